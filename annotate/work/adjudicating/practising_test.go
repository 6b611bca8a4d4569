package adjudicating_test

import (
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/practice"
	"plumbline/annotate/team"
	"plumbline/store/storetest"
)

func TestADecidedParagraphBecomesOneToPractiseByWithItsReasonAndNoLonger(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	q := p.Paragraph(0, 0)
	p.Label("A1", q, map[string]string{"unsourced": "yes"})
	p.Label("A2", q, nil)
	d := sit(t, p)
	turn := func() (facts int, made bool) {
		t.Helper()
		if err := d.GoTo(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
		all, made, err := d.PracticeItem(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		entries, err := team.Decide(t.Context(), p, p.Pen("L"), all...)
		if err != nil {
			t.Fatal(err)
		}
		p.Tell(t, entries...)
		return len(entries), made
	}
	if facts, _ := turn(); facts != 0 {
		t.Fatalf("before it is decided %d facts make it an item", facts)
	}
	d.keys("y⏎")
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	reason := annotate.NewSheet(q, annotate.LayerFinal, 1, "").Key("unsourced", "")
	reason.Kind = annotate.KindReason
	p.Write("L", reason, "Nobody is named.")
	if facts, made := turn(); facts != 7 || made {
		t.Fatalf("%d facts make it an item, made before: %v; want 6 answers and a reason", facts, made)
	}
	offer, err := practice.OfferTo(t.Context(), p, "A1")
	key, keyErr := practice.KeyOf(t.Context(), p, p.Articles[0].ID)
	if err != nil || keyErr != nil || offer.Articles != 1 {
		t.Fatalf("%+v is offered (%v, %v)", offer, err, keyErr)
	}
	book, err := p.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	yours, err := p.Sheet(t.Context(), q.ID, annotate.LayerPractice, practice.KeyRound, "A1")
	if err != nil {
		t.Fatal(err)
	}
	told := key.Compare(book, yours).Answers
	if !slices.ContainsFunc(told, func(a practice.Answer) bool {
		return a.Field.Key == "unsourced" && a.Key == "yes" && a.Reason == "Nobody is named."
	}) {
		t.Errorf("the key says %+v", told)
	}
	if facts, made := turn(); facts != 7 || !made {
		t.Errorf("%d facts take it back, made before: %v", facts, made)
	}
	if offer, err := practice.OfferTo(t.Context(), p, "A1"); err != nil || offer.Articles != 0 {
		t.Errorf("taken back, %+v is offered (%v)", offer, err)
	}
}
