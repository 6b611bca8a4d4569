package annotatescreen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/store/storetest"
	"plumbline/ui/passage"
)

// inScripts is a rig at an article whose second paragraph runs from right to left.
func inScripts(t *testing.T) (*rig, *Screen) {
	t.Helper()
	d := &rig{t: t, project: storetest.MustOpen(t, "scripts.plumb")}
	d.project.AddArticle(annotate.Meta{Title: "Two directions"},
		storetest.Text{Guess: "body", Text: "The harbour opens."},
		storetest.Text{Guess: "body", Text: "قال الكاتب: café."})
	d.open(answering.Options{})
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	return d, a
}

func TestTextIsSelectedByKeysInTheOrderItIsRead(t *testing.T) {
	_, a := inScripts(t)
	for range 3 {
		a.OnKey(fyne.KeyRight, true, false)
	}
	if got := a.Selected(); got != "The" {
		t.Errorf("three times Shift+Right selects %q", got)
	}
	a.OnKey(fyne.KeyLeft, true, false)
	if got := a.Selected(); got != "Th" {
		t.Errorf("Shift+Left leaves %q", got)
	}
	a.SelectAll()
	if got := a.Selected(); got != "The harbour opens." {
		t.Errorf("Ctrl+A selects %q", got)
	}
	a.GoTo(2)
	if got := a.Selected(); got != "" {
		t.Errorf("in the next paragraph %q is selected still", got)
	}
	a.Extend(passage.WordLeft) // from right to left, the first word lies to the left
	if got := strings.TrimSpace(a.Selected()); got != "قال" {
		t.Errorf("Ctrl+Shift+Left selects %q, want the first word", got)
	}
	a.OnKey(fyne.KeyEscape, false, false)
	if got := a.Selected(); got != "" {
		t.Errorf("Escape leaves %q selected", got)
	}
}

func TestSelectingAnswersNothing(t *testing.T) {
	d, a := inScripts(t)
	a.OnKey(fyne.KeyRight, true, false)
	a.SelectAll()
	if d.Current().Begun() || d.Looking() {
		t.Error("selecting text answered, or looked at an option")
	}
}

func TestOneParagraphAtATimeHasASelection(t *testing.T) {
	_, a := inScripts(t)
	a.SelectAll()
	row := a.article.roll.Row(1).(*paragraphRow)
	press := func(x float32, down bool) {
		ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 12)}, Button: desktop.MouseButtonPrimary}
		if down {
			row.text.MouseDown(ev)
		} else {
			row.text.MouseUp(ev)
		}
	}
	width := row.text.Size().Width
	press(width-2, true)
	row.text.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(width-60, 12)}})
	press(width-60, false)
	got := a.Selected()
	if whole := row.text.Text(); got == "" || !strings.HasPrefix(whole, got) {
		t.Errorf("a drag from the right edge selects %q, want the beginning of the text", got)
	}
	if first, _ := a.article.roll.Row(0).(*paragraphRow); first.text.Selected() != "" {
		t.Error("the other paragraph is selected too")
	}
}
