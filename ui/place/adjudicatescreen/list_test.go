package adjudicatescreen_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/adjudicate"
	"plumbline/ui/kit"
	"plumbline/ui/place/adjudicatescreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
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

// TestEachStateOfADisagreementHasAMarkOfItsOwn: kept ones do not look like those that are
// no longer asked.
func TestEachStateOfADisagreementHasAMarkOfItsOwn(t *testing.T) {
	newRig(t, 1)
	seen := make(map[string]adjudicate.State)
	for state := adjudicate.Waiting; state <= adjudicate.Moot; state++ {
		mark := adjudicatescreen.MarkOf(state, false)
		if other, twice := seen[mark]; twice {
			t.Errorf("the states %v and %v are both marked %q", state, other, mark)
		}
		seen[mark] = state
	}
	if len(seen) != 5 {
		t.Errorf("the marks are %v", seen)
	}
	if got := adjudicatescreen.MarkOf(adjudicate.Waiting, true); got != "audit" {
		t.Errorf("what is audited is marked %q", got)
	}
}

// TestWhatIsNoLongerAskedIsCountedWhereItCanBeRead: the side is 280 wide at 1366x768.
func TestWhatIsNoLongerAskedIsCountedWhereItCanBeRead(t *testing.T) {
	newRig(t, 1)
	for _, gone := range []int{0, 3, 250} {
		heading := kit.Text{Text: adjudicatescreen.Headed(1215, gone), Size: theme.SizeLabel(), Bold: true}
		if !kit.Fits(heading, theme.Scaled(280)-2*theme.Scaled(14)-8) {
			t.Errorf("%q is cut", heading.Text)
		}
	}
}

// TestAnUndoNamesAllItUndoes, here and in other paragraphs.
func TestAnUndoNamesAllItUndoes(t *testing.T) {
	d := newRig(t, 2).open()
	d.key(fyne.KeyF4)
	d.typed("A")
	d.key(fyne.KeyReturn)
	d.Undo()
	const here = "Undone: paragraph 2, Part of article, final answer; " +
		"Sources, Attribution, Quotation, Stance · Aldoria, Contestable claim without source, Editorializing"
	if got := d.host.Noticed(); got != here {
		t.Errorf("of a paragraph that was decided whole the undo names %q", got)
	}
	d.key(fyne.KeyF11)
	if asked := d.dialog(); !strings.Contains(asked, "agree on 19 answers") || !strings.Contains(asked, "in 4 paragraphs") {
		t.Errorf("before anything is made final it is asked %q", asked)
	}
	uitest.PressKey(d.host.Over.Canvas(), fyne.KeyReturn)
	d.Undo()
	const elsewhere = "Undone: paragraph 1, Part of article, final answer; " +
		"Sources, Stance · Aldoria, Contestable claim without source, Editorializing; 14 answers in 3 other paragraphs"
	if got := d.host.Noticed(); got != elsewhere {
		t.Errorf("of what all agreed on the undo names %q", got)
	}
}
