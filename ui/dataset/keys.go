package dataset

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
)

// OnChar takes one typed character: the key of an action of the card where the
// keys are. The space bar marks an article, and opens elsewhere.
func (d *Dataset) OnChar(char rune) {
	if char == ' ' {
		if s, ok := d.at.At(); ok && d.at == d.articles.body && s.Open != nil && d.may() {
			d.mark(d.view.Articles[d.articles.at].ID)
			return
		}
		d.OnKey(fyne.KeyReturn, false, false)
		return
	}
	if !press(d.actionsAt(), char) {
		d.params.OnNotice(lang.L("{{.Key}} is no key of this card", map[string]any{"Key": string(char)}))
	}
}

// actionsAt are the actions of the card where the keys are.
func (d *Dataset) actionsAt() []action {
	if d.panel.open() {
		return d.panel.sheet.actions()
	}
	if t := d.tableAt(); t != nil {
		return t.actions()
	}
	switch d.at {
	case d.exchange:
		return d.exchangeActions()
	case d.export:
		return d.exportActions()
	case d.backups:
		return d.backupActions()
	case d.rules:
		return d.rulesActions()
	case d.settings:
		return d.settingsActions()
	}
	return nil
}

// tableAt is the table where the keys are, or nil.
func (d *Dataset) tableAt() *table {
	for _, t := range []*table{d.articles, d.people} {
		if d.at == t.body || d.at == t.head {
			return t
		}
	}
	return nil
}

// OnKey takes a key that types nothing. A held key moves on but opens nothing.
func (d *Dataset) OnKey(name fyne.KeyName, shift, repeated bool) {
	if d.panel.open() {
		d.panelKey(name, repeated)
		return
	}
	if to, ok := chart.Toward(name); ok {
		d.step(to)
		return
	}
	switch name {
	case fyne.KeyTab:
		d.tab(shift)
	case fyne.KeyPageDown:
		d.page(1)
	case fyne.KeyPageUp:
		d.page(-1)
	case fyne.KeyHome, fyne.KeyEnd:
		d.toEnd(name == fyne.KeyEnd)
	case fyne.KeyEscape:
		d.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !repeated && !d.at.Open() {
			d.params.OnNotice(lang.L("There is nothing to open here"))
		}
	}
}

// escape takes the marks away, else goes back to the articles.
func (d *Dataset) escape() {
	if len(d.marked) > 0 {
		clear(d.marked)
		d.articles.body.Refresh()
		d.refreshHead(d.articles)
		return
	}
	d.home()
}

// home brings the keys to the articles, or to what can be done where there are
// none.
func (d *Dataset) home() {
	if len(d.view.Articles) > 0 {
		d.move(d.articles.body)
		d.articles.goTo(d.articles.at)
		return
	}
	d.move(d.articles.head)
	d.at.Enter()
}

// move brings the keys to a pane; the caller says to which spot.
func (d *Dataset) move(to *chart.Pane) {
	if d.at != to {
		d.at.Leave()
		d.at = to
	}
}

// step moves the keys in the card, or from it to the one that lies there.
func (d *Dataset) step(to chart.Direction) {
	if t := d.tableAt(); t != nil && d.at == t.body && (to == chart.Up || to == chart.Down) {
		by := 1
		if to == chart.Up {
			by = -1
		}
		if t.step(by) {
			d.showRing()
			d.refreshHead(t)
			return
		}
	} else if d.at.Step(to) {
		d.showRing()
		return
	}
	if p, ok := d.beside(to); ok {
		d.enter(p, to == chart.Up)
	}
}

// refreshHead shows title and buttons of a table for what is marked, and for the
// row where the keys are now.
func (d *Dataset) refreshHead(t *table) {
	t.head.Update()
	if t.headAt(t.head.Size().Width) != t.top { // its buttons take another line, or one less
		d.root.Refresh()
	}
}

// enter brings the keys into a pane, at its end where they come from below.
func (d *Dataset) enter(p *chart.Pane, last bool) {
	d.move(p)
	for _, t := range []*table{d.articles, d.people} {
		if p == t.body {
			t.goTo(t.at)
			d.showRing()
			return
		}
	}
	if last {
		p.EnterLast()
	} else {
		p.Enter()
	}
	d.showRing()
}

// beside returns the pane that lies in a direction.
func (d *Dataset) beside(to chart.Direction) (*chart.Pane, bool) {
	var spots []chart.Spot
	var of []*chart.Pane
	var from chart.Spot
	for _, p := range d.reachable() {
		s := chart.Spot{ID: "other", At: d.placeOf(p), Size: d.sizeOf(p)}
		if p == d.at {
			s.ID = "pane"
			from = s
			continue
		}
		spots, of = append(spots, s), append(of, p)
	}
	i, ok := chart.Nearest(spots, from, to)
	if !ok {
		return nil, false
	}
	return of[i], true
}

// reachable are the panes on the screen with anything for the keys, in the
// order of Tab.
func (d *Dataset) reachable() []*chart.Pane {
	var ring []*chart.Pane
	for _, p := range d.panes() {
		if d.onScreen(p) && p.Reachable() {
			ring = append(ring, p)
		}
	}
	return ring
}

func (d *Dataset) onScreen(p *chart.Pane) bool {
	for _, t := range []*table{d.articles, d.people} {
		if p == t.body || p == t.head {
			return true
		}
	}
	return p == d.header || d.wanted(p)
}

// placeOf returns where a pane lies on the page, whatever is scrolled away. The
// head of a table ends where its rows begin.
func (d *Dataset) placeOf(p *chart.Pane) fyne.Position {
	var at fyne.Position
	if in, ok := d.right.holds(p); ok {
		at = in.Add(d.right.scroll.Position())
	} else {
		at = p.Position()
	}
	for _, t := range []*table{d.articles, d.people} {
		if p == t.body {
			at = t.head.Position().AddXY(0, t.top)
			if in, ok := d.right.holds(p); ok {
				at = in.Add(d.right.scroll.Position()).AddXY(0, t.top)
			}
		}
	}
	return at
}

func (d *Dataset) sizeOf(p *chart.Pane) fyne.Size {
	for _, t := range []*table{d.articles, d.people} {
		switch p {
		case t.body:
			return t.scroll.Size()
		case t.head:
			return fyne.NewSize(t.head.Size().Width, t.top)
		}
	}
	return p.Size()
}

// tab goes to the next card that has a spot, or back. The buttons of a table
// have keys of their own and follow its rows.
func (d *Dataset) tab(back bool) {
	ring := d.reachable()
	at := -1
	for i, p := range ring {
		if p == d.at {
			at = i
		}
	}
	if len(ring) == 0 {
		return
	}
	next := at + 1
	if back {
		next = at - 1 + len(ring)
	}
	d.enter(ring[next%len(ring)], false)
}

// page moves by a view in a table, and scrolls the cards elsewhere.
func (d *Dataset) page(by int) {
	if t := d.tableAt(); t != nil {
		d.move(t.body)
		t.step(by * (t.inView() - 1))
		d.showRing()
		return
	}
	d.right.scrollTo(d.right.scroll.Offset.Y + float32(by)*d.right.scroll.Size().Height*0.85)
}

func (d *Dataset) toEnd(last bool) {
	if t := d.tableAt(); t != nil && d.at == t.body {
		if last {
			t.goTo(t.count() - 1)
		} else {
			t.goTo(0)
		}
	} else if last {
		d.at.Last()
	} else {
		d.at.First()
	}
	d.showRing()
}

// showRing scrolls the column so that the spot of the keys is in view.
func (d *Dataset) showRing() {
	at, ok := d.right.holds(d.at)
	s, lit := d.at.At()
	if !ok || !lit {
		return
	}
	y, high := at.Y+s.At.Y, s.Size.Height
	if t := d.tableAt(); t != nil && d.at == t.body {
		y, high = at.Y, t.head.Size().Height
	}
	const room = 12
	switch offset, view := d.right.scroll.Offset.Y, d.right.scroll.Size().Height; {
	case y-room < offset || high > view:
		d.right.scrollTo(y - room)
	case y+high+room > offset+view:
		d.right.scrollTo(y + high + room - view)
	}
}
