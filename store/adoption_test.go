package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
)

// rules are a codebook as a lead edits it. What an answer means depends on
// what is asked and when, so equal signatures have equal meanings.
type rules struct {
	sources  []string
	always   bool // sources are asked of furniture too
	light    []string
	tone     bool // there is a field tone
	required bool
	wording  string
}

var firstRules = rules{sources: []string{"none", "official", "expert"}, light: []string{"low", "high"}, wording: "Who is credited?"}

// editing writes versions of the codebook and remembers which meaning and
// version each content has.
type editing struct {
	meanings map[string]int
	highest  map[string]int
	versions map[string]int
}

func newEditing() *editing {
	return &editing{meanings: map[string]int{}, highest: map[string]int{}, versions: map[string]int{}}
}

func (e *editing) meaning(field, signature string) int {
	if e.meanings[field+signature] == 0 {
		e.highest[field]++
		e.meanings[field+signature] = e.highest[field]
	}
	return e.meanings[field+signature]
}

func (e *editing) source(r rules) string {
	var b strings.Builder
	option := func(value string, n int) {
		fmt.Fprintf(&b, "      - {value: %s, key: %q, definition: As it says.}\n", value, string(rune('a'+n)))
	}
	fmt.Fprintf(&b, "title: A small codebook\nlanguage: en\nunit: paragraph\nfields:\n")
	fmt.Fprintf(
		&b,
		"  - key: unit_type\n    label: Part\n    question: What is it?\n    scale: nominal\n    required: true\n    prefill: layout\n    metric: alpha_nominal\n    options:\n",
	)
	option("body", 0)
	option("furniture", 1)
	asked := "{unit_type: [body]}"
	if r.always {
		asked = "{unit_type: [body, furniture]}"
	}
	fmt.Fprintf(
		&b,
		"  - key: sourcing\n    label: Sources\n    meaning: %d\n    question: %s\n    scale: set\n    required: true\n    show_if: %s\n    metric: alpha_masi\n    options:\n",
		e.meaning("sourcing", fmt.Sprint(r.sources, r.always)),
		r.wording,
		asked,
	)
	for i, v := range r.sources {
		option(v, i)
	}
	fmt.Fprintf(
		&b,
		"  - key: stance\n    label: Stance\n    meaning: %d\n    question: In what light is {target}?\n    scale: ordinal\n    per_target: true\n    required: true\n    show_if: {sourcing_not: [none]}\n    metric: alpha_ordinal\n    options:\n",
		e.meaning("stance", fmt.Sprint(r.light)),
	)
	for i, v := range r.light {
		option(v, i)
	}
	if r.tone {
		fmt.Fprintf(
			&b,
			"  - key: tone\n    label: Tone\n    question: How loud?\n    scale: nominal\n    required: %t\n    metric: alpha_nominal\n    options:\n",
			r.required,
		)
		option("quiet", 0)
		option("loud", 1)
	}
	fmt.Fprintf(&b, "  - {key: note, label: Note, question: Anything else?, scale: text}\n")
	text := b.String()
	if e.versions[text] == 0 {
		e.versions[text] = len(e.versions) + 1
	}
	return fmt.Sprintf("id: edited\nversion: 1.%d\n", e.versions[text]) + text
}

func drawRules(rt *rapid.T) rules {
	subset := func(all []string, what string) []string {
		picked := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 2, len(all), rapid.ID).Draw(rt, what)
		return slices.DeleteFunc(slices.Clone(all), func(v string) bool { return !slices.Contains(picked, v) })
	}
	return rules{
		sources: append(
			[]string{"none"},
			subset([]string{"official", "expert", "group"}, "sources")...),
		always: rapid.Bool().Draw(rt, "always"),
		light:  subset([]string{"low", "middle", "high"}, "light"),
		tone:   rapid.Bool().Draw(rt, "tone"),
		required: rapid.Bool().
			Draw(rt, "required"),
		wording: rapid.SampledFrom([]string{"Who is credited?", "Who is named?"}).Draw(rt, "wording"),
	}
}

// labelled is a project under edited rules in which A1 answers.
type labelled struct {
	*sample
	rt    *rapid.T
	edits *editing
	// given is what stands for each question and what its field meant then.
	given map[annotate.Key]meant
	// marked is the same of the words that options rest on.
	marked map[annotate.Key]meant
	log    int
	who    string // answers
}

type meant struct {
	value   string
	meaning int
}

func (s *sample) labelled(t *testing.T, rt *rapid.T) *labelled {
	l := &labelled{rt: rt, who: "A1", edits: newEditing(), given: map[annotate.Key]meant{}, marked: map[annotate.Key]meant{}}
	l.sample = &sample{Project: s.twin(t), pen: newPen("device-2", "A1"), book: s.book, articles: s.articles, target: s.target}
	if err := l.file.reader.whole.QueryRow("SELECT count(*) FROM log").Scan(&l.log); err != nil {
		rt.Fatal(err)
	}
	return l
}

func (l *labelled) adopt(r rules) {
	book, err := codebook.Parse([]byte(l.edits.source(r)))
	if err != nil {
		l.rt.Fatal(err)
	}
	ctx := context.Background()
	plan, err := adoption.Prepare(ctx, l.Project, book.Source)
	if err != nil {
		l.rt.Fatalf("the rules %+v cannot be adopted: %v", r, err)
	}
	if err := l.Adopt(ctx, book, l.pen); err != nil {
		l.rt.Fatal(err)
	}
	l.pen.Codebook = book.Hash
	l.book = book
	l.log++
	l.foretold(plan.Effect)
}

// foretold compares what was said before an adoption with what came.
func (l *labelled) foretold(e *adoption.Effect) {
	fits, look := 0, 0
	l.sheets(func(s *annotate.Sheet, form *codebook.Asked) {
		for slot, a := range s.Answers {
			if a.Entry.Value == "" || !form.Visible(slot.Field, slot.Target) {
				continue
			}
			if s.Value(slot.Field, slot.Target) != "" {
				fits++
			} else {
				look++
			}
		}
	})
	if e.Total.Kept+e.Total.Back != fits || e.Total.Look != look {
		l.rt.Fatalf(
			"%d kept, %d back and %d to be looked at were foretold; %d count and %d do not",
			e.Total.Kept,
			e.Total.Back,
			e.Total.Look,
			fits,
			look,
		)
	}
}

func (l *labelled) sheets(visit func(*annotate.Sheet, *codebook.Asked)) {
	err := l.EachSheet(context.Background(), func(_ *annotate.Article, s *annotate.Sheet) error {
		visit(s, s.Ask(l.book, []string{l.target}))
		return nil
	})
	if err != nil {
		l.rt.Fatal(err)
	}
}

// answers gives or takes back the answer to a question that is asked.
func (l *labelled) answers() {
	ctx := context.Background()
	para := rapid.SampledFrom(l.articles[0].Paragraphs).Draw(l.rt, "paragraph")
	sheet, err := l.Sheet(ctx, para.ID, annotate.LayerAnnotation, 1, l.who)
	if err != nil {
		l.rt.Fatal(err)
	}
	if rapid.IntRange(0, 5).Draw(l.rt, "submits") == 0 {
		l.pen.Begin()
		l.append(l.pen.Write(sheet.SubmissionKey(), l.target, sheet.CurrentID(sheet.SubmissionKey()), annotate.OriginAnnotator))
		return
	}
	q := rapid.SampledFrom(sheet.Ask(l.book, []string{l.target}).Questions()).Draw(l.rt, "question")
	value := "a remark"
	if len(q.Field.Options) > 0 {
		value = rapid.SampledFrom(q.Field.Options).Draw(l.rt, "option").Value
	}
	if rapid.IntRange(0, 4).Draw(l.rt, "back") == 0 {
		value = ""
	}
	key := sheet.Key(q.Field.Key, q.Target)
	l.pen.Begin()
	l.append(l.pen.Write(key, value, sheet.CurrentID(key), annotate.OriginAnnotator))
	l.given[key] = meant{value, q.Field.Meaning}
	if len(q.Field.Options) > 0 && rapid.Bool().Draw(l.rt, "marks") {
		option := rapid.SampledFrom(q.Field.Options).Draw(l.rt, "marked").Value
		evidence := sheet.EvidenceKey(annotate.Slot{Field: q.Field.Key, Target: q.Target}, option)
		words := drawMarks(l.rt, para)
		l.append(l.pen.Write(evidence, words, sheet.CurrentID(evidence), annotate.OriginAnnotator))
		l.marked[evidence] = meant{words, q.Field.Meaning}
	}
}

func (l *labelled) append(e annotate.Entry) {
	if err := l.Append(context.Background(), e); err != nil {
		l.rt.Fatal(err)
	}
	l.log++
}

// nothingIsLostOrMistaken looks at every answer ever given.
func (l *labelled) nothingIsLostOrMistaken() {
	var n int
	if err := l.file.reader.whole.QueryRow("SELECT count(*) FROM log").Scan(&n); err != nil || n != l.log {
		l.rt.Fatalf("the log has %d entries (%v), want %d", n, err, l.log)
	}
	seen := 0
	l.sheets(func(s *annotate.Sheet, _ *codebook.Asked) {
		for slot, a := range s.Answers {
			seen++
			was := l.given[s.Key(slot.Field, slot.Target)]
			if a.Entry.Value != was.value {
				l.rt.Fatalf("%s stands as %q, it was answered %q", slot.Field, a.Entry.Value, was.value)
			}
			want := ""
			if f := l.book.Field(slot.Field); f != nil && f.Meaning == was.meaning {
				want = was.value
			}
			if got := s.Value(slot.Field, slot.Target); got != want {
				l.rt.Fatalf("%s of meaning %d counts as %q, want %q", slot.Field, was.meaning, got, want)
			}
		}
	})
	l.wordsCount()
	if seen != len(l.given) {
		l.rt.Fatalf("%d answers stand of %d", seen, len(l.given))
	}
}

// wordsCount looks at all evidence ever given: it counts where its option is answered now,
// and the question means what it did when the words were marked.
func (l *labelled) wordsCount() {
	counted := make(map[annotate.Key]string)
	l.sheets(func(s *annotate.Sheet, _ *codebook.Asked) {
		for _, m := range s.Evidence() {
			words := annotate.JoinPassages(m.Passages)
			if words == "" {
				words = annotate.NoWords
			}
			counted[s.EvidenceKey(m.Slot, m.Option)] = words
		}
	})
	for key, was := range l.marked {
		answer := key
		answer.Kind, answer.Option = annotate.KindAnswer, ""
		f, given := l.book.Field(key.Field), l.given[answer]
		stands := f != nil && f.Meaning == was.meaning && f.Meaning == given.meaning && given.value == key.Option
		want := ""
		if stands {
			want = was.value
		}
		if counted[key] != want {
			l.rt.Fatalf("of %s the words for %s count as %q, want %q", key.Field, key.Option, counted[key], want)
		}
	}
}

func TestRulesChangeWithoutLosingOrMistakingAnAnswer(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	closeProject(t, s.Project)
	rapid.Check(t, func(rt *rapid.T) {
		l := s.labelled(t, rt)
		defer closeProject(t, l.Project)
		l.adopt(firstRules)
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			if rapid.IntRange(0, 4).Draw(rt, "adopts") == 0 {
				l.adopt(drawRules(rt))
			} else {
				l.answers()
			}
			l.nothingIsLostOrMistaken()
		}
		assertSound(t, l.Project)
	})
}

func TestAdoptingTheOldRulesAgainBringsEverythingBack(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	closeProject(t, s.Project)
	rapid.Check(t, func(rt *rapid.T) {
		l := s.labelled(t, rt)
		defer closeProject(t, l.Project)
		l.adopt(firstRules)
		for range rapid.IntRange(1, 20).Draw(rt, "answers") {
			l.answers()
		}
		before := currentNow(t, l.Project)
		for range rapid.IntRange(1, 4).Draw(rt, "adoptions") {
			l.adopt(drawRules(rt))
		}
		l.adopt(firstRules)
		if diff := cmp.Diff(before, currentNow(t, l.Project)); diff != "" {
			rt.Fatalf("not everything is as it was (-before +after):\n%s", diff)
		}
		assertSound(t, l.Project)
	})
}

// currentNow lists everything derived but which version is in force.
func currentNow(t testing.TB, p *Project) []string {
	return slices.DeleteFunc(derived(t, p), func(row string) bool { return strings.HasPrefix(row, "current/project/") })
}

func TestAVersionIsAdoptedOnceAndNamed(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	later := mustParse(t, laterSource)
	for _, book := range []*codebook.Codebook{later, s.book} {
		if err := s.Adopt(ctx, book, s.pen); err != nil {
			t.Fatal(err)
		}
	}
	events, err := s.Adoptions(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range events {
		got = append(got, fmt.Sprintf("%s by %s, now %v", e.Book.Version, e.By, e.Now))
	}
	want := []string{"1.0.0 by A1, now false", "1.1.0 by A1, now false", "1.0.0 by A1, now true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the adoptions differ (-want +got):\n%s", diff)
	}
	changed := mustParse(t, strings.Replace(bookSource, "Who is credited?", "Who is named?", 1))
	if err := s.Adopt(ctx, changed, s.pen); err == nil || !strings.Contains(err.Error(), "new version") {
		t.Errorf("a version is replaced under its own name: %v", err)
	}
	if books, err := s.Codebooks(ctx); err != nil || len(books) != 2 {
		t.Errorf("the project holds %d versions (%v), want 2", len(books), err)
	}
	closeProject(t, s.Project)
	if got := shell(
		t,
		s.Path(),
		"SELECT group_concat(version || ' ' || in_force, ', ') FROM codebooks",
	); got != "1.0.0 0, 1.1.0 0, 1.0.0 1" {
		t.Errorf("the shell says %q", got)
	}
}
