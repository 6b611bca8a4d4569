package answers

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/comparing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

const panelWidth = 1040

// Panel lays a paragraph with everyone's answers over a board, with the ways from there.
type Panel struct {
	// MayDecide reports whether the person may decide what is shown.
	MayDecide func() bool
	// Beside is the paragraph so many lines further in the list behind, "" for none.
	Beside func(paragraph string, by int) string
	// Open asks for the answers to another paragraph of that list, Decide leads to one where
	// it is decided, and Read to where it stands in its article.
	Open, Decide, Read func(paragraph string)

	board      *card.Board
	head, body *kit.Pane
	of         comparing.Answers
	view       View
}

// NewPanel makes the panel of a board.
func NewPanel(board *card.Board) *Panel {
	a := &Panel{board: board}
	a.head, a.body = board.Pane(a.drawHead), board.Pane(a.draw)
	return a
}

// Show lays answers over the board.
func (a *Panel) Show(of comparing.Answers) {
	a.of, a.view = of, viewOf(of)
	a.board.Cover(card.Overlaid{Head: a.head, Body: a.body, Width: panelWidth})
}

// open reports whether the answers are what lies over the board.
func (a *Panel) open() bool { return a.board.Covered() && slices.Contains(a.board.Panes(), a.body) }

// viewOf puts them as they are shown side by side.
func viewOf(of comparing.Answers) View {
	var v View
	for _, c := range of.Columns {
		v.Columns = append(v.Columns, Column{Name: c.Annotator, Note: c.Note})
	}
	differ := 0
	for i, r := range of.Rows {
		q := Question{ID: "answer " + strconv.Itoa(i), Name: r.Field.Label, Field: r.Field, Strong: r.Differ}
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
			given := Given{Value: g.Value, Later: g.Later, Unsure: g.Unsure}
			if i < len(r.Marked) {
				given.Words = Marked(r.Marked[i])
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
func (a *Panel) drawHead(l *kit.Drawing, width, _ float32) float32 {
	p, pad := theme.Current(), theme.Scaled(22)
	y := theme.Scaled(16)
	closing := []card.Action{{ID: "close", Label: lang.L("Close"), Key: "Esc", Do: a.board.Uncover}}
	x := card.ButtonsTo(l, closing, width-pad, y) // first, so that the keys begin there
	x = card.ButtonsTo(l, a.ways(), x-theme.Scaled(6), y)
	card.Paragraph(l, pad, y, x-pad-theme.Scaled(12), kit.ButtonHeight(), a.of.Position, a.of.Article,
		kit.Text{Size: theme.SizeBody(), Ink: p.Ink, Bold: true})
	y += kit.ButtonHeight() + theme.Scaled(12)
	l.Line(0, y, width, y, theme.Hairline, p.Line)
	return y + 1
}

func (a *Panel) draw(l *kit.Drawing, width, _ float32) float32 {
	p, pad := theme.Current(), theme.Scaled(22)
	in, y := width-2*pad, theme.Scaled(14)
	text := kit.Text{Text: a.of.Text, Size: theme.SizeReading() - theme.Scaled(1), Ink: p.Ink, Serif: true, Lines: 60}
	reading := min(in, theme.SizeReading()*38)
	high := kit.Height(text, reading)
	l.Words(pad, y, reading, high, text)
	y += high + theme.Scaled(16)
	drawn := Draw(l, a.view, pad, y, in)
	for i, q := range a.view.Questions {
		at, tip := drawn.Questions[i], func() string { return Told(a.view, q) }
		l.Spot(card.RowArea(q.ID, pad, at.From, in, at.To-at.From, tip, a.opens(q)))
	}
	return drawn.End + pad
}

// opens is what Enter does on a question: one that divides is decided in Adjudicate.
func (a *Panel) opens(q Question) func() {
	if !q.Strong || !a.MayDecide() {
		return nil
	}
	return a.leave(a.Decide)
}

// ways lead from the answers to other places and to the answers beside them.
func (a *Panel) ways() []card.Action {
	var ways []card.Action
	if to := a.Beside(a.of.Paragraph, -1); to != "" {
		ways = append(ways, card.Action{ID: "before", Label: lang.L("Previous"), Key: "p", Do: func() { a.Open(to) }})
	}
	if to := a.Beside(a.of.Paragraph, 1); to != "" {
		ways = append(ways, card.Action{ID: "after", Label: lang.L("Next"), Key: "n", Do: func() { a.Open(to) }})
	}
	if a.MayDecide() {
		ways = append(ways, card.Action{ID: "decide", Label: lang.L("Adjudicate"), Key: "a", Do: a.leave(a.Decide)})
	}
	return append(ways, card.Action{ID: "place", Label: lang.L("Open in Annotate"), Key: "o", Do: a.leave(a.Read)})
}

// leave takes the answers away and goes where a way leads.
func (a *Panel) leave(way func(paragraph string)) func() {
	return func() {
		a.board.Uncover()
		way(a.of.Paragraph)
	}
}

// Press does what a letter means while the answers are open, and reports whether it means
// anything.
func (a *Panel) Press(char rune) bool { return a.open() && card.Press(a.ways(), char) }
