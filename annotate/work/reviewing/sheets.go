package reviewing

import (
	"context"
	"sync"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// sheets keeps what everyone answered in memory. Who works on it holds the
// lock, because answers that come in are added to it.
type sheets struct {
	store Store

	mu        sync.Mutex
	answers   *review.Answers  // nil until they are read
	revisions map[string]int64 // what was read, by article
	about     string           // what the project says of itself

	manners   []review.Manner  // how everybody answers that is counted in mannersOf
	mannersOf *review.Overview // nil = none yet
}

// people lists everyone with answers.
func (s *sheets) people() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.answers.Annotators()
}

// models lists the models whose labels are here.
func (s *sheets) models() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.answers.Models()
}

// refresh reads what was written since the last time, and reports whether
// anything was. It reads the articles that changed; where something changed
// that concerns them all, it reads the whole project. The caller holds the
// lock.
func (s *sheets) refresh(ctx context.Context) (changed bool, err error) {
	// What is written after this line is found once more the next time.
	now, err := s.store.Revisions(ctx)
	if err != nil {
		return false, err
	}
	if s.answers == nil || now[""] != s.revisions[""] || s.worn() {
		return true, s.readAll(ctx, now)
	}
	for article, n := range now {
		if s.revisions[article] == n {
			continue
		}
		changed = true
		if err := s.store.EachSheetOf(ctx, article, s.answers.Add); err != nil {
			s.answers = nil // half an article is in it
			return false, err
		}
		s.revisions[article] = n
	}
	if !changed {
		return false, nil
	}
	recognised, err := s.store.Recognised(ctx)
	if err == nil {
		s.answers.Recognise(recognised)
	}
	return true, err
}

// mannersFor tells how everybody answers that an overview counts. The caller holds the lock.
func (s *sheets) mannersFor(o *review.Overview, f review.Filter) []review.Manner {
	if s.mannersOf != o {
		s.manners, s.mannersOf = s.answers.Manners(f), o
	}
	return s.manners
}

// worn reports whether most of what is kept is out of date.
func (s *sheets) worn() bool {
	replaced, all := s.answers.Stale()
	return 2*replaced > all
}

func (s *sheets) readAll(ctx context.Context, revisions map[string]int64) error {
	answers, err := review.ReadOfTeam(ctx, s.store)
	if err != nil {
		return err
	}
	about, err := s.store.Current(ctx, annotate.Key{
		Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectAbout,
	})
	if err != nil {
		return err
	}
	s.answers, s.revisions, s.about = answers, revisions, ""
	if about != nil {
		s.about = about.Value
	}
	return nil
}
