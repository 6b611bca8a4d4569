package kit

import (
	"image/color"

	"plumbline/ui/theme"
)

// Ring draws the frame of what the keys are on, in the focus colour and so far
// off that it is seen around a filled control and not mistaken for a choice.
func (d *Drawing) Ring(x, y, w, h, round, off float32) {
	d.Frame(x-off, y-off, w+2*off, h+2*off, round+off, color.NRGBA{}, theme.Current().FocusRing, theme.Ring)
}
