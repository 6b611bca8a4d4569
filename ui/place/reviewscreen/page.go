package reviewscreen

import (
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// The widths at which the page changes, at normal text size.
const (
	besideWide = 1180 // from here on, the detail stands beside the rows
	threeWide  = 1180 // of the detail: three cards in a row
	twoWide    = 640  // two cards in a row
	pageWide   = 2400 // beyond, the page keeps its width
)

// arrange places header, sentences and columns.
func (r *Screen) arrange(size fyne.Size) {
	gap, side := theme.Scaled(14), theme.Scaled(24)
	inner := min(size.Width-2*side, theme.Scaled(pageWide))
	x, y := (size.Width-inner)/2, theme.Scaled(14)
	y += card.PutPane(r.header, x, y, inner) + theme.Scaled(10)
	r.wide = size.Width >= theme.Scaled(besideWide)
	if !r.measured() || !r.wide {
		r.board.Show(r.header, r.right.Scroll)
		r.right.Fill(r.blocks()...)
		r.right.Arrange(x, y, inner, size.Height-y, gap)
		return
	}
	objects := []fyne.CanvasObject{r.header, r.left.Scroll, r.right.Scroll}
	if len(r.view.Sentences) > 0 {
		objects = append(objects, r.sentences)
		y += card.PutPane(r.sentences, x, y, inner) + gap
	}
	r.board.Show(objects...)
	if r.view.Beside != nil {
		r.left.FillPanes(r.rows, r.models)
	} else {
		r.left.FillPanes(r.rows)
	}
	r.right.Fill(r.detailRows()...)
	lw := max(theme.Scaled(440), min(inner*0.39, theme.Scaled(700)))
	r.left.Arrange(x, y, lw, size.Height-y, gap)
	r.right.Arrange(x+lw+gap, y, inner-lw-gap, size.Height-y, gap)
}

// blocks are those of the one column that holds everything.
func (r *Screen) blocks() []card.Block {
	if !r.measured() {
		return []card.Block{card.One(r.empty)}
	}
	var blocks []card.Block
	if len(r.view.Sentences) > 0 {
		blocks = append(blocks, card.One(r.sentences))
	}
	if blocks = append(blocks, card.One(r.rows)); r.view.Beside != nil {
		blocks = append(blocks, card.One(r.models))
	}
	return append(blocks, r.detailRows()...)
}

// detailRows arranges the cards of a detail by what they hold: those of words, of what was
// pointed out or passed over, of manners and of self-agreement are there only where there
// is anything to tell, above the paragraphs, which may be many.
func (r *Screen) detailRows() []card.Block {
	rows, d := r.cards(), r.detail()
	if d == nil {
		return rows
	}
	for _, c := range []struct {
		there bool
		pane  *kit.Pane
	}{
		{d.Words != nil, r.evidence},
		{d.PassedAll.Of > 0, r.passed},
		{len(d.Effects) > 0, r.effects},
		{r.compared(), r.model},
		{len(d.Manners) > 0, r.manners},
		{d.repeated(), r.selves},
	} {
		if c.there {
			rows = slices.Insert(rows, len(rows)-1, card.Block(card.One(c.pane)))
		}
	}
	return rows
}

func (r *Screen) cards() []card.Block {
	rows := []card.Block{card.One(r.explained)}
	pairs, collisions := card.Wide(r.pairs, 0.38), card.Wide(r.collisions, 0.62)
	d := r.detail()
	if d != nil && (len(d.Annotators) > 7 || len(d.Collisions.Labels) > 10) {
		rows = append(rows, card.One(r.pairs), card.One(r.collisions))
		return append(rows, band{two: card.Row{card.Wide(r.labels, 0.68), card.Wide(r.overTime, 0.32)}}, card.One(r.divided))
	}
	return append(rows,
		band{
			three: card.Row{card.Wide(r.pairs, 0.25), card.Wide(r.collisions, 0.40), card.Wide(r.labels, 0.35)},
			two:   card.Row{pairs, collisions},
		},
		band{three: card.Row{}, two: card.Row{card.Wide(r.labels, 0.68), card.Wide(r.overTime, 0.32)}},
		band{three: card.Row{card.Wide(r.divided, 0.68), card.Wide(r.overTime, 0.32)}, two: card.Row{card.Wide(r.divided, 1)}},
	)
}
