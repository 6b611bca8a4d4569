package annotatescreen

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/passage"
)

func TestNamesAndHintsDifferByMoreThanColour(t *testing.T) {
	marks := pointedMarks([]labelling.Pointed{{Start: 0, End: 3, Target: "t"}, {Start: 4, End: 9, Reason: "who says so?"}})
	if len(marks) != 2 || marks[0].Fill == nil || marks[0].Underline != nil || marks[1].Fill != nil || marks[1].Underline == nil {
		t.Errorf("the marks are %+v", marks)
	}
	if pointedMarks(nil) != nil {
		t.Error("nothing is marked")
	}
}

// pointing is a screen of a project that points out names and hints at once.
func pointing(t *testing.T) (*rig, *Screen) {
	t.Helper()
	d := newRig(t, annotate.Target{Name: "Corvane"})
	pen := annotate.NewPen("lead", "lead", d.Book().Hash, 0)
	pen.Begin()
	for field, value := range map[string]string{
		annotate.ProjectHintList:   "name: Days\nhints:\n- reason: when exactly?\n  words: [on monday]\n",
		annotate.ProjectHintsShown: string(annotate.ShowAtOnce), annotate.ProjectTargetsShown: string(annotate.ShowAtOnce),
	} {
		key := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field}
		if err := d.project.Append(context.Background(), pen.Write(key, value, "", annotate.OriginAnnotator)); err != nil {
			t.Fatal(err)
		}
	}
	d.reopen(answering.Options{})
	d.GoTo(1)
	a, _ := d.inWindow(fyne.NewSize(1440, 900))
	return d, a
}

func TestThePointerOnAHintIsToldItsReasonAndNothingIsAnswered(t *testing.T) {
	d, a := pointing(t)
	row := a.article.roll.Row(1).(*paragraphRow)
	if n := len(row.text.Highlights()); n != 2 {
		t.Fatalf("%d words are marked in the text, want a name and a hint", n)
	}
	hover := func(offset int) string {
		row.text.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: row.text.PositionOf(offset).AddXY(2, 9)}})
		return a.line()
	}
	for offset, want := range map[int]string{16: "names Corvane", 31: "hint: when exactly?", 2: ""} {
		if got := hover(offset); got != want {
			t.Errorf("over the character %d the bar says %q, want %q", offset, got, want)
		}
	}
	for _, q := range d.Rows() {
		if q.Value != "" {
			t.Errorf("%s is answered with %s", q.Field.Key, q.Value)
		}
	}
	row.text.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: row.text.PositionOf(2).AddXY(2, 9)}})
	a.TurnCaret()
	a.inText(func(p *passage.Passage) { p.SetCaret(17) })
	if got := a.line(); got != "names Corvane" {
		t.Errorf("with the caret on a name the bar says %q", got)
	}
}
