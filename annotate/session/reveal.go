package session

import (
	"context"

	"plumbline/annotate"
)

// Reveal records that this annotator is shown the others' answers to a
// paragraph, and returns when that is on disk, so that nothing is seen before. It
// is no answer and cannot be undone: what was seen was seen.
func (s *Session) Reveal(paragraph string) error {
	return s.reveal(annotate.RevealAnswers, paragraph)
}

// RecogniseOutlet records that the annotator knows the outlet of the current
// article by its text.
func (s *Session) RecogniseOutlet() error {
	s.quiet()
	if s.article == nil {
		return nil
	}
	if err := s.reveal(annotate.RevealRecognised, s.article.ID); err != nil {
		return err
	}
	s.tell(Notice{Kind: NoticeRecognised})
	return nil
}

// RevealOutlet records that the outlet of the current article is shown to the
// annotator, and shows it.
func (s *Session) RevealOutlet(ctx context.Context) error {
	if s.article == nil {
		return nil
	}
	if err := s.reveal(annotate.RevealOutlet, s.article.ID); err != nil {
		return err
	}
	return s.showCorrected(ctx, s.article.ID)
}

func (s *Session) reveal(field, subject string) error {
	if s.options.ReadOnly {
		return annotate.Errorf(annotate.CodeReadOnly, "The project is read-only, so it cannot be recorded what you saw or know; it stays hidden.")
	}
	s.LeaveNote()
	key := annotate.RevealKey(field, subject, s.options.Annotator, s.round)
	s.pen.Begin()
	s.saver.Hold(s.pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator))
	s.saver.Release()
	return s.Flush()
}
