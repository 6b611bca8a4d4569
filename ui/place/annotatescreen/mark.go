package annotatescreen

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/theme"
)

// mark is the sign in the margin that tells how a paragraph stands, by its shape, so
// that colour only repeats what the shape says.
type mark struct {
	State  annotate.State
	Unsure bool
	Twice  bool // answered differently in two places
}

// The shapes of marks, in a picture of 16 units.
const (
	shapeTwice = `<path d="M2.2 4.6h11.6v1.9H2.2zM2.2 9.5h11.6v1.9H2.2z" fill="%[1]s"/>` +
		`<path d="M10.9 1.6l1.7.9-7.5 11.9-1.7-.9z" fill="%[1]s"/>`
	shapeFlag      = `<path d="M3 14.5V1.2h8.2L8.8 4.5l2.4 3.3H4.2v6.7z" fill="%[1]s"/>`
	shapeEmptyFlag = `<path d="M3.6 14.5V1.8h8L9.3 4.7l2.3 3h-8" fill="none" stroke="%[1]s" stroke-width="1.4"/>`
	shapeLowCheck  = `<path d="M6.4 12.2 9 14.8 15 9.2 14 8.2 9 12.9 7.4 11.2z" fill="%[1]s"/>`
	shapeCheck     = `<path d="M2.2 8.6 6.3 12.7 14 4.4 12.6 3.1 6.2 9.9 3.5 7.2z" fill="%[1]s"/>`
	shapeHalf      = `<path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="%[1]s"/>` + shapeRing
	shapeRing      = `<circle cx="8" cy="8" r="5.1" fill="none" stroke="%[1]s" stroke-width="1.3"/>`
)

// shape is the mark's shape, and what it is called.
func (m mark) shape() (name, shape string) {
	submitted := m.State == annotate.Submitted
	switch {
	case m.Twice:
		return "twice", shapeTwice
	case m.Unsure && submitted:
		return "unsure-submitted", shapeFlag + shapeLowCheck
	case m.Unsure:
		return "unsure", shapeEmptyFlag
	case submitted:
		return "submitted", shapeCheck
	case m.State == annotate.Draft:
		return "draft", shapeHalf
	}
	return "open", shapeRing
}

// ink is the colour of the mark.
func (m mark) ink() color.NRGBA {
	p := theme.Current()
	switch {
	case m.Twice, m.Unsure:
		return p.Warning
	case m.State == annotate.Submitted:
		return p.Saved
	case m.State == annotate.Draft:
		return p.Accent
	}
	return p.Option
}

// sign is the mark as a picture.
func (m mark) sign() fyne.Resource {
	name, shape := m.shape()
	return sign(name, m.ink(), shape)
}

// sign makes a picture of 16 units; its name carries the colour, because Fyne
// caches pictures by name.
func sign(name string, c color.NRGBA, shapes string) fyne.Resource {
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">` + fmt.Sprintf(shapes, hex) + `</svg>`
	return fyne.NewStaticResource(name+hex[1:]+".svg", []byte(svg))
}
