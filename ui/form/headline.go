package form

import (
	"image/color"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// headlineState is everything a headline shows.
type headlineState struct {
	title kit.Text
	hint  string // what F2 does
	muted color.NRGBA
	scale float32
}

// headline is a title, and at its end the key that leads on.
type headline struct{ kit.Control[headlineState] }

func newHeadline() *headline {
	h := &headline{}
	h.Make(h, headlineState{}, h.draw, func() fyne.Size { return fyne.Size{} })
	return h
}

// set shows a title and what F2 does.
func (h *headline) set(title, hint string, size float32, ink color.NRGBA) {
	h.Set(headlineState{
		title: kit.Text{Text: title, Size: size, Ink: ink, Bold: true}, hint: hint,
		muted: theme.Current().Muted, scale: theme.Scaled(1),
	})
}

func (h *headline) draw(d *kit.Drawing, size fyne.Size) {
	s := h.State()
	hint := kit.Text{Text: s.hint, Size: theme.SizeSmall(), Ink: s.muted}
	cw, hw := kit.CapWidth("F2"), kit.Width(hint)
	d.Cap(size.Width-cw-hw-theme.Scaled(5), 0, cw, size.Height, "F2", kit.PlainCap())
	d.Words(size.Width-hw, 0, hw+1, size.Height, hint)
	d.Words(0, 0, size.Width-cw-hw-theme.Scaled(16), size.Height, s.title)
}
