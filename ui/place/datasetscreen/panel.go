package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// sheet is what a panel shows.
type sheet struct {
	title   string
	remark  string
	actions func() []card.Action
	draw    func(l *kit.Drawing, y, width float32) (end float32)
}

// panel lays a sheet over the place: paragraphs to look at, or what a merge
// would bring. While it is open it has the keys.
type panel struct {
	board      *card.Board
	head, body *kit.Pane
	sheet      *sheet
}

const panelWidth = 860

func newPanel(board *card.Board) *panel {
	p := &panel{board: board}
	p.head = board.Pane(func(l *kit.Drawing, width, _ float32) float32 {
		if p.sheet == nil {
			return 0
		}
		return card.Heading(l, width, p.sheet.title, p.sheet.remark, p.sheet.actions()...) + theme.Scaled(2)
	})
	p.body = board.Pane(func(l *kit.Drawing, width, _ float32) float32 {
		if p.sheet == nil {
			return 0
		}
		return p.sheet.draw(l, theme.Scaled(2), width) + theme.Scaled(10)
	})
	return p
}

// show lays a sheet over the place and brings the keys to it.
func (p *panel) show(s *sheet) {
	p.sheet = s
	p.board.Cover(card.Sheet{Head: p.head, Body: p.body, Width: panelWidth})
	if p.body.Reachable() && len(s.actions()) == 1 { // nothing to do but to read on
		p.board.EnterFirst(p.body)
	}
}

// closing leads back to the place.
func (p *panel) closing() card.Action {
	return card.Action{ID: "close", Label: lang.L("Close"), Key: "x", Tip: lang.L("Back to the place; Esc does it too"), Do: p.board.Uncover}
}
