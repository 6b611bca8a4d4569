// Package form draws the questions of one paragraph from the codebook, shows
// the answers it is given, and reports what the annotator wants by callbacks.
// None of its controls but the note takes the focus, so that answer keys are
// never swallowed.
package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// drawn is the renderer of every control here: a fixed list of primitives, a
// function that places them and one that colours them from the theme.
type drawn struct {
	of      fyne.Widget
	objects []fyne.CanvasObject
	place   func(fyne.Size)
	paint   func()
	min     func() fyne.Size
}

func (d *drawn) Layout(size fyne.Size)        { d.place(size) }
func (d *drawn) MinSize() fyne.Size           { return d.min() }
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawn) Destroy()                     {}

// Refresh colours and places anew: a bold label or another text size is wider.
func (d *drawn) Refresh() {
	d.paint()
	d.place(d.of.Size())
	canvas.Refresh(d.of)
}
