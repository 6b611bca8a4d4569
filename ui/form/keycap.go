package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/theme"
)

var _ fyne.Widget = (*KeyCap)(nil)

// keyCap is the small picture of a key that controls carry.
type keyCap struct {
	box  canvas.Rectangle
	text words
	key  string
}

func (k *keyCap) objects() []fyne.CanvasObject { return []fyne.CanvasObject{&k.box, k.text.object()} }

func capHeight() float32 { return theme.Scaled(17) }

// paint colours the cap for the fill it stands on; over a strong fill it is
// that fill, lightened or darkened toward its ink.
func (k *keyCap) paint(key string, fill, ink, line color.NRGBA) {
	k.key = key
	k.text.set(key, theme.Scaled(10.5), ink, false)
	k.box.FillColor, k.box.StrokeColor = fill, line
	k.box.StrokeWidth, k.box.CornerRadius = theme.Hairline, theme.RadiusSmall
	if key == "" {
		k.box.Hide()
		k.text.box.Hide()
		return
	}
	k.box.Show()
	k.text.box.Show()
}

// plain colours the cap for a control that is not chosen.
func (k *keyCap) plain(key string) {
	p := theme.Current()
	k.paint(key, p.Surface, p.Muted, p.Control)
}

// width is that of the cap; one character gets a square-ish cap.
func (k *keyCap) width() float32 {
	if k.key == "" {
		return 0
	}
	return max(capHeight(), k.text.width()+theme.Scaled(8))
}

// tight is the width of a cap where room is short: narrower than high for one
// letter.
func (k *keyCap) tight() float32 {
	if k.key == "" {
		return 0
	}
	return k.text.width() + theme.Scaled(7)
}

func (k *keyCap) put(x, y, width, rowHeight float32) {
	h := capHeight()
	top := y + (rowHeight-h)/2
	k.box.Move(fyne.NewPos(x, top))
	k.box.Resize(fyne.NewSize(width, h))
	tw := k.text.width()
	k.text.put(x+(width-tw)/2, top, tw, h)
}

// KeyCap shows which key does something, by itself.
type KeyCap struct {
	widget.BaseWidget
	cap keyCap
}

// NewKeyCap returns a cap with the key's name.
func NewKeyCap(key string) *KeyCap {
	k := &KeyCap{}
	k.cap.plain(key)
	k.ExtendBaseWidget(k)
	return k
}

// CreateRenderer draws the cap.
func (k *KeyCap) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		of: k, objects: k.cap.objects(),
		place: func(s fyne.Size) { k.cap.put(0, 0, k.cap.width(), s.Height) },
		paint: func() { k.cap.plain(k.cap.key) },
		min:   func() fyne.Size { return fyne.NewSize(k.cap.width(), capHeight()) },
	}
}
