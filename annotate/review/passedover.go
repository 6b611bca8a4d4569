package review

import (
	"cmp"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// PassedOver is a target to which an annotator gave absent together with others, by the key
// for the rest, and that a colleague saw in the same paragraph. Whoever gives many answers
// by one key looks at none of them closely.
type PassedOver struct {
	Article    Article
	Paragraph  string // its id
	Position   int    // from 1
	Annotator  string
	Question   Question
	Colleagues []Answer // who saw it, by name
}

// PassedOvers are all that are passed over, in the order of articles, and of how many
// answers that were given by the key for the rest and that a colleague gave too.
type PassedOvers struct {
	List []PassedOver
	Of   int
}

// restKey is a question on a sheet that was answered by the key for the rest.
type restKey = laterKey

// given is one action and the question that it answered.
type given struct{ action, field string }

// keepRest remembers which answers of a sheet were given absent by the key for the rest,
// with others. A single answer by that key is in the log like any other, and is not told
// apart.
func (a *Answers) keepRest(place int32, s *annotate.Sheet) {
	byRest := func(slot annotate.Slot, e *annotate.Entry) bool {
		f := a.book.Field(slot.Field)
		return f != nil && f.PerTarget && len(f.OffScale) > 0 && e.Value == f.OffScale[0] &&
			e.Origin == annotate.OriginAnnotator && e.Action != ""
	}
	together := make(map[given]int)
	for slot, current := range s.Answers {
		if byRest(slot, &current.Entry) {
			together[given{current.Entry.Action, slot.Field}]++
		}
	}
	for slot, current := range s.Answers {
		if together[given{current.Entry.Action, slot.Field}] < 2 || !byRest(slot, &current.Entry) {
			continue
		}
		if at, ok := a.questionOf(a.book, slot); ok {
			a.rest[restKey{place, at}] = true
		}
	}
}

// PassedOver finds what was passed over in the paragraphs that a filter lets through, of the
// questions chosen.
func (a *Answers) PassedOver(f Filter, of OfQuestion) (all PassedOvers) {
	if len(a.rest) == 0 {
		return all
	}
	chosen := a.chosen(f, FirstRound)
	for at, q := range a.questions.list {
		if !q.InForce || !of.takes(q.Field, q.Target) || !q.field.PerTarget || len(q.field.OffScale) == 0 || q.scale == agreement.Set {
			continue
		}
		byParagraph := make(map[int32][]cell)
		for _, c := range q.cells {
			if chosen[c.sheet] {
				byParagraph[a.sheets[c.sheet].paragraph] = append(byParagraph[a.sheets[c.sheet].paragraph], c)
			}
		}
		for _, cells := range byParagraph {
			a.passedOver(&all, int32(at), cells)
		}
	}
	slices.SortFunc(all.List, func(x, y PassedOver) int {
		return cmp.Or(
			cmp.Compare(x.Article.Title, y.Article.Title), cmp.Compare(x.Article.ID, y.Article.ID), cmp.Compare(x.Position, y.Position),
			cmp.Compare(x.Annotator, y.Annotator), a.compareQuestions(x.Question, y.Question),
		)
	})
	return all
}

// passedOver compares the answers of everybody to one question on one paragraph.
func (a *Answers) passedOver(all *PassedOvers, at int32, cells []cell) {
	q := a.questions.list[at]
	if len(cells) < 2 {
		return
	}
	var saw []Answer
	for _, c := range cells {
		if value := q.values[c.value]; value != q.field.OffScale[0] {
			saw = append(saw, Answer{Annotator: a.annotators.list[a.sheets[c.sheet].annotator], Value: value})
		}
	}
	slices.SortFunc(saw, func(x, y Answer) int { return cmp.Compare(x.Annotator, y.Annotator) })
	for _, c := range cells {
		if !a.rest[restKey{c.sheet, at}] {
			continue
		}
		all.Of++
		if len(saw) == 0 {
			continue
		}
		s := a.sheets[c.sheet]
		p := a.paragraphs.list[s.paragraph]
		all.List = append(all.List, PassedOver{
			Article: a.articles.list[p.article], Paragraph: p.id, Position: int(p.position),
			Annotator: a.annotators.list[s.annotator], Question: q.Question, Colleagues: saw,
		})
	}
}

// compareQuestions puts questions in the order of targets, then of fields.
func (a *Answers) compareQuestions(x, y Question) int {
	place := func(target string) int {
		return slices.IndexFunc(a.targets, func(t annotate.Target) bool { return t.ID == target })
	}
	return cmp.Or(cmp.Compare(place(x.Target), place(y.Target)), cmp.Compare(x.Field, y.Field))
}

// Words say how many answers by the key for the rest a colleague contradicts.
func (p PassedOvers) Words() sentence.Sentence {
	return sentence.Of("passed-over.count", "Count", p.Of, "Seen", len(p.List))
}
