package modal_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// window returns a window of a usual size and counts how often the focus was
// given back.
func window(t *testing.T, mode theme.Mode) (fyne.Window, *int) {
	t.Helper()
	uitest.Look(t, theme.Choice{Mode: mode})
	w := uitest.Window(t, widget.NewLabel("behind"), fyne.NewSize(700, 420))
	returned := new(int)
	before := modal.ReturnFocus
	modal.ReturnFocus = func() { *returned++ }
	t.Cleanup(func() { modal.ReturnFocus = before })
	return w, returned
}

func press(w fyne.Window, key fyne.KeyName) {
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestEnterInAnEntryConfirmsAndGivesTheFocusBack(t *testing.T) {
	w, returned := window(t, theme.AlwaysLight)
	name := modal.NewEntry("", "A1")
	confirmed := ""
	m := modal.Show(w, modal.Spec{
		Title: "Who is labelling?", Body: container.NewVBox(name), Confirm: "Start", Cancel: "Cancel",
		OnConfirm: func() error { confirmed = name.Text; return nil },
	})
	if w.Canvas().Focused() != fyne.Focusable(name) {
		t.Fatalf("%T has the focus, want the entry", w.Canvas().Focused())
	}
	test.Type(name, "B2")
	press(w, fyne.KeyReturn)
	if confirmed != "B2" {
		t.Errorf("confirmed with %q, want what was typed", confirmed)
	}
	if !m.Closed() || w.Canvas().Overlays().Top() != nil {
		t.Error("the modal is still on the screen")
	}
	if *returned != 1 {
		t.Errorf("the focus was given back %d times, want once", *returned)
	}
}

func TestEscapeCancelsFromEntryCheckSelectAndButton(t *testing.T) {
	for name, body := range map[string]func() fyne.CanvasObject{
		"entry":  func() fyne.CanvasObject { return modal.NewEntry("", "") },
		"lines":  func() fyne.CanvasObject { return modal.NewLines("", "") },
		"check":  func() fyne.CanvasObject { return modal.NewCheck("Again", false, nil) },
		"select": func() fyne.CanvasObject { return modal.NewSelect([]string{"a", "b"}, "a", nil) },
		"button": func() fyne.CanvasObject { return modal.Text("Nothing to enter.") },
	} {
		t.Run(name, func(t *testing.T) {
			w, returned := window(t, theme.AlwaysLight)
			cancelled, confirmed := 0, 0
			m := modal.Show(w, modal.Spec{
				Title: "Import", Body: container.NewVBox(body()), Cancel: "Cancel",
				OnCancel: func() { cancelled++ }, OnConfirm: func() error { confirmed++; return nil },
			})
			press(w, fyne.KeyEscape)
			if !m.Closed() || cancelled != 1 || confirmed != 0 || *returned != 1 {
				t.Errorf(
					"closed %v, cancelled %d, confirmed %d, focus returned %d; want true, 1, 0, 1",
					m.Closed(),
					cancelled,
					confirmed,
					*returned,
				)
			}
		})
	}
}

func TestAnErrorKeepsTheModalOpenAndIsShownInIt(t *testing.T) {
	w, returned := window(t, theme.AlwaysLight)
	entry := modal.NewEntry("x", "")
	fail := true
	m := modal.Show(w, modal.Spec{
		Title: "Save a copy", Body: entry, Confirm: "Save", Cancel: "Cancel",
		OnConfirm: func() error {
			if fail {
				return errors.New("The folder does not exist; choose another.")
			}
			return nil
		},
	})
	press(w, fyne.KeyReturn)
	if m.Closed() || *returned != 0 {
		t.Fatal("the modal closed on an error")
	}
	if got := m.Problem(); got != "The folder does not exist; choose another." {
		t.Errorf("the error reads %q", got)
	}
	fail = false
	press(w, fyne.KeyReturn)
	if !m.Closed() {
		t.Error("the modal stayed after the error was mended")
	}
}

func TestEnterInSeveralLinesBeginsALine(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	lines := modal.NewLines("", "")
	m := modal.Show(w, modal.Spec{Title: "Note", Body: lines, Cancel: "Cancel"})
	test.Type(lines, "a")
	press(w, fyne.KeyReturn)
	test.Type(lines, "b")
	if m.Closed() || lines.Text != "a\nb" {
		t.Errorf("closed %v with text %q, want an open modal with two lines", m.Closed(), lines.Text)
	}
}

func TestTabReachesEntriesAndButtonsInTurn(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	first, second := modal.NewEntry("", ""), modal.NewLines("", "")
	modal.Show(w, modal.Spec{Title: "Article details", Body: container.NewVBox(first, second), Cancel: "Cancel"})
	seen := []fyne.Focusable{w.Canvas().Focused()}
	for range 3 {
		w.Canvas().FocusNext()
		seen = append(seen, w.Canvas().Focused())
	}
	if seen[0] != fyne.Focusable(first) || seen[1] != fyne.Focusable(second) || seen[2] == nil || seen[3] == nil || seen[2] == seen[3] {
		t.Errorf("the focus went over %T", seen)
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(first) {
		t.Error("after the last button the focus did not come back to the first entry")
	}
}

func TestConfirmDoesItsThingOnlyAfterItHasClosed(t *testing.T) {
	w, _ := window(t, theme.AlwaysDark)
	open := true
	modal.Confirm(
		w,
		"Leave with answers unsaved?",
		"3 answers could not be written because the disk is full. They are lost if you leave now.",
		"Leave",
		func() {
			open = w.Canvas().Overlays().Top() != nil
			modal.Message(w, "Left", "A second question after the first.")
		},
	)
	press(w, fyne.KeyReturn)
	if open {
		t.Error("the modal was still open while the thing was done")
	}
	if len(w.Canvas().Overlays().List()) != 1 {
		t.Errorf("%d overlays, want the second question only", len(w.Canvas().Overlays().List()))
	}
}

func TestWhereTheWayOutIsTheSafeOneEnterTakesIt(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		w, returned := window(t, theme.AlwaysLight)
		left, further := false, false
		m := modal.Show(w, modal.Spec{
			Title: "Leave with answers unsaved?", Body: modal.Text("3 answers could not be written."), Confirm: "Leave", Cancel: "Stay",
			Danger: true, Safe: true, Then: func() { left = true },
			Further: []modal.Further{{Label: "Save a copy…", Do: func() { further = true }}},
		})
		press(w, key)
		if !m.Closed() || left || further || *returned != 1 {
			t.Errorf("%s: closed %v, left %v, saved a copy %v, focus returned %d times", key, m.Closed(), left, further, *returned)
		}
	}
}

func TestAFurtherWayClosesTheModalAndIsTaken(t *testing.T) {
	w, _ := window(t, theme.AlwaysDark)
	open, confirmed := true, false
	modal.Show(w, modal.Spec{
		Title: "The project's file is missing", Confirm: "Put it back", Cancel: "Later", Then: func() { confirmed = true },
		Further: []modal.Further{{Label: "Save a copy…", Do: func() { open = w.Canvas().Overlays().Top() != nil }}},
	})
	w.Canvas().FocusNext()
	press(w, fyne.KeyReturn)
	if open || confirmed {
		t.Errorf("the modal is open %v, the default was done %v", open, confirmed)
	}
}

func TestAMessageClosesOnEitherKey(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		w, returned := window(t, theme.AlwaysLight)
		m := modal.Message(w, "Read-only", "The project is open in another window.")
		press(w, key)
		if !m.Closed() || *returned != 1 {
			t.Errorf("%s: closed %v, focus returned %d times", key, m.Closed(), *returned)
		}
	}
}

func TestClosingTheLowerOfTwoKeepsTheUpper(t *testing.T) {
	w, returned := window(t, theme.AlwaysLight)
	lower := modal.Message(w, "First", "Below.")
	upper := modal.Message(w, "Second", "Above.")
	lower.Close()
	if upper.Closed() || len(w.Canvas().Overlays().List()) != 1 || *returned != 0 {
		t.Fatal("closing the lower modal took the upper with it, or gave the focus back too early")
	}
	upper.Close()
	if *returned != 1 {
		t.Errorf("the focus was given back %d times after both closed, want once", *returned)
	}
}

func TestTheCardFollowsTheWindow(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	name, date := modal.NewEntry("", ""), modal.NewEntry("", "2026-05-04")
	modal.Show(w, modal.Spec{
		Title: "Article details", Confirm: "Save", Cancel: "Cancel", Width: 520,
		Body: widget.NewForm(widget.NewFormItem("Title", name), widget.NewFormItem("Published", date)),
	})
	w.Resize(fyne.NewSize(420, 300))
	if got := w.Canvas().Overlays().Top().Size(); got.Width > 420 {
		t.Errorf("the modal is %v wide in a window of 420", got.Width)
	}
}

func TestABodyThatIsOnlyReadScrollsByKeys(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	list := container.NewVBox()
	for range 60 {
		list.Add(widget.NewLabel("a line"))
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(300, 200))
	m := modal.Show(w, modal.Spec{Title: "All keys", Body: scroll, Confirm: "Close"})
	press(w, fyne.KeyUp)
	if scroll.Offset.Y != 0 {
		t.Fatalf("Up at the top scrolls to %v", scroll.Offset.Y)
	}
	press(w, fyne.KeyDown)
	line := scroll.Offset.Y
	press(w, fyne.KeyPageDown)
	if page := scroll.Offset.Y - line; line <= 0 || page <= line {
		t.Errorf("Down scrolls by %v, Page Down by %v", line, page)
	}
	press(w, fyne.KeyEnd)
	if end := list.Size().Height - scroll.Size().Height; scroll.Offset.Y != end {
		t.Errorf("End scrolls to %v, want %v", scroll.Offset.Y, end)
	}
	press(w, fyne.KeyHome)
	if scroll.Offset.Y != 0 {
		t.Errorf("Home scrolls to %v", scroll.Offset.Y)
	}
	press(w, fyne.KeyReturn)
	if !m.Closed() {
		t.Error("Enter does not close the list any more")
	}
}

func TestClosingTheLowerOfTwoLeavesTheFocusInTheUpper(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	lower := modal.Message(w, "First", "Below.")
	one, two := modal.NewEntry("", ""), modal.NewEntry("", "")
	modal.Show(w, modal.Spec{Title: "Second", Body: modal.NewColumn(one, two), Cancel: "Cancel"})
	w.Canvas().Focus(two)
	lower.Close()
	if w.Canvas().Focused() != fyne.Focusable(two) {
		t.Errorf("%T has the focus, want the entry it was in", w.Canvas().Focused())
	}
}

func TestWhatGetsTheFocusComesIntoView(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	body, entries := modal.NewColumn(), make([]*modal.Entry, 20)
	for i := range entries {
		entries[i] = modal.NewEntry("", "")
		body.Add(entries[i])
	}
	modal.Show(w, modal.Spec{Title: "Targets", Body: body, Cancel: "Cancel"})
	last := entries[len(entries)-1]
	top := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y }
	if top() < 420 {
		t.Fatalf("the last entry stands at %v, in view from the beginning", top())
	}
	w.Canvas().Focus(last)
	if at := top(); at < 0 || at+last.Size().Height > 420 {
		t.Errorf("the entry with the focus stands at %v in a window of 420", at)
	}
}
