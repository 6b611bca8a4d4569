package datasetscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

func (d *Screen) rulesActions() []card.Action {
	actions := []card.Action{
		{
			ID:    "codebook",
			Label: lang.L("Codebook"),
			Key:   "l",
			Tip:   lang.L("The rules as annotators see them"),
			Do:    d.does(place.Open{Place: place.Codebook}),
		},
	}
	if d.work.May() {
		actions = append(
			actions,
			card.Action{
				ID:    "targets",
				Label: lang.L("Targets…"),
				Key:   "t",
				Tip:   lang.L("Whom stance is asked about, and what they are also called"),
				Do:    d.does(place.EditTargets),
			},
		)
	}
	return append(actions, d.inquiriesAction())
}

// drawRules draws which codebook is in force and whom it is asked about.
func (d *Screen) drawRules(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, b := card.Pad(), d.view().Rules
	y := card.Heading(l, width, lang.L("Codebook in force"), b.Version)
	text := lang.N("{{.Count}} questions", b.Questions, map[string]any{"Count": b.Questions})
	if b.Title != "" {
		text = b.Title + " · " + text
	}
	if n := len(b.Targets); n > 0 {
		text += " · " + lang.N("{{.Count}} targets", n, map[string]any{"Count": n}) + ": " + strings.Join(b.Targets, ", ")
	} else {
		text += " · " + lang.L("no targets")
	}
	y += card.Quiet(l, pad, y, width-2*pad, text) + theme.Scaled(10)
	return y + card.Buttons(l, d.rulesActions(), pad, y, width-2*pad) + pad
}
