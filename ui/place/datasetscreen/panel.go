package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// content is what a panel shows.
type content struct {
	title   string
	remark  string
	actions func() []card.Action
	draw    func(l *kit.Drawing, y, width float32) (end float32)
	whole   bool   // it takes all the room of the place
	closed  func() // is called once it was taken away; nil = nobody asks
	from    *origin
}

// origin is the list that something was opened from, and leads back to.
type origin struct {
	list *content
	spot string // where the keys were in it
}

// panel lays something over the place: paragraphs to look at, or what a merge
// would bring. While it is open it has the keys.
type panel struct {
	board      *card.Board
	head, body *kit.Pane
	content    *content
}

const panelWidth = 860

func newPanel(board *card.Board) *panel {
	p := &panel{board: board}
	p.head = board.Pane(func(l *kit.Drawing, width, _ float32) float32 {
		if p.content == nil {
			return 0
		}
		return card.Heading(l, width, p.content.title, p.content.remark, p.content.actions()...) + theme.Scaled(2)
	})
	p.body = board.Pane(func(l *kit.Drawing, width, _ float32) float32 {
		if p.content == nil {
			return 0
		}
		return p.content.draw(l, theme.Scaled(2), width) + theme.Scaled(10)
	})
	return p
}

// show lays something over the place and brings the keys to it.
func (p *panel) show(s *content) {
	p.content = s
	closed := s.closed
	if s.from != nil {
		closed = func() { p.backTo(s.from) }
	}
	p.board.Cover(card.Overlaid{Head: p.head, Body: p.body, Width: panelWidth, Whole: s.whole, Closed: closed})
	if p.body.Reachable() && len(s.actions()) == 1 { // nothing to do but to read on
		p.board.EnterFirst(p.body)
	}
}

// open shows something that was opened from the list on show, to which closing it leads back.
func (p *panel) open(s *content) {
	spot, _ := p.body.At()
	s.from = &origin{p.content, spot.ID}
	p.show(s)
}

// backTo shows a list again, with the keys where they were.
func (p *panel) backTo(from *origin) {
	p.show(from.list)
	if from.spot != "" {
		p.board.EnterAt(p.body, from.spot)
	}
}

// closing leads back to the place, or to the list.
func (p *panel) closing() card.Action {
	if p.content != nil && p.content.from != nil {
		return card.Action{ID: "close", Label: lang.L("Back"), Key: "Esc", Tip: lang.L("Back to the list"), Do: p.board.Uncover}
	}
	return card.Action{
		ID:    "close",
		Label: lang.L("Close"),
		Key:   "Esc",
		Tip:   lang.L("Back to the place"),
		Do:    p.board.Uncover,
	}
}
