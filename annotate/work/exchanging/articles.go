package exchanging

import (
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// Mark marks an article for what is done to several, or takes the mark away.
func (s *Session) Mark(id string) {
	if s.marked[id] {
		delete(s.marked, id)
	} else {
		s.marked[id] = true
	}
}

// Marked reports whether an article is marked.
func (s *Session) Marked(id string) bool { return s.marked[id] }

// Marks counts the marked articles.
func (s *Session) Marks() int { return len(s.marked) }

// MarkedUnseen counts the marked articles that are not listed.
func (s *Session) MarkedUnseen() int {
	unseen := len(s.marked)
	for i := range s.Listed() {
		if s.marked[s.Row(i).ID] {
			unseen--
		}
	}
	return unseen
}

// Unmark removes all marks, and reports whether there were any.
func (s *Session) Unmark() bool {
	some := len(s.marked) > 0
	clear(s.marked)
	return some
}

// Chosen are the marked articles in their order, those that are not listed too, else
// the one at a place of the list.
func (s *Session) Chosen(at int) []string {
	var ids []string
	for i := range s.view.Articles {
		if id := s.view.Articles[i].ID; s.marked[id] {
			ids = append(ids, id)
		}
	}
	if a := s.Row(at); len(ids) == 0 && a != nil {
		ids = []string{a.ID}
	}
	return ids
}

// AllWithdrawn reports whether there are some articles, and all are withdrawn.
func (s *Session) AllWithdrawn(ids []string) bool {
	return s.all(ids, func(m annotate.Meta) bool { return m.Withdrawn })
}

// AllPractice reports whether there are some articles, and all are for practice
// alone.
func (s *Session) AllPractice(ids []string) bool {
	return s.all(ids, func(m annotate.Meta) bool { return m.Practice })
}

func (s *Session) all(ids []string, holds func(annotate.Meta) bool) bool {
	for i := range s.view.Articles {
		a := &s.view.Articles[i]
		if slices.Contains(ids, a.ID) && !holds(a.Meta) {
			return false
		}
	}
	return len(ids) > 0
}

// Withdraw takes articles out of use, or brings them back where all of them are
// out. It reports what they are now, and whether that was written.
func (s *Session) Withdraw(ids []string) (withdrawn, ok bool) {
	withdrawn = !s.AllWithdrawn(ids)
	return withdrawn, s.decide(about(ids, annotate.MetaWithdrawn, yes(withdrawn))...)
}

// SubmittedIn counts the paragraphs of some articles that anyone has submitted, once for
// each who did.
func (s *Session) SubmittedIn(ids []string) (n int) {
	for i := range s.view.Articles {
		if a := &s.view.Articles[i]; slices.Contains(ids, a.ID) {
			for _, p := range a.Progress {
				n += p.Submitted
			}
		}
	}
	return n
}

// SetApart sets articles apart for practice alone, or brings them back where all
// of them are apart. It reports what they are now, and whether that was written.
func (s *Session) SetApart(ids []string) (apart, ok bool) {
	apart = !s.AllPractice(ids)
	return apart, s.decide(about(ids, annotate.MetaPractice, yes(apart))...)
}

func yes(on bool) string {
	if on {
		return annotate.Yes
	}
	return ""
}

// SetBatch puts articles into a batch, "" out of theirs.
func (s *Session) SetBatch(ids []string, batch string) {
	s.decide(about(ids, annotate.MetaBatch, strings.TrimSpace(batch))...)
}

// about decides one field of several articles.
func about(articles []string, field, value string) []team.Fact {
	facts := make([]team.Fact, len(articles))
	for i, id := range articles {
		facts[i] = team.ArticleFact(id, field, value)
	}
	return facts
}

// BatchOf is the batch that all of some articles share, or "".
func (s *Session) BatchOf(ids []string) string {
	batch := ""
	for i := range s.view.Articles {
		a := &s.view.Articles[i]
		for i, id := range ids {
			switch {
			case a.ID != id:
			case i == 0 || batch == "":
				batch = a.Meta.Batch
			case batch != a.Meta.Batch:
				return ""
			}
		}
	}
	return batch
}

// CloseBatch opens a batch to Review, or takes that back. It reports whether it
// is closed now, and whether that was written.
func (s *Session) CloseBatch(b annotate.Batch) (closed, ok bool) {
	return !b.Closed, s.decide(team.BatchFact(b.Name, annotate.BatchClosed, yes(!b.Closed)))
}
