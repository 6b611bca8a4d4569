package previewscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// over is what is laid over the place: choices, or differences to read.
type over struct {
	board *card.Board
	head  *kit.Pane
	body  *kit.Pane
	menu  menu
	draw  func(l *kit.Drawing, y, width float32) float32
}

// menu is something to choose one of.
type menu struct {
	title, remark string
	choices       []choice
	further       []card.Action
}

// choice is one of a menu.
type choice struct {
	name   string
	detail string // in the letters of the article
	taken  bool
	do     func()
}

const overWidth = 760

func newOver(board *card.Board) *over {
	o := &over{board: board}
	o.head = board.Pane(func(l *kit.Drawing, width, _ float32) float32 {
		return card.Heading(l, width, o.menu.title, o.menu.remark, o.actions()...) + theme.Scaled(2)
	})
	o.body = board.Pane(func(l *kit.Drawing, width, _ float32) float32 {
		y := theme.Scaled(2)
		if o.draw != nil {
			return o.draw(l, y, width) + theme.Scaled(10)
		}
		return o.drawChoices(l, y, width) + theme.Scaled(10)
	})
	return o
}

// choose lets one of a menu be chosen.
func (o *over) choose(m menu) {
	o.menu, o.draw = m, nil
	o.show()
	for i, c := range m.choices {
		if c.taken {
			o.board.EnterAt(o.body, spotOf(i))
			return
		}
	}
	o.board.EnterFirst(o.body)
}

// read lays something to read over the place.
func (o *over) read(m menu, draw func(l *kit.Drawing, y, width float32) float32) {
	o.menu, o.draw = m, draw
	o.show()
}

func (o *over) show() {
	o.board.Cover(card.Overlaid{Head: o.head, Body: o.body, Width: overWidth})
}

func (o *over) actions() []card.Action {
	return append(append([]card.Action(nil), o.menu.further...), card.Action{
		ID: "close", Label: lang.L("Close"), Key: "x", Tip: lang.L("Back to the place; Esc does it too"), Do: o.board.Uncover,
	})
}

func spotOf(i int) string { return "choice " + strconv.Itoa(i) }

func (o *over) drawChoices(l *kit.Drawing, y, width float32) float32 {
	p, pad := theme.Current(), card.Pad()
	for i, c := range o.menu.choices {
		high := theme.Scaled(34)
		l.Choice(
			kit.Choice{ID: spotOf(i), Name: c.name, One: true, Taken: c.taken, Strong: true},
			pad/2,
			y,
			width-pad,
			high,
			pad/2,
			func() {
				o.board.Uncover()
				c.do()
			},
		)
		at := max(theme.Scaled(190), width*0.28)
		l.Words(at, y, width-at-pad, high, kit.Text{Text: c.detail, Size: theme.SizeLabel(), Ink: p.Muted, Article: true})
		y += high
	}
	return y
}
