package adjudicatescreen

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/adjudicate"
	"plumbline/annotate/work/adjudicating"
	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

// side is the left column: how many disagreements are left, the order they
// come in, and the list.
type side struct {
	onOpen   func(i int)
	onChoose func()
	onOrder  func()
	onNarrow func()

	root    *fyne.Container
	heading *passage.Line
	order   *kit.Button
	narrow  *kit.Button
	roll    *kit.List
	rows    []itemState
	items   []int // which items the rows are: what is no longer asked has none
	current int
	chosen  int // the row that a click chose, until a key is pressed; -1 is none
}

// itemState is everything a row of the list shows.
type itemState struct {
	Difficulty float64
	Text       string
	About      string
	State      adjudicate.State
	Current    bool
	Audit      bool // all agree on it
	Plain      bool // neither how hard it is nor that all agree is shown: the lead answers first
}

func newSide() *side {
	s := &side{heading: passage.NewLine("", passage.Style{}, 1), current: -1, chosen: -1}
	s.order = kit.NewButton(kit.ButtonState{Key: "F4"}, func() { s.onOrder() })
	s.narrow = kit.NewButton(kit.ButtonState{Key: "F10"}, func() { s.onNarrow() })
	s.roll = kit.NewRows(kit.Rows{
		Count: func() int { return len(s.rows) }, Height: itemHeight,
		Current: func(i int) bool { return s.rows[i].Current },
		Draw:    func(d *kit.Drawing, i int, x, y, w float32) { drawItem(d, s.rows[i], x, y, w) },
		Open:    func(i int) { s.choose(i); s.openChosen() },
		Choose:  func(i int) { s.choose(i); s.onChoose() },
		Chosen:  func(i int) bool { return i == s.chosen },
	})
	s.root = container.New(s, s.heading, s.order, s.narrow, s.roll)
	return s
}

// MinSize implements fyne.Layout.
func (s *side) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 100) }

// Layout places the parts of the column.
func (s *side) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Scaled(14)
	y := theme.Scaled(14)
	h := s.heading.MinSize().Height
	s.heading.Move(fyne.NewPos(pad+theme.Scaled(4), y))
	s.heading.Resize(fyne.NewSize(max(size.Width-2*pad-8, 1), h))
	y += h + theme.Scaled(8)
	bh := s.order.MinSize().Height
	s.order.Move(fyne.NewPos(pad, y))
	s.order.Resize(fyne.NewSize(max(size.Width-2*pad, 1), bh))
	y += bh + theme.Scaled(6)
	s.narrow.Move(fyne.NewPos(pad, y))
	s.narrow.Resize(fyne.NewSize(max(size.Width-2*pad, 1), bh))
	y += bh + theme.Scaled(10)
	s.roll.Move(fyne.NewPos(0, y))
	room := fyne.NewSize(size.Width, max(size.Height-y, 0))
	if room != s.roll.Size() {
		s.roll.Resize(room)
		s.roll.Reveal(s.current, itemHeight())
	}
}

// choose marks a row; Enter opens it, and any other key leaves it. -1 marks none.
func (s *side) choose(row int) {
	was := s.chosen
	if s.chosen = row; was != row {
		s.roll.Update(was, row)
	}
}

func (s *side) hasChosen() bool { return s.chosen >= 0 && s.chosen < len(s.items) }

// openChosen opens the row that was chosen.
func (s *side) openChosen() {
	item := s.items[s.chosen]
	s.choose(-1)
	s.onOpen(item)
}

// headed counts what is left and, in words that fit the narrow side, what is no longer asked.
func headed(left, gone int) string {
	if gone > 0 {
		return lang.L("{{.Count}} left · {{.Gone}} no longer asked", map[string]any{"Count": left, "Gone": gone})
	}
	return lang.L("Disagreements · {{.Count}} left", map[string]any{"Count": left})
}

// sync shows the list; only rows that differ are drawn anew.
func (s *side) sync(d *adjudicating.Session) {
	done, all := d.Progress()
	s.heading.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeLabel(), Bold: true, Ink: theme.Current().Ink})
	s.heading.SetText(headed(all-done, d.Gone()))
	order := lang.L("One question at a time")
	if d.Order() == adjudicate.ByParagraph {
		order = lang.L("Whole paragraphs")
	}
	s.order.Set(kit.ButtonState{Label: order, Key: "F4"})
	s.narrow.Set(kit.ButtonState{Label: narrowed(d), Key: "F10"})
	var rows []itemState
	var changed []int
	current := -1
	s.items = s.items[:0]
	for i, item := range d.Items() {
		if item.State() == adjudicate.Moot && i != d.At() {
			continue
		}
		at := len(rows)
		if i == d.At() {
			current = at
		}
		rows, s.items = append(rows, stateOf(d, item, i == d.At())), append(s.items, i)
		if at >= len(s.rows) || rows[at] != s.rows[at] {
			changed = append(changed, at)
		}
	}
	restyled := s.roll.Restyled() || len(rows) != len(s.rows)
	s.rows = rows
	s.redraw(restyled, changed)
	if current != s.current && current >= 0 {
		s.roll.Reveal(current, itemHeight())
	}
	s.current = current
}

// redraw shows rows anew, all of them or those that changed. What was chosen may be
// another row then.
func (s *side) redraw(all bool, changed []int) {
	if all || len(changed) > 0 {
		s.chosen = -1
	}
	if all {
		s.roll.Reset()
		return
	}
	s.roll.Update(changed...)
}

// textOf is what a dispute shows of the paragraph, or what stands for the article as a whole.
func textOf(d *adjudicate.Dispute) string {
	if d.Whole() {
		return lang.L("The article as a whole")
	}
	return d.Text
}

// placeOf is the paragraph's number; the article as a whole has none.
func placeOf(d *adjudicate.Dispute) []string {
	if d.Whole() {
		return nil
	}
	return []string{fmt.Sprintf("¶ %d", d.Position)}
}

// stateOf puts an item into plain data.
func stateOf(d *adjudicating.Session, item adjudicate.Item, current bool) itemState {
	hardest := item.Hardest()
	if d.AnswersFirst() {
		hardest = item.Disputes[0] // which is the hardest tells of what was answered
	}
	about := lang.L("{{.Count}} questions", map[string]any{"Count": len(item.Disputes)})
	if len(item.Disputes) == 1 {
		about = d.Book().Field(hardest.Slot.Field).Label
		if hardest.Slot.Target != "" {
			about += " · " + d.Target(hardest.Slot.Target).Name
		}
	}
	state := itemState{
		Text: textOf(hardest), State: item.State(), Current: current, Plain: d.AnswersFirst(),
		About: strings.Join(append(placeOf(hardest), about, hardest.Article.Title), " · "),
	}
	if !state.Plain {
		state.Difficulty, state.Audit = hardest.Difficulty, hardest.Audit
	}
	return state
}

// itemHeight leaves room for two lines of text and two of what it is about.
func itemHeight() float32 {
	return theme.SizeLabel()*1.35*2 + theme.SizeSmall()*1.35*2 + theme.Scaled(9+3+9+4)
}

// markOf is what stands before a disagreement: how hard it is while it waits, else how it
// stands. Each state has a word of its own.
func markOf(s itemState) (mark string, ink, text color.NRGBA) {
	p := theme.Current()
	switch s.State {
	case adjudicate.Done:
		return lang.L("done"), p.Saved, p.Muted
	case adjudicate.Changed:
		return lang.L("again"), p.Warning, p.Ink
	case adjudicate.Kept:
		return lang.L("kept"), p.Accent, p.Muted
	case adjudicate.Moot:
		return lang.L("gone"), p.Muted, p.Muted
	case adjudicate.Waiting:
	}
	switch {
	case s.Plain:
		return lang.L("open"), p.Editorial, p.Ink
	case s.Audit:
		return lang.L("audit"), p.Accent, p.Ink
	}
	return fmt.Sprintf("%.2f", s.Difficulty), p.Editorial, p.Ink
}

// drawItem draws one disagreement of the list.
func drawItem(d *kit.Drawing, s itemState, x, y, w float32) {
	mark, ink, text := markOf(s)
	wide, words := theme.Scaled(38), kit.Text{Size: theme.SizeLabel(), Leading: 1.35}
	words.Ink, words.Bold = ink, true
	if kit.Width(words.With(mark)) > wide-theme.Scaled(4) { // else the text begins at its last letter
		words.Size = theme.SizeSmall()
	}
	d.Paragraph(x, y, wide, words.With(mark))
	words.Size = theme.SizeLabel()
	words.Ink, words.Bold, words.Lines = text, false, 2
	end := d.Paragraph(x+wide, y, w-wide, words.With(s.Text))
	words.Ink, words.Size = theme.Current().Muted, theme.SizeSmall()
	d.Paragraph(x, max(end, y+theme.SizeLabel()*1.35*2)+theme.Scaled(3), w, words.With(s.About))
}
