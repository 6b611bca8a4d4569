package exchanging

import (
	"context"

	"plumbline/annotate/team"
)

// Editions are the other versions of the text that an article in use is one of, which
// are in use too.
func (s *Session) Editions(id string) (others []Article) {
	for _, versions := range s.view.editions {
		if versions[id] {
			for i := range s.view.Articles {
				if a := s.view.Articles[i]; versions[a.ID] && a.ID != id {
					others = append(others, a)
				}
			}
		}
	}
	return others
}

// Doubled counts the texts of which several versions are in use.
func (s *Session) Doubled() int { return len(s.view.editions) }

// Keep lets one version of a text take the place of the others in use, and says how
// many were withdrawn.
func (s *Session) Keep(id string, then func(withdrawn int)) {
	pen, err := s.options.Pen()
	if err != nil {
		s.screen.Failed(err)
		return
	}
	var others []string
	for _, a := range s.Editions(id) {
		others = append(others, a.ID)
	}
	s.options.Work(func() { err = team.Keep(context.Background(), s.options.Editions, pen, id, others...) }, func() {
		if s.closed {
			return
		}
		if err != nil {
			s.screen.Failed(err)
		} else {
			then(len(others))
		}
		s.options.Written()
		s.Reload()
	})
}
