package review

import (
	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// open lays a pane over the page and gives it the keys.
func (r *Review) open(p *chart.Pane, width float32, right bool) {
	if !r.over.open() {
		r.over.back = r.at
	}
	r.move(p)
	r.over.show(p, width, right)
	p.First()
	r.showRing()
}

// closeOverlay takes away what is laid over the page.
func (r *Review) closeOverlay() {
	if !r.over.open() {
		return
	}
	r.over.hide()
	r.move(r.over.back)
	r.at.Enter()
	r.root.Refresh()
}

// show brings the keys to a pane that has been filled anew.
func (r *Review) show(p *chart.Pane) {
	if p.Reachable() {
		r.move(p)
		p.First()
		r.showRing()
	}
}

// keepRing leaves the keys somewhere sensible after what they were on has gone.
func (r *Review) keepRing() {
	if r.over.open() || !r.shown {
		return
	}
	if _, ok := r.at.At(); !ok || !r.at.Visible() {
		if r.at.Visible() && r.at.Enter() {
			return
		}
		r.home()
	}
}

// page scrolls the column of the keys by most of its view.
func (r *Review) page(by float32) {
	c := r.columnOf(r.at)
	if c == nil {
		c = r.right
	}
	c.scrollTo(c.scroll.Offset.Y + by*c.scroll.Size().Height*0.85)
}

// showRing scrolls as little as needed to bring the ring into view, with its
// whole card where that fits.
func (r *Review) showRing() {
	s, ok := r.at.At()
	c := r.columnOf(r.at)
	if !ok || c == nil {
		return
	}
	margin, view := theme.Scaled(40), c.scroll.Size().Height
	top := r.at.Position().Y - rim
	bottom := top + r.at.Size().Height + 2*rim
	if bottom-top > view {
		top = r.at.Position().Y + s.At.Y - margin
		bottom = top + s.Size.Height + 2*margin
	}
	switch offset := c.scroll.Offset.Y; {
	case bottom > offset+view && bottom-view <= top:
		c.scrollTo(bottom - view)
	case top < offset || bottom > offset+view:
		c.scrollTo(top)
	}
}
