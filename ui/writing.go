package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/dialogs"
)

// writing is a file that is being written elsewhere: how far it is, and what ends it. One is
// written at a time.
type writing struct {
	w    *Window
	path string
	stop context.CancelFunc

	words string // how far it is
	file  string // of a package, which is being written
	tell  func(string)
	hide  func() // takes the dialog away, or keeps it from coming
}

// patience is how long something is written before it is told how far it is.
const patience = 700 * time.Millisecond

// beginWriting remembers that a file is being written, and soon tells how far it is.
func (w *Window) beginWriting(ask dialogs.Over, path string) (context.Context, *writing) {
	ctx, stop := context.WithCancel(context.Background())
	on := &writing{w: w, path: path, stop: stop, words: lang.L("Reading the project…"), tell: func(string) {}}
	w.writing = on
	on.hide = w.after(patience, func() {
		if w.writing == on {
			on.show(ask)
		}
	})
	return ctx, on
}

// show tells how far it is.
func (on *writing) show(ask dialogs.Over) {
	on.hide()
	on.tell, on.hide = ask.Writing(on.path, on.words, on.stop)
}

// end takes the dialog away once nothing is written any more.
func (on *writing) end() {
	on.stop()
	on.hide()
	if on.w.writing == on {
		on.w.writing = nil
	}
}

// rows is told, elsewhere, how many rows have been written.
func (on *writing) rows(n int) {
	on.w.params.Run(func() { on.say(lang.N("{{.Count}} rows are written", n, map[string]any{"Count": n})) })
}

// begins is told, elsewhere, which file of a package is being written.
func (on *writing) begins(file string) {
	on.w.params.Run(func() {
		on.file = file
		on.say("")
	})
}

func (on *writing) say(words string) {
	switch {
	case on.file != "" && words != "":
		words = on.file + ": " + words
	case on.file != "":
		words = on.file
	}
	on.words = words
	on.tell(words)
}
