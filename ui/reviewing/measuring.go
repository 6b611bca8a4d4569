package reviewing

import (
	"context"
	"time"

	"plumbline/annotate/review"
	"plumbline/ui/place/reviewscreen"
)

// measured is one look at the whole project.
type measured struct {
	overview *review.Overview
	view     reviewscreen.View
	missing  []review.Attention
	words    reviewscreen.Texts
	quiet    bool // what is on screen stays until the new numbers have their intervals
	changed  bool // something was written since the look before
}

// worded puts an overview of the same answers into words.
func (m measured) worded(o *review.Overview, computing bool) measured {
	view := reviewscreen.Overview(o, m.view.Codebook, computing, m.words, m.missing...)
	view.Restricted = m.view.Restricted
	view.Filters, view.About = m.view.Filters, m.view.About
	m.overview, m.view = o, view
	return m
}

// measure reads what is new and works out the numbers: coefficients, shown at
// once, then intervals, then who stands apart. A quiet measuring follows answers
// that came in.
func (r *Reviewing) measure(quiet bool) {
	r.stop()
	ctx, stop := context.WithCancel(context.Background())
	r.stop, r.measuring, r.again = stop, true, false
	filter, today := r.filter, r.params.Now()
	m := measured{words: reviewscreen.Texts{Shown: r.newLook().shown}, quiet: quiet}
	m.view.Codebook, m.view.Restricted = r.params.Book.Version, r.params.Restricted
	var err error
	r.params.Background(func() { err = r.sheets.measure(ctx, &m, filter, today) }, func() {
		switch {
		case ctx.Err() != nil:
		case err != nil:
			r.fail(err)
		case quiet && !m.changed:
			r.measuring = false
			if !r.settled {
				r.findApart(ctx, r.shown)
			}
		default:
			r.settled = false
			if !quiet {
				r.show(m)
				r.params.Trace("rows %d", len(m.view.Rows))
			}
			r.draw(ctx, m)
		}
	})
}

// measure works out the coefficients of what is written by now.
func (s *sheets) measure(ctx context.Context, m *measured, filter review.Filter, today time.Time) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m.changed, err = s.refresh(ctx); err != nil {
		return err
	}
	if s.about == "" { // illustrations come from nobody who could send more
		people, err := s.project.People(ctx)
		if err != nil {
			return err
		}
		m.missing = review.MissingFile(s.answers.Signs(people), today, review.OldAfter)
	}
	m.view.Filters, m.view.About = reviewscreen.FiltersOf(s.answers, filter, today), s.about
	*m = m.worded(s.answers.Overview(filter), true)
	return nil
}

// draw works out the intervals, which take longer. They need no answers beyond
// those in the overview, so that details are worked out beside them.
func (r *Reviewing) draw(ctx context.Context, m measured) {
	goOn := func() bool { return ctx.Err() == nil }
	drawn, before := m, r.shown.overview
	r.params.Background(func() {
		if o := m.overview.WithBounds(r.draws, before, goOn); o != nil {
			drawn = m.worded(o, false)
		}
	}, func() {
		if !goOn() {
			return
		}
		r.measuring = false
		if drawn.quiet { // sentences come and go once, not twice
			drawn.view.Sentences = r.view.Sentences
		}
		r.show(drawn)
		r.params.Trace("intervals %d by %d", drawn.overview.Doubly, len(drawn.overview.Annotators))
		if r.again {
			r.measure(true)
			return
		}
		r.findApart(ctx, drawn)
	})
}

// findApart looks who stands in the way of agreement. That takes longest and
// changes the sentences only; answers that come in meanwhile go before it.
func (r *Reviewing) findApart(ctx context.Context, m measured) {
	goOn := func() bool { return ctx.Err() == nil }
	found, before := m, r.apart
	r.params.Background(func() {
		if o := m.overview.WithLeaving(r.draws, before, goOn); o != nil {
			found = m.worded(o, false)
		}
	}, func() {
		if !goOn() {
			return
		}
		r.settled, r.apart = true, found.overview
		r.show(found)
		r.params.Trace("sentences %d", len(found.view.Sentences))
	})
}

// show brings numbers on the screen. The detail of the row stays until that of
// the new numbers is there.
func (r *Reviewing) show(m measured) {
	detail := r.view.Detail
	r.shown, r.view = m, m.view
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
	r.view = reviewscreen.View{Problem: err.Error(), Filters: r.view.Filters}
	r.screen.Show(r.view)
	r.params.OnChanged()
}
