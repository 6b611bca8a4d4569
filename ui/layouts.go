package ui

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/keys"
)

// within is a remembered size of the window, no larger than a screen, whose size is in
// pixels and zero where it is not known.
func within(size, screen fyne.Size, scale float32) fyne.Size {
	if screen.IsZero() || scale <= 0 {
		return size
	}
	return size.Min(fyne.NewSize(screen.Width/scale, screen.Height/scale))
}

// frame sets the bars above and below the body, without a gap.
type frame struct{}

func (frame) MinSize(o []fyne.CanvasObject) fyne.Size {
	top, body, status := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(max(top.Width, body.Width, status.Width), top.Height+body.Height+status.Height)
}

func (frame) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, status := o[0].MinSize().Height, o[2].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, top))
	o[1].Move(fyne.NewPos(0, top))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-top-status))
	o[2].Move(fyne.NewPos(0, size.Height-status))
	o[2].Resize(fyne.NewSize(size.Width, status))
}

// fill gives every object the whole room, except the router: an object that
// can have the focus would take the clicks on everything below it.
type fill struct{}

func (fill) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

func (fill) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if _, router := o.(*keys.Router); !router {
			o.Resize(size)
		}
	}
}
