package dataset

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

func (d *Dataset) rulesActions() []action {
	actions := []action{{id: "codebook", label: lang.L("Codebook"), key: 'c', tip: lang.L("The rules as annotators see them"), do: d.params.OnCodebook}}
	if d.may() {
		actions = append(actions, action{id: "targets", label: lang.L("Targets…"), key: 't', tip: lang.L("Whom stance is asked about, and what they are also called"), do: d.params.OnTargets})
	}
	return actions
}

// drawRules draws which codebook is in force and whom it is asked about.
func (d *Dataset) drawRules(l *chart.List, width, height float32) float32 {
	surface(l, width, height)
	pad, b := cardPad(), d.view.Book
	y := heading(l, width, lang.L("Codebook in force"), b.Version)
	text := lang.N("{{.Count}} questions", b.Questions, map[string]any{"Count": b.Questions})
	if b.Title != "" {
		text = b.Title + " · " + text
	}
	if n := len(b.Targets); n > 0 {
		text += " · " + lang.N("{{.Count}} targets", n, map[string]any{"Count": n}) + ": " + strings.Join(b.Targets, ", ")
	} else {
		text += " · " + lang.L("no targets")
	}
	y += quiet(l, pad, y, width-2*pad, text) + theme.Scaled(10)
	return y + wrapButtons(l, d.rulesActions(), pad, y, width-2*pad) + pad
}
