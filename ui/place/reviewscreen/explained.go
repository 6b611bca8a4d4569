package reviewscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// drawExplained draws each number of the selected row with what it means, or
// why there is none.
func (r *Screen) drawExplained(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad := card.Pad()
	row, _ := r.view.row(r.selected)
	y := card.Heading(l, width, row.Name, lang.L("what the numbers mean"))
	numbers := []agreement.Result{row.Result}
	if d := r.detail(); d != nil {
		numbers = append(numbers, d.Beside...)
	}
	columns := 1
	if len(numbers) > 1 && width > theme.Scaled(640) {
		columns = 2
	}
	gap := theme.Scaled(24)
	w := (width - 2*pad - gap*float32(columns-1)) / float32(columns)
	var high float32
	for i, n := range numbers {
		if i%columns == 0 {
			y += high
			high = 0
		}
		high = max(high, r.view.explain(l, n, pad+float32(i%columns)*(w+gap), y, w, row)+theme.Scaled(10))
	}
	y += high
	if row.Note != "" {
		y += card.Quiet(l, pad, y, width-2*pad, row.Note) + theme.Scaled(8)
	}
	if r.view.Method != "" {
		y += card.Quiet(l, pad, y, width-2*pad, r.view.Method) + theme.Scaled(8)
	}
	return y + theme.Scaled(6)
}

// explain draws one number and returns how high it gets.
func (v *View) explain(l *kit.Drawing, n agreement.Result, x, y, w float32, row Row) float32 {
	p, line := theme.Current(), theme.Scaled(22)
	ink := inkOf(n)
	if row.Quiet {
		ink = p.Muted
	}
	t := kit.Text{Text: value(n), Size: theme.SizeReading(), Ink: ink, Bold: true}
	facts := []string{metricName(n)}
	b := bounds(n)
	switch {
	case n.Value == nil:
		t.Ink, t.Size = p.Muted, theme.SizeLabel()
	case hollow(n) && b != "": // the interval first
		t.Text, t.Bold, t.Size = b, false, theme.SizeBody()
		facts[0] += " " + value(n)
		b = ""
		facts = append(facts, lang.L("95 % CI"))
	}
	vw := kit.Width(t) + 1
	l.Words(x, y, vw, line, t)
	if b != "" {
		facts = append(facts, lang.L("95 % CI {{.Bounds}}", map[string]any{"Bounds": b}))
	} else if n.Value != nil && n.CI95 == nil && v.Computing {
		facts = append(facts, lang.L("computing…"))
	}
	facts = append(facts, base(n))
	gap := theme.Scaled(8)
	said := kit.Text{Text: strings.Join(facts, " · "), Size: theme.SizeSmall(), Ink: p.Muted}
	for len(facts) > 1 && !kit.Fits(said, w-vw-gap) { // rather less than cut; the first column has it all
		facts = facts[:len(facts)-1]
		said.Text = strings.Join(facts, " · ")
	}
	l.Words(x+vw+gap, y, w-vw-gap, line, said)
	return line + theme.Scaled(2) + l.Sentences(x, y+line+theme.Scaled(2), w, theme.SizeLabel(), reading(n)...)
}

// reading is what to make of a number: first what stands against it, in ink,
// then where it lies, then what it measures.
func reading(n agreement.Result) []kit.Run {
	p := theme.Current()
	var runs []kit.Run
	if reason := wording.Of(n.Reason.Text()); reason != "" {
		ink := p.Ink
		if hollow(n) {
			ink = p.Warning
		}
		runs = append(runs, kit.Run{Text: reason + " ", Color: ink})
	}
	if n.Statistic == agreement.KrippendorffAlpha {
		if s := verdict(n); s != "" {
			runs = append(runs, kit.Run{Text: s + " ", Color: p.Ink})
		}
	}
	return append(runs, kit.Run{Text: meaning(n), Color: p.Muted})
}
