package adjudicating_test

import (
	"testing"

	"plumbline/annotate/adjudicate"
	"plumbline/store/storetest"
)

// again are the disagreements that are listed to be decided again.
func again(d *keyboard) []string {
	d.t.Helper()
	if err := d.SetSieve(d.t.Context(), adjudicate.Sieve{Which: adjudicate.WhichAgain}); err != nil {
		d.t.Fatal(err)
	}
	var fields []string
	for _, item := range d.Items() {
		for _, dispute := range item.Disputes {
			fields = append(fields, dispute.Slot.Field)
		}
	}
	return fields
}

func TestWhatMeansSomethingElseIsToBeDecidedAgainBeforeAnybodyAnswersAnew(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	sit(t, p).keys("⏎")
	restore := p.Raise("sourcing")
	d := sit(t, p)
	if done, all := d.Progress(); d.Again() != 1 || all-done < 1 {
		t.Errorf("%d of %d are decided, and %d are to be decided again", done, all, d.Again())
	}
	if got := again(d); len(got) != 1 || got[0] != "sourcing" {
		t.Fatalf("to be decided again are %v, want the sourcing alone", got)
	}
	r, _ := d.Active()
	if !r.Renewed || !r.Changed || r.Value != "" || r.How != "" {
		t.Fatalf("at hand is %+v, want a question that waits without an answer", r)
	}
	d.keys("⏎")
	if got := p.FinalAnswers(q)["sourcing"]; got != "majority" { // its value is one of the old meaning
		t.Errorf("without an answer Enter decided %q", got)
	}
	d.Choose("sourcing", "", "none")
	d.keys("⏎")
	if got := p.FinalAnswers(q)["sourcing"]; got != "none decided" {
		t.Errorf("decided under its new meaning the sourcing is %q", got)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if got := again(sit(t, p)); len(got) != 0 {
		t.Errorf("decided, %v is still listed", got)
	}
	restore()
	if got := again(sit(t, p)); len(got) != 1 || got[0] != "sourcing" {
		t.Errorf("under the old meaning, of which nothing stands now, %v is listed", got)
	}
}

func TestAMeaningThatIsRaisedAndBackAgainLeavesNothingToBeDecided(t *testing.T) {
	p, _ := storetest.MustOpenTwoToOne(t)
	sit(t, p).keys("⏎")
	restore := p.Raise("sourcing")
	restore()
	if got := again(sit(t, p)); len(got) != 0 {
		t.Errorf("to be decided again is %v", got)
	}
}
