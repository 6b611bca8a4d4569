package findingsscreen

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/card"
	"plumbline/ui/theme"
)

// The widths at which the page changes, at normal text size.
const (
	besideWide = 1180 // from here on, the bars stand beside the questions
	pageWide   = 2400 // beyond, the page keeps its width
)

// arrange places header and columns.
func (s *Screen) arrange(size fyne.Size) {
	gap, side := theme.Scaled(14), theme.Scaled(24)
	inner := min(size.Width-2*side, theme.Scaled(pageWide))
	x, y := (size.Width-inner)/2, theme.Scaled(14)
	y += card.PutPane(s.header, x, y, inner) + theme.Scaled(10)
	s.wide = size.Width >= theme.Scaled(besideWide)
	if !s.shows() || !s.wide {
		s.board.Show(s.header, s.right.Scroll)
		if s.shows() {
			s.right.Fill(append([]card.Block{card.One(s.list)}, s.detail()...)...)
		} else {
			s.right.Fill(card.One(s.empty))
		}
		s.right.Arrange(x, y, inner, size.Height-y, gap)
		return
	}
	s.board.Show(s.header, s.left.Scroll, s.right.Scroll)
	s.left.FillPanes(s.list)
	s.right.Fill(s.detail()...)
	lw := max(theme.Scaled(360), min(inner*0.3, theme.Scaled(560)))
	s.left.Arrange(x, y, lw, size.Height-y, gap)
	s.right.Arrange(x+lw+gap, y, inner-lw-gap, size.Height-y, gap)
}

// detail are the cards of the selected question. The paragraphs stand below the bars that
// lead to them.
func (s *Screen) detail() (blocks []card.Block) {
	after := s.pictureOf(s.cell)
	for i := range s.pictures {
		blocks = append(blocks, card.One(s.drawn[i]))
		if s.view.Behind != nil && i == after {
			blocks = append(blocks, card.One(s.behind))
		}
	}
	return append(blocks, card.One(s.compared))
}

// pictureOf is the place of the picture with a part.
func (s *Screen) pictureOf(part string) int {
	for i, p := range s.pictures {
		if _, there := p.Cells[part]; there {
			return i
		}
	}
	return 0
}
