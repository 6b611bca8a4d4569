package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
)

// keyed is a control of a body that leaves Enter and Escape to its modal.
// Fyne's own controls swallow them, hence the ones of this file.
type keyed interface{ belongTo(m *Modal) }

var (
	_ keyed = (*Entry)(nil)
	_ keyed = (*Select)(nil)
	_ keyed = (*Check)(nil)
)

// Entry is a field to type in. Enter confirms the modal; in one of several
// lines it begins a new line and Ctrl+Enter confirms.
type Entry struct {
	widget.Entry
	modal *Modal
}

// NewEntry returns an entry of one line.
func NewEntry(text, placeholder string) *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	e.PlaceHolder = placeholder
	e.SetText(text)
	e.CursorRow, e.CursorColumn = 0, len([]rune(text))
	return e
}

// NewLines returns an entry of several lines that wrap.
func NewLines(text, placeholder string) *Entry {
	e := NewEntry(text, placeholder)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	return e
}

func (e *Entry) belongTo(m *Modal) { e.modal = m }

// TypedKey leaves Enter and Escape to the modal.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if !e.modal.typed(k, e.state()) {
		e.Entry.TypedKey(k)
	}
}

func (e *Entry) state() keys.State {
	if e.MultiLine {
		return lines
	}
	return oneLine
}

// AcceptsTab keeps Tab moving between the controls, in several lines too.
func (e *Entry) AcceptsTab() bool { return false }

// TypedShortcut confirms on Ctrl+Enter.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || e.modal == nil || c.KeyName != fyne.KeyReturn || !e.modal.keys.Press(keys.Press{Key: "Ctrl+Enter"}, e.state()) {
		e.Entry.TypedShortcut(s)
	}
}

// Select is a choice out of a list.
type Select struct {
	widget.Select
	modal *Modal
}

// NewSelect returns a select with the chosen option.
func NewSelect(options []string, selected string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.Selected, s.OnChanged = options, selected, changed
	s.ExtendBaseWidget(s)
	return s
}

func (s *Select) belongTo(m *Modal) { s.modal = m }

// TypedKey leaves Enter and Escape to the modal.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	if !s.modal.typed(k, oneLine) {
		s.Select.TypedKey(k)
	}
}

// Check is a yes or no.
type Check struct {
	widget.Check
	modal *Modal
}

// NewCheck returns a check in a state.
func NewCheck(label string, checked bool, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.Checked, c.OnChanged = label, checked, changed
	c.ExtendBaseWidget(c)
	return c
}

func (c *Check) belongTo(m *Modal) { c.modal = m }

// TypedKey leaves Enter and Escape to the modal.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	if !c.modal.typed(k, oneLine) {
		c.Check.TypedKey(k)
	}
}

// wire tells the controls of a body to which modal they belong. Entries of
// Fyne's own at least confirm on Enter.
func wire(body fyne.CanvasObject, m *Modal) {
	walk(body, func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case keyed:
			o.belongTo(m)
		case *kit.FocusButton:
			o.OnKey = m.onKey
		case *widget.Entry:
			if o.OnSubmitted == nil && !o.MultiLine {
				o.OnSubmitted = func(string) { m.Confirm() }
			}
		}
		return false
	})
}

func firstFocusable(body fyne.CanvasObject) fyne.Focusable {
	var first fyne.Focusable
	walk(body, func(o fyne.CanvasObject) bool {
		f, ok := o.(fyne.Focusable)
		if d, disableable := o.(fyne.Disableable); disableable && d.Disabled() {
			return false
		}
		if ok && o.Visible() {
			first = f
		}
		return ok && o.Visible()
	})
	return first
}

// walk visits an object and what it contains, until stop is true.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject) (stop bool)) bool {
	if o == nil {
		return false
	}
	if visit(o) {
		return true
	}
	for _, child := range children(o) {
		if walk(child, visit) {
			return true
		}
	}
	return false
}

// confirmKey is the key that the default button names: where the keys begin in
// several lines of text, Enter begins a line.
func confirmKey(spec Spec) string {
	focused := spec.InitialFocus
	if focused == nil {
		focused = firstFocusable(spec.Body)
	}
	if e, ok := focused.(*Entry); ok && e.MultiLine {
		return "Ctrl Enter"
	}
	return "Enter"
}
