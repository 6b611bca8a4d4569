package modal_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

// button is the button of the topmost modal with a label.
func button(t *testing.T, w fyne.Window, label string) *kit.FocusButton {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.FocusButton); ok && b.State().Label == label {
			return b
		}
	}
	t.Fatalf("there is no button %q", label)
	return nil
}

// click presses a button by the pointer, which gives it the focus.
func click(w fyne.Window, b *kit.FocusButton) {
	w.Canvas().Focus(b)
	test.TapAt(b, fyne.NewPos(b.Size().Width/2, b.Size().Height/2))
}

func TestAfterARefusedClickTheKeysAreWhereItIsMended(t *testing.T) {
	file, book := modal.NewEntry("", ""), modal.NewEntry("", "")
	plain := errors.New("The file has no name.")
	for name, c := range map[string]struct {
		typedIn *modal.Entry
		refused error
		want    *modal.Entry
	}{
		"the box that the error names":     {file, modal.Wrong(book, plain), book},
		"the box that was typed in last":   {book, plain, book},
		"the first box where none was yet": {nil, plain, file},
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := window(t, theme.AlwaysLight)
			m := modal.Show(w, modal.Spec{
				Title: "New project", Body: modal.NewColumn(file, book), Confirm: "Create", Cancel: "Cancel",
				OnConfirm: func() error { return c.refused },
			})
			if c.typedIn != nil {
				w.Canvas().Focus(c.typedIn)
			}
			click(w, button(t, w, "Create"))
			if m.Problem() != "The file has no name." {
				t.Errorf("the modal says %q", m.Problem())
			}
			if got := w.Canvas().Focused(); got != fyne.Focusable(c.want) {
				t.Errorf("%T has the keys, want the box", got)
			}
		})
	}
}

func TestEnterInABoxGoesToTheOneThatIsWrong(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	file, book := modal.NewEntry("", ""), modal.NewEntry("", "")
	modal.Show(w, modal.Spec{
		Title: "New project", Body: modal.NewColumn(file, book), Cancel: "Cancel",
		OnConfirm: func() error { return modal.Wrong(book, errors.New("It is no codebook.")) },
	})
	press(w, fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(book) {
		t.Error("the keys are not in the box that is wrong")
	}
}

func TestWhatIsWrongDoesNotMoveTheButtons(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	m := modal.Show(w, modal.Spec{Title: "Who is labelling?", Body: modal.NewEntry("", "A5"), Confirm: "Label", Cancel: "Cancel"})
	at := func() fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(button(t, w, "Label"))
	}
	before := at()
	m.SetError("The annotator id is empty; give a short one such as A1.")
	if after := at(); after != before {
		t.Errorf("the button went from %v to %v", before, after)
	}
}
