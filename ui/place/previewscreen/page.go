package previewscreen

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/card"
	"plumbline/ui/theme"
)

// twoColumns is the width, at normal text size, from which the paragraphs stand
// beside the list.
const twoColumns = 900

// mostUpper is how much of the height the lists may take; it does not go by what
// stands below them, so that nothing moves from one row to the next.
const mostUpper = 0.64

// arrange places the list to the left and its paragraphs to the right, all of it
// below each other where there is little room, or the table alone.
func (d *Screen) arrange(size fyne.Size) {
	margin, gap := card.Margins(size.Width)
	width := size.Width - 2*margin
	top := theme.Scaled(14)
	top += card.PutPane(d.header, margin, top, width) + gap
	room := size.Height - top
	switch {
	case d.describing:
		d.board.Show(d.header, d.table.Head, d.table.Scroll)
		d.table.Arrange(margin, top, width, min(room-gap, d.table.HeadAt(width)+d.table.Natural()))
	case size.Width < theme.Scaled(twoColumns):
		d.inOne(margin, top, width, room, gap)
	default:
		d.inTwo(margin, top, width, room, gap)
	}
}

// inTwo gives the list and the paragraphs what they need, and what is told of them
// the rest.
func (d *Screen) inTwo(margin, top, width, room, gap float32) {
	side := width * 0.45
	main := width - side - gap
	d.board.Show(
		d.header, d.articles.Head, d.articles.Scroll, d.paragraphs.Head, d.paragraphs.Scroll, d.left.Scroll, d.right.Scroll,
	)
	room -= gap
	d.left.FillPanes(d.notes)
	d.right.FillPanes(d.reading)
	upper := min(d.articles.HeadAt(side)+d.articles.Natural(), room*mostUpper)
	d.articles.Arrange(margin, top, side, upper)
	d.left.Arrange(margin, top+upper+gap, side, room-upper, gap)
	upper = min(d.paragraphs.HeadAt(main)+d.paragraphs.Natural(), room*mostUpper)
	x := margin + side + gap
	d.paragraphs.Arrange(x, top, main, upper)
	d.right.Arrange(x, top+upper+gap, main, room-upper, gap)
}

// inOne puts everything below each other.
func (d *Screen) inOne(margin, top, width, room, gap float32) {
	d.board.Show(d.header, d.one.Scroll)
	d.one.Fill(
		d.articles.AtMost(max(room*0.7, theme.Scaled(200))), d.paragraphs.AtMost(max(room*0.7, theme.Scaled(200))),
		card.One(d.reading), card.One(d.notes),
	)
	d.one.Arrange(margin, top, width, room, gap)
}
