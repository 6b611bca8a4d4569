package ui

import (
	"image"
	"image/color"
	"testing"

	"plumbline/ui/place"
	"plumbline/ui/theme"
)

func TestDarkSetWhileRunningReachesEveryWidget(t *testing.T) {
	for _, id := range []place.ID{place.Annotate, place.Review, place.Codebook, place.Dataset} {
		t.Run(string(id), func(t *testing.T) {
			show := func(look theme.Mode) *rig {
				d := newRig(t, func(p *Params) { p.Memory.SetLook(theme.Choice{Mode: look}) }).begun()
				d.OpenPlace(id)
				d.awaitIdle()
				d.picture()
				return d
			}
			light := show(theme.AlwaysLight)
			light.setLook(theme.Choice{Mode: theme.AlwaysDark})
			light.awaitIdle()
			switched := light.picture()
			fresh := show(theme.AlwaysDark).picture()
			if at, a, b, same := difference(switched, fresh); !same {
				t.Errorf("at %v the switched window has %v, a fresh one %v", at, a, b)
			}
		})
	}
}

// difference is the first pixel at which two pictures differ.
func difference(a, b image.Image) (at image.Point, inA, inB color.Color, same bool) {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			inA, inB = a.At(x, y), b.At(x, y)
			if inA != inB {
				return image.Pt(x, y), inA, inB, false
			}
		}
	}
	return at, inA, inB, true
}
