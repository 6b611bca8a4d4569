package annotatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// helpLine says below the article how to begin, until somebody sends it away.
type helpLine struct {
	*kit.Pane
	away func()
}

func newHelpLine(away func()) *helpLine {
	h := &helpLine{away: away}
	h.Pane = kit.NewPane(h.draw)
	h.Hide()
	return h
}

// show shows the line or takes it away, and reports whether that is new.
func (h *helpLine) show(on bool) (changed bool) {
	changed = on != h.Visible()
	if on {
		h.Update()
		h.Show()
	} else {
		h.Hide()
	}
	return changed
}

func (h *helpLine) draw(d *kit.Drawing, width, _ float32) float32 {
	p, side, above := theme.Current(), theme.Scaled(16), theme.Scaled(10)
	button := kit.ButtonState{Label: lang.L("Got it")}
	words := kit.Run{Color: p.Ink, Text: lang.L(
		"Read the framed paragraph and press the key that an option shows. Enter goes on, Ctrl+Z takes back. Help, Guide tells more.",
	)}
	right := button.Width()
	column := width - right - 3*side
	text := kit.ProseHeight(column, theme.SizeLabel(), words)
	high := max(text, kit.ButtonHeight()) + 2*above
	d.Box(0, 0, width, high, 0, p.AccentSoft)
	d.Sentences(side, (high-text)/2, column, theme.SizeLabel(), words)
	d.Button("away", button, width-right-side, (high-kit.ButtonHeight())/2, right, h.away)
	return high
}
