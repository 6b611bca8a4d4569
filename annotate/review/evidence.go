package review

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement/unitizing"
)

// Evidence is what annotators marked as the words that decided their answers to a
// question: a text is a paragraph, of a question per target a paragraph and a target.
type Evidence struct {
	Field, Label string // the question, and what the form calls it
	Apart        Apart
	*unitizing.Unitizations

	shown func(option string) string
}

// Shown is an option of the question as it stands in the form.
func (e *Evidence) Shown(option string) string { return e.shown(option) }

// OfQuestion chooses which questions something is told of: those of a field, and about a
// target. An empty name is any.
type OfQuestion struct{ Field, Target string }

func (of OfQuestion) takes(field, target string) bool {
	return (of.Field == "" || of.Field == field) && (of.Target == "" || of.Target == target)
}

// mark is a passage of an annotator's answer.
type mark struct {
	field, target, option string
	annotate.Passage
}

// keepMarks keeps the passages that the answers of a sheet rest on; those of an option that
// is not answered now are no evidence of anything.
func (a *Answers) keepMarks(place int32, s *annotate.Sheet) {
	if s.Paragraph.Text == "" { // of a text that is not here nothing is known
		return
	}
	for _, e := range s.Evidence() {
		field := a.book.Field(e.Slot.Field)
		if field == nil || !slices.Contains(field.Labels(s.Value(e.Slot.Field, e.Slot.Target)), e.Option) {
			continue
		}
		for _, p := range e.Passages {
			a.marks[place] = append(a.marks[place], mark{e.Slot.Field, e.Slot.Target, e.Option, p})
		}
	}
}

// Evidence is the words of every question for which anybody marked some, in the order of the
// codebook, of what a filter lets through. Who submitted a paragraph without marking
// anything counts as having found nothing; what was marked after others' answers were shown
// is left out.
func (a *Answers) Evidence(f Filter, of OfQuestion) ([]Evidence, error) {
	chosen := a.chosen(f, FirstRound)
	marked := make(map[string][]markBy) // by field
	for place, marks := range a.marks {
		for _, m := range marks {
			if chosen[place] && of.takes(m.field, m.target) {
				marked[m.field] = append(marked[m.field], markBy{a.sheets[place].sheetKey, m})
			}
		}
	}
	var all []Evidence
	for i := range a.book.Fields {
		field := &a.book.Fields[i]
		if len(marked[field.Key]) == 0 {
			continue
		}
		slices.SortFunc(marked[field.Key], a.compareMarks)
		u, err := a.unitizations(chosen, marked[field.Key])
		if err != nil {
			return nil, err
		}
		all = append(all, Evidence{field.Key, field.Label, a.apart(marked[field.Key]), u, field.ShownValue})
	}
	return all, nil
}

// markBy is a mark and whose it is.
type markBy struct {
	sheetKey
	mark
}

// compareMarks puts marks in order: by text, option, annotator and place in the text.
func (a *Answers) compareMarks(x, y markBy) int {
	return cmp.Or(
		cmp.Compare(a.paragraphs.list[x.paragraph].id, a.paragraphs.list[y.paragraph].id),
		cmp.Compare(x.target, y.target), cmp.Compare(x.option, y.option),
		cmp.Compare(a.annotators.list[x.annotator], a.annotators.list[y.annotator]), cmp.Compare(x.Begin, y.Begin),
	)
}

// textKey is where marks stand: a paragraph and a target.
type textKey struct {
	paragraph int32
	target    string
}

// unitizations lays the marks of a question into the texts that were read.
func (a *Answers) unitizations(chosen []bool, marked []markBy) (*unitizing.Unitizations, error) {
	who, options, targets := map[string]int{}, map[string]int{}, map[string]int{}
	for place, s := range a.sheets {
		if chosen[place] {
			who[a.annotators.list[s.annotator]] = 0
		}
	}
	for _, m := range marked {
		options[m.option], targets[m.target] = 0, 0
	}
	annotators, categories := numbered(who), numbered(options)
	texts := make(map[textKey]*unitizing.Text)
	for place, s := range a.sheets {
		if !chosen[place] || s.letters == 0 {
			continue
		}
		for target := range targets {
			at := textKey{s.paragraph, target}
			if texts[at] == nil {
				texts[at] = &unitizing.Text{
					Name: a.paragraphs.list[s.paragraph].id, Length: int(s.letters), Marked: make([][]unitizing.Span, len(annotators)),
				}
			}
			texts[at].Marked[who[a.annotators.list[s.annotator]]] = []unitizing.Span{}
		}
	}
	for _, m := range marked {
		own := &texts[textKey{m.paragraph, m.target}].Marked[who[a.annotators.list[m.annotator]]]
		*own = append(*own, unitizing.Span{Begin: m.Begin, End: m.End, Category: options[m.option]})
	}
	sorted := slices.SortedFunc(maps.Keys(texts), func(x, y textKey) int {
		return cmp.Or(cmp.Compare(texts[x].Name, texts[y].Name), cmp.Compare(x.target, y.target))
	})
	all := make([]unitizing.Text, len(sorted))
	for i, at := range sorted {
		all[i] = *texts[at]
	}
	return unitizing.New(annotators, categories, all)
}

// numbered puts names in order and numbers them.
func numbered(names map[string]int) []string {
	sorted := slices.Sorted(maps.Keys(names))
	for i, name := range sorted {
		names[name] = i
	}
	return sorted
}

// ReadEvidence reads the words of a whole project, without those whose answers do not count.
func ReadEvidence(ctx context.Context, from Source, f Filter, of OfQuestion, excluded []annotate.Exclusion) ([]Evidence, error) {
	a, err := Read(ctx, from)
	if err != nil {
		return nil, err
	}
	a.Exclude(excluded)
	return a.Evidence(f, of)
}
