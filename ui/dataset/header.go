package dataset

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// drawHeader draws the title and what there is in all.
func (d *Dataset) drawHeader(l *chart.List, width, _ float32) float32 {
	p, high := theme.Current(), theme.Scaled(30)
	title := chart.Text{Text: lang.L("Dataset"), Size: theme.Scaled(20), Ink: p.Ink, Bold: true}
	tw := chart.Width(title) + 1
	l.Words(0, 0, tw, high, title)
	remark := chart.Text{Text: d.scope(), Size: theme.SizeLabel() - theme.Scaled(0.5), Ink: p.Muted}
	x := tw + theme.Scaled(14)
	l.Words(x, theme.Scaled(1), width-x, high, remark)
	return high
}

// scope says what the project holds.
func (d *Dataset) scope() string {
	if !d.shown {
		return lang.L("reading…")
	}
	text := counted(d.inUse(), d.view.paragraphs())
	if d.view.Lead {
		text += " · " + lang.N("{{.Count}} people", len(d.view.People), map[string]any{"Count": len(d.view.People)})
	}
	if d.view.Book.Version != "" {
		text += " · " + lang.L("codebook {{.Version}}", map[string]any{"Version": d.view.Book.Version})
	}
	return text
}

// inUse counts the articles that are not withdrawn.
func (d *Dataset) inUse() (n int) {
	for i := range d.view.Articles {
		if !d.view.Articles[i].Meta.Withdrawn {
			n++
		}
	}
	return n
}
