package adjudicating_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/store/storetest"
)

func TestWhatIsAnsweredInASecondRoundDividesNobody(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	q := p.Paragraph(0, 0)
	p.Label("A1", q, nil)
	p.Label("A2", q, nil)
	again := annotate.NewSheet(q, annotate.LayerAnnotation, annotate.RepeatRound, "A1")
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "yes", "editorial": "none"} {
		p.Write("A1", again.Key(field, ""), value)
	}
	p.Write("A1", again.SubmissionKey(), annotate.SubmittedNoTargets)
	d := docketOf(t, p)
	if items := d.Items(adjudicate.ByField); len(items) != 0 {
		t.Errorf("A1's second answers make the disagreements %v", items)
	}
	p.Label("A2", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"})
	if n := len(sit(t, p).Case().Columns); n != 2 {
		t.Errorf("the two annotators have %d columns side by side", n)
	}
}

func TestTheDeskGoesToWhatANarrowerListHas(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1, 1)
	source := map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
	for i := range 2 {
		p.Label("A1", p.Paragraph(i, 0), nil)
		p.Label("A2", p.Paragraph(i, 0), source)
	}
	d := sit(t, p)
	if d.Case() == nil {
		t.Fatal("nothing lies on the desk")
	}
	other := p.Articles[0]
	if d.Article().ID == other.ID {
		other = p.Articles[1]
	}
	if err := d.Renew(t.Context(), narrowed(t, p, review.Filter{Articles: []string{other.ID}})); err != nil {
		t.Fatal(err)
	}
	if d.Article().ID != other.ID || d.At() != 0 || len(d.Items()) != 1 {
		t.Errorf("on the desk is item %d of %d, of the article %s", d.At(), len(d.Items()), d.Article().Meta.Title)
	}
	if err := d.Renew(t.Context(), narrowed(t, p, review.Filter{Articles: []string{"another"}})); err != nil {
		t.Fatal(err)
	}
	if d.Case() != nil || len(d.Items()) != 0 {
		t.Error("something lies on the desk that is not on the list")
	}
}

func TestColumnsHaveLettersOfTheirOwnInEveryParagraph(t *testing.T) {
	p := storetest.MustOpenTeam(t, 12)
	for i := range 12 {
		for who := range 24 {
			p.Label(
				fmt.Sprintf("B%d", who),
				p.Paragraph(0, i),
				map[string]string{"sourcing": []string{"none", "unclear"}[who%2], "attribution": "vague", "quote_form": "none"},
			)
		}
	}
	d := sit(t, p)
	seen := make(map[string]bool)
	for i := range d.Items() {
		d.keys("")
		if err := d.GoTo(t.Context(), i); err != nil {
			t.Fatal(err)
		}
		var letters []string
		for _, c := range d.Case().Columns {
			letters = append(letters, c.Letter)
		}
		if got := strings.Join(letters, ""); got != "ABCDEFGHIJLNOPQRSTUVWXYZ" {
			t.Fatalf("the letters are %s", got)
		}
		seen[d.letterOf("B0")] = true
	}
	if len(seen) < 4 {
		t.Errorf("B0 is always one of %v", seen)
	}
	again := sit(t, p)
	for i := range again.Items() {
		_, _ = again.GoTo(t.Context(), i), d.GoTo(t.Context(), i)
		if again.letterOf("B7") != d.letterOf("B7") {
			t.Fatalf("B7 is %s after a restart and was %s", again.letterOf("B7"), d.letterOf("B7"))
		}
	}
}

func TestTheBoardCountsCausesByRuleAndLabel(t *testing.T) {
	p := storetest.MustOpenDivided(t)
	d := sit(t, p)
	d.keys("5②⏎4②⏎4①⏎") // a2, a3 and a4 stance
	board := d.Docket().Board()
	if len(board.Rules) != 1 || board.Rules[0].Field.Key != "stance" {
		t.Fatalf("the board is %+v", board)
	}
	rule := board.Rules[0]
	if rule.Causes[annotate.CauseRuleUnclear] != 2 || rule.Causes[annotate.CauseSlip] != 1 {
		t.Errorf("the causes are %v", rule.Causes)
	}
	var labels []string
	for _, l := range rule.Labels {
		labels = append(labels, fmt.Sprintf("%s %d", l.Option.Value, adjudicate.Total(l.Causes)))
	}
	if want := []string{"2 3", "1 2", "-2 1"}; !slices.Equal(labels, want) {
		t.Errorf("the labels are %q, want %q", labels, want)
	}
	if again := docketOf(t, p).Board(); fmt.Sprint(again.Rules[0].Causes) != fmt.Sprint(rule.Causes) {
		t.Errorf("read anew the causes are %v, were %v", again.Rules[0].Causes, rule.Causes)
	}
}

func TestAfterTheLastDisagreementComesTheFirstThatWasSkipped(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1, 1)
	source := map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
	for i := range 2 {
		p.Label("A1", p.Paragraph(i, 0), nil)
		p.Label("A2", p.Paragraph(i, 0), source)
	}
	d := sit(t, p)
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
	p, q := storetest.MustOpenTwoToOne(t)
	sit(t, p).keys("uK")
	if got := p.Final(q).Answers[annotate.Slot{Field: "sourcing"}].Entry; got.Value != "" || got.ID == "" {
		t.Errorf("what is kept still has the final answer %q", got.Value)
	}
}

func TestWhatWasShownToALeadIsRecordedOnce(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	for range 3 {
		if err := sit(t, p).Flush(); err != nil {
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
	p := storetest.MustOpenTeam(t, 1)
	q := p.Paragraph(0, 0)
	source := map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none", "unsourced": "yes"}
	p.Label("A1", q, nil)
	p.Label("A2", q, source)
	d := sit(t, p)
	if err := d.SetOrder(t.Context(), adjudicate.ByParagraph); err != nil {
		t.Fatal(err)
	}
	d.Choose("sourcing", "", "none")
	d.Choose("unsourced", "", "yes")
	d.keys("⏎")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	p.Label("A1", q, map[string]string{"unsourced": "yes"})
	p.Label("A2", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none", "unsourced": "no"})
	before := p.Final(q).Verdict(annotate.Slot{Field: "unsourced"}).Outcome.Entry.ID
	d = sit(t, p)
	if err := d.SetOrder(t.Context(), adjudicate.ByParagraph); err != nil {
		t.Fatal(err)
	}
	d.Activate("sourcing", "")
	d.keys("K")
	after := p.Final(q).Verdict(annotate.Slot{Field: "unsourced"}).Outcome.Entry.ID
	if r, ok := d.Active(); !ok || r.Field.Key != "unsourced" || after != before {
		t.Errorf(
			"after sourcing is kept the question at hand is %+v; want unsourced, undecided, since the annotators changed it",
			d.ActiveSlot(),
		)
	}
}
