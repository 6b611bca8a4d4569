package previewscreen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/importing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

// paragraphsTable lists the paragraphs of the article where the keys are in the
// list.
type paragraphsTable struct {
	*card.Table
	screen *Screen
}

func newParagraphs(d *Screen) *paragraphsTable {
	t := &paragraphsTable{screen: d}
	t.Table = d.board.Table(t.drawHead, card.Rows{
		Count: func() int { return len(d.work.Paragraphs()) },
		ID:    func(i int) string { return "paragraph " + strconv.Itoa(i) },
		Draw:  t.drawRow,
	})
	return t
}

func (t *paragraphsTable) drawHead(l *kit.Drawing, width, height float32) float32 {
	if height > 0 {
		card.Surface(l, 0, 0, width, height)
	}
	d := t.screen
	y := card.Heading(l, width, lang.L("Paragraphs"), t.remark(), t.actions()...) + theme.Scaled(2)
	if a := d.work.Opened(); a != nil && d.work.Paragraphs() == nil {
		y += card.Quiet(l, card.Pad(), y, width-2*card.Pad(), lang.L("reading…"))
	}
	return y
}

func (t *paragraphsTable) remark() string {
	a := t.screen.work.Opened()
	if a == nil {
		return ""
	}
	text := lang.L("parted by {{.How}}", map[string]any{"How": splitName(a.Split)})
	if a.Edited() {
		text += " · " + lang.L("put right by you")
	}
	return text
}

// actions are what can be done with the paragraph where the keys are.
func (t *paragraphsTable) actions() []card.Action {
	d := t.screen
	ps := d.work.Paragraphs()
	if t.At >= len(ps) || d.work.Stage() == importing.Writing {
		return nil
	}
	drop := card.Action{ID: "drop", Label: lang.L("Leave out"), Key: "Space", Tip: lang.L("This paragraph does not come in"), Do: t.drop}
	if ps[t.At].Out {
		drop.Label, drop.Tip = lang.L("Take back"), lang.L("This paragraph comes in after all")
	}
	actions := []card.Action{drop}
	if t.At > 0 {
		actions = append(actions, card.Action{
			ID: "join", Label: lang.L("Join"), Key: "j", Do: t.join, Tip: lang.L("One paragraph with the one before it"),
		})
	}
	actions = append(
		actions,
		card.Action{ID: "split", Label: lang.L("Split…"), Key: "s", Do: t.split, Tip: lang.L("Make several paragraphs of this one")},
		card.Action{ID: "kind", Label: lang.L("Kind…"), Key: "k", Do: t.kind, Tip: lang.L("What the paragraph is on the page")},
	)
	if a := d.work.Opened(); a.Edited() {
		actions = append(actions, card.Action{
			ID: "revert", Label: lang.L("As read"), Key: "r", Do: d.work.Revert, Tip: lang.L("The paragraphs as the file has them"),
		})
	}
	return actions
}

func (t *paragraphsTable) drop() { t.screen.work.Drop(t.At) }

// join makes one of two paragraphs, and brings the keys to it.
func (t *paragraphsTable) join() {
	if err := t.screen.work.Join(t.At); err != nil {
		t.screen.host.Failed(err)
		return
	}
	t.screen.board.EnterRow(t.Table, t.At-1)
}

// split lets line breaks be put into a paragraph.
func (t *paragraphsTable) split() {
	d, at := t.screen, t.At
	entry := modal.NewLines(d.work.Paragraphs()[at].Text, "")
	entry.SetMinRowsVisible(7)
	entry.CursorColumn, entry.CursorRow = 0, 0
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.L("Split the paragraph"), Width: 640,
		Body: stacked(
			modal.Text(lang.L("Press Enter where a new paragraph is to begin. The text itself stays as it is.")), entry,
		),
		Confirm: lang.L("Split"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error { return d.work.Split(at, entry.Text) },
		Then:      func() { d.board.EnterRow(t.Table, at) },
	})
}

// kind lets a person say what the paragraph is.
func (t *paragraphsTable) kind() {
	d, at := t.screen, t.At
	m := menu{title: lang.L("Kind of paragraph")}
	for _, guess := range annotate.Guesses() {
		m.choices = append(m.choices, choice{
			name: kindName(guess), taken: guess == d.work.Paragraphs()[at].Guess, do: func() { d.work.Guess(at, guess) },
		})
	}
	d.over.choose(m)
}

func (t *paragraphsTable) drawRow(l *kit.Drawing, i int, y, width, high float32) {
	q, p, pad := t.screen.work.Paragraphs()[i], theme.Current(), card.Pad()
	number := kit.Text{Text: strconv.Itoa(i + 1), Size: card.Small(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
	l.Words(pad-theme.Scaled(4), y, theme.Scaled(26), high, number)
	x, ink := pad+theme.Scaled(32), p.Ink
	skin := kit.Skin{Fill: p.AccentSoft, Ink: p.Accent}
	if q.Guess == annotate.GuessBody || q.Guess == annotate.GuessLede {
		skin = kit.Skin{Fill: p.Hover, Ink: p.Muted}
	}
	if q.Out {
		ink = p.Muted
		skin = kit.Skin{Fill: theme.Mix(p.Surface, p.Warning, 0.12), Ink: p.Warning}
	}
	name := kindName(q.Guess)
	if q.Out {
		name = lang.L("left out")
	}
	l.Chip(kit.Chip{Text: name, Skin: skin}, x, y+high/2, theme.Scaled(96))
	x += theme.Scaled(104)
	l.Words(x, y, width-pad-x, high, kit.Text{Text: q.Text, Size: theme.SizeLabel(), Ink: ink, Article: true})
	if q.Out {
		l.Line(
			x,
			y+high/2,
			min(width-pad, x+kit.Width(kit.Text{Text: beginning(q.Text), Size: theme.SizeLabel(), Article: true})),
			y+high/2,
			theme.Hairline,
			p.Muted,
		)
	}
	t.Spot(l, i, y, width, high, nil, t.kind)
	onFocus(l, t.screen.showReading)
}

// beginning is as much of a text as a row could hold.
func beginning(text string) string {
	const most = 200
	for i := range text {
		if i > most {
			return text[:i]
		}
	}
	return text
}

// showReading shows the whole of the paragraph where the keys are.
func (d *Screen) showReading() {
	d.reading.Outdate()
	d.board.Content().Refresh()
	d.reading.Refresh()
}

// drawReading draws the whole of the paragraph where the keys are.
func (d *Screen) drawReading(l *kit.Drawing, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	ps := d.work.Paragraphs()
	if d.paragraphs.At >= len(ps) {
		return 0
	}
	card.Surface(l, 0, 0, width, height)
	q := ps[d.paragraphs.At]
	data := map[string]any{"Number": strconv.Itoa(d.paragraphs.At + 1), "All": strconv.Itoa(len(ps))}
	remark := kindName(q.Guess)
	if q.Joined > 0 {
		remark += " · " + lang.N("{{.Count}} line breaks joined", q.Joined, map[string]any{"Count": q.Joined})
	}
	y := card.Heading(l, width, lang.L("Paragraph {{.Number}} of {{.All}}", data), remark)
	t := kit.Text{Text: q.Text, Size: theme.SizeBody(), Ink: p.Ink, Serif: true, Lines: 400}
	return l.Paragraph(pad, y, width-2*pad, t) + pad
}
