package exchanging

import (
	"context"

	"plumbline/annotate/review"
	"plumbline/annotate/week"
)

// Week is what a lead has to know of the last seven days, nil as long as that is not known,
// or for who is no lead.
func (s *Session) Week() *week.Week { return s.week }

// glance reads the week after everything else: it takes longest. One that is under way ends.
func (s *Session) glance() {
	s.endGlance()
	if !s.view.Lead {
		s.week = nil
		return
	}
	ctx, end := context.WithCancel(context.Background())
	s.endGlance = end
	until := s.options.Now()
	var read *week.Week
	var err error
	s.options.Work(func() {
		read, err = week.Read(ctx, s.options.Contents, until.Add(-week.Long), until, review.Draws{Seed: review.Seed})
	}, func() {
		switch {
		case ctx.Err() != nil:
		case err != nil:
			s.screen.Failed(err)
		default:
			s.week = read
			s.screen.Glanced()
		}
	})
}
