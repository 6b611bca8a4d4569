package card_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"plumbline/ui/card"
	"plumbline/ui/kit"
)

var doNothing = func() {}

var actions = []card.Action{
	{ID: "print", Label: "Print…", Key: "p", Tip: "As a page", Do: doNothing},
	{ID: "back", Label: "Back", Key: "Esc", Do: doNothing},
	{ID: "plain", Label: "Open", Do: doNothing, Main: true},
}

func TestButtonsStandInAsManyLinesAsTheyNeed(t *testing.T) {
	test.NewTempApp(t)
	one, three := &kit.Drawing{}, &kit.Drawing{}
	if high := card.Buttons(one, actions, 10, 0, card.WidthOf(actions)+1); high != kit.ButtonHeight() {
		t.Errorf("what fits in a line is %v high", high)
	}
	if high := card.Buttons(three, actions, 10, 0, 40); high < 3*kit.ButtonHeight() {
		t.Errorf("three lines are %v high", high)
	}
	for i, s := range three.Spots {
		if s.At.X != 10 || s.ID != actions[i].ID {
			t.Errorf("a line begins with %s at %v", s.ID, s.At.X)
		}
	}
	if high := card.Buttons(one, nil, 0, 0, 100); high != 0 {
		t.Errorf("no buttons are %v high", high)
	}
}

func TestButtonsEndWhereTheyAreTo(t *testing.T) {
	test.NewTempApp(t)
	l := &kit.Drawing{}
	left := card.ButtonsTo(l, actions, 500, 0)
	first, last := l.Spots[0], l.Spots[len(l.Spots)-1]
	if first.At.X != left || last.At.X+last.Size.Width < 499.9 || last.At.X+last.Size.Width > 500.1 {
		t.Errorf("buttons reach from %v to %v", first.At.X, last.At.X+last.Size.Width)
	}
}

func TestAKeyDoesWhatItsButtonShows(t *testing.T) {
	var done []string
	actions := []card.Action{
		{Key: "p", Do: func() { done = append(done, "print") }},
		{Key: "Esc", Do: func() { done = append(done, "back") }},
		{Do: func() { done = append(done, "no key") }},
		{Key: "n"},
	}
	for _, c := range []struct {
		char rune
		want bool
	}{{'p', true}, {'E', false}, {'n', false}, {0, false}} {
		if got := card.Press(actions, c.char); got != c.want {
			t.Errorf("%q means something: %v", c.char, got)
		}
	}
	if len(done) != 1 || done[0] != "print" {
		t.Errorf("done is %q", done)
	}
}

func TestTheButtonsOfAHeadingGoBelowWhereItIsNarrow(t *testing.T) {
	test.NewTempApp(t)
	wide, narrow := &kit.Drawing{}, &kit.Drawing{}
	high := card.Heading(wide, 600, "Versions", "two", actions...)
	if plain := card.Heading(&kit.Drawing{}, 600, "Versions", "two"); high != plain {
		t.Errorf("beside the title, buttons make a heading %v high instead of %v", high, plain)
	}
	if low := card.Heading(narrow, 260, "Versions", "two", actions...); low < high+kit.ButtonHeight() {
		t.Errorf("below the title, buttons end at %v, the title at %v", low, high)
	}
	if narrow.Spots[0].At.X != card.Pad() {
		t.Errorf("below the title, buttons begin at %v", narrow.Spots[0].At.X)
	}
}
