package reviewing

import "plumbline/annotate/report"

// Report is what is shown as a page, to be saved by a function that takes a
// while; there is none while numbers are being worked out. Narrowed says what the
// filters let through, "" for everything.
func (s *Session) Report(narrowed string) (save func(project, path string) error, ok bool) {
	if s.view.Overview == nil || s.view.Computing {
		return nil, false
	}
	filter := s.filter
	page := report.Report{
		Codebook: s.view.Codebook, About: s.view.About, Made: s.options.Now(), Narrowed: narrowed,
		Overview: s.view.Overview, Missing: s.shown.missing, Erased: s.shown.erased, Draws: s.draws, Shown: s.newLook().shown,
	}
	return func(project, path string) error {
		s.sheets.mu.Lock() // what is behind the numbers is read from the answers
		defer s.sheets.mu.Unlock()
		page.Project = project
		page.Excluded, page.Seats = s.sheets.answers.Excluded(), s.sheets.answers.Seats()
		page.Again = s.sheets.answers.Again(filter, page.Draws, nil)
		page.BothWays = s.sheets.answers.BothWays(page.Overview, filter, page.Draws, nil)
		return page.WriteFile(path)
	}, true
}
