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
	p.board.Cover(card.Overlaid{Head: p.head, Body: p.body, Width: panelWidth, Whole: s.whole, Closed: s.closed})
	if p.body.Reachable() && len(s.actions()) == 1 { // nothing to do but to read on
		p.board.EnterFirst(p.body)
	}
}

// closing leads back to the place.
func (p *panel) closing() card.Action {
	return card.Action{
		ID:    "close",
		Label: lang.L("Close"),
		Key:   "Esc",
		Tip:   lang.L("Back to the place"),
		Do:    p.board.Uncover,
	}
}
