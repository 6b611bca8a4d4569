package kit

import "image/color"

// Bar draws a share of a whole, 0 to 1, on its track. The least that is more
// than nothing is a dot.
func (d *Drawing) Bar(x, y, w, thick, share float32, track, ink color.NRGBA) {
	d.Box(x, y, w, thick, thick/2, track)
	if share > 0 {
		d.Box(x, y, max(thick, w*min(1, share)), thick, thick/2, ink)
	}
}
