package codebook

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
)

// OnChar takes one typed character: the key of a button, or "/" for the search.
func (c *Codebook) OnChar(char rune) {
	switch {
	case char == ' ':
		c.OnKey(fyne.KeyReturn, false, false)
	case char == '/':
		c.FocusSearch()
	case press(slices.Concat(c.actions(), c.lookActions(), c.targetActions()), char):
	default:
		c.params.OnNotice(lang.L("{{.Key}} is no key of the codebook", map[string]any{"Key": string(char)}))
	}
}

// OnKey takes a key that types nothing. A held key moves on but opens nothing.
func (c *Codebook) OnKey(name fyne.KeyName, shift, repeated bool) {
	if to, ok := chart.Toward(name); ok {
		c.step(to)
		return
	}
	switch name {
	case fyne.KeyTab:
		c.tab(shift)
	case fyne.KeyPageDown:
		c.page(1)
	case fyne.KeyPageUp:
		c.page(-1)
	case fyne.KeyHome, fyne.KeyEnd:
		c.toEnd(name == fyne.KeyEnd)
	case fyne.KeyEscape:
		c.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !repeated && !c.at.Open() {
			c.params.OnNotice(lang.L("There is nothing to open here"))
		}
	}
}

// escape goes back to the rules, else shows all of them.
func (c *Codebook) escape() {
	switch {
	case c.mode != theRules:
		c.show(theRules)
	case c.found != "":
		c.search.SetText("")
	default:
		c.enter(c.main)
	}
}

// move brings the keys to a pane without lighting a spot.
func (c *Codebook) move(to *chart.Pane) {
	if c.at != to {
		c.at.Leave()
		c.at = to
	}
}

// enter brings the keys to a spot of a pane.
func (c *Codebook) enter(to *chart.Pane) {
	c.move(to)
	to.Enter()
	c.showRing()
}

// step moves in the pane, and from its edge to the pane beside.
func (c *Codebook) step(to chart.Direction) {
	if c.at.Step(to) {
		c.showRing()
		return
	}
	var spots []chart.Spot
	var of []*chart.Pane
	var from chart.Spot
	for _, p := range c.reachable() {
		s := chart.Spot{ID: "other", At: c.placeOf(p), Size: p.Size()}
		if p == c.at {
			s.ID = "pane"
			from = s
			continue
		}
		spots, of = append(spots, s), append(of, p)
	}
	if i, ok := chart.Nearest(spots, from, to); ok {
		c.enter(of[i])
	}
}

// columnOf is the column a pane scrolls in, or nil.
func (c *Codebook) columnOf(p *chart.Pane) *column {
	for _, col := range []*column{c.middle, c.side} {
		if col.holds(p) {
			return col
		}
	}
	return nil
}

func (c *Codebook) placeOf(p *chart.Pane) fyne.Position {
	if col := c.columnOf(p); col != nil {
		return p.Position().Add(col.scroll.Position())
	}
	return p.Position()
}

// reachable are the panes on the screen with anything for the keys, in the
// order of Tab.
func (c *Codebook) reachable() []*chart.Pane {
	var ring []*chart.Pane
	for _, p := range c.panes() {
		on := p == c.header || c.columnOf(p) != nil || p == c.index && slices.Contains(c.root.Objects, fyne.CanvasObject(c.index))
		if on && p.Reachable() {
			ring = append(ring, p)
		}
	}
	return ring
}

func (c *Codebook) tab(back bool) {
	ring := c.reachable()
	if len(ring) == 0 {
		return
	}
	next := slices.Index(ring, c.at) + 1
	if back {
		next += len(ring) - 2
	}
	c.enter(ring[next%len(ring)])
}

// page scrolls the main column by a view; the keys follow.
func (c *Codebook) page(by int) {
	col := c.middle
	if c.columnOf(c.at) == c.side {
		col = c.side
	}
	col.scrollTo(col.scroll.Offset.Y + float32(by)*col.scroll.Size().Height*0.85)
	if c.at == c.main {
		c.follow()
	}
}

// follow brings the keys to the first spot in view.
func (c *Codebook) follow() {
	top := c.middle.scroll.Offset.Y - c.main.Position().Y
	for _, s := range c.main.List().Spots {
		if s.At.Y+s.Size.Height > top+1 {
			c.main.FocusOn(s.ID)
			return
		}
	}
}

func (c *Codebook) toEnd(last bool) {
	if last {
		c.at.Last()
	} else {
		c.at.First()
	}
	c.showRing()
}

// showRing scrolls so that the spot of the keys is in view.
func (c *Codebook) showRing() {
	s, ok := c.at.At()
	if col := c.columnOf(c.at); col != nil && ok {
		col.reveal(c.at, s.At.Y, s.Size.Height)
	}
}
