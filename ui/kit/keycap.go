package kit

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/theme"
)

// KeyCap is the picture of a key, by itself. Controls that have a key draw one
// by Drawing.Cap.
type KeyCap struct{ Control[string] }

// NewKeyCap returns a cap with the key's name.
func NewKeyCap(key string) *KeyCap {
	k := &KeyCap{}
	k.Make(k, key, k.draw, func() fyne.Size { return fyne.NewSize(CapWidth(key), CapHeight()) })
	return k
}

func (k *KeyCap) draw(d *Drawing, size fyne.Size) {
	d.Cap(0, 0, CapWidth(k.state), size.Height, k.state, PlainCap())
}

// CapHeight is how high every key cap is.
func CapHeight() float32 { return theme.Scaled(17) }

// CapWidth is the width of the cap of a key: one letter gets one that is about
// as wide as high, and no key none.
func CapWidth(key string) float32 {
	if key == "" {
		return 0
	}
	return max(CapHeight(), Width(capText(key))+theme.Scaled(8))
}

// TightCapWidth is the width of a cap where room is short: narrower than high
// for one letter.
func TightCapWidth(key string) float32 {
	if key == "" {
		return 0
	}
	return Width(capText(key)) + theme.Scaled(7)
}

// PlainCap is how a cap looks on a control that is not chosen.
func PlainCap() Skin {
	p := theme.Current()
	return Skin{Fill: p.Surface, Edge: p.Control, Ink: p.Muted}
}

// CapOn is how a cap looks on a strong fill: the letter keeps the contrast of the
// label beside it.
func CapOn(s Skin) Skin { return Skin{Fill: s.Fill, Edge: theme.Mix(s.Fill, s.Ink, 0.45), Ink: s.Ink} }

// Cap draws the cap of a key in the middle of a row.
func (d *Drawing) Cap(x, y, w, rowHeight float32, key string, s Skin) {
	if key == "" {
		return
	}
	h := CapHeight()
	y += (rowHeight - h) / 2
	d.Frame(x, y, w, h, theme.RadiusSmall, s.Fill, s.Edge, theme.Hairline)
	t := capText(key)
	t.Ink = s.Ink
	tw := Width(t)
	d.Words(x+(w-tw)/2, y, tw+1, h, t)
}

func capText(key string) Text { return Text{Text: key, Size: theme.Scaled(10.5)} }
