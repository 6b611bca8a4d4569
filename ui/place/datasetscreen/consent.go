package datasetscreen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

func (d *Screen) consentActions() []card.Action {
	label, tip := lang.L("Text…"), lang.L("What annotators read and agree to before anything is asked of them")
	if !d.work.May() {
		label, tip = lang.L("Read it…"), lang.L("What you agreed to, and how to withdraw it")
		if d.view().Lead {
			return nil // nothing can be written
		}
	}
	return []card.Action{{ID: "consent", Label: label, Key: "4", Tip: tip, Do: d.does(place.Consent)}}
}

// drawConsent draws what annotators agree to, and who did.
func (d *Screen) drawConsent(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, asked := card.Pad(), d.view().Consent
	version := ""
	if asked != nil {
		version = lang.L("version {{.Version}}", map[string]any{"Version": asked.Version[:6]})
	}
	y := card.Heading(l, width, lang.L("Consent"), version)
	if asked == nil {
		y += card.Quiet(l, pad, y, width-2*pad, lang.L("Annotators are asked to agree to nothing.")) + theme.Scaled(10)
		return y + card.Buttons(l, d.consentActions(), pad, y, width-2*pad) + pad
	}
	if !d.low {
		text := kit.Text{
			Text: strings.Join(
				strings.Fields(asked.Text),
				" ",
			),
			Size:    theme.SizeLabel(),
			Ink:     theme.Current().Muted,
			Lines:   2,
			Leading: 1.35,
		}
		y = l.Paragraph(pad, y, width-2*pad, text) + theme.Scaled(6)
	}
	for _, line := range d.consentLines() {
		y += card.Sentence(l, pad, y, width-2*pad, theme.SizeLabel(), theme.Current().Ink, line) + theme.Scaled(3)
	}
	y += theme.Scaled(8)
	return y + card.Buttons(l, d.consentActions(), pad, y, width-2*pad) + pad
}

// consentLines say who agreed to the text, and who did not; to an annotator only how they
// stand themselves.
func (d *Screen) consentLines() (lines []string) {
	by := d.work.Consenters()
	if !d.view().Lead {
		switch me := d.view().Me; {
		case slices.Contains(by[annotate.ConsentGiven], me):
			return []string{lang.L("You agreed to it.")}
		case slices.Contains(by[annotate.ConsentOlder], me):
			return []string{lang.L("You agreed to an older text, and not to this one yet.")}
		case slices.Contains(by[annotate.ConsentWithdrawn], me):
			return []string{lang.L("You withdrew your consent: nothing is asked of you.")}
		}
		return []string{lang.L("You have not agreed to it yet.")}
	}
	for _, part := range []struct {
		is    annotate.Consenting
		words func(who string) string
	}{
		{annotate.ConsentGiven, func(who string) string { return lang.L("Agreed: {{.Who}}", map[string]any{"Who": who}) }},
		{annotate.ConsentOlder, func(who string) string { return lang.L("To an older text: {{.Who}}", map[string]any{"Who": who}) }},
		{annotate.ConsentWithdrawn, func(who string) string { return lang.L("Withdrawn: {{.Who}}", map[string]any{"Who": who}) }},
		{annotate.ConsentMissing, func(who string) string { return lang.L("Not yet: {{.Who}}", map[string]any{"Who": who}) }},
	} {
		if ids := by[part.is]; len(ids) > 0 {
			lines = append(lines, part.words(strings.Join(ids, ", ")))
		}
	}
	return lines
}
