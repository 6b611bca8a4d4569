package form

import (
	"time"

	"fyne.io/fyne/v2"
)

// A second click so soon and so near is the other half of one that was meant.
const (
	clickAgain = 400 * time.Millisecond
	clickNear  = 8
)

// clicks tells a click from the second half of a double one.
type clicks struct {
	now  func() time.Time
	last time.Time
	at   fyne.Position
}

// again reports whether a click belongs to the one before it.
func (c *clicks) again(at fyne.Position) bool {
	now := c.now()
	near := func(a, b float32) bool { return a-b <= clickNear && b-a <= clickNear }
	again := now.Sub(c.last) < clickAgain && near(at.X, c.at.X) && near(at.Y, c.at.Y)
	if !again {
		c.last, c.at = now, at
	}
	return again
}
