package datasetscreen

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// twoColumns is the width, at normal text size, from which the small cards
// stand beside the tables.
const twoColumns = 940

// lowHeight is the height, at normal text size, below which the small cards only name what
// they do.
const lowHeight = 800

// arrange places the tables to the left and the cards to the right, or all of
// them below each other in one column that scrolls.
func (d *Screen) arrange(size fyne.Size) {
	if low := size.Height < theme.Scaled(lowHeight); low != d.low {
		d.low = low // what the small cards explain goes into tips, so that they are in view
		d.export.low = low
		for _, p := range []*kit.Pane{d.week, d.exchange, d.export.Pane, d.batches, d.settings, d.consent} {
			p.Outdate()
		}
	}
	margin, gap := card.Margins(size.Width)
	width := size.Width - 2*margin
	top := theme.Scaled(16)
	top += card.PutPane(d.header, margin, top, width) + gap
	room := size.Height - top
	if size.Width < theme.Scaled(twoColumns) {
		d.inOne(margin, top, width, room, gap)
	} else {
		d.inTwo(margin, top, width, room, gap)
	}
}

// inTwo gives the people what they need and the articles what is left.
func (d *Screen) inTwo(margin, top, width, room, gap float32) {
	side := max(theme.Scaled(300), min(theme.Scaled(380), width*0.29))
	main := width - side - gap
	d.board.Show(d.header, d.articles.Head, d.articles.Scroll, d.people.Head, d.people.Scroll, d.right.Scroll)
	room -= gap
	articles, people := d.articles.HeadAt(main)+d.articles.Natural(), d.people.HeadAt(main)+d.people.Natural()
	most := max(room*0.42, d.people.HeadAt(main)+2*card.RowHeight())
	peopleHigh := min(people, most)
	articlesHigh := min(articles, room-gap-peopleHigh)
	if spare := room - gap - peopleHigh - articlesHigh; spare > 0 {
		peopleHigh = min(people, peopleHigh+spare)
	}
	d.articles.Arrange(margin, top, main, articlesHigh)
	d.people.Arrange(margin, top+articlesHigh+gap, main, peopleHigh)
	between := gap
	if d.low {
		between = theme.Scaled(10)
	}
	d.right.FillPanes(d.cards()...)
	d.right.Arrange(margin+main+gap, top, side, room+gap, between)
}

// inOne puts everything below each other; the tables keep to a part of the
// view and scroll in it.
func (d *Screen) inOne(margin, top, width, room, gap float32) {
	d.board.Show(d.header, d.right.Scroll)
	blocks := []card.Block{
		d.articles.AtMost(max(room*0.62, theme.Scaled(230))), d.people.AtMost(max(room*0.5, theme.Scaled(200))),
	}
	for _, p := range d.cards() {
		blocks = append(blocks, card.One(p))
	}
	d.right.Fill(blocks...)
	d.right.Arrange(margin, top, width, room, gap)
}

// cards are those beside the tables, from top to bottom.
func (d *Screen) cards() []*kit.Pane {
	var cards []*kit.Pane
	for _, p := range []*kit.Pane{d.week, d.exchange, d.batches, d.export.Pane, d.settings, d.consent, d.backups, d.rules} {
		if d.wanted(p) {
			cards = append(cards, p)
		}
	}
	return cards
}

// wanted reports whether a card has anything for the person at the keyboard.
func (d *Screen) wanted(p *kit.Pane) bool {
	switch p {
	case d.week, d.export.Pane, d.settings:
		return d.work.Gathered() && d.view().Lead
	case d.consent:
		return d.work.Gathered() && (d.view().Lead || d.view().Consent != nil)
	case d.batches:
		return d.work.Gathered() && d.view().Lead && len(d.view().Batches) > 0
	}
	return d.work.Gathered()
}
