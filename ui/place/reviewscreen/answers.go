package reviewscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

const answersWidth = 1040

// answersPanel shows a paragraph and everyone's answers side by side.
type answersPanel struct {
	review *Screen
	pane   *kit.Pane
	of     Answers
}

func newAnswersPanel(r *Screen) *answersPanel {
	a := &answersPanel{review: r}
	a.pane = r.board.Pane(a.draw)
	return a
}

// show lays answers over the page.
func (a *answersPanel) show(of Answers) {
	a.of = of
	a.review.board.Cover(card.Overlaid{Body: a.pane, Width: answersWidth})
}

func (a *answersPanel) draw(l *kit.Drawing, width, _ float32) float32 {
	p, pad := theme.Current(), theme.Scaled(22)
	in := width - 2*pad
	y := pad
	closing := []card.Action{{ID: "close", Label: lang.L("Close"), Key: "Esc", Do: a.review.board.Uncover}}
	x := card.ButtonsTo(l, closing, width-pad, y) // first, so that the keys begin there
	x = card.ButtonsTo(l, a.ways(), x-theme.Scaled(6), y)
	card.Paragraph(l, pad, y, x-pad-theme.Scaled(12), kit.ButtonHeight(), a.of.Position, a.of.Article,
		kit.Text{Size: theme.SizeBody(), Ink: p.Ink, Bold: true})
	y += kit.ButtonHeight() + theme.Scaled(13)
	text := kit.Text{Text: a.of.Text, Size: theme.SizeReading() - theme.Scaled(1), Ink: p.Ink, Serif: true, Lines: 60}
	reading := min(in, theme.SizeReading()*38)
	high := kit.Height(text, reading)
	l.Words(pad, y, reading, high, text)
	y += high + theme.Scaled(16)
	return a.table(l, y, pad, in) + pad
}

// ways lead from the answers to other places.
func (a *answersPanel) ways() []card.Action {
	leave := func(to func(string)) func() {
		return func() {
			a.review.board.Uncover()
			to(a.of.Paragraph)
		}
	}
	host := a.review.host
	open := func(paragraph string) {
		a.review.work.Locate(paragraph, func(article string, number int) { host.Do(place.OpenParagraph{Article: article, Number: number}) })
	}
	decide := func(paragraph string) { host.Do(place.Decide{Paragraph: paragraph}) }
	return []card.Action{
		{ID: "decide", Label: lang.L("Adjudicate"), Do: leave(decide)},
		{ID: "place", Label: lang.L("Open in Annotate"), Do: leave(open)},
	}
}

// table draws a row for each field and target and a column for each annotator.
func (a *answersPanel) table(l *kit.Drawing, y, x, width float32) float32 {
	p, head, high := theme.Current(), theme.Scaled(26), theme.Scaled(30)
	name := min(width*0.26, theme.Scaled(230))
	last := theme.Scaled(64)
	column := (width - name - last) / float32(max(1, len(a.of.Annotators)))
	for i, who := range a.of.Annotators {
		l.Words(
			x+name+float32(i)*column,
			y,
			column-theme.Scaled(8),
			head,
			kit.Text{Text: who, Size: theme.SizeLabel(), Ink: p.Muted, Bold: true},
		)
	}
	y += head
	for i, row := range a.of.Rows {
		l.Line(x, y, x+width, y, theme.Hairline, p.Line)
		id := "answer " + strconv.Itoa(i)
		card.Lit(l, id, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2)
		ink := p.Muted
		if row.Differ {
			ink = p.Ink
		}
		l.Words(x, y, name-theme.Scaled(10), high, kit.Text{Text: row.Name, Size: theme.SizeLabel(), Ink: ink})
		for j, given := range row.Given {
			if given == "" {
				given = "–"
			}
			l.Words(x+name+float32(j)*column, y, column-theme.Scaled(8), high,
				kit.Text{Text: given, Size: theme.SizeLabel(), Ink: ink, Bold: row.Differ})
		}
		if row.Differ {
			l.Words(x+width-last, y, last, high, kit.Text{Text: lang.L("differ"), Size: theme.SizeSmall(), Ink: p.Warning})
		}
		l.Spot(card.Area(id, x-theme.Scaled(6), y+1, width+theme.Scaled(12), high-2, func() string { return a.told(row) }, nil))
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
