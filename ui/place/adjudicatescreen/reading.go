package adjudicatescreen

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/answers"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// reading is the middle column: the paragraph with its neighbours, and below
// it what everyone answered.
type reading struct {
	onNames func()
	onBoard func()

	root    *fyne.Container
	scroll  *container.Scroll
	stack   *fyne.Container
	title   *passage.Line
	names   *kit.Button
	board   *kit.Button
	before  *passage.Line
	after   *passage.Line
	frame   *canvas.Rectangle
	number  *passage.Line
	text    *passage.Passage
	marks   *passage.Line // what is marked for the active question
	answers *answersPane

	shown   string // paragraph
	restyle kit.Style

	followed answers.Extent // where the active question's answers were when they were brought into view
}

func newReading() *reading {
	line := func(lines int) *passage.Line { return passage.NewLine("", passage.Style{}, lines) }
	r := &reading{
		title: line(1), before: line(3), after: line(3), number: line(1),
		frame: canvas.NewRectangle(nil), text: passage.New("", passage.Style{}), marks: line(2), answers: newAnswersPane(),
	}
	r.names = kit.NewButton(kit.ButtonState{Key: "F9"}, func() { r.onNames() })
	r.board = kit.NewButton(kit.ButtonState{Key: "F3"}, func() { r.onBoard() })
	r.stack = container.New(r, r.frame, r.title, r.names, r.board, r.before, r.number, r.text, r.marks, r.after, r.answers.pane)
	r.scroll = container.NewVScroll(r.stack)
	r.root = container.NewStack(r.scroll)
	return r
}

// readingTitle says where the case stands.
func readingTitle(d *adjudicating.Session) string {
	c := d.Case()
	if c.Paragraph.Whole() {
		return lang.L("The article as a whole · {{.Title}}", map[string]any{"Title": c.Article.Title})
	}
	count := 0
	for _, p := range d.Article().Paragraphs {
		if !p.Whole() {
			count++
		}
	}
	return lang.L("Paragraph {{.Paragraph}} of {{.Count}} · {{.Title}}",
		map[string]any{"Title": c.Article.Title, "Paragraph": c.Paragraph.Position, "Count": count})
}

// numberOf is the number of a paragraph; the article as a whole has none.
func numberOf(p *annotate.Paragraph) string {
	if p.Whole() {
		return ""
	}
	return fmt.Sprint(p.Position)
}

// sync shows the case.
func (r *reading) sync(d *adjudicating.Session) {
	c, p := d.Case(), theme.Current()
	at := c.Paragraph.Position - 1
	neighbour := func(i int) string {
		if i < 0 || i >= len(d.Article().Paragraphs) || d.Article().Paragraphs[i].Whole() {
			return ""
		}
		return fmt.Sprintf("%d   %s", i+1, d.Article().Paragraphs[i].Text)
	}
	small := passage.Style{Family: passage.Sans, Size: theme.SizeLabel(), LineHeight: 1.4, Ink: p.Muted}
	r.title.SetStyle(small)
	r.title.SetText(readingTitle(d))
	names := lang.L("Show names")
	if d.Names() {
		names = lang.L("Hide names")
	}
	r.names.Set(kit.ButtonState{Label: names, Key: "F9"})
	r.board.Set(kit.ButtonState{Label: lang.L("Causes"), Key: "F3"})
	beside := passage.Style{
		Family:     passage.Serif,
		Size:       theme.SizeReading() - theme.Scaled(1),
		LineHeight: 1.5,
		Ink:        theme.Mix(p.Ink, p.Page, 0.3),
	}
	r.before.SetStyle(beside)
	r.before.SetText(neighbour(at - 1))
	r.after.SetStyle(beside)
	r.after.SetText(neighbour(at + 1))
	r.number.SetStyle(passage.Style{Family: passage.Sans, Bold: true, Size: theme.SizeLabel(), Ink: p.Accent})
	r.number.SetText(numberOf(&c.Paragraph))
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = p.Surface, p.Accent, theme.Ring, theme.Radius
	r.text.SetText(c.Paragraph.Text)
	if c.Paragraph.Whole() {
		r.text.SetText(lang.L("The article as a whole"))
	}
	r.text.SetStyle(
		passage.Style{Family: passage.Serif, Size: theme.SizeReading(), LineHeight: passage.LineHeightFor(lanes(d)), Ink: p.Ink},
	)
	r.text.SetMarks(marksOf(d))
	r.marks.SetStyle(small)
	r.marks.SetText(marksSentence(d))
	r.answers.show(answersView(d))
	now := kit.StyleNow()
	if r.shown != c.Paragraph.ID || r.restyle != now {
		r.shown, r.restyle = c.Paragraph.ID, now
		r.scroll.Offset, r.followed = fyne.Position{}, answers.Extent{}
	}
	r.scroll.Refresh()
	r.stack.Refresh()
	r.follow()
}

// follow brings the answers to the active question into view, where they are
// many, moving as little as that takes.
func (r *reading) follow() {
	if r.answers.active == r.followed {
		return
	}
	r.followed = r.answers.active
	top, bottom := r.answers.pane.Position().Y+r.followed.From, r.answers.pane.Position().Y+r.followed.To
	view, y := r.scroll.Size().Height, r.scroll.Offset.Y
	if bottom > y+view {
		y = bottom - view + theme.Scaled(12)
	}
	if top < y {
		y = top - theme.Scaled(12)
	}
	if r.followed != (answers.Extent{}) && y != r.scroll.Offset.Y {
		r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
	}
}

// page scrolls by most of what is in view.
func (r *reading) page(by float32) {
	view := r.scroll.Size().Height
	y := r.scroll.Offset.Y + by*view*0.8
	r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, r.stack.MinSize().Height-view))))
}

// MinSize is the height that everything takes in the width of the view.
func (r *reading) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, r.arrange(max(r.scroll.Size().Width, 100), false))
}

// Layout places everything.
func (r *reading) Layout(_ []fyne.CanvasObject, size fyne.Size) { r.arrange(size.Width, true) }

// arrange goes down the column and returns where it ends.
func (r *reading) arrange(width float32, place bool) float32 {
	pad, gap := theme.Scaled(24), theme.Scaled(10)
	inner := width - 2*pad
	margin := theme.Scaled(38)
	arrangeLine := func(o fyne.CanvasObject, x, y, w, h float32) {
		if place {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
		}
	}
	y := theme.Scaled(14)
	button := r.names.MinSize()
	arrangeLine(r.names, pad+inner-button.Width, y, button.Width, button.Height)
	board := r.board.MinSize()
	arrangeLine(r.board, pad+inner-button.Width-board.Width-theme.Scaled(6), y, board.Width, board.Height)
	h := r.title.MinSize().Height
	arrangeLine(r.title, pad, y+(button.Height-h)/2, inner-button.Width-board.Width-gap-theme.Scaled(6), h)
	y += button.Height + gap
	y = r.arrangeNeighbour(r.before, pad, y, inner, place)
	textWidth := inner - margin - theme.Scaled(18)
	high := r.text.HeightFor(textWidth)
	said := float32(0)
	if r.marks.Text() != "" {
		said = r.marks.HeightFor(textWidth) + theme.Scaled(8)
		arrangeLine(r.marks, pad+margin, y+theme.Scaled(13)+high+theme.Scaled(8), textWidth, said-theme.Scaled(8))
	}
	arrangeLine(r.frame, pad, y, inner, high+said+theme.Scaled(26))
	arrangeLine(r.number, pad+theme.Scaled(14), y+theme.Scaled(18), margin-theme.Scaled(14), r.number.MinSize().Height)
	arrangeLine(r.text, pad+margin, y+theme.Scaled(13), textWidth, high)
	y += high + said + theme.Scaled(26) + gap
	y = r.arrangeNeighbour(r.after, pad, y, inner, place)
	y += theme.Scaled(4)
	high = r.answers.pane.HeightAt(inner)
	arrangeLine(r.answers.pane, pad, y, inner, high)
	return y + high + theme.Scaled(20)
}

// arrangeNeighbour places a paragraph beside the current one, if there is one.
func (r *reading) arrangeNeighbour(l *passage.Line, x, y, width float32, place bool) float32 {
	if l.Text() == "" {
		l.Hide()
		return y
	}
	l.Show()
	inset := theme.Scaled(14)
	h := l.HeightFor(width - 2*inset)
	if place {
		l.Move(fyne.NewPos(x+inset, y))
		l.Resize(fyne.NewSize(width-2*inset, h))
	}
	return y + h + theme.Scaled(10)
}

// slotName is what a question is called over its answers.
func slotName(d *adjudicating.Session, slot annotate.Slot) string {
	name := d.Book().Field(slot.Field).Label
	if slot.Target != "" {
		name += " · " + d.Target(slot.Target).Name
	}
	return name
}

// Selected is the text that is selected in the paragraph, in the order it is read.
func (a *Screen) Selected() string { return a.reading.text.Selected() }

// SelectAll selects the paragraph.
func (a *Screen) SelectAll() { a.reading.text.Select(0, len([]rune(a.reading.text.Text()))) }
