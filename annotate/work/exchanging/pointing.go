package exchanging

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/hint"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/team"
)

// Showing is when a treatment points something out.
func (s *Session) Showing(treatment string) annotate.Showing {
	return annotate.ReadShowing(s.view.Settings[treatment])
}

// TurnShowing goes on to the next time at which a treatment points something out. It
// reports which, and whether that was written.
func (s *Session) TurnShowing(treatment string) (next annotate.Showing, ok bool) {
	all := annotate.Showings()
	next = all[(slices.Index(all, s.Showing(treatment))+1)%len(all)]
	return next, s.decide(team.ShowingFacts(treatment, next, s.view.Settings[annotate.ProjectShownSeed])...)
}

// Hints is the project's list of hints, nil if it has none that can be read.
func (s *Session) Hints() *hint.List {
	list, err := hint.Parse([]byte(s.view.Settings[annotate.ProjectHintList]))
	if err != nil {
		return nil
	}
	return list
}

// ReadHints reads a list of hints from a file, elsewhere, and makes it the project's.
func (s *Session) ReadHints(path string, done func(*hint.List), failed func(error)) {
	var list *hint.List
	var kept string
	var err error
	s.options.Work(func() {
		var src []byte
		if src, err = ordinaryfile.Read(path, hint.MaxSize); err == nil {
			list, kept, err = hint.Kept(src)
		}
	}, func() {
		switch {
		case s.closed:
		case err != nil:
			failed(err)
		case s.decide(team.ProjectFact(annotate.ProjectHintList, kept)):
			done(list)
		}
	})
}
