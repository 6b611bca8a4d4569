package adjudicatescreen_test

import (
	"testing"

	"fyne.io/fyne/v2"
)

// two is a place with two disagreements, and which lies open and which does not.
func two(t *testing.T) (d *rig, open, other int) {
	t.Helper()
	d = newRig(t, 3)
	d.answer("A1", 2, "official")
	d.open()
	before := d.Deciding()
	d.ClickRow(0)
	d.ClickRow(0)
	if d.Deciding() == before {
		return d, 0, 1
	}
	t.Fatal("the list does not begin with what lies open")
	return nil, 0, 0
}

// TestAClickInTheListChoosesAndEnterOpens: nothing is decided by the way.
func TestAClickInTheListChoosesAndEnterOpens(t *testing.T) {
	d, _, other := two(t)
	before, count := d.Deciding(), d.Count()
	d.ClickRow(other)
	if d.Deciding() != before {
		t.Fatal("one click opened the row")
	}
	if got := d.host.Noticed(); got != "Enter or a second click opens it" {
		t.Errorf("the notice is %q", got)
	}
	d.OnKey(fyne.KeyReturn, false, true)
	if d.Deciding() != before {
		t.Fatal("a held key opened the row")
	}
	d.key(fyne.KeyReturn)
	if d.Deciding() == before || d.Count() != count {
		t.Errorf("after Enter %q lies open, %s", d.Deciding(), d.Count())
	}
}

func TestASecondClickInTheListOpens(t *testing.T) {
	d, _, other := two(t)
	before := d.Deciding()
	d.ClickRow(other)
	d.ClickRow(other)
	if d.Deciding() == before {
		t.Error("two clicks opened nothing")
	}
}

// TestAnotherKeyLeavesWhatAClickChose, so that Enter decides what lies open.
func TestAnotherKeyLeavesWhatAClickChose(t *testing.T) {
	d, _, other := two(t)
	d.ClickRow(other)
	d.key(fyne.KeyTab, fyne.KeyReturn)
	if d.Count() != "1 of 2 adjudicated" {
		t.Errorf("Enter after another key: %s", d.Count())
	}
}
