package reviewscreen

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/reviewing"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawCollisions draws which labels meet on the same paragraph.
func (r *Screen) drawCollisions(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d := card.Pad(), r.detail()
	y := card.Heading(l, width, lang.L("Where labels collide"), lang.L("all pairs of annotators"))
	if d == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	labels := d.Collisions.Labels
	if len(labels) == 0 {
		return y + card.Quiet(l, pad, y, width-2*pad, lang.L("No paragraph has labels from two annotators.")) + pad
	}
	m := chart.HeatMap{
		Rows: labels, Columns: labels, Ink: theme.Current().Accent, Gap: theme.Scaled(3),
		Cells: make([][]chart.Cell, len(labels)),
	}
	most := 1
	for i := range labels {
		for j := range labels {
			most = max(most, d.Collisions.Counts[i][j])
		}
	}
	for i := range labels {
		for j := range labels {
			m.Cells[i] = append(m.Cells[i], d.collisionCell(i, j, most, r.openCell))
		}
		if len(d.Collisions.Alone) == len(labels) {
			m.Cells[i] = append(m.Cells[i], d.aloneCell(i, most, r.openCell))
		}
	}
	if len(d.Collisions.Alone) == len(labels) {
		m.Columns = append(append([]string(nil), labels...), lang.L("alone"))
	}
	m.FillHeight(width-2*pad, height-y-pad+m.Gap, theme.Scaled(30), theme.Scaled(84))
	return y + m.Draw(l, pad, y, width-2*pad) + pad - m.Gap
}

// collisionCell counts how often two labels met.
func (d *Detail) collisionCell(i, j, most int, open func(reviewing.Cell)) chart.Cell {
	a, b, n := d.Collisions.Labels[i], d.Collisions.Labels[j], d.Collisions.Counts[i][j]
	cell := reviewing.Cell{Row: d.Row, Labels: [2]string{a, b}}
	tip := func() string {
		data := map[string]any{"One": a, "Other": b, "N": n}
		if i == j {
			return lang.N("Both {{.One}}: {{.N}} pairs of answers", n, data)
		}
		return lang.N("{{.One}} against {{.Other}}: {{.N}} pairs of answers", n, data)
	}
	c := chart.Cell{
		// A root keeps what is rare visible beside what is common.
		ID: "labels " + a + "\x1f" + b, Text: strconv.Itoa(n), Tip: tip, Shade: math.Sqrt(float64(n) / float64(most)),
		Strong: d.Cell != nil && d.Cell.Labels == cell.Labels && a != "",
	}
	if n > 0 {
		c.Open = func() { open(cell) }
	}
	return c
}

// aloneCell counts how often a label met nothing that was given instead.
func (d *Detail) aloneCell(i, most int, open func(reviewing.Cell)) chart.Cell {
	a, n := d.Collisions.Labels[i], d.Collisions.Alone[i]
	cell := reviewing.Cell{Row: d.Row, Labels: [2]string{a, reviewing.Alone}}
	c := chart.Cell{
		ID: "alone " + a, Text: strconv.Itoa(n), Shade: math.Sqrt(float64(n) / float64(max(most, n))),
		Tip: func() string {
			return lang.N(
				"{{.One}} by one annotator, nothing instead by the other: {{.N}} pairs of answers",
				n,
				map[string]any{"One": a, "N": n},
			)
		},
		Strong: d.Cell != nil && d.Cell.Labels == cell.Labels,
	}
	if n > 0 {
		c.Open = func() { open(cell) }
	}
	return c
}
