package datasetscreen

import (
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/files"
	"plumbline/ui/place"
)

// part is what every part of the place works with.
type part struct {
	host  place.Host
	work  *exchanging.Session
	board *card.Board
	panel *panel
	files *files.Chooser
}

// view is what was gathered.
func (p part) view() *exchanging.View { return p.work.View() }

// does asks the window for something.
func (p part) does(c place.Command) func() { return func() { p.host.Do(c) } }

// leaveFor closes the panel and shows a paragraph.
func (p part) leaveFor(article string, position int) {
	p.board.Uncover()
	p.host.Do(place.OpenParagraph{Article: article, Number: position})
}
