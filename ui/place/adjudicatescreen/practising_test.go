package adjudicatescreen_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/place"
)

// What the window says of a paragraph that became one to practise by stands until the next
// key, although the disagreements are read anew.
func TestWhatTheWindowSaysOfAPracticeItemStands(t *testing.T) {
	d := newRig(t, 3).open()
	press := func() place.Lay {
		t.Helper()
		before := len(d.host.Commands)
		d.key(fyne.KeyF12)
		if len(d.host.Commands) != before+1 {
			t.Fatalf("the window was asked for %v", d.host.Commands[before:])
		}
		lay, ok := d.host.Commands[before].(place.Lay)
		if !ok || len(lay.Facts) == 0 || lay.Says == "" {
			t.Fatalf("the window was asked for %+v", d.host.Commands[before])
		}
		return lay
	}
	d.key(fyne.KeyF12)
	if want := "Something in this paragraph is not decided yet: it is none to practise by"; d.host.Noticed() != want ||
		len(d.host.Commands) > 0 {
		t.Errorf("of an open paragraph is said %q, and asked for %v", d.host.Noticed(), d.host.Commands)
	}
	d.key(fyne.KeyReturn)
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	before := len(d.host.Notices)
	press()
	d.Reload()
	if said := d.host.Notices[before:]; len(said) > 0 {
		t.Errorf("what the window said gave way to %q", said)
	}
	d.typed("Z")
	if d.host.Noticed() != "There is no column Z" {
		t.Errorf("after the next key it says %q", d.host.Noticed())
	}
}
