package reviewscreen

import (
	"image/color"

	"plumbline/annotate/comparing"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/kit"
)

// Worded is what a session hands over, in words.
func Worded(v reviewing.View) View { return worded(v) }

// InkOf is the colour of a row's number.
func InkOf(r Row) color.NRGBA { return rowInk(r) }

// DetailWords is a detail in words.
func DetailWords(d *reviewing.Detail) *Detail { return detailWords(d) }

// Show shows what stands in a View.
func (r *Screen) Show(v View) { r.show(v) }

// ShowWords lays answers over the page.
func (r *Screen) ShowWords(a comparing.Answers) { r.answers.Show(a) }

// Panes returns the panes of the page that are on show, then what is laid over
// it.
func (r *Screen) Panes() []*kit.Pane { return r.board.Panes() }

// Focused returns the spot that the keys are on.
func (r *Screen) Focused() string {
	s, _ := r.board.At().At()
	return s.ID
}

// InView reports whether the spot that the keys are on is in view.
func (r *Screen) InView() bool { return r.board.InView() }

// Explained is the panel of plain words.
func (r *Screen) Explained() *kit.Pane { return r.explained }
