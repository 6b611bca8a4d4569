package reviewscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/reviewing"
	"plumbline/ui/answers"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawDivided draws the paragraphs that divide annotators, hardest first.
func (r *Screen) drawDivided(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d, p := card.Pad(), r.detail(), theme.Current()
	y := card.Heading(l, width, lang.L("Paragraphs that divide annotators"), dividedRemark(d))
	switch {
	case d == nil:
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	case len(d.Divided) == 0:
		return y + card.Quiet(l, pad, y, width-2*pad, lang.L("None: on every paragraph that is measured here, the answers agree.")) + pad
	}
	high := theme.Scaled(62)
	for i, q := range d.Divided {
		if i > 0 {
			l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		}
		r.drawParagraph(l, q, y+1, high-2, width)
		y += high
	}
	if d.Cell != nil {
		r.drawAll(l, width)
	}
	return y + theme.Scaled(10)
}

// dividedRemark says which paragraphs are listed.
func dividedRemark(d *Detail) string {
	if d == nil {
		return ""
	}
	data := map[string]any{"Count": d.DividedAll, "Shown": len(d.Divided)}
	if c := d.Cell; c != nil {
		data["Cell"] = cellName(*c)
		return lang.L("{{.Cell}}, {{.Count}} of them", data)
	}
	if d.DividedAll > len(d.Divided) {
		return lang.L("hardest first, {{.Shown}} of {{.Count}}", data)
	}
	return lang.L("hardest first, {{.Count}}", data)
}

func cellName(c reviewing.Cell) string {
	of := c.Labels
	if of[0] == "" {
		of = c.Pair
	}
	switch of[1] {
	case "":
		return of[0]
	case reviewing.Alone:
		return lang.L("{{.Label}} alone", map[string]any{"Label": of[0]})
	}
	return of[0] + " × " + of[1]
}

// drawAll draws the way back from the paragraphs of a cell.
func (r *Screen) drawAll(l *kit.Drawing, width float32) {
	p := theme.Current()
	t := kit.Text{Text: lang.L("Show all"), Size: theme.SizeLabel(), Ink: p.Accent}
	w, h := kit.Width(t)+theme.Scaled(16), theme.Scaled(24)
	x, y := width-card.Pad()-w, theme.Scaled(12)
	card.Lit(l, "all", x, y, w, h)
	l.Words(x+theme.Scaled(8), y, w-theme.Scaled(8), h, t)
	l.Spot(card.Area("all", x, y, w, h, nil, func() { r.openCell(reviewing.Cell{Row: r.selected}) }))
}

const paragraphSpot = "paragraph " // and the id of the paragraph

func (r *Screen) drawParagraph(l *kit.Drawing, q Divided, y, high, width float32) {
	p, id, pad := theme.Current(), paragraphSpot+q.Paragraph, card.Pad()
	card.Lit(l, id, pad-theme.Scaled(6), y, width-2*pad+theme.Scaled(12), high)
	line := high / 3.3
	top := y + (high-3*line)/2
	number := theme.Scaled(46)
	l.Words(
		pad,
		top,
		number,
		line,
		kit.Text{Text: chart.Number(q.Difficulty), Size: theme.SizeBody(), Ink: theme.Current().Ink, Bold: true},
	)
	x := pad + number
	open := kit.ButtonState{Label: lang.L("Answers")}
	bw := open.Width()
	w := width - pad - bw - theme.Scaled(16) - x
	small := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}
	card.Paragraph(l, x, top, w, line, q.Position, q.Article, small)
	l.Words(x, top+line, w, line, kit.Text{Text: q.Text, Size: theme.SizeLabel() + theme.Scaled(0.5), Ink: p.Ink, Article: true})
	small.Ink = theme.Current().Accent
	if q.Hidden {
		small.Ink = p.Muted
	}
	l.Words(x, top+2*line, w, line, small.With(givenLine(q)))
	tip := func() string {
		return lang.L("Difficulty {{.Difficulty}} of 1: the mean distance between the answers.",
			map[string]any{"Difficulty": chart.Number(q.Difficulty)}) + " " + answers.Opens(q.Hidden)
	}
	show := func() { r.work.OpenAnswers(q.Paragraph) }
	l.Spot(card.RowArea(id, pad-theme.Scaled(6), y, width-2*pad+theme.Scaled(12), high, tip, show))
	l.ButtonOf(id, open, width-pad-bw, y+(high-kit.ButtonHeight())/2, bw)
}

// givenLine is who answered what, or that it is hidden.
func givenLine(q Divided) string {
	if q.Hidden {
		return lang.L("Answers are hidden until you have submitted this paragraph")
	}
	parts := make([]string, len(q.Answers))
	for i, g := range q.Answers {
		parts[i] = g.Annotator + " " + g.Answer
	}
	return strings.Join(parts, " · ")
}
