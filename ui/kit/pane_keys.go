package kit

import "slices"

func (p *Pane) spot(id string) (Spot, bool) {
	i := slices.IndexFunc(p.drawing.Spots, func(s Spot) bool { return s.ID == id && !s.Mute })
	if id == "" || i < 0 {
		return Spot{}, false
	}
	return p.drawing.Spots[i], true
}

// Enter brings the keys into the pane, to the spot where they were or to the
// first one; it reports false where there is none.
func (p *Pane) Enter() bool { return p.enter(false) }

// EnterLast brings the keys to the last spot.
func (p *Pane) EnterLast() bool { return p.enter(true) }

func (p *Pane) enter(last bool) bool {
	if _, ok := p.spot(p.focus); ok && !last {
		p.FocusOn(p.focus)
		return true
	}
	ids := p.reachable()
	switch {
	case len(ids) == 0:
		return false
	case last:
		p.FocusOn(ids[len(ids)-1])
	default:
		p.FocusOn(ids[0])
	}
	return true
}

func (p *Pane) reachable() []string {
	var ids []string
	for _, s := range p.drawing.Spots {
		if !s.Mute {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// Reachable reports whether there is a spot for the keys.
func (p *Pane) Reachable() bool { return len(p.reachable()) > 0 }

// Leave takes the ring away; the pane remembers where it was.
func (p *Pane) Leave() {
	if p.lit {
		p.lit = false
		p.untip()
		p.Refresh()
	}
}

// FocusOn brings the keys to a spot.
func (p *Pane) FocusOn(id string) {
	moved := p.focus != id || !p.lit
	p.lit, p.focus = true, id
	if !moved {
		return
	}
	p.Refresh()
	if s, ok := p.spot(id); ok {
		if p.OnTold != nil {
			p.OnTold(s.Tip.text())
		}
		if s.OnFocus != nil {
			s.OnFocus()
		}
	}
}

// At returns the spot where the keys are, if they are here.
func (p *Pane) At() (Spot, bool) {
	if !p.lit {
		return Spot{}, false
	}
	return p.spot(p.focus)
}

// Step moves the keys to the next spot in a direction, and reports false where
// there is none.
func (p *Pane) Step(d Direction) bool {
	from, ok := p.At()
	if !ok {
		return p.Enter()
	}
	i, ok := Nearest(p.drawing.Spots, from, d)
	if ok {
		p.FocusOn(p.drawing.Spots[i].ID)
	}
	return ok
}

// First moves the keys to the first spot, Last to the last one.
func (p *Pane) First() {
	if ids := p.reachable(); len(ids) > 0 {
		p.FocusOn(ids[0])
	}
}

// Last is the opposite of First.
func (p *Pane) Last() { p.EnterLast() }

// Open opens the spot where the keys are, and reports false where nothing is
// behind it.
func (p *Pane) Open() bool {
	s, ok := p.At()
	if !ok || s.Open == nil {
		return false
	}
	p.untip()
	s.Open()
	return true
}
