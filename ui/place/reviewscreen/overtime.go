package reviewscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawOverTime draws agreement over time and how much more to label.
func (r *Screen) drawOverTime(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d := card.Pad(), r.detail()
	row, _ := r.view.row(r.selected)
	y := card.Heading(l, width, lang.L("Over time"), "")
	if d == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	if len(d.Windows) == 0 {
		y += card.Quiet(l, pad, y, width-2*pad, lang.L("Shown once two annotators have labelled 100 of the same paragraphs."))
	} else {
		high := theme.Scaled(150)
		y += theme.Scaled(8)
		trend(d, row).Draw(l, pad, y, width-2*pad, high)
		y += high
	}
	y += theme.Scaled(12)
	if runs := r.view.outlook(d); len(runs) > 0 {
		y += l.Sentences(pad, y, width-2*pad, theme.SizeLabel(), runs...)
	}
	return y + pad
}

func trend(d *Detail, row Row) chart.Trend {
	t := chart.Trend{Ink: rowInk(row), First: d.Windows[0].From, Last: d.Windows[len(d.Windows)-1].To}
	for i, w := range d.Windows {
		t.Points = append(t.Points, chart.Point{
			ID: "window " + strconv.Itoa(i), Value: w.Result.Value, CI: w.Result.CI95, Hollow: hollow(w.Result),
			Tip: func() string { return w.From + " – " + w.To + " · " + told(w.Result) },
		})
	}
	return t
}

// outlook says what the trend is and how much more halves the interval.
func (v *View) outlook(d *Detail) []kit.Run {
	p := theme.Current()
	var runs []kit.Run
	switch {
	case len(d.Windows) == 0:
	case d.Change == Rising:
		runs = append(runs, kit.Run{Text: lang.L("Agreement is rising.") + " ", Color: p.Ink})
	case d.Change == Falling:
		runs = append(runs, kit.Run{Text: lang.L("Agreement is falling.") + " ", Color: p.Ink})
	default:
		runs = append(runs, kit.Run{Text: lang.L("No change that is larger than chance.") + " ", Color: p.Muted})
	}
	if row, _ := v.row(d.Row); d.More.Units == 0 || row.Result.CI95 == nil {
		return runs
	}
	data := map[string]any{"Units": d.More.Units, "Articles": d.More.Articles}
	text := lang.L("To halve the interval, have about {{.Units}} more paragraphs labelled twice.", data)
	if d.More.Articles > 0 {
		text = lang.L("To halve the interval, have about {{.Units}} more paragraphs labelled twice, in {{.Articles}} more articles.", data)
	}
	return append(runs, kit.Run{Text: text, Color: p.Muted})
}
