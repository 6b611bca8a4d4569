package passage

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"plumbline/annotate/typeset"
)

var row = Style{Family: Sans, Size: 13, Ink: color.Black}

func label(t *testing.T, text string, lines int) *Line {
	t.Helper()
	test.NewTempApp(t)
	UseCatalog(typeset.NewCatalog(typeset.Options{}))
	l := NewLine(text, row, lines)
	test.NewTempWindow(t, container.NewWithoutLayout(l))
	return l
}

func TestALabelEndsInAnEllipsisWhereItDoesNotFit(t *testing.T) {
	l := label(t, "A title that is much longer than its row", 1)
	l.Resize(fyne.NewSize(l.NaturalWidth(), 20))
	if l.Truncated() {
		t.Error("the label is cut at its natural width")
	}
	l.Resize(fyne.NewSize(100, 20))
	if !l.Truncated() {
		t.Error("the label is whole in a room that is too narrow")
	}
	l.SetText("Short")
	if l.Truncated() {
		t.Error("a short text is cut")
	}
}

func TestALabelWishesForNoWidthAndOneLine(t *testing.T) {
	l := label(t, strings.Repeat("words ", 40), 1)
	one := l.MinSize()
	if one.Width != 0 {
		t.Errorf("the label wants a width of %v", one.Width)
	}
	l.Resize(fyne.NewSize(80, 20))
	if got := l.MinSize(); got != one {
		t.Errorf("a narrow label wants %v, a wide one %v", got, one)
	}
}

func TestALabelOfSeveralLinesGrowsToAsMany(t *testing.T) {
	l := label(t, strings.Repeat("words ", 40), 3)
	l.Resize(fyne.NewSize(120, 20))
	if got, want := l.MinSize().Height, 3*NewLine("x", row, 1).MinSize().Height; got != want {
		t.Errorf("three lines are %v high, want %v", got, want)
	}
	if got := l.HeightFor(5000); got*3 != l.MinSize().Height {
		t.Errorf("in one line the label is %v high, want %v", got, l.MinSize().Height/3)
	}
}

func TestLineEndsInALabelAreSpaces(t *testing.T) {
	l := label(t, "one\r\ntwo\nthree", 1)
	l.Resize(fyne.NewSize(500, 20))
	if l.Truncated() {
		t.Error("the label stops at the end of a line")
	}
}

func TestALabelLetsClicksThrough(t *testing.T) {
	var l any = label(t, "title", 1)
	if _, ok := l.(fyne.Tappable); ok {
		t.Error("the label takes taps from the row it lies on")
	}
	if _, ok := l.(fyne.Focusable); ok {
		t.Error("the label takes the focus")
	}
	if _, ok := any(New("", row)).(fyne.Focusable); ok {
		t.Error("the passage takes the focus")
	}
}

func TestPartsOfALineKeepTheirDirectionAndActOnNothing(t *testing.T) {
	l := label(t, "", 1)
	l.SetParts(" · ", "2024", "قال", "turned\u202earound")
	if got, want := l.Text(), "\u20682024\u2069 · \u2068قال\u2069 · \u2068turned\\u202earound\u2069"; got != want {
		t.Errorf("the line reads %q, want %q", got, want)
	}
}
