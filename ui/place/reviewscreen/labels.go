package reviewscreen

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/sentence"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawLabels draws the table of labels.
func (r *Screen) drawLabels(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d, p := card.Pad(), r.detail(), theme.Current()
	y := card.Heading(l, width, lang.L("By label"), "")
	if d == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	t := tableOf(width, r.view.Computing || anyBounds(d.Labels))
	head, high := theme.Scaled(24), theme.Scaled(28)
	muted := kit.Text{Size: card.Small(), Ink: p.Muted}
	right := muted
	right.Align = fyne.TextAlignTrailing
	l.Words(t.label, y, t.labelWidth, head, muted.With(lang.L("Label")))
	l.Words(t.value, y, t.valueWidth, head, right.With("α"))
	if t.boundsWidth > 0 {
		l.Words(t.bounds, y, t.boundsWidth, head, muted.With(lang.L("interval")))
	}
	l.Words(t.share, y, t.shareWidth, head, right.With(lang.L("Share")))
	l.Words(t.uses, y, t.usesWidth, head, right.With("n"))
	l.Words(t.note, y, t.noteWidth, head, muted.With(lang.L("Note")))
	y += head
	for _, label := range d.Labels {
		l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		r.drawLabel(l, d, label, t, y, high, width)
		y += high
	}
	return y + theme.Scaled(10)
}

// anyBounds reports whether a label has an interval.
func anyBounds(labels []Label) bool {
	return slices.ContainsFunc(labels, func(l Label) bool { return l.Result.CI95 != nil })
}

// table are the places of the columns.
type table struct {
	label, labelWidth   float32
	value, valueWidth   float32
	bounds, boundsWidth float32
	share, shareWidth   float32
	uses, usesWidth     float32
	note, noteWidth     float32
}

func tableOf(width float32, bounds bool) table {
	pad := card.Pad() + theme.Scaled(8)
	in := width - 2*pad
	t := table{label: pad, labelWidth: max(theme.Scaled(64), in*0.20), valueWidth: theme.Scaled(38)}
	t.value = t.label + t.labelWidth
	t.bounds = t.value + t.valueWidth + theme.Scaled(10)
	if bounds {
		t.boundsWidth = theme.Scaled(78)
	}
	t.share, t.shareWidth = t.bounds+t.boundsWidth, theme.Scaled(44)
	t.uses, t.usesWidth = t.share+t.shareWidth, theme.Scaled(36)
	t.note = t.uses + t.usesWidth + theme.Scaled(14)
	t.noteWidth = pad + in - t.note
	return t
}

func (r *Screen) drawLabel(l *kit.Drawing, d *Detail, label Label, t table, y, high, width float32) {
	p, id, pad := theme.Current(), "label "+label.Label, card.Pad()
	card.Lit(l, id, pad, y+1, width-2*pad, high-2)
	ink := kit.Text{Size: theme.SizeLabel(), Ink: p.Ink}
	muted := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}
	l.Words(t.label, y, t.labelWidth-theme.Scaled(6), high, ink.With(label.Label))
	number := ink
	number.Bold, number.Align = true, fyne.TextAlignTrailing
	if label.Result.Value == nil {
		number.Bold, number.Ink, number.Text = false, p.Muted, "–"
	} else {
		number.Text = chart.Number(*label.Result.Value)
	}
	if hollow(label.Result) {
		number.Bold, number.Ink = false, p.Muted
		l.Disc(t.value-theme.Scaled(2), y+high/2, theme.Scaled(3.5), p.Surface, p.Muted, theme.Scaled(1.5))
	}
	l.Words(t.value, y, t.valueWidth, high, number)
	limits := bounds(label.Result)
	if limits == "" && label.Result.Value != nil && r.view.Computing {
		limits = "…"
	}
	l.Words(t.bounds, y, t.boundsWidth, high, muted.With(limits))
	right := ink
	right.Align = fyne.TextAlignTrailing
	l.Words(t.share, y, t.shareWidth, high, right.With(sentence.Share(label.Share).String()))
	right.Ink = p.Muted
	l.Words(t.uses, y, t.usesWidth, high, right.With(strconv.Itoa(label.Result.N)))
	l.Words(t.note, y, t.noteWidth, high, muted.With(label.Note)) // that it is not dependable, the ring says
	tip := func() string {
		tip := label.Label + " · " + told(label.Result) + " · " + lang.N("{{.Uses}} uses", label.Uses, map[string]any{"Uses": label.Uses})
		if label.Note != "" {
			tip += " · " + label.Note
		}
		return tip
	}
	cell := reviewing.Cell{Row: d.Row, Labels: [2]string{label.Label, ""}}
	l.Spot(card.Area(id, pad, y+1, width-2*pad, high-2, tip, func() { r.openCell(cell) }))
}
