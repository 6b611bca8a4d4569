package review

import "plumbline/ui/chart"

// Panes returns the panes of the page that are on show, then what is laid over
// it.
func (r *Review) Panes() []*chart.Pane {
	var panes []*chart.Pane
	for _, p := range r.panes() {
		if p.Visible() {
			panes = append(panes, p)
		}
	}
	if r.over.open() {
		panes = append(panes, r.over.pane)
	}
	return panes
}

// Focused returns the spot that the keys are on.
func (r *Review) Focused() string {
	s, _ := r.at.At()
	return s.ID
}

// InView reports whether the spot that the keys are on is in view.
func (r *Review) InView() bool {
	s, ok := r.at.At()
	c := r.columnOf(r.at)
	if !ok || c == nil {
		return ok
	}
	top := r.at.Position().Y + s.At.Y
	return top >= c.scroll.Offset.Y && top+s.Size.Height <= c.scroll.Offset.Y+c.scroll.Size().Height
}

// Explained is the panel of plain words.
func (r *Review) Explained() *chart.Pane { return r.explained }
