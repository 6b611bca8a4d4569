package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"plumbline/ui/theme"
)

// painted is the renderer of our small widgets: paint sets colours and texts
// from the widget's state, layout places the objects.
type painted struct {
	paint   func()
	layout  func(fyne.Size)
	objects []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer.
func (r *painted) Layout(size fyne.Size) { r.layout(size) }

// MinSize is asked of the widget instead.
func (r *painted) MinSize() fyne.Size { return fyne.Size{} }

// Refresh paints the objects anew.
func (r *painted) Refresh() {
	r.paint()
	for _, o := range r.objects {
		canvas.Refresh(o)
	}
}

// Destroy implements fyne.WidgetRenderer.
func (r *painted) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *painted) Objects() []fyne.CanvasObject { return r.objects }

// logo is a plumb bob on its line, in the colour of text.
func logo() fyne.Resource {
	c := theme.Current().Ink
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">` +
		`<path d="M7.3 0h1.4v4H7.3zM4 4h8l-4 12z" fill="` + hex + `"/></svg>`
	return fyne.NewStaticResource("logo"+hex[1:]+".svg", []byte(svg))
}
