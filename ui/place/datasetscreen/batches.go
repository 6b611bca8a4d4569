package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawBatches draws which sets of articles annotators may see agreement on.
func (d *Screen) drawBatches(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	y := card.Heading(l, width, lang.L("Batches"), lang.L("closed ones are open to Review"))
	for i, b := range d.view().Batches {
		if i > 0 {
			l.Line(card.Pad(), y, width-card.Pad(), y, theme.Hairline, theme.Current().Line)
			y += theme.Scaled(1)
		}
		sentence := lang.N(
			"{{.Count}} articles, in work: annotators see no agreement on them",
			b.Articles,
			map[string]any{"Count": b.Articles},
		)
		if b.Closed {
			sentence = lang.N(
				"{{.Count}} articles, closed: annotators may see agreement on what they submitted",
				b.Articles,
				map[string]any{"Count": b.Articles},
			)
		}
		y += d.drawSwitch(l, "batch "+b.Name, b.Name, sentence, b.Closed, y, width, func() { d.closeBatch(b) })
	}
	return y + theme.Scaled(8)
}

// closeBatch opens a batch to Review, or takes that back.
func (d *Screen) closeBatch(b annotate.Batch) {
	switch closed, ok := d.work.CloseBatch(b); {
	case ok && closed:
		d.host.Notice(lang.L("{{.Batch}} is closed", map[string]any{"Batch": b.Name}))
	case ok:
		d.host.Notice(lang.L("{{.Batch}} is in work again", map[string]any{"Batch": b.Name}))
	}
}
