package adjudicatescreen_test

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheListIsNarrowedAsReviewIs(t *testing.T) {
	d := newRig(t, 3).open() // in 2031, long after everyone has answered
	for _, step := range []struct{ choose, says, count string }{
		{"Envoy tours three capitals", "Envoy tours three capi…", "0 of 1 adjudicated"},
		{"Last 7 days", "Envoy tours three capi… · since 2031-02-26", "0 of 0 adjudicated"},
		{"All disagreements", "All disagreements", "0 of 1 adjudicated"},
		{"Last 90 days", "since 2030-12-05", "0 of 0 adjudicated"},
	} {
		if !d.Narrow(step.choose) {
			t.Fatalf("%q is not offered", step.choose)
		}
		if says, count := d.Narrowed(), d.Count(); says != step.says || count != step.count {
			t.Errorf("after %q the list says %q and counts %q, want %q and %q", step.choose, says, count, step.says, step.count)
		}
	}
	d.expect("narrowed to nothing the place", "narrowed to: since 2030-12-05. Escape shows all")
	d.key(fyne.KeyEscape)
	if says, count := d.Narrowed(), d.Count(); says != "All disagreements" || count != "0 of 1 adjudicated" {
		t.Errorf("after Escape the list says %q and counts %q", says, count)
	}
	if d.Narrow("A1 and A2") {
		t.Error("pairs are offered while names are hidden")
	}
}
