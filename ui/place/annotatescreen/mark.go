package annotatescreen

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/theme"
)

// mark is the sign in the margin that tells a paragraph's state by its shape,
// so that colour only repeats what the shape says.
func mark(state annotate.State, unsure, twice bool) fyne.Resource {
	p := theme.Current()
	switch {
	case twice:
		return sign(
			"twice",
			p.Warning,
			`<path d="M2.2 4.6h11.6v1.9H2.2zM2.2 9.5h11.6v1.9H2.2z" fill="%[1]s"/><path d="M10.9 1.6l1.7.9-7.5 11.9-1.7-.9z" fill="%[1]s"/>`,
		)
	case unsure:
		return sign("unsure", p.Warning, `<path d="M4 14.5V1.8h8.2L9.8 5.1l2.4 3.3H5.2v6.1z" fill="%[1]s"/>`)
	case state == annotate.Submitted:
		return sign("submitted", p.Saved, `<path d="M2.2 8.6 6.3 12.7 14 4.4 12.6 3.1 6.2 9.9 3.5 7.2z" fill="%[1]s"/>`)
	case state == annotate.Draft:
		return sign(
			"draft",
			p.Accent,
			`<path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="%[1]s"/><circle cx="8" cy="8" r="5.1" fill="none" stroke="%[1]s" stroke-width="1.3"/>`,
		)
	}
	return sign("open", p.Control, `<circle cx="8" cy="8" r="5.1" fill="none" stroke="%[1]s" stroke-width="1.3"/>`)
}

// sign makes a picture of 16 units; its name carries the colour, because Fyne
// caches pictures by name.
func sign(name string, c color.NRGBA, shapes string) fyne.Resource {
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">` + fmt.Sprintf(shapes, hex) + `</svg>`
	return fyne.NewStaticResource(name+hex[1:]+".svg", []byte(svg))
}
