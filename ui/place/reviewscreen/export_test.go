package reviewscreen

import "plumbline/ui/chart"

// Panes returns the panes of the page that are on show, then what is laid over
// it.
func (r *Screen) Panes() []*chart.Pane { return r.board.Panes() }

// Focused returns the spot that the keys are on.
func (r *Screen) Focused() string {
	s, _ := r.board.At().At()
	return s.ID
}

// InView reports whether the spot that the keys are on is in view.
func (r *Screen) InView() bool { return r.board.InView() }

// Explained is the panel of plain words.
func (r *Screen) Explained() *chart.Pane { return r.explained }
