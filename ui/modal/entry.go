package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/sentence"
	"plumbline/ui/keys"
)

// Entry is a field to type in. Enter confirms the modal; in one of several
// lines it begins a new line and Ctrl+Enter confirms.
type Entry struct {
	widget.Entry
	OnKey    func(key fyne.KeyName) bool // goes before what keys mean here, unless it returns false
	OnRune   func(char rune) bool        // the same of what is typed
	TakesTab func() bool                 // whether Tab has a use of its own now; nil is no

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
	if e.OnKey != nil && e.OnKey(k.Name) {
		return
	}
	if !e.modal.typed(k, e.state()) {
		e.Entry.TypedKey(k)
	}
}

// TypedRune types, unless that has a use of its own.
func (e *Entry) TypedRune(char rune) {
	if e.OnRune == nil || !e.OnRune(char) {
		e.Entry.TypedRune(char)
	}
}

func (e *Entry) state() keys.State {
	if e.MultiLine {
		return lines
	}
	return oneLine
}

// FocusGained tells the modal where the keys are.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.modal.focusIs(e, e.state())
}

// FocusLost tells the modal that the keys are not here any more.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	e.modal.focusIsNowhere()
}

// AcceptsTab keeps Tab moving between the controls, in several lines too, unless it has
// a use of its own.
func (e *Entry) AcceptsTab() bool { return e.TakesTab != nil && e.TakesTab() }

// TypedShortcut leaves Ctrl+Enter to the modal.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if !e.modal.submitted(s, e.state()) {
		e.Entry.TypedShortcut(s)
	}
}

// Select is a choice out of a list.
type Select struct {
	widget.Select
	names []string // the options as they were given; shown is what can be seen of them
	modal *Modal
}

// NewSelect returns a select with the chosen option.
func NewSelect(options []string, selected string, changed func(string)) *Select {
	s := &Select{}
	s.offer(options)
	s.Selected = sentence.Visible(selected)
	s.OnChanged = func(string) {
		if changed != nil {
			changed(s.Chosen())
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// Offer adds options that were found out later.
func (s *Select) Offer(options ...string) {
	s.offer(options)
	s.Refresh()
}

func (s *Select) offer(options []string) {
	s.names = append(s.names, options...)
	for _, name := range options {
		s.Options = append(s.Options, sentence.Visible(name))
	}
}

// Chosen is the name that is chosen, as it was given; "" if none is.
func (s *Select) Chosen() string {
	if at := s.SelectedIndex(); at >= 0 {
		return s.names[at]
	}
	return ""
}

func (s *Select) belongTo(m *Modal) { s.modal = m }

// FocusGained tells the modal where the keys are.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	s.modal.focusIs(s, oneLine)
}

// TypedKey leaves Enter and Escape to the modal.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	if !s.modal.typed(k, oneLine) {
		s.Select.TypedKey(k)
	}
}

// TypedShortcut leaves Ctrl+Enter to the modal.
func (s *Select) TypedShortcut(k fyne.Shortcut) { s.modal.submitted(k, oneLine) }
