package exchanging

import "plumbline/annotate"

// Consenters lists, of each outcome, who annotates: leads wrote the text and are not asked,
// and who has no work is not yet.
func (s *Session) Consenters() map[annotate.Consenting][]string {
	var people []string
	for i := range s.view.People {
		p := &s.view.People[i]
		if p.Role != annotate.RoleLead && !p.Seat {
			people = append(people, p.ID)
		}
	}
	now := annotate.Consent{}
	if s.view.Consent != nil {
		now = *s.view.Consent
	}
	return annotate.Consenters(now, s.view.Agreed, people)
}
