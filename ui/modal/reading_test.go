package modal_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

func TestWhatIsTypedWhileAModalReadsIsKeptAndEnterWaits(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	name, confirmed := modal.NewEntry("", ""), ""
	m := modal.Show(w, modal.Spec{
		Title: "Make a batch", Body: modal.NewColumn(name), Confirm: "Make", Cancel: "Cancel",
		Reads:     func(*modal.Modal) {},
		OnConfirm: func() error { confirmed = name.Text; return nil },
	})
	test.Type(name, "week 12")
	press(w, fyne.KeyReturn)
	if confirmed != "" || m.Closed() {
		t.Fatalf("before everything is known %q is confirmed", confirmed)
	}
	m.Known()
	if confirmed != "week 12" || !m.Closed() {
		t.Errorf("once it is known %q is confirmed, and the modal closed: %v", confirmed, m.Closed())
	}
}

func TestNobodyPressesWhatTheyCouldNotLookAtYet(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	confirmed := 0
	m := modal.Show(w, modal.Spec{
		Title: "Make final?", Body: modal.Text("working it out…"), Confirm: "Make final", Cancel: "Cancel",
		Reads: func(*modal.Modal) {}, Unseen: true,
		OnConfirm: func() error { confirmed++; return nil },
	})
	press(w, fyne.KeyReturn)
	m.SetConfirm("Make 12 answers final")
	m.Known()
	if confirmed > 0 || m.Closed() {
		t.Fatal("what was pressed before counts for what nobody saw")
	}
	press(w, fyne.KeyReturn)
	if confirmed != 1 || !m.Closed() {
		t.Errorf("once it was seen it is done %d times", confirmed)
	}
}

func TestAModalThatReadsIsLeftAtOnce(t *testing.T) {
	w, _ := window(t, theme.AlwaysLight)
	m := modal.Show(w, modal.Spec{Title: "Destroy?", Confirm: "Destroy", Cancel: "Cancel", Reads: func(*modal.Modal) {}})
	press(w, fyne.KeyEscape)
	if !m.Closed() {
		t.Fatal("Escape waits")
	}
	m.Known()
}
