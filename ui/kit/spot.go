package kit

import "fyne.io/fyne/v2"

// Spot is an area of a drawing that can be pressed, or at least pointed at.
type Spot struct {
	ID   string // stays the same from one drawing to the next
	At   fyne.Position
	Size fyne.Size
	Tip  Tip // what the pointer and the keys are told here
	// Open is called by a click and by Enter; nil is for areas that only tell.
	Open func()
	// Twice spots are only chosen by a click: a second one on the same, soon after, opens them.
	Twice bool
	// OnFocus is called when the keys come here.
	OnFocus func()
	// Mute spots are reached by the pointer alone.
	Mute bool
	// Round is the radius of the ring's corners.
	Round float32
}

// Tip is a sentence that is made when somebody asks for it: most never do.
type Tip func() string

func (t Tip) text() string {
	if t == nil {
		return ""
	}
	return t()
}

// Direction is where an arrow key leads.
type Direction int

// The directions.
const (
	Up Direction = iota
	Down
	Left
	Right
)

// Nearest returns the spot that an arrow key leads to from another one, which
// is passed over where it is among them.
func Nearest(spots []Spot, from Spot, d Direction) (to int, ok bool) {
	best := float32(0)
	for i, s := range spots {
		if s.Mute || s.ID == from.ID {
			continue
		}
		along, aside := apart(from, s, d)
		if along < 0 {
			continue
		}
		if cost := along + 4*aside; !ok || cost < best {
			to, best, ok = i, cost, true
		}
	}
	return to, ok
}

// detour makes what lies straight ahead nearer than what lies to the side.
const detour = 2000

// apart returns how far a spot lies ahead, negative where it does not, and how
// far to the side.
func apart(from, s Spot, d Direction) (along, aside float32) {
	const touch = 2 // areas may overlap by rounding
	fx, fy, sx, sy := span(
		from.At.X,
		from.Size.Width,
	), span(
		from.At.Y,
		from.Size.Height,
	), span(
		s.At.X,
		s.Size.Width,
	), span(
		s.At.Y,
		s.Size.Height,
	)
	ahead, beside, otherBeside := sy.low-fy.high, fx, sx
	switch d {
	case Up:
		ahead = fy.low - sy.high
	case Left:
		ahead, beside, otherBeside = fx.low-sx.high, fy, sy
	case Right:
		ahead, beside, otherBeside = sx.low-fx.high, fy, sy
	}
	if ahead < -touch {
		return -1, 0
	}
	gap := max(0, otherBeside.low-beside.high, beside.low-otherBeside.high)
	if gap > 0 && (d == Left || d == Right) {
		return -1, 0 // what is above or below is for the other arrows
	}
	if gap > 0 {
		gap += detour
	}
	off := otherBeside.middle() - beside.middle()
	return max(0, ahead), gap + max(off, -off)/50
}

type extent struct{ low, high float32 }

func span(at, size float32) extent { return extent{at, at + size} }

func (e extent) middle() float32 { return (e.low + e.high) / 2 }
