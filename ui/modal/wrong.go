package modal

import (
	"errors"

	"fyne.io/fyne/v2"
)

// wrong is an error together with the control in which it is to be mended.
type wrong struct {
	error
	in fyne.Focusable
}

// Unwrap returns the error itself.
func (w wrong) Unwrap() error { return w.error }

// Wrong tells an error of OnConfirm from which control it comes; the keys go there. nil
// stays nil.
func Wrong(in fyne.Focusable, err error) error {
	if err == nil {
		return nil
	}
	return wrong{err, in}
}

// refuse says why what was asked cannot be done, and brings the keys to where it is
// mended: the control that the error names, else, from a button of the modal, the one
// that was typed in last.
func (m *Modal) refuse(sentence string, err error) {
	m.SetError(sentence)
	var w wrong
	switch {
	case errors.As(err, &w):
		m.canvas.Focus(w.in)
	case !m.dialog.onButton():
	case m.last != nil:
		m.canvas.Focus(m.last)
	default:
		if first := firstFocusable(m.spec.Body); first != nil {
			m.canvas.Focus(first)
		}
	}
}
