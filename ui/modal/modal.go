// Package modal asks one thing at a time over a window: Enter confirms, Escape
// cancels, Tab moves, and the focus goes back where keys belong.
package modal

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/keys"
	"plumbline/ui/wording"
)

// ReturnFocus gives the focus back to the key router after the last modal of a
// window has closed. The window sets it once; it must not be nil by then.
var ReturnFocus = func() {}

// ErrGoOn is what OnConfirm returns to keep the modal open without a word: what it did
// was a step on the way.
var ErrGoOn = errors.New("there is more to say")

// Spec says what a modal asks.
type Spec struct {
	Title   string
	Body    fyne.CanvasObject // may be nil
	Confirm string            // label of the default button; "" is OK
	Cancel  string            // label of the way out; "" leaves only the default button
	Danger  bool              // the default button does what cannot be taken back
	Safe    bool              // the way out is the default button; Enter leaves without doing anything
	Further []Further         // other ways to go on, beside the two buttons
	Width   float32           // of the card at normal text size; 0 is 440

	// OnConfirm does what was asked. An error keeps the modal open and is shown
	// in it as it reads; Wrong says in which control.
	OnConfirm func() error
	// Then runs after OnConfirm, when the modal has closed and the focus is
	// back: what it does may ask again.
	Then     func()
	OnCancel func()

	// InitialFocus takes the first keys; nil is the first entry of the body, or
	// the default button.
	InitialFocus fyne.Focusable

	// Reads finds out elsewhere what the modal does not know yet; Known is told when it
	// does. The modal is there meanwhile, and takes the keys: the default button does its
	// work once everything is known.
	Reads func(m *Modal)
	// Unseen says that what is found out is what the default button does, so that nobody
	// presses it before they could look at that.
	Unseen bool
}

// Further is another way to go on than the default button's.
type Further struct {
	Label string
	Do    func() // once the modal has closed
}

// Modal is a question that is on the screen.
type Modal struct {
	spec   Spec
	canvas fyne.Canvas
	dialog *dialog
	keys   keys.List
	last   fyne.Focusable // the control of the body that had the keys last
	closed bool

	reading bool // what Spec.Reads finds out is not known yet
	pressed bool // the default button was, meanwhile
}

// Show puts a modal over a window. Over another one it waits its turn in plain
// sight: the one below comes back when it closes.
func Show(win fyne.Window, spec Spec) *Modal {
	m := &Modal{spec: spec, canvas: win.Canvas()}
	if m.spec.Confirm == "" {
		m.spec.Confirm = lang.L("OK")
	}
	m.keys = m.bindings()
	m.dialog = newDialog(m)
	m.adopt(spec.Body)
	m.canvas.Overlays().Add(m.dialog)
	m.dialog.Resize(m.canvas.Size())
	m.focusFirst()
	if spec.Reads != nil {
		m.reading = true
		spec.Reads(m)
	}
	return m
}

// Known says that what Spec.Reads finds out is there, and goes on with what was pressed
// meanwhile.
func (m *Modal) Known() {
	if m.reading = false; m.pressed && !m.spec.Unseen {
		m.Confirm()
	}
}

// Message says something that needs no answer but having been read.
func Message(win fyne.Window, title, text string) *Modal {
	return Show(win, Spec{Title: title, Body: Text(text)})
}

// Confirm asks whether to do something; confirm is the label that says what.
func Confirm(win fyne.Window, title, text, confirm string, do func()) *Modal {
	return Show(win, Spec{
		Title: title, Body: Text(text), Confirm: confirm, Cancel: lang.L("Cancel"), Danger: true,
		Then: do,
	})
}

// Default does what the default button does.
func (m *Modal) Default() {
	if m.dialog.standard() == m.dialog.cancel {
		m.Cancel()
	} else {
		m.Confirm()
	}
}

// Confirm does what was asked.
func (m *Modal) Confirm() {
	if m.closed {
		return
	}
	if m.reading {
		m.pressed = true
		return
	}
	if m.spec.OnConfirm != nil {
		switch err := m.spec.OnConfirm(); {
		case errors.Is(err, ErrGoOn):
			m.SetError("")
			return
		case err != nil:
			m.refuse(wording.Error(err), err)
			return
		}
	}
	m.Close()
	if m.spec.Then != nil {
		m.spec.Then()
	}
}

// Cancel leaves without doing anything. Where there is only the default
// button, Escape means the same as it.
func (m *Modal) Cancel() {
	if m.closed {
		return
	}
	if m.spec.Cancel == "" {
		m.Confirm()
		return
	}
	m.Close()
	if m.spec.OnCancel != nil {
		m.spec.OnCancel()
	}
}

// Close takes the modal away without asking anyone.
func (m *Modal) Close() {
	if m.closed {
		return
	}
	m.closed = true
	m.remove()
	if m.canvas.Overlays().Top() == nil {
		ReturnFocus()
	}
}

// remove takes only this modal off the screen: Fyne would take those above it
// as well, so they are put back, and the focus to where it was in the topmost.
func (m *Modal) remove() {
	overlays := m.canvas.Overlays()
	var above []fyne.CanvasObject
	focused := m.canvas.Focused()
	found := false
	for _, o := range overlays.List() {
		if found {
			above = append(above, o)
		}
		found = found || o == fyne.CanvasObject(m.dialog)
	}
	overlays.Remove(m.dialog)
	for _, o := range above {
		overlays.Add(o)
	}
	if len(above) > 0 {
		m.canvas.Focus(focused)
	}
}

// SetError shows a sentence above the buttons; "" takes it away.
func (m *Modal) SetError(sentence string) { m.dialog.setError(sentence) }

// Problem returns the sentence on show.
func (m *Modal) Problem() string { return m.dialog.problem.String() }

// SetConfirm gives the default button another label.
func (m *Modal) SetConfirm(label string) {
	m.spec.Confirm = label
	state := m.dialog.confirm.State()
	state.Label = label
	m.dialog.confirm.Set(state)
	m.arrange()
}

// Closed reports whether the modal is off the screen.
func (m *Modal) Closed() bool { return m.closed }

func (m *Modal) focusFirst() {
	first := m.spec.InitialFocus
	if first == nil {
		first = firstFocusable(m.spec.Body)
	}
	if first == nil {
		first = m.dialog.standard()
	}
	m.canvas.Focus(first)
}

// arrange makes the card as high as what it holds now.
func (m *Modal) arrange() {
	if m != nil && m.dialog != nil {
		m.dialog.Refresh()
	}
}

// Focus gives the keys to a part of the body.
func (m *Modal) Focus(o fyne.Focusable) { m.canvas.Focus(o) }
