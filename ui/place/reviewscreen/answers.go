package reviewscreen

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/reviewing"
	"plumbline/ui/answers"
	"plumbline/ui/card"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

const answersWidth = 1040

// answersPanel shows a paragraph and everyone's answers side by side, as Adjudicate
// does, with the ways from there.
type answersPanel struct {
	review     *Screen
	head, body *kit.Pane
	of         reviewing.Answers
	view       answers.View
}

func newAnswersPanel(r *Screen) *answersPanel {
	a := &answersPanel{review: r}
	a.head, a.body = r.board.Pane(a.drawHead), r.board.Pane(a.draw)
	return a
}

// show lays answers over the page.
func (a *answersPanel) show(of reviewing.Answers) {
	a.of, a.view = of, answersView(of)
	a.review.board.Cover(card.Overlaid{Head: a.head, Body: a.body, Width: answersWidth})
}

// open reports whether the answers are what lies over the page.
func (a *answersPanel) open() bool {
	return a.review.board.Covered() && slices.Contains(a.review.board.Panes(), a.body)
}

// answersView puts them as they are shown side by side.
func answersView(of reviewing.Answers) answers.View {
	var v answers.View
	for _, c := range of.Columns {
		v.Columns = append(v.Columns, answers.Column{Name: c.Annotator, Note: c.Note})
	}
	differ := 0
	for i, r := range of.Rows {
		q := answers.Question{ID: "answer " + strconv.Itoa(i), Name: r.Field.Label, Field: r.Field, Strong: r.Differ}
		if r.Target != "" {
			q.Name += " · " + r.Target
		}
		if r.Earlier {
			q.Name = lang.L("{{.Name}} (as asked earlier)", map[string]any{"Name": q.Name})
		}
		if r.Differ {
			differ++
		}
		for i, g := range r.Given {
			given := answers.Given{Value: g.Value, Later: g.Later, Unsure: g.Unsure}
			if i < len(r.Marked) {
				given.Words = answers.Marked(r.Marked[i])
			}
			q.Given = append(q.Given, given)
		}
		v.Questions = append(v.Questions, q)
	}
	if len(of.Columns) > 1 {
		v.Hint = lang.N("They differ on {{.Count}} questions of {{.All}}.", differ, map[string]any{"Count": differ, "All": len(of.Rows)})
	}
	return v
}

// drawHead draws which paragraph it is and where one can go from it.
func (a *answersPanel) drawHead(l *kit.Drawing, width, _ float32) float32 {
	p, pad := theme.Current(), theme.Scaled(22)
	y := theme.Scaled(16)
	closing := []card.Action{{ID: "close", Label: lang.L("Close"), Key: "Esc", Do: a.review.board.Uncover}}
	x := card.ButtonsTo(l, closing, width-pad, y) // first, so that the keys begin there
	x = card.ButtonsTo(l, a.ways(), x-theme.Scaled(6), y)
	card.Paragraph(l, pad, y, x-pad-theme.Scaled(12), kit.ButtonHeight(), a.of.Position, a.of.Article,
		kit.Text{Size: theme.SizeBody(), Ink: p.Ink, Bold: true})
	y += kit.ButtonHeight() + theme.Scaled(12)
	l.Line(0, y, width, y, theme.Hairline, p.Line)
	return y + 1
}

func (a *answersPanel) draw(l *kit.Drawing, width, _ float32) float32 {
	p, pad := theme.Current(), theme.Scaled(22)
	in, y := width-2*pad, theme.Scaled(14)
	text := kit.Text{Text: a.of.Text, Size: theme.SizeReading() - theme.Scaled(1), Ink: p.Ink, Serif: true, Lines: 60}
	reading := min(in, theme.SizeReading()*38)
	high := kit.Height(text, reading)
	l.Words(pad, y, reading, high, text)
	y += high + theme.Scaled(16)
	drawn := answers.Draw(l, a.view, pad, y, in)
	for i, q := range a.view.Questions {
		at, tip := drawn.Questions[i], func() string { return answers.Told(a.view, q) }
		l.Spot(card.RowArea(q.ID, pad, at.From, in, at.To-at.From, tip, a.opens(q)))
	}
	return drawn.End + pad
}

// opens is what Enter does on a question: one that divides is decided in Adjudicate.
func (a *answersPanel) opens(q answers.Question) func() {
	if !q.Strong || a.review.view.Restricted {
		return nil
	}
	return a.decide
}

// ways lead from the answers to other places and to the answers beside them.
func (a *answersPanel) ways() []card.Action {
	var ways []card.Action
	if a.beside(-1) != "" {
		ways = append(ways, card.Action{ID: "before", Label: lang.L("Previous"), Key: "p", Do: func() { a.step(-1) }})
	}
	if a.beside(1) != "" {
		ways = append(ways, card.Action{ID: "after", Label: lang.L("Next"), Key: "n", Do: func() { a.step(1) }})
	}
	if !a.review.view.Restricted {
		ways = append(ways, card.Action{ID: "decide", Label: lang.L("Adjudicate"), Key: "a", Do: a.decide})
	}
	return append(ways, card.Action{ID: "place", Label: lang.L("Open in Annotate"), Key: "o", Do: a.read})
}

// decide leads to the paragraph in Adjudicate.
func (a *answersPanel) decide() {
	a.review.board.Uncover()
	a.review.host.Do(place.Decide{Paragraph: a.of.Paragraph})
}

// read leads to the paragraph in its article.
func (a *answersPanel) read() {
	a.review.board.Uncover()
	a.review.work.Locate(a.of.Paragraph, func(article string, number int) {
		a.review.host.Do(place.OpenParagraph{Article: article, Number: number})
	})
}

// beside is the paragraph so many lines further in the list behind, "" for none.
func (a *answersPanel) beside(by int) string {
	d := a.review.detail()
	if d == nil {
		return ""
	}
	at := slices.IndexFunc(d.Divided, func(q Divided) bool { return q.Paragraph == a.of.Paragraph })
	if to := at + by; at >= 0 && to >= 0 && to < len(d.Divided) {
		return d.Divided[to].Paragraph
	}
	return ""
}

// step asks for the answers to the paragraph before or after in the list.
func (a *answersPanel) step(by int) {
	if to := a.beside(by); to != "" {
		a.review.work.OpenAnswers(to)
	}
}

// press does what a letter means while the answers are open.
func (a *answersPanel) press(p keys.Press) {
	if !a.open() || !card.Press(a.ways(), p.Char) {
		a.review.notKey(p.Char)
	}
}
