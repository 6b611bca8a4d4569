package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// hintLine is one line of help for the first minutes, above the place until somebody
// sends it away.
type hintLine struct {
	*kit.Pane
	away func()
}

func newHintLine(away func()) *hintLine {
	h := &hintLine{away: away}
	h.Pane = kit.NewPane(h.draw)
	h.Hide()
	return h
}

func (h *hintLine) draw(d *kit.Drawing, width, _ float32) float32 {
	p, high := theme.Current(), hintHeight()
	side := theme.Scaled(16)
	d.Box(0, 0, width, high, 0, p.AccentSoft)
	button := kit.ButtonState{Label: lang.L("Got it")}
	words := kit.Text{
		Text: lang.L(
			"Read the framed paragraph and press the key that an option shows. Enter goes on, Ctrl+Z takes back. Help, Guide tells more.",
		),
		Size: theme.SizeLabel(),
		Ink:  p.Ink,
	}
	right := button.Width()
	d.Words(side, 0, width-right-3*side, high, words)
	d.Button("away", button, width-right-side, (high-kit.ButtonHeight())/2, right, h.away)
	return high
}

func hintHeight() float32 { return theme.Scaled(38) }

// showHint shows the line of help or takes it away, and gives the place the room.
func (w *Window) showHint(on bool) {
	if on != w.hint.Visible() {
		setVisible(w.hint.Pane, on)
		w.middle.Refresh()
	}
}

// below sets the line of help, while it is there, above what fills the rest.
type below struct{}

// MinSize is that of the rest.
func (below) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

// Layout implements fyne.Layout.
func (below) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top := float32(0)
	if o[0].Visible() {
		top = hintHeight()
		kit.Arrange(o[0], 0, 0, size.Width, top)
	}
	kit.Arrange(o[1], 0, top, size.Width, size.Height-top)
}

// hideHint sends the line of help away for good.
func (w *Window) hideHint() { w.setHint(true) }

// setHint remembers whether the line of help is sent away, and shows the place with or
// without it.
func (w *Window) setHint(hidden bool) {
	w.params.Memory.HideHint(hidden)
	w.window.SetMainMenu(w.menu())
	if w.place != nil {
		w.showOpen()
	}
	w.returnFocus()
}
