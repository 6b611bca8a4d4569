package main

import (
	"plumbline/annotate/team"
	"plumbline/store"
)

// decide writes what a lead decides as one action, and returns how much of it
// was new.
func (s *session) decide(p *store.Project, facts ...team.Fact) (int, error) {
	pen, err := s.pen(p, "")
	if err != nil {
		return 0, err
	}
	entries, err := team.Decide(s, p, pen, facts...)
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	return len(entries), p.Append(s, entries...)
}
