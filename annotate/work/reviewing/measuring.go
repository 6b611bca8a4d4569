package reviewing

import (
	"context"
	"time"

	"plumbline/annotate/narrow"
	"plumbline/annotate/review"
)

// measured is one look at the whole project.
type measured struct {
	overview *review.Overview
	view     View
	missing  []review.Attention
	texts    Texts
	quiet    bool // what is on screen stays until the new numbers have their intervals
	changed  bool // something was written since the look before
}

// with is the same look with another overview of its answers.
func (m measured) with(o *review.Overview, computing bool) measured {
	m.overview, m.view.Overview, m.view.Computing = o, o, computing
	m.view.Attention = o.Attention(m.missing...)
	for i := range m.view.Attention {
		a := &m.view.Attention[i]
		a.First, a.Second = m.texts.shownOf(a.Question, a.First), m.texts.shownOf(a.Question, a.Second)
		if a.Lean != nil && a.Lean.Label != "" {
			lean := *a.Lean
			lean.Label = m.texts.shownOf(a.Question, lean.Label)
			a.Lean = &lean
		}
	}
	return m
}

// measure reads what is new and works out the numbers: coefficients, shown at
// once, then intervals, then who reads differently. A quiet measuring follows answers
// that came in.
func (s *Session) measure(quiet bool) {
	s.stop()
	if !quiet {
		s.stopWords() // of what was chosen before
	}
	ctx, stop := context.WithCancel(context.Background())
	s.stop, s.measuring, s.again = stop, true, false
	filter, today := s.filter, s.options.Now()
	m := measured{texts: Texts{Shown: s.Look().Shown}, quiet: quiet}
	m.view.Codebook, m.view.Restricted, m.view.Draws = s.options.Book.Version, s.options.Restricted, s.draws
	var err error
	s.options.Work(func() { err = s.sheets.measure(ctx, &m, filter, today) }, func() {
		switch {
		case ctx.Err() != nil:
		case err != nil:
			s.fail(err)
		case quiet && !m.changed:
			s.measuring = false
			if !s.apartKnown {
				s.findApart(ctx, s.shown)
			}
		default:
			s.apartKnown = false
			clear(s.words)
			s.stopWords()
			if !quiet {
				s.show(m)
				s.options.Trace("rows %d", len(m.overview.Rows))
			}
			s.draw(ctx, m)
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
		people, err := s.store.People(ctx)
		if err != nil {
			return err
		}
		m.missing = review.MissingFile(s.answers.Signs(people), today, review.OldAfter)
	}
	m.view.Excluded, m.view.Seats = s.answers.Excluded(), s.answers.Seats()
	m.view.Filters, m.view.About = narrow.Of(s.answers, filter, today), s.about
	*m = m.with(s.answers.Overview(filter), true)
	return nil
}

// draw works out the intervals, which take longer. They need no answers beyond
// those in the overview, so that details are worked out beside them.
func (s *Session) draw(ctx context.Context, m measured) {
	goOn := func() bool { return ctx.Err() == nil }
	drawn, before := m, s.shown.overview
	s.options.Work(func() {
		if o := m.overview.WithBounds(s.draws, before, goOn); o != nil {
			drawn = m.with(o, false)
		}
	}, func() {
		if !goOn() {
			return
		}
		s.measuring = false
		if drawn.quiet { // what needs the lead comes and goes once, not twice
			drawn.view.Attention = s.view.Attention
		}
		s.show(drawn)
		s.options.Trace("intervals %d by %d", drawn.overview.Doubly, len(drawn.overview.Annotators))
		if s.again {
			s.measure(true)
			return
		}
		s.findApart(ctx, drawn)
	})
}

// findApart looks who reads differently from the others. That takes longest and
// changes the sentences only; answers that come in meanwhile go before it.
func (s *Session) findApart(ctx context.Context, m measured) {
	goOn := func() bool { return ctx.Err() == nil }
	found, before := m, s.apart
	s.options.Work(func() {
		if o := m.overview.WithReaders(s.draws, before, goOn); o != nil {
			found = m.with(o, false)
		}
	}, func() {
		if !goOn() {
			return
		}
		s.apartKnown, s.apart = true, found.overview
		s.show(found)
		s.options.Trace("sentences %d", len(found.view.Attention))
		s.findEffects(ctx)
	})
}

// show brings numbers on the screen. The detail of the row stays until that of
// the new numbers is there.
func (s *Session) show(m measured) {
	detail := s.view.Detail
	s.shown, s.view = m, m.view
	s.view.Detail, s.view.Beside = detail, s.beside
	before := s.described
	s.screen.Changed()
	if s.described == before {
		s.describe() // the row stayed, its numbers need not have
	}
}

// fail says why there are no numbers.
func (s *Session) fail(err error) {
	s.measuring = false
	s.view = View{Err: err, Filters: s.view.Filters}
	s.screen.Changed()
}
