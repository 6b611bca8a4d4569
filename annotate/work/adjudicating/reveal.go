package adjudicating

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
)

// revealKey returns the key of the entry that the answers to the paragraph were
// shown to the lead, who may annotate it too.
func (s *Session) revealKey(paragraph string) annotate.Key {
	return annotate.RevealKey(annotate.RevealAnswers, paragraph, s.Annotator(), adjudicate.Round)
}

// wasSeen reports whether the lead has seen the answers to a paragraph.
func (s *Session) wasSeen(ctx context.Context, paragraph string) (bool, error) {
	key := s.revealKey(paragraph)
	for _, a := range s.Writer.Queued() {
		for _, e := range a.Entries {
			if e.Key == key {
				return true, nil
			}
		}
	}
	seen, err := s.store.Current(ctx, key)
	return seen != nil, err
}

// reveal writes that the lead sees the answers from now on. It is no action of
// theirs, so no undo takes it back: what was seen is seen.
func (s *Session) reveal() {
	if s.ReadOnly() {
		return
	}
	s.Writer.Record(s.revealKey(s.is.Paragraph.ID))
}

// uncover shows the columns once the lead has answered everything that is to
// be decided here.
func (s *Session) uncover() {
	if !s.covered {
		return
	}
	for _, r := range s.Rows() {
		if r.Here && r.Disputed && s.is.Chosen(r.Slot()) == "" && r.How != annotate.OutcomeKept {
			return
		}
	}
	s.covered = false
	s.reveal()
}
