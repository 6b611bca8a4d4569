package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
)

// OnChar takes one typed character: the space bar opens, as Enter does.
func (r *Review) OnChar(char rune) {
	if char == ' ' {
		r.OnKey(fyne.KeyReturn, false, false)
		return
	}
	r.params.OnNotice(lang.L("{{.Key}} is no key of Review", map[string]any{"Key": string(char)}))
}

// OnKey takes a key that types nothing. A held key moves on but opens nothing.
func (r *Review) OnKey(name fyne.KeyName, shift, repeated bool) {
	r.pressed, r.entering = false, false
	if d, ok := chart.Toward(name); ok {
		r.step(d)
		return
	}
	switch name {
	case fyne.KeyTab:
		r.tab(shift)
	case fyne.KeyPageDown:
		r.page(1)
	case fyne.KeyPageUp:
		r.page(-1)
	case fyne.KeyHome:
		r.at.First()
		r.showRing()
	case fyne.KeyEnd:
		r.at.Last()
		r.showRing()
	case fyne.KeyEscape:
		r.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !repeated && !r.at.Open() {
			r.params.OnNotice(lang.L("There is nothing to open here"))
		}
	}
}

// move brings the keys to a pane; the caller says to which spot.
func (r *Review) move(to *chart.Pane) {
	if r.at != to {
		r.at.Leave()
		r.at = to
	}
}

// step moves the keys in the pane, or from it to the one beside it.
func (r *Review) step(d chart.Direction) {
	if r.at.Step(d) {
		r.showRing()
		return
	}
	if r.over.open() {
		return
	}
	to, ok := r.beside(d)
	switch {
	case ok:
		r.move(to)
		if d == chart.Up {
			to.EnterLast()
		} else {
			to.Enter()
		}
		r.showRing()
	case d == chart.Down:
		r.tab(false)
	case d == chart.Left && r.wide && r.inDetail():
		r.home()
	}
}

// beside returns the pane that lies in a direction.
func (r *Review) beside(d chart.Direction) (*chart.Pane, bool) {
	panes := r.panes()
	spots := make([]chart.Spot, 0, len(panes))
	var of []*chart.Pane
	var from chart.Spot
	for _, p := range panes {
		if !p.Visible() || !p.Reachable() {
			continue
		}
		s := chart.Spot{ID: "pane", At: r.placeOf(p), Size: p.Size()}
		if p == r.at {
			from = s
			continue
		}
		s.ID = "other"
		if s.At.X >= r.placeOf(r.at).X+r.at.Size().Width || s.At.X+s.Size.Width <= r.placeOf(r.at).X {
			if d == chart.Up || d == chart.Down {
				continue // what stands in another column is for the other arrows
			}
		}
		spots, of = append(spots, s), append(of, p)
	}
	i, ok := chart.Nearest(spots, from, d)
	if !ok {
		return nil, false
	}
	return of[i], true
}

// placeOf returns where a pane lies on the page, whatever is scrolled away.
func (r *Review) placeOf(p *chart.Pane) fyne.Position {
	at := p.Position()
	if c := r.columnOf(p); c != nil {
		at = at.Add(c.scroll.Position())
	}
	return at
}

func (r *Review) columnOf(p *chart.Pane) *column {
	for _, c := range []*column{r.left, r.right, r.over.column} {
		if c.holds(p) {
			return c
		}
	}
	return nil
}

func (r *Review) inDetail() bool { return r.at != r.header && r.at != r.sentences && r.at != r.rows }

// tab goes to the next pane that has a spot, or back.
func (r *Review) tab(back bool) {
	if r.over.open() {
		return
	}
	var ring []*chart.Pane
	at := -1
	for _, p := range r.panes() {
		if p.Visible() && p.Reachable() {
			if p == r.at {
				at = len(ring)
			}
			ring = append(ring, p)
		}
	}
	if len(ring) == 0 {
		return
	}
	next := at + 1
	if back {
		next = at - 1 + len(ring)
	}
	to := ring[next%len(ring)]
	r.move(to)
	to.Enter()
	r.showRing()
}

// home brings the keys to the selected row.
func (r *Review) home() {
	to := r.rows
	if !r.measured() {
		to = r.header
	}
	r.move(to)
	if to == r.rows {
		to.FocusOn(spotOf(r.selected))
	} else {
		to.Enter()
	}
	r.showRing()
}

// escape closes what is laid over the page, else goes back to the rows.
func (r *Review) escape() {
	if r.over.open() {
		r.closeOverlay()
		return
	}
	if r.detail() != nil && r.detail().Cell != nil && r.at == r.divided {
		r.openCell(Cell{Row: r.selected})
		return
	}
	r.home()
}
