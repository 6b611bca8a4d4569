package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

func baseName(path string) string { return filepath.Base(path) }

// askPerson asks who is labelling. The system's user name is not proposed.
func (w *Window) askPerson(title, current string, use func(id string) error, cancelled func()) {
	entry := modal.NewEntry(current, lang.L("A1"))
	why := wrapped(lang.L("A short id, such as A1. It stands beside each of your answers, in the project and in what is exported; use the same one each time."))
	modal.Show(w.window, modal.Spec{
		Title: title, Body: container.NewVBox(why, entry),
		Confirm: lang.L("Label"), Cancel: lang.L("Cancel"), Width: 420, InitialFocus: entry,
		OnConfirm: func() error {
			if err := annotate.CheckAnnotatorID(entry.Text); err != nil {
				return err
			}
			return use(entry.Text)
		},
		OnCancel: cancelled,
	})
}

// SwitchPerson asks for another annotator and opens the project as theirs.
func (w *Window) SwitchPerson() {
	if w.project == nil {
		return
	}
	w.askPerson(lang.L("Switch person"), w.session.Annotator(), func(id string) error {
		w.relabel(id)
		return nil
	}, nil)
}

// wrapped is a text in a dialog that may need several lines.
func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}
