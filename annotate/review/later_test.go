package review_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// shown changes answers on a sheet after its annotator was shown what others
// answered.
func (p *project) shown(s *annotate.Sheet, answers ...string) {
	p.tb.Helper()
	var history []annotate.Entry
	for _, a := range s.Answers {
		history = append(history, a.Entry)
	}
	history = append(history, *p.revealed(s))
	p.answer(s, p.book, answers...)
	for _, a := range s.Answers {
		history = append(history, a.Entry)
	}
	s.KeepUnseen(history)
}

func (p *project) revealed(s *annotate.Sheet) *annotate.Entry {
	e := p.entry(
		annotate.RevealKey(annotate.RevealAnswers, s.Paragraph.ID, s.Annotator, s.Round),
		annotate.Yes,
		p.book,
		annotate.OriginAnnotator,
	)
	return &e
}

func TestAgreementIsOfTheAnswersBeforeAReveal(t *testing.T) {
	p := newProject(t, 2)
	for i := range 10 {
		p.submitted("A1", i, "unit_type=body", "stance Borea=1")
		s := p.submitted("A2", i, "unit_type=body", "stance Borea=-1")
		p.shown(s, "stance Borea=1", "stance Harbour council=2")
	}
	answers := p.answers()
	stance := row(t, answers.Overview(review.Filter{}), "stance", "Borea", review.Addressed)
	if stance.Alpha.Value == nil || *stance.Alpha.Value > 0 || stance.Alpha.N != 10 {
		t.Errorf("with what was copied alpha is %v of %d paragraphs, want none above 0 of 10", stance.Alpha.Value, stance.Alpha.N)
	}
	if never := row(t, answers.Overview(review.Filter{}), "stance", "Harbour council", review.Addressed); never.Table.Ratings() != 0 {
		t.Errorf("%d answers count that were first given after the reveal", never.Table.Ratings())
	}
	later := answers.Later(review.Filter{})
	if len(later) != 20 || later[0].Annotator != "A2" || later[0].Position != 1 {
		t.Errorf("marked as later are %d answers, the first %+v; want 20 of A2", len(later), later)
	}
	if none := answers.Later(review.Filter{Annotators: []string{"A1"}}); len(none) != 0 {
		t.Errorf("of A1 %d answers are marked", len(none))
	}
	divided := answers.Overview(review.Filter{}).Divided(1)
	if len(divided) != 1 {
		t.Fatal("nothing divides the annotators")
	}
	for _, said := range divided[0].Disputes[0].Answers {
		want := review.Answer{Annotator: "A1", Value: "1"}
		if said.Annotator == "A2" {
			want = review.Answer{Annotator: "A2", Value: "-1", Later: "1"}
		}
		if said != want {
			t.Errorf("the dispute shows %+v, want %+v", said, want)
		}
	}
}

func TestAnArticleThatWasWithdrawnCountsNowhere(t *testing.T) {
	p := newProject(t, 2)
	for i := range 20 {
		p.submitted("A1", i, "unit_type=body")
		p.submitted("A2", i, "unit_type=body")
	}
	p.articles[1].Meta.Withdrawn = true
	if o := p.answers().Overview(review.Filter{}); o.Paragraphs != 10 || o.Doubly != 10 {
		t.Errorf("%d paragraphs count, %d of them doubly; want the 10 of the other article", o.Paragraphs, o.Doubly)
	}
}
