package versioning

import (
	"context"
	"errors"
	"path/filepath"

	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/annotate/ordinaryfile"
)

// Diff is what is compared in Changes.
func (s *Session) Diff() *codebook.Diff { return s.diff }

// Plan is the version of Proposal, and what it would do.
func (s *Session) Plan() *adoption.Plan { return s.plan }

// Problems is what is wrong with the file of Problems.
func (s *Session) Problems() codebook.Problems { return s.problems }

// File is the file that was checked, or the version that is proposed again.
func (s *Session) File() string { return s.file }

// CanCompare reports whether there is a version before one of the events.
func (s *Session) CanCompare(event int) bool { return event+1 < len(s.view.Events) }

// Compare shows what an event changed.
func (s *Session) Compare(event int) {
	s.diff = codebook.Compare(s.view.Events[event+1].Book, s.view.Events[event].Book)
	s.Turn(Changes)
}

// Check reads a file and shows what adopting it would do, or everything that is
// wrong with it. Nothing is written.
func (s *Session) Check(path string) {
	if s.view.May() {
		s.propose(path, func() (*adoption.Plan, error) { return prepare(s.options.Store, path) })
	}
}

// CheckAgain checks the same file again.
func (s *Session) CheckAgain() { s.Check(s.file) }

// CanGoBack reports whether the older of the versions that are compared may be
// adopted again here.
func (s *Session) CanGoBack() bool {
	return s.view.May() && !s.adopting && s.diff != nil && s.diff.Old.Hash != s.view.Book.Hash
}

// GoBack shows what adopting the older of the versions again would do.
func (s *Session) GoBack() {
	if !s.CanGoBack() {
		return
	}
	earlier := s.diff.Old
	s.propose(earlier.Version, func() (*adoption.Plan, error) {
		return adoption.Prepare(context.Background(), s.options.Store, earlier.Source)
	})
}

func (s *Session) propose(name string, plans func() (*adoption.Plan, error)) {
	s.asked++
	asked := s.asked
	s.screen.Working(Checking, filepath.Base(name))
	var plan *adoption.Plan
	var err error
	s.options.Work(func() { plan, err = plans() }, func() {
		if asked != s.asked {
			return
		}
		s.screen.Working(Idle, "")
		s.file, s.problems, s.plan = name, nil, nil
		switch {
		case errors.As(err, &s.problems):
			s.Turn(Problems)
		case err != nil:
			s.screen.Failed(err)
		default:
			s.plan = plan
			s.Turn(Proposal)
		}
	})
}

func prepare(from Store, path string) (*adoption.Plan, error) {
	file, err := ordinaryfile.Read(path, codebook.MaxSize)
	if err != nil {
		return nil, err
	}
	return adoption.Prepare(context.Background(), from, file)
}

// CanAdopt reports whether the version of the proposal is another than the one in
// force, and may be adopted here.
func (s *Session) CanAdopt() bool {
	return s.view.May() && !s.adopting && s.plan != nil && !s.plan.InForce
}

// Adopt puts the version of the proposal in force and shows the rules by it.
func (s *Session) Adopt() {
	if !s.CanAdopt() {
		return
	}
	book := s.plan.Book
	s.adopting = true
	s.screen.Working(Adopting, book.Version)
	s.options.Adopt(book, func(err error) {
		s.adopting = false
		s.screen.Working(Idle, "")
		if err != nil {
			s.screen.Failed(err)
			return
		}
		s.plan = nil
		s.Turn(Rules)
		s.Reload()
	})
}
