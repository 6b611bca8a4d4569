package card

import (
	"slices"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// At is the pane where the keys are.
func (b *Board) At() *kit.Pane { return b.at }

// Move brings the keys to a pane; the caller says to which spot.
func (b *Board) Move(to *kit.Pane) {
	if b.at != to {
		b.at.Leave()
		b.at = to
	}
}

// Enter brings the keys to a pane, to where they were in it.
func (b *Board) Enter(to *kit.Pane) { b.enter(to, false) }

// EnterAt brings the keys to a spot of a pane.
func (b *Board) EnterAt(to *kit.Pane, spot string) {
	b.Move(to)
	to.FocusOn(spot)
	b.Reveal()
}

// EnterFirst brings the keys to the first spot of a pane.
func (b *Board) EnterFirst(to *kit.Pane) {
	b.Move(to)
	to.First()
	b.Reveal()
}

// EnterRow brings the keys to a row of a table.
func (b *Board) EnterRow(to *Table, row int) {
	b.Move(to.Body)
	to.goTo(row)
	b.Reveal()
}

func (b *Board) enter(to *kit.Pane, last bool) {
	if t := b.tableOf(to); t != nil && to == t.Body {
		b.EnterRow(t, t.At)
		return
	}
	b.Move(to)
	switch {
	case last:
		to.EnterLast()
	default:
		to.Enter()
	}
	b.Reveal()
}

// walked are the panes that the keys can reach now, in the order of Tab: those
// of the card over the board while there is one.
func (b *Board) walked() []*kit.Pane {
	panes := b.overlay.panes()
	if !b.Covered() {
		panes = b.Panes()
	}
	return slices.DeleteFunc(panes, func(p *kit.Pane) bool { return !p.Reachable() })
}

// step moves the keys in the pane, or from it to the one that lies there.
func (b *Board) step(d kit.Direction) {
	moved := false
	if t := b.rowsAt(); t != nil && (d == kit.Up || d == kit.Down) {
		moved = t.step(map[kit.Direction]int{kit.Up: -1, kit.Down: 1}[d])
	} else {
		moved = b.at.Step(d)
	}
	if moved {
		b.Reveal()
		return
	}
	if to := b.beside(d); to != nil {
		b.enter(to, d == kit.Up)
		return
	}
	switch {
	case b.Covered():
		b.overlay.scroll(d)
	case b.OnBeyond != nil:
		b.OnBeyond(d)
	}
}

// beside is the pane that lies in a direction, or nil. What stands in another
// column is not above or below.
func (b *Board) beside(d kit.Direction) *kit.Pane {
	at, size := b.extent(b.at)
	from := kit.Spot{ID: "here", At: at, Size: size}
	var spots []kit.Spot
	var of []*kit.Pane
	for _, p := range b.walked() {
		if p == b.at {
			continue
		}
		s := kit.Spot{ID: "there"}
		s.At, s.Size = b.extent(p)
		aside := s.At.X >= at.X+size.Width || s.At.X+s.Size.Width <= at.X
		if aside && (d == kit.Up || d == kit.Down) {
			continue
		}
		spots, of = append(spots, s), append(of, p)
	}
	if i, ok := kit.Nearest(spots, from, d); ok {
		return of[i]
	}
	return nil
}

// Tab goes to the next pane that has a spot, or back.
func (b *Board) Tab(back bool) {
	ring := b.walked()
	if len(ring) == 0 {
		return
	}
	next := slices.Index(ring, b.at) + 1
	if back {
		next += len(ring) - 2
	}
	b.Enter(ring[(next+len(ring))%len(ring)])
}

// Page moves by a view: through the rows of a table, else the column scrolls.
func (b *Board) Page(by int) {
	if t := b.tableOf(b.at); t != nil {
		b.Move(t.Body)
		t.step(by * (t.inView() - 1))
		b.Reveal()
		return
	}
	if c := b.scrolled(); c != nil {
		c.ScrollBy(0.85 * float32(by))
	}
}

// scrolled is the column that scrolls by a view, or nil.
func (b *Board) scrolled() *Column {
	switch c := b.columnOf(b.at); {
	case c != nil:
		return c
	case b.Covered():
		return b.overlay.column
	case len(b.columns) > 0:
		return b.columns[0]
	}
	return nil
}

// ends goes to the first or the last spot of the pane.
func (b *Board) ends(last bool) {
	t := b.rowsAt()
	switch {
	case t != nil && last:
		t.goTo(t.rows.Count() - 1)
	case t != nil:
		t.goTo(0)
	case last:
		b.at.Last()
	default:
		b.at.First()
	}
	b.Reveal()
}

// Reveal scrolls so that the spot of the keys is in view.
func (b *Board) Reveal() {
	s, ok := b.at.At()
	card := b.cardOf(b.at)
	if c := b.columnOf(card); c != nil && ok {
		c.reveal(card, s.At.Y, s.Size.Height, theme.Scaled(40))
	}
}

// InView reports whether the spot of the keys is in view.
func (b *Board) InView() bool {
	s, ok := b.at.At()
	card := b.cardOf(b.at)
	c := b.columnOf(card)
	if !ok || c == nil {
		return ok
	}
	top := card.Position().Y + s.At.Y
	return top >= c.Scroll.Offset.Y && top+s.Size.Height <= c.Scroll.Offset.Y+c.Scroll.Size().Height
}

// keepFocus leaves the keys somewhere sensible after what they were on has gone.
func (b *Board) keepFocus() {
	if b.Covered() || b.Home == nil {
		return
	}
	t := b.rowsAt()
	switch _, on := b.at.At(); {
	case !b.onBoard(b.at):
		b.Home()
	case t != nil && t.rows.Count() > 0: // the row may be out of view
	case !on && !b.at.Enter():
		b.Home()
	}
}
