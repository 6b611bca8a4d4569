package exchanging

import (
	"context"

	"plumbline/annotate"
)

// PlanErasure finds out how much would be destroyed, for a person to look at
// before it is, or why that cannot be told.
func (s *Session) PlanErasure(key annotate.Key, then func(annotate.Destroyed, error)) {
	var erased annotate.Destroyed
	var err error
	s.options.Work(func() { erased, err = s.options.Files.PlanErasure(context.Background(), key) }, func() {
		if !s.closed {
			then(erased, err)
		}
	})
}

// Erase destroys for good what was looked at.
func (s *Session) Erase(key annotate.Key, then func(annotate.Destroyed)) {
	pen, err := s.options.Pen()
	if err != nil {
		s.screen.Failed(err)
		return
	}
	var destroyed annotate.Destroyed
	s.options.Work(func() { destroyed, err = s.options.Files.Erase(context.Background(), pen, key) }, func() {
		if s.closed {
			return
		}
		if err != nil { // what is destroyed is, even if a backup stays
			s.screen.Failed(err)
		} else {
			then(destroyed)
		}
		s.options.Written()
		s.Reload()
	})
}
