package reviewing

import (
	"context"

	"plumbline/annotate/review"
	screen "plumbline/ui/review"
)

// measured is one look at the whole project.
type measured struct {
	overview *review.Overview
	view     screen.View
	missing  []review.Attention
	changed  bool // something was written since the look before
}

// measure reads what is new and works out the numbers: coefficients, shown at
// once, then intervals. A quiet measuring follows answers that came in: what is
// on screen stays until the new numbers are there with their intervals.
func (r *Reviewing) measure(quiet bool) {
	r.stop()
	ctx, stop := context.WithCancel(context.Background())
	r.stop, r.measuring, r.again = stop, true, false
	filter, today := r.filter, r.params.Now()
	words := screen.Texts{Shown: r.newLook().shown}
	var m measured
	var err error
	r.params.Background(func() {
		r.sheets.mu.Lock()
		defer r.sheets.mu.Unlock()
		if m.changed, err = r.sheets.refresh(ctx); err != nil {
			return
		}
		a := r.sheets.answers
		m.overview = a.Overview(filter)
		if r.sheets.about == "" { // illustrations come from nobody who could send more
			m.missing = review.MissingFile(a.Signs(r.sheets.people), today, review.OldAfter)
		}
		m.view = screen.Overview(m.overview, r.params.Book.Version, true, words, m.missing...)
		m.view.Filters, m.view.About = screen.FiltersOf(a, filter, today), r.sheets.about
	}, func() {
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			r.fail(err)
			return
		case quiet && !m.changed:
			r.measuring = false
			return
		}
		if !quiet {
			r.show(m)
			r.params.Trace("review rows %d", len(m.view.Rows))
		}
		r.draw(ctx, m, words)
	})
}

// draw works out the intervals, which take longer. They need no answers beyond
// those in the overview, so that details are worked out beside them.
func (r *Reviewing) draw(ctx context.Context, m measured, words screen.Texts) {
	drawn := m
	r.params.Background(func() {
		drawn.overview = m.overview.WithIntervals(r.draws, func() bool { return ctx.Err() == nil })
		if drawn.overview == nil {
			return
		}
		drawn.view = screen.Overview(drawn.overview, m.view.Codebook, false, words, m.missing...)
		drawn.view.Filters, drawn.view.About = m.view.Filters, m.view.About
	}, func() {
		if ctx.Err() != nil || drawn.overview == nil {
			return
		}
		r.measuring = false
		r.show(drawn)
		r.params.Trace("review intervals %d", drawn.overview.Doubly)
		if r.again {
			r.measure(true)
		}
	})
}

// show brings numbers on the screen. The detail of the row stays until that of
// the new numbers is there.
func (r *Reviewing) show(m measured) {
	detail := r.view.Detail
	r.overview, r.view = m.overview, m.view
	r.view.Detail = detail
	before := r.described
	r.screen.Show(r.view)
	if r.described == before {
		r.describe() // the row stayed, its numbers need not have
	}
	r.params.OnChanged()
}

// fail says why there are no numbers.
func (r *Reviewing) fail(err error) {
	r.measuring = false
	r.view = screen.View{Problem: err.Error(), Filters: r.view.Filters}
	r.screen.Show(r.view)
	r.params.OnChanged()
}
