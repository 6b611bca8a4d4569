package dataset

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// labelled is a project in which people answered, submitted, were asked again and had
// their answers decided, all by chance.
func labelled(t *testing.T, random *rand.Rand) *project {
	t.Helper()
	p := emptied(t)
	for _, a := range p.inOrder() {
		for i := range a.Paragraphs {
			for _, who := range []string{"A1", "Ж-2", "mara"} {
				for round := 1; round <= 2; round++ {
					if random.IntN(3) > 0 {
						p.answerByChance(random, &a.Paragraphs[i], annotate.LayerAnnotation, round, who)
					}
				}
			}
			if random.IntN(2) > 0 {
				p.decideByChance(random, a, &a.Paragraphs[i])
			}
		}
	}
	p.about = map[annotate.Key]string{}
	for _, a := range p.inOrder() {
		p.about[annotate.OutletKey(a.ID, "mara")] = annotate.RecognisedGuess
	}
	return p
}

// emptied is the same project before anybody answered.
func emptied(t *testing.T) *project {
	t.Helper()
	p := newTestProject(t, "Aldmark", "上海=滬")
	p.add("Quay", "Quay shut", "The “old” quay,\nthey said, is shut.", "Nobody asked why.")
	p.add("Pumps", "Pumps fail", "=SUM(1) 🚰 pumps failed.")
	return p
}

func (p *project) answerByChance(random *rand.Rand, q *annotate.Paragraph, layer annotate.Layer, round int, who string) {
	write := func(key annotate.Key, value string) {
		s := p.sheet(*q, layer, round, who)
		author := who
		if author == "" {
			author = "lead"
		}
		p.append(p.pen(author).Write(key, value, s.CurrentID(key), annotate.OriginAnnotator))
	}
	targets := annotate.TargetIDs(p.targets)
	for i := range p.book.Fields {
		f := &p.book.Fields[i]
		for _, target := range slots(f, p.targets) {
			s := p.sheet(*q, layer, round, who)
			if layer == annotate.LayerFinal && f.IsAside() || !f.IsAside() && !s.Ask(p.book, targets).Visible(f.Key, target.ID) {
				continue
			}
			if value := valueByChance(random, p.book, f, target.ID); value != "" {
				write(s.Key(f.Key, target.ID), value)
			}
		}
	}
	s := p.sheet(*q, layer, round, who)
	for _, slot := range slices.SortedFunc(maps.Keys(s.Answers), bySlot) {
		if f := p.book.Field(slot.Field); f.Choosable() && random.IntN(2) > 0 {
			labels := f.Labels(s.Value(slot.Field, slot.Target))
			write(s.EvidenceKey(slot, labels[random.IntN(len(labels))]), passagesByChance(random, q.Text))
		}
	}
	if layer == annotate.LayerAnnotation && random.IntN(3) > 0 {
		write(s.SubmissionKey(), annotate.JoinIDs(targets))
	}
}

func valueByChance(random *rand.Rand, book *codebook.Codebook, f *codebook.Field, target string) string {
	switch {
	case random.IntN(4) == 0 || f.Scale.Marked:
		return ""
	case f.OptionsFrom != "" && target != "":
		return "stance"
	case f.OptionsFrom != "":
		return []string{annotate.UnsureParagraph, "sources|trace", "part"}[random.IntN(3)]
	case f.Scale.Verbatim && target == "":
		return []string{" as it is ", "two\nlines, \"quoted\"", "=1+1", "|"}[random.IntN(4)]
	case f.Scale.Verbatim:
		return ""
	}
	values := []string{f.Options[random.IntN(len(f.Options))].Value}
	if f.Scale == codebook.Set && values[0] != "none" && random.IntN(2) == 0 {
		values = append(values, "person")
	}
	stored, err := f.Normalize(codebook.JoinSet(slices.Compact(values)), book)
	if err != nil {
		panic(err)
	}
	return stored
}

func bySlot(x, y annotate.Slot) int { return strings.Compare(x.Field+x.Target, y.Field+y.Target) }

// passagesByChance marks pieces of a text, or says that no words of it show an answer.
func passagesByChance(random *rand.Rand, text string) string {
	runes := []rune(text)
	var marked []annotate.Passage
	for range random.IntN(4) {
		begin := random.IntN(len(runes))
		marked = append(marked, annotate.Passage{Begin: begin, End: begin + 1 + random.IntN(5)})
	}
	return cmp.Or(annotate.JoinPassages(annotate.UnitePassages(runes, marked)), annotate.NoWords)
}

// decideByChance decides about a paragraph as somebody who saw what annotators answered,
// or something else.
func (p *project) decideByChance(random *rand.Rand, a *annotate.Article, q *annotate.Paragraph) {
	p.answerByChance(random, q, annotate.LayerFinal, annotate.FirstRound, "")
	basis := annotate.NewBasis(p.book)
	for _, who := range []string{"A1", "Ж-2", "mara"} {
		basis.Add(p.sheet(*q, annotate.LayerAnnotation, annotate.FirstRound, who), annotate.TargetIDs(a.Meta.AskedTargets(p.targets)))
	}
	s := p.sheet(*q, annotate.LayerFinal, annotate.FirstRound, "")
	for _, slot := range slices.SortedFunc(maps.Keys(s.Answers), bySlot) {
		write := func(kind annotate.Kind, value string) {
			key := s.Key(slot.Field, slot.Target)
			key.Kind = kind
			p.append(p.pen([]string{"lead", "A1"}[random.IntN(2)]).Write(key, value, "", annotate.OriginAnnotator))
		}
		how := []annotate.Outcome{annotate.OutcomeDecided, annotate.OutcomeMajority, annotate.OutcomeUnanimous, annotate.OutcomeKept}[random.IntN(4)]
		if how == annotate.OutcomeKept {
			write(annotate.KindAnswer, "")
		}
		seen := basis.Seen(slot)
		if random.IntN(5) == 0 {
			seen = "0123456789abcdef" // they answered otherwise then
		}
		if value := how.Told(seen); random.IntN(4) > 0 {
			write(annotate.KindOutcome, value)
		} else {
			write(annotate.KindOutcome, how.ToldBlind(seen))
		}
		if random.IntN(3) == 0 {
			write(annotate.KindReason, "rule 4,\nsay the notes")
			write(annotate.KindCause, string(annotate.CauseSlip))
		}
	}
}

// but leaves out of an export what does not come back: how often and when something was
// decided, and how it came about.
var but = []string{"revision", "decided_at", "elapsed_ms", "origin"}

func comparable(t *testing.T, format, text string) []string {
	t.Helper()
	var rows []string
	if format == "jsonl" {
		for line := range strings.Lines(text) {
			var object map[string]any
			if err := json.Unmarshal([]byte(line), &object); err != nil {
				t.Fatal(err)
			}
			for _, name := range but {
				delete(object, name)
			}
			rows = append(rows, fmt.Sprint(object))
		}
		return rows
	}
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all {
		for i, name := range all[0] {
			if slices.Contains(but, name) && &row[0] != &all[0][0] {
				row[i] = ""
			}
		}
		rows = append(rows, fmt.Sprintf("%q", row))
	}
	return rows
}

func TestAnExportComesBackAndIsExportedAlike(t *testing.T) {
	for seed := range uint64(40) {
		p := labelled(t, rand.New(rand.NewPCG(seed, 11)))
		for _, format := range []*Format{CSV, JSONLines} {
			first := p.export(Export{Format: format, All: seed%2 == 0})
			table, err := ReadLabelFile(t.Context(), "all."+format.Name, strings.NewReader(first))
			if err != nil {
				t.Fatal(err)
			}
			copied := emptied(t)
			plan, err := LabelImport{}.Plan(t.Context(), copied, copied.pen("lead"), table)
			if err != nil {
				t.Fatalf("seed %d, %s: %v", seed, format.Name, err)
			}
			copied.append(plan.Entries...)
			if format == CSV {
				copied.bringIn(t, p.export(Export{Format: Evidence}))
			}
			if want, got := p.export(Export{Format: Evidence}), copied.export(Export{Format: Evidence}); got != want {
				t.Fatalf("seed %d, %s: the evidence comes back as\n%s\nwant\n%s", seed, format.Name, got, want)
			}
			copied.about = map[annotate.Key]string{}
			for _, e := range plan.Entries {
				if e.Key.Field == annotate.FieldRecognised {
					copied.about[e.Key] = e.Value
				}
			}
			want, got := comparable(
				t,
				format.Name,
				first,
			), comparable(
				t,
				format.Name,
				copied.export(Export{Format: format, All: seed%2 == 0}),
			)
			for i, row := range want {
				if i >= len(got) || got[i] != row {
					t.Fatalf(
						"seed %d, %s: row %d of %d and %d:\n%s\n%s",
						seed,
						format.Name,
						i+1,
						len(got),
						len(want),
						got[min(i, len(got)-1)],
						row,
					)
				}
			}
			if len(got) > len(want) {
				t.Fatalf("seed %d, %s: there are %d rows, want %d", seed, format.Name, len(got), len(want))
			}
			again, err := LabelImport{}.Plan(t.Context(), copied, copied.pen("lead"), table)
			if err != nil {
				t.Fatal(err)
			}
			if len(again.Entries) != 0 {
				t.Errorf("seed %d, %s: a second time %d entries are written", seed, format.Name, len(again.Entries))
			}
		}
	}
}

// bringIn brings in a table of labels or of evidence.
func (p *project) bringIn(t *testing.T, table string) *LabelPlan {
	t.Helper()
	read, err := ReadLabelFile(t.Context(), "table.csv", strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	plan, err := LabelImport{}.Plan(t.Context(), p, p.pen("lead"), read)
	if err != nil {
		t.Fatal(err)
	}
	p.append(plan.Entries...)
	return plan
}
