package annotatescreen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"plumbline/annotate/answering"
	"plumbline/ui/passage"
)

// marked are the marks of the current paragraph.
func (d *rig) marked() string {
	var all []string
	for _, m := range d.Marks() {
		all = append(all, m.Field+" "+m.Option+": "+m.Words)
	}
	return strings.Join(all, ", ")
}

// atCaret is a rig in a window, with a caret at a word of the second paragraph, which is "The
// harbour of Corvane opens on Monday."
func atCaret(t *testing.T) (*rig, *Screen) {
	t.Helper()
	d := newRig(t, aldoria)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	return d, a
}

func typed(a *Screen, keys string) {
	for _, k := range keys {
		switch k {
		case '→':
			a.OnKey(fyne.KeyRight, false, false)
		case '←':
			a.OnKey(fyne.KeyLeft, false, false)
		case '⇒':
			a.OnKey(fyne.KeyRight, true, false)
		case '⇐':
			a.OnKey(fyne.KeyLeft, true, false)
		case '»':
			a.Extend(passage.WordRight)
		case '›':
			a.Move(passage.WordRight)
		case '▸':
			a.OnKey(fyne.KeyF3, false, false)
		case '◂':
			a.OnKey(fyne.KeyF3, true, false)
		case '⎋':
			a.OnKey(fyne.KeyEscape, false, false)
		case '⌫':
			a.OnKey(fyne.KeyBackspace, false, false)
		case '↧':
			a.OnKey(fyne.KeyDown, false, false)
		case '↵':
			a.OnKey(fyne.KeyReturn, false, false)
		case '^':
			a.TurnCaret()
		case '↶':
			a.Undo()
		case '©':
			a.Copied()
		default:
			a.OnChar(k)
		}
	}
}

func TestWordsAreMarkedByKeys(t *testing.T) {
	for keys, want := range map[string]string{
		"»o":        "sourcing official: The",
		"^→→→→»o":   "sourcing official: harbour",
		"^›→»»o⎋":   "sourcing official: harbour of",
		"^»o›→»e":   "sourcing official: The, sourcing expert: of",
		"^›→»oe":    "sourcing official: harbour",
		"o^›→» ⎋":   "sourcing official: harbour",
		"»⎋o":       "",
		"»©o":       "",
		"»©»o":      "sourcing official: The harbour",
		"^»o▸⇒⎋":    "sourcing official: The",
		"^»o▸⇒⇒ ":   "sourcing official: The h",
		"^»o▸⇒⇒▸":   "sourcing official: The h",
		"»o▸←⇒⇒e":   "sourcing official: e",
		"»o▸⌫":      "",
		"»o^›→»e▸⌫": "sourcing expert: of",
		"»o^›→»e◂⌫": "sourcing official: The",
		"»oe▸ ":     "sourcing expert: The, sourcing official: The",
		"»o▸⇒⇒↶":    "sourcing official: The",
		"»o▸⇒⇒ ↶":   "sourcing official: The",
		"»o▸⌫↶":     "sourcing official: The",
		"»o⌫":       "",
		"»o⌫↶":      "sourcing official: The",
		"^»o▸⌫⌫":    "",
		"»o▸⇒⇒↵":    "sourcing official: The h",
	} {
		d, a := atCaret(t)
		typed(a, keys)
		if got := d.marked(); got != want && !(strings.HasPrefix(keys, "»oe▸") && len(d.Marks()) == 2) {
			t.Errorf("%s marks %q, want %q", keys, got, want)
		}
	}
}

func TestArrowsGoBackToTheFormWhenTheTextIsLeft(t *testing.T) {
	d, a := atCaret(t)
	typed(a, "^→")
	if d.Looking() || a.text().Caret() != 1 {
		t.Fatalf("in the text the arrow looks at options, and the caret is at %d", a.text().Caret())
	}
	typed(a, "↧⎋→")
	if !d.Looking() {
		t.Error("after Escape the arrow does not look at options")
	}
	before := d.ActiveSlot()
	typed(a, "^⎋↧")
	if d.ActiveSlot() == before {
		t.Error("after Escape Down goes to no other question")
	}
	typed(a, "^↵")
	if a.marking.caret && a.state() == marked && a.text() == nil {
		t.Error("the caret stays where no paragraph is")
	}
	a.GoTo(4)
	if a.state() != asking {
		t.Error("the caret goes along to another paragraph")
	}
}

func TestWordsGoToNoOptionOfAnotherParagraph(t *testing.T) {
	d, a := atCaret(t)
	typed(a, "»")
	a.GoTo(4)
	typed(a, "o")
	if got := d.marked(); got != "" {
		t.Errorf("marked is %q", got)
	}
}

// drag presses the button at a character of a paragraph and drags it to another.
func drag(t *testing.T, a *Screen, i, from, to int) {
	t.Helper()
	row, ok := a.article.roll.Row(i).(*paragraphRow)
	if !ok {
		t.Fatalf("paragraph %d is out of view", i+1)
	}
	at := func(offset int) fyne.Position { return row.text.PositionOf(offset).AddXY(0, row.text.LineHeight()/2) }
	row.text.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(from)}, Button: desktop.MouseButtonPrimary})
	if from != to {
		row.text.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(to)}})
	}
	row.text.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(to)}, Button: desktop.MouseButtonPrimary})
	if from == to {
		row.text.Tapped(&fyne.PointEvent{Position: at(to).AddXY(2, 0)})
	} else {
		row.text.DragEnd()
	}
}

func TestWordsAreMarkedByThePointer(t *testing.T) {
	d, a := atCaret(t)
	drag(t, a, 1, 4, 11)
	typed(a, "o")
	if got, want := d.marked(), "sourcing official: harbour"; got != want {
		t.Fatalf("marked is %q, want %q", got, want)
	}
	if a.Selected() != "" {
		t.Errorf("%q stays selected", a.Selected())
	}
	drag(t, a, 1, 6, 6) // a click takes the mark up
	if a.marking.taken == nil || a.Selected() != "harbour" {
		t.Fatalf("a click takes up %+v, selected is %q", a.marking.taken, a.Selected())
	}
	drag(t, a, 1, 11, 14) // by its grip
	if got, want := d.marked(), "sourcing official: harbour of"; got != want {
		t.Errorf("marked is %q, want %q", got, want)
	}
	if a.marking.taken == nil {
		t.Error("the mark is let go while it is changed")
	}
	a.article.onCross()
	if got := d.marked(); got != "" {
		t.Errorf("the cross leaves %q", got)
	}
	typed(a, "↶")
	if got, want := d.marked(), "sourcing official: harbour of"; got != want {
		t.Errorf("undo brings back %q, want %q", got, want)
	}
}

func TestAClickElsewhereLetsAMarkGo(t *testing.T) {
	d, a := atCaret(t)
	typed(a, "»o")
	drag(t, a, 1, 1, 1)
	if a.marking.taken == nil {
		t.Fatal("no mark is taken up")
	}
	drag(t, a, 1, 20, 20)
	if a.marking.taken != nil || a.Selected() != "" {
		t.Errorf("the mark is taken up still, %q is selected", a.Selected())
	}
	typed(a, "e")
	if got := d.marked(); got != "sourcing official: The" {
		t.Errorf("marked is %q", got)
	}
}

func TestClicksGoThroughTheMarksUnderThePointer(t *testing.T) {
	d, a := atCaret(t)
	drag(t, a, 1, 0, 20)
	typed(a, "o")
	drag(t, a, 1, 4, 11)
	typed(a, "e")
	var taken []string
	for i := range 3 { // slowly: a double click selects a word
		drag(t, a, 1, 5+2*i, 5+2*i)
		if a.marking.taken == nil {
			t.Fatalf("click %d takes up nothing", i+1)
		}
		taken = append(taken, a.marking.taken.Option)
	}
	if want := []string{"official", "expert", "official"}; !slices.Equal(taken, want) {
		t.Errorf("clicks take up %v of %s, want %v", taken, d.marked(), want)
	}
}

func TestTheStatusBarNamesTheMarksUnderPointerAndCaret(t *testing.T) {
	_, a := atCaret(t)
	typed(a, "»o^")
	typed(a, "←")
	row := a.article.roll.Row(1).(*paragraphRow)
	if got := a.line(); !strings.HasPrefix(got, "Sources: official") {
		t.Errorf("with the caret on it the bar says %q", got)
	}
	typed(a, "⎋")
	hover := func(offset int) string {
		row.text.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: row.text.PositionOf(offset).AddXY(2, 9)}})
		return a.line()
	}
	if got := hover(1); got != "Sources: official" {
		t.Errorf("over a mark the bar says %q", got)
	}
	if got := hover(20); got != "" {
		t.Errorf("beside it the bar says %q", got)
	}
}

func TestTheHeadTellsTheLinesOfWhatIsMarked(t *testing.T) {
	d, a := atCaret(t)
	text := func() string { return fmt.Sprint(a.article.legend.shown) }
	if text() != "[]" {
		t.Errorf("without marks it tells %s", text())
	}
	height := a.article.roll.Position().Y
	typed(a, "»o")
	d.Choose("unsourced", "", "yes")
	d.Select(12, 20)
	d.Press(' ')
	a.Sync()
	if text() != "[sourcing unsourced]" {
		t.Errorf("it tells %s of %s", text(), d.marked())
	}
	if a.article.roll.Position().Y != height {
		t.Error("the article moved")
	}
	if a, b := strokeOf(d.Book(), "sourcing"), strokeOf(d.Book(), "unsourced"); a == b {
		t.Error("two questions have one line")
	}
}

func TestThePlateCountsTheMarksOfAnOption(t *testing.T) {
	d, a := atCaret(t)
	typed(a, "^»o›→»o")
	for _, r := range formView(d.Session, false).Rows {
		if r.Field.Key == "sourcing" && r.Marks["official"] != 2 {
			t.Errorf("the plate counts %v", r.Marks)
		}
	}
	if got := answering.MarksOn(d.Current()); len(got) != 2 {
		t.Errorf("marked is %v", got)
	}
}

func TestWithoutQuestionsThatTakeWordsASelectionIsText(t *testing.T) {
	d, a := atCaret(t)
	book := *d.Book()
	for i := range book.Fields {
		book.Fields[i].Evidence = ""
	}
	typed(a, "»→→ ")
	if got := d.Current().Value("sourcing", ""); got != "official" {
		t.Errorf("Space gives %q, want the option looked at", got)
	}
}
