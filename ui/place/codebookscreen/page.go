package codebookscreen

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate/work/versioning"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// The widths, at normal text size, from which the cards stand beside the rules,
// and from which the list of questions does.
const (
	withSide  = 900
	withIndex = 1180
	longest   = 860 // of the rules: longer lines are hard to read
	widest    = 1040
)

// arrange places the list of questions, the rules, and the cards.
func (c *Screen) arrange(size fyne.Size) {
	margin, gap := card.Margins(size.Width)
	width := size.Width - 2*margin
	y := theme.Scaled(16)
	y += card.PutPane(c.header, margin, y, width) + gap
	c.arrangeColumns(margin, y, width, size.Height-y, gap, size.Width)
}

func (c *Screen) arrangeColumns(x, y, width, room, gap, whole float32) {
	objects := []fyne.CanvasObject{c.header, c.middle.Scroll}
	side := float32(0)
	if whole >= theme.Scaled(withSide) {
		side = max(theme.Scaled(280), min(theme.Scaled(350), width*0.26))
		objects = append(objects, c.side.Scroll)
	}
	index := float32(0)
	if whole >= theme.Scaled(withIndex) && c.work.Mode() == versioning.Rules {
		index = theme.Scaled(190)
		objects = append(objects, c.index)
		kit.Arrange(c.index, x, y, index, min(room-gap, c.index.HeightAt(index)))
		index += gap
	}
	main := width - index
	if side > 0 {
		most := theme.Scaled(widest)
		if c.work.Mode() == versioning.Rules {
			most = theme.Scaled(longest)
		}
		main = min(main-side-gap, most)
	}
	searchHigh := float32(0)
	if c.work.Mode() == versioning.Rules {
		searchHigh = c.search.MinSize().Height
		objects = append(objects, c.search)
		kit.Arrange(c.search, x+index, y, main, searchHigh)
		searchHigh += theme.Scaled(10)
	}
	panes := []*kit.Pane{c.main}
	if side == 0 {
		panes = append(panes, c.cards()...)
	} else {
		c.side.FillPanes(c.cards()...)
		c.side.Arrange(x+index+main+gap, y, width-index-main-gap, room, gap)
	}
	c.middle.FillPanes(panes...)
	c.middle.Arrange(x+index, y+searchHigh, main, room-searchHigh, gap)
	c.board.Show(objects...)
}

// cards are those beside the rules, from top to bottom.
func (c *Screen) cards() []*kit.Pane {
	if !c.gathered() {
		return nil
	}
	cards := []*kit.Pane{c.versions}
	if len(c.view().Looks) > 0 {
		cards = append(cards, c.looks)
	}
	return append(cards, c.targets)
}
