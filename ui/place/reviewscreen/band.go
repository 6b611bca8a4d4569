package reviewscreen

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/ui/card"
	"plumbline/ui/theme"
)

// band is a row of cards, by how much room there is. A nil arrangement is the
// same as the next narrower one.
type band struct{ three, two card.Row }

// Objects are the cards of both arrangements.
func (b band) Objects() []fyne.CanvasObject {
	return slices.Concat(b.two.Objects(), b.three.Objects())
}

// Arrange places the cards side by side, or below each other where it is narrow.
func (b band) Arrange(at fyne.Position, width, gap float32) (high float32) {
	row := b.two
	if width >= theme.Scaled(threeWide) && b.three != nil {
		row = b.three
	}
	if width >= theme.Scaled(twoWide) {
		return row.Arrange(at, width, gap)
	}
	for _, s := range row {
		if high > 0 {
			high += gap
		}
		high += card.One(s.Pane).Arrange(at.AddXY(0, high), width, gap)
	}
	return high
}
