package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// logo is a plumb bob on its line, in the colour of text.
func logo() fyne.Resource {
	c := theme.Current().Ink
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">` +
		`<path d="M7.3 0h1.4v4H7.3zM4 4h8l-4 12z" fill="` + hex + `"/></svg>`
	return fyne.NewStaticResource("logo"+hex[1:]+".svg", []byte(svg))
}
