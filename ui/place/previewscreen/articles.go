package previewscreen

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/ingest"
	"plumbline/annotate/work/importing"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// articlesTable lists the articles that were found, and the files that could not be
// read.
type articlesTable struct {
	*card.Table
	screen *Screen
}

func newArticles(d *Screen) *articlesTable {
	t := &articlesTable{screen: d}
	t.Table = d.board.Table(t.drawHead, card.Rows{
		Count: func() int { return len(d.work.Rows()) },
		ID:    func(i int) string { return "row " + strconv.Itoa(i) },
		Draw:  t.drawRow,
	})
	return t
}

func (t *articlesTable) drawHead(l *kit.Drawing, width, height float32) float32 {
	if height > 0 {
		card.Surface(l, 0, 0, width, height)
	}
	title := lang.L("Found")
	if t.screen.work.OnlyOdd() {
		title = lang.L("Asks for a look")
	}
	return card.Heading(l, width, title, "", t.actions()...) + theme.Scaled(2)
}

// actions are what can be done with the row where the keys are, and with the list.
func (t *articlesTable) actions() []card.Action {
	d := t.screen
	if d.work.Stage() == importing.Writing {
		return nil
	}
	var actions []card.Action
	if r, ok := d.row(); ok && r.Article != nil {
		take := card.Action{ID: "take", Label: lang.L("Leave out"), Key: "Space", Tip: lang.L("This article does not come in"), Do: d.turn}
		if r.Article.Out {
			take.Label, take.Tip = lang.L("Take"), lang.L("This article comes in after all")
		}
		actions = append(actions, take)
	}
	odd := card.Action{
		ID: "odd", Label: lang.L("Only odd ones"), Key: "o", Do: func() { d.showOdd(true) },
		Tip: lang.L("Only what asks for a look: what cannot be read, is here already or nearly, or is empty"),
	}
	if d.work.OnlyOdd() {
		odd.Label, odd.Tip, odd.Do = lang.L("All"), lang.L("All articles again"), func() { d.showOdd(false) }
	}
	return append(actions, odd)
}

// showOdd shows only what asks for a look, or all again; the keys stay on their row.
func (d *Screen) showOdd(only bool) {
	r, _ := d.row()
	d.work.ShowOdd(only)
	for i, other := range d.work.Rows() {
		if other.File == r.File && other.Article == r.Article {
			d.board.EnterRow(d.articles.Table, i)
			return
		}
	}
	d.home()
}

// turn takes the article of the row, or leaves it out.
func (d *Screen) turn() {
	if r, ok := d.row(); ok && r.Article != nil {
		d.work.Take(r.Article, r.Article.Out)
	}
}

func (t *articlesTable) drawRow(l *kit.Drawing, i int, y, width, high float32) {
	r, p, pad := t.screen.work.Rows()[i], theme.Current(), card.Pad()
	right := width - pad
	if a := r.Article; a != nil {
		l.Tick(pad+theme.Scaled(1), y+high/2, theme.Scaled(13), a.Comes())
		count := kit.Text{Text: strconv.Itoa(a.Count), Size: card.Small(), Ink: p.Muted, Align: fyne.TextAlignTrailing}
		l.Words(right-theme.Scaled(40), y, theme.Scaled(40), high, count)
	}
	right -= theme.Scaled(48)
	if c, ok := stateChip(r); ok {
		w := min(c.Width(), theme.Scaled(150))
		right -= w
		l.Chip(c, right, y+high/2, w)
		right -= theme.Scaled(8)
	}
	ink := p.Ink
	if r.Article == nil || !r.Article.Comes() {
		ink = p.Muted
	}
	x := pad + theme.Scaled(26)
	l.Words(x, y, right-x, high, kit.Text{Text: nameOf(r), Size: theme.SizeLabel(), Ink: ink, Article: true})
	t.Spot(l, i, y, width, high, func() string { return tipOf(r) }, t.screen.openHere)
	onFocus(l, t.screen.show)
	if r.Article != nil {
		s := card.Area("take "+strconv.Itoa(i), theme.Scaled(8), y+2, theme.Scaled(28), high-3, nil, func() {
			t.At = i
			t.screen.turn()
		})
		s.Mute = true // the keys take by the space bar
		l.Spot(s)
	}
}

// onFocus does something more when the keys come to the spot that was drawn last.
func onFocus(l *kit.Drawing, do func()) {
	s := &l.Spots[len(l.Spots)-1]
	before := s.OnFocus
	s.OnFocus = func() {
		before()
		do()
	}
}

// show shows the paragraphs of the row where the keys are.
func (d *Screen) show() {
	before := d.work.Opened()
	r, _ := d.row()
	if d.openRow(); r.Article != before || r.Article == nil {
		d.board.Sync()
	}
}

// openHere is what Enter does on a row: it lets a person choose where one has to,
// else goes to the paragraphs.
func (d *Screen) openHere() {
	r, ok := d.row()
	switch {
	case ok && asks(r):
		d.chooseEncoding()
	case ok && r.Article != nil && len(d.work.Paragraphs()) > 0:
		d.board.EnterRow(d.paragraphs.Table, d.paragraphs.At)
	}
}

// asks reports that a row tells of bytes whose encoding a person has to choose.
func asks(r importing.Row) bool {
	var refused *ingest.Error
	return errors.As(r.Problem, &refused) && len(refused.Encodings) > 0
}

func nameOf(r importing.Row) string {
	var refused *ingest.Error
	switch {
	case errors.As(r.Problem, &refused) && refused.File != "":
		return filepath.Base(r.File.Path) + strings.TrimPrefix(refused.File, r.File.Path)
	case r.Article == nil:
		return filepath.Base(r.File.Path)
	case r.Article.Title() != "":
		return r.Article.Title()
	}
	return filepath.Base(r.Article.Name())
}

func tipOf(r importing.Row) string {
	if r.Article == nil {
		return wording.Error(r.Problem)
	}
	return r.Article.Name()
}

// stateChip says in a word what asks for a look.
func stateChip(r importing.Row) (kit.Chip, bool) {
	p := theme.Current()
	warning := kit.Skin{Fill: theme.Mix(p.Surface, p.Warning, 0.12), Ink: p.Warning}
	danger := kit.Skin{Fill: theme.Mix(p.Surface, p.Danger, 0.12), Ink: p.Danger}
	quiet := kit.Skin{Fill: p.Hover, Ink: p.Muted}
	a := r.Article
	switch {
	case a == nil && asks(r):
		return kit.Chip{Text: lang.L("which encoding?"), Skin: warning}, true
	case a == nil, a.Fault != nil:
		return kit.Chip{Text: lang.L("not readable"), Skin: danger}, true
	case a.Here != nil:
		return kit.Chip{Text: lang.L("here already"), Skin: quiet}, true
	case a.Repeats != nil:
		return kit.Chip{Text: lang.L("twice"), Skin: quiet}, true
	case a.Out:
		return kit.Chip{Text: lang.L("left out"), Skin: quiet}, true
	case a.Count == 0:
		return kit.Chip{Text: lang.L("empty"), Skin: warning}, true
	case a.Copy != "":
		return kit.Chip{Text: lang.L("copy"), Skin: kit.Skin{Fill: p.AccentSoft, Ink: p.Accent}}, true
	case a.Amends != nil:
		return kit.Chip{Text: lang.L("correction"), Skin: kit.Skin{Fill: p.AccentSoft, Ink: p.Accent}}, true
	case len(a.Like) > 0 && a.Like[0].Same:
		return kit.Chip{Text: lang.L("same words"), Skin: warning}, true
	case len(a.Like) > 0:
		return kit.Chip{Text: lang.L("nearly the same"), Skin: warning}, true
	}
	return kit.Chip{}, false
}
