package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// children returns what a container of Fyne's contains. Controls count as
// one: what an entry is made of is its own affair.
func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *widget.Form:
		out := make([]fyne.CanvasObject, 0, len(o.Items))
		for _, item := range o.Items {
			out = append(out, item.Widget)
		}
		return out
	}
	return nil
}
