package reviewscreen

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawPairs draws the agreement of each pair of annotators, and who gives higher or lower
// values.
func (r *Screen) drawPairs(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d := card.Pad(), r.detail()
	remark := ""
	if d != nil && len(d.Pairs) > 0 {
		remark = metricName(d.Pairs[0])
	}
	y := card.Heading(l, width, lang.L("Each pair"), remark)
	if d == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	n := len(d.Annotators)
	if n < 2 {
		return y + card.Quiet(l, pad, y, width-2*pad, lang.L("Needs at least two annotators.")) + pad
	}
	m := chart.HeatMap{
		Rows: d.Annotators, Columns: d.Annotators, Ink: theme.Current().Accent, Gap: theme.Scaled(3),
		CellHeight: theme.Scaled(52), Widest: theme.Scaled(110), Cells: make([][]chart.Cell, n),
	}
	for i := range n {
		for j := range n {
			m.Cells[i] = append(m.Cells[i], r.pairCell(d, i, j))
		}
	}
	y += m.Draw(l, pad, y, width-2*pad) + theme.Scaled(6)
	return r.drawStrict(l, d, y, width) + pad
}

// pairCell is the cell of two annotators, "" on the diagonal.
func (r *Screen) pairCell(d *Detail, i, j int) chart.Cell {
	a, b := d.Annotators[i], d.Annotators[j]
	at := slices.IndexFunc(d.Pairs, func(p agreement.Result) bool {
		return len(p.Pair) == 2 && (p.Pair[0] == a && p.Pair[1] == b || p.Pair[0] == b && p.Pair[1] == a)
	})
	if i == j || at < 0 {
		return chart.Cell{Blank: true}
	}
	p := d.Pairs[at]
	cell := reviewing.Cell{Row: d.Row, Pair: [2]string{a, b}}
	c := chart.Cell{
		ID:     "pair " + a + "\x1f" + b,
		Hollow: hollow(p),
		Tip:    func() string { return a + " × " + b + " · " + metricName(p) + " " + told(p) },
		Open:   func() { r.openCell(cell) },
		Strong: d.Cell != nil && d.Cell.Pair == cell.Pair,
	}
	switch {
	case p.CI95 != nil:
		c.Below = append(c.Below, chart.Tight(p.CI95[0])+" – "+chart.Tight(p.CI95[1]))
	case p.Value != nil && r.view.Computing:
		c.Below = append(c.Below, "…")
	}
	c.Below = append(c.Below, lang.L("n {{.N}}", map[string]any{"N": p.N}))
	if p.Value == nil {
		c.Text, c.Blank = "–", true
		return c
	}
	c.Text, c.Shade, c.Ink = chart.Tight(*p.Value), *p.Value, inkOf(p)
	if c.Hollow && p.CI95 != nil { // the interval first
		c.Text, c.Below[0] = c.Below[0], c.Text
	}
	return c
}

// drawStrict says who gives higher or lower values than the others.
func (r *Screen) drawStrict(l *kit.Drawing, d *Detail, y, width float32) float32 {
	if len(d.Strict) == 0 {
		return y
	}
	text := wording.Of(review.StrictWords(d.Strict))
	y += theme.Scaled(4)
	return y + l.Sentences(card.Pad(), y, width-2*card.Pad(), theme.SizeLabel(), kit.Run{Text: text, Color: theme.Current().Muted})
}
