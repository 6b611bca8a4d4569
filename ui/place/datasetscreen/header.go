package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawHeader draws the title and what there is in all.
func (d *Screen) drawHeader(l *kit.Drawing, width, _ float32) float32 {
	high := theme.Scaled(30)
	x := card.Title(l, high, lang.L("Dataset"))
	l.Words(x, theme.Scaled(1), width-x, high, kit.Text{Text: d.scope(), Size: card.Small(), Ink: theme.Current().Muted})
	return high
}

// scope says what the project holds.
func (d *Screen) scope() string {
	if !d.work.Gathered() {
		return lang.L("reading…")
	}
	text := counted(d.view().InUse())
	if d.view().Lead {
		text += " · " + lang.N("{{.Count}} people", len(d.view().People), map[string]any{"Count": len(d.view().People)})
	}
	if d.view().Rules.Version != "" {
		text += " · " + lang.L("codebook {{.Version}}", map[string]any{"Version": d.view().Rules.Version})
	}
	return text
}
