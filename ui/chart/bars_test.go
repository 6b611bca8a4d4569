package chart_test

import (
	"testing"

	"plumbline/annotate/picture"
	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// TestNeighboursInABarAreToldApartWithoutColours: deep and pale stand in turn, 3 to 1 against
// each other and against the ground, or with an edge that is.
func TestNeighboursInABarAreToldApartWithoutColours(t *testing.T) {
	for _, mode := range []theme.Mode{theme.AlwaysLight, theme.AlwaysDark} {
		look(t, theme.Choice{Mode: mode})
		ground := chart.InkOf(picture.Ink{Hue: picture.Ground})
		hues := []picture.Hue{
			picture.Against, picture.Middle, picture.For, picture.Aside,
			picture.Stance, picture.Sourcing, picture.Editorial, picture.Other,
		}
		for _, a := range hues {
			deep := chart.InkOf(picture.Ink{Hue: a})
			if c := theme.Contrast(deep, ground); c < 3 {
				t.Errorf("mode %d: hue %d is %.2f against the ground", mode, a, c)
			}
			for _, b := range hues {
				pale := chart.InkOf(picture.Ink{Hue: b, Pale: true})
				if c := theme.Contrast(deep, pale); c < 3 {
					t.Errorf("mode %d: hue %d is %.2f against the pale %d", mode, a, c, b)
				}
			}
		}
	}
}
