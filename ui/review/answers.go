package review

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

const answersWidth = 1040

// answersPanel shows a paragraph and everyone's answers side by side.
type answersPanel struct {
	review *Review
	pane   *chart.Pane
	of     Answers
}

func newAnswersPanel(r *Review, pane paneMaker) *answersPanel {
	a := &answersPanel{review: r}
	a.pane = pane(a.draw)
	return a
}

func (a *answersPanel) show(of Answers) {
	a.of = of
	a.review.over.menuAt = 0
	a.pane.Update()
}

func (a *answersPanel) draw(l *chart.List, width, _ float32) float32 {
	p, pad := theme.Current(), theme.Scaled(22)
	in := width - 2*pad
	y := pad
	closing := chart.Text{Text: lang.L("Close"), Size: theme.SizeLabel(), Ink: p.Ink}
	esc := chart.Text{Text: "Esc", Size: theme.Scaled(10.5), Ink: p.Muted}
	cw, ch := chart.Width(closing)+chart.Width(esc)+theme.Scaled(34), theme.Scaled(29)
	x := width - pad - cw
	a.drawClose(l, closing, esc, x, y, cw, ch) // first, so that the keys begin there
	for _, way := range a.ways() {
		t := chart.Text{Text: way.name, Size: theme.SizeLabel(), Ink: p.Ink, Align: fyne.TextAlignCenter}
		w := chart.Width(t) + theme.Scaled(22)
		x -= w + theme.Scaled(8)
		a.button(l, way.id, x, y, w, ch, way.open)
		l.Words(x, y, w, ch, t)
	}
	place(l, pad, y, x-pad-theme.Scaled(12), ch, a.of.Position, a.of.Article, chart.Text{Size: theme.SizeBody(), Ink: p.Ink, Bold: true})
	y += ch + theme.Scaled(12)
	text := chart.Text{Text: a.of.Text, Size: theme.SizeReading() - theme.Scaled(1), Ink: p.Ink, Serif: true, Lines: 60}
	reading := min(in, theme.SizeReading()*38)
	high := chart.Height(text, reading)
	l.Words(pad, y, reading, high, text)
	y += high + theme.Scaled(16)
	return a.table(l, y, pad, in) + pad
}

func (a *answersPanel) drawClose(l *chart.List, closing, esc chart.Text, x, y, w, h float32) {
	a.button(l, "close", x, y, w, h, a.review.closeOverlay)
	l.Words(x+theme.Scaled(10), y, chart.Width(closing)+1, h, closing)
	l.Words(x+w-chart.Width(esc)-theme.Scaled(12), y, chart.Width(esc)+1, h, esc)
}

// way leads from the answers to another place.
type way struct {
	id, name string
	open     func()
}

// ways are listed from right to left, as they are placed.
func (a *answersPanel) ways() []way {
	leave := func(to func(string)) func() {
		return func() {
			a.review.closeOverlay()
			to(a.of.Paragraph)
		}
	}
	ways := []way{{"place", lang.L("Open in Annotate"), leave(a.review.params.OnPlace)}}
	if decide := a.review.params.OnDecide; decide != nil {
		ways = append(ways, way{"decide", lang.L("Adjudicate"), leave(decide)})
	}
	return ways
}

func (a *answersPanel) button(l *chart.List, id string, x, y, w, h float32, open func()) {
	p := theme.Current()
	fill := p.Surface
	if l.Hovered(id) {
		fill = p.Hover
	}
	l.Frame(x, y, w, h, theme.Radius-2, fill, p.Control, theme.Hairline)
	l.Spot(area(id, x, y, w, h, nil, open))
}

// table draws a row for each field and target and a column for each annotator.
func (a *answersPanel) table(l *chart.List, y, x, width float32) float32 {
	p, head, high := theme.Current(), theme.Scaled(26), theme.Scaled(30)
	name := min(width*0.26, theme.Scaled(230))
	last := theme.Scaled(64)
	column := (width - name - last) / float32(max(1, len(a.of.Annotators)))
	for i, who := range a.of.Annotators {
		l.Words(x+name+float32(i)*column, y, column-theme.Scaled(8), head, chart.Text{Text: who, Size: theme.SizeLabel(), Ink: p.Muted, Bold: true})
	}
	y += head
	for i, row := range a.of.Rows {
		l.Line(x, y, x+width, y, theme.Hairline, p.Line)
		id := "answer " + strconv.Itoa(i)
		ground(l, id, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2)
		ink := p.Muted
		if row.Differ {
			ink = p.Ink
		}
		l.Words(x, y, name-theme.Scaled(10), high, chart.Text{Text: row.Name, Size: theme.SizeLabel(), Ink: ink})
		for j, given := range row.Given {
			if given == "" {
				given = "–"
			}
			l.Words(x+name+float32(j)*column, y, column-theme.Scaled(8), high,
				chart.Text{Text: given, Size: theme.SizeLabel(), Ink: ink, Bold: row.Differ})
		}
		if row.Differ {
			l.Words(x+width-last, y, last, high, chart.Text{Text: lang.L("differ"), Size: theme.SizeSmall(), Ink: p.Warning})
		}
		l.Spot(area(id, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2, func() string { return a.told(row) }, nil))
		y += high
	}
	return y
}

// told says a row in one sentence, for names and answers that are cut.
func (a *answersPanel) told(row AnswerRow) string {
	tip := row.Name
	for i, given := range row.Given {
		if given == "" {
			given = "–"
		}
		tip += " · " + a.of.Annotators[i] + ": " + given
	}
	return tip
}
