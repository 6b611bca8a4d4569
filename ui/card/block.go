package card

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
)

// Block is a part of a column: a card, cards side by side, a table.
type Block interface {
	// Objects are all that the block may place, whatever its width.
	Objects() []fyne.CanvasObject
	// Arrange places them and returns how high they get; 0 takes no room.
	Arrange(at fyne.Position, width, gap float32) float32
}

// Row is a block of cards side by side, all as high as the highest.
type Row []Share

// Share is a card and its share of the width of a row.
type Share struct {
	Pane  *kit.Pane
	Width float32 // 0 to 1
}

// Wide is a card that takes a share of the width of a row.
func Wide(p *kit.Pane, share float32) Share { return Share{Pane: p, Width: share} }

// One is a block of one card.
func One(p *kit.Pane) Row { return Row{Wide(p, 1)} }

// Objects are the cards.
func (r Row) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r))
	for i, s := range r {
		objects[i] = s.Pane
	}
	return objects
}

// Arrange places the cards from left to right.
func (r Row) Arrange(at fyne.Position, width, gap float32) (high float32) {
	free := width - gap*float32(len(r)-1)
	for _, s := range r {
		high = max(high, s.Pane.HeightAt(free*s.Width))
	}
	x := at.X
	for _, s := range r {
		kit.Arrange(s.Pane, x, at.Y, free*s.Width, high)
		x += free*s.Width + gap
	}
	return high
}
