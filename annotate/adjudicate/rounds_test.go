package adjudicate_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
)

func TestWhatIsAnsweredInASecondRoundDividesNobody(t *testing.T) {
	p := newProject(t, 1)
	q := p.paragraph(0, 0)
	p.label("A1", q, nil)
	p.label("A2", q, nil)
	again := annotate.NewSheet(q, annotate.LayerAnnotation, annotate.RepeatRound, "A1")
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "yes", "editorial": "none"} {
		p.write("A1", again.Key(field, ""), value)
	}
	p.write("A1", again.SubmissionKey(), annotate.SubmittedNoTargets)
	d := p.docket()
	if items := inWords(p, d.Items(adjudicate.ByField)); len(items) != 0 {
		t.Errorf("A1's second answers make the disagreements %q", items)
	}
	p.label("A2", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"})
	if n := len(p.sit().Case().Columns); n != 2 {
		t.Errorf("the two annotators have %d columns side by side", n)
	}
}

// decide makes majorities final and writes them.
func (p *project) decide(where adjudicate.Where) *adjudicate.Decided {
	p.t.Helper()
	found, err := adjudicate.Decide(p.t.Context(), p, p.Pen("L"), where, "", review.Filter{})
	if err != nil {
		p.t.Fatal(err)
	}
	if len(found.Entries) > 0 {
		p.Tell(p.t, found.Entries...)
	}
	return found
}

func TestOneAnnotatorAloneIsNoMajority(t *testing.T) {
	p := newProject(t, 1)
	p.label("A1", p.paragraph(0, 0), nil)
	if found := p.decide(adjudicate.WhereMajority); found.Answers != 0 || len(found.Entries) != 0 {
		t.Errorf("what one annotator said makes %d answers final, want none", found.Answers)
	}
}

func TestWhatWasBegunByHandIsNotDecidedOver(t *testing.T) {
	p, q := three(t)
	p.write("L", p.final(q).Key("sourcing", ""), "none") // chosen, not decided yet
	found := p.decide(adjudicate.WhereMajority)
	if got := p.final(q).Value("sourcing", ""); got != "none" || found.Before != 1 {
		t.Errorf("the answer begun by hand is %q and %d questions stay, want none and 1", got, found.Before)
	}
}

func TestNothingIsDecidedInAnArticleThatWasWithdrawn(t *testing.T) {
	p, q := three(t)
	p.write("L", annotate.Key{Kind: annotate.KindArticle, Subject: p.articles[0].ID, Field: annotate.MetaWithdrawn}, annotate.Yes)
	if found := p.decide(adjudicate.WhereMajority); found.Answers != 0 || len(p.answersOn(q)) != 0 {
		t.Errorf("in an article that was withdrawn %d answers become final", found.Answers)
	}
}

func TestAfterTheLastDisagreementComesTheFirstThatWasSkipped(t *testing.T) {
	p := newProject(t, 1, 1)
	source := map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
	for i := range 2 {
		p.label("A1", p.paragraph(i, 0), nil)
		p.label("A2", p.paragraph(i, 0), source)
	}
	d := p.sit()
	d.keys("↓")
	if d.At() != 1 {
		t.Fatalf("item %d is at hand, want the second", d.At())
	}
	d.keys("n⏎")
	if done, all := d.Progress(); d.At() != 0 || done != 1 || all != 2 {
		t.Errorf("with %d of %d decided item %d is at hand, want the first, which was skipped", done, all, d.At())
	}
}

func TestWhatIsKeptLosesTheAnswerChosenBefore(t *testing.T) {
	p, q := three(t)
	p.sit().keys("uK")
	if got := p.final(q).Answers[annotate.Slot{Field: "sourcing"}].Entry; got.Value != "" || got.ID == "" {
		t.Errorf("what is kept still has the final answer %q", got.Value)
	}
}

func TestWhatWasShownToALeadIsRecordedOnce(t *testing.T) {
	p, q := three(t)
	for range 3 {
		if err := p.sit().Flush(); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for _, e := range p.Entries() {
		if e.Key == annotate.RevealKey(annotate.RevealAnswers, q.ID, "L", 1) {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the same answers were recorded as shown %d times, want once", n)
	}
}

func TestToKeepOneDisagreementDecidesNoOtherThatChangedSince(t *testing.T) {
	p := newProject(t, 1)
	q := p.paragraph(0, 0)
	source := map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none", "unsourced": "yes"}
	p.label("A1", q, nil)
	p.label("A2", q, source)
	d := p.sit()
	if err := d.SetOrder(t.Context(), adjudicate.ByParagraph); err != nil {
		t.Fatal(err)
	}
	d.Choose("sourcing", "", "none")
	d.Choose("unsourced", "", "yes")
	d.keys("⏎")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	p.label("A1", q, map[string]string{"unsourced": "yes"})
	p.label("A2", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none", "unsourced": "no"})
	before := p.final(q).Verdict(annotate.Slot{Field: "unsourced"}).Outcome.Entry.ID
	d = p.sit()
	if err := d.SetOrder(t.Context(), adjudicate.ByParagraph); err != nil {
		t.Fatal(err)
	}
	d.Activate("sourcing", "")
	d.keys("K")
	after := p.final(q).Verdict(annotate.Slot{Field: "unsourced"}).Outcome.Entry.ID
	if r, ok := d.Active(); !ok || r.Field.Key != "unsourced" || after != before {
		t.Errorf(
			"after sourcing is kept the question at hand is %+v; want unsourced, undecided, since the annotators changed it",
			d.ActiveSlot(),
		)
	}
}
