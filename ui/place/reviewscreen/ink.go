package reviewscreen

import (
	"image/color"

	"plumbline/ui/theme"
)

// inkOf is the colour of a row's field.
func inkOf(r Row) color.NRGBA {
	p := theme.Current()
	if r.Quiet {
		return p.Muted
	}
	strong, _ := p.Family(r.Family)
	return strong
}
