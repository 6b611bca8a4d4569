package labelling

import (
	"context"

	"plumbline/annotate"
)

// Reveal records that this annotator is shown the others' answers to a
// paragraph, and returns when that is on disk, so that nothing is seen before. It
// is no answer and cannot be undone: what was seen was seen.
func (s *Session) Reveal(paragraph string) error {
	if err := s.mayRecord(); err != nil {
		return err
	}
	s.Saw(paragraph)
	return s.Flush()
}

// Saw records in one action that others' answers to paragraphs stand before this
// annotator, who has submitted their own and may see them. What they answer to
// these paragraphs from now on is marked and counts in no agreement; what they
// answered until now does. The caller names each paragraph once, and none that
// the annotator has not answered. A read-only project records nothing.
func (s *Session) Saw(paragraphs ...string) {
	if s.options.ReadOnly || len(paragraphs) == 0 {
		return
	}
	s.Text.Leave() // written before they saw
	facts := make([]annotate.Key, len(paragraphs))
	for i, p := range paragraphs {
		facts[i] = annotate.RevealKey(annotate.RevealAnswers, p, s.options.Annotator, annotate.FirstRound)
	}
	s.Writer.Record(facts...)
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
	if err := s.mayRecord(); err != nil {
		return err
	}
	s.Text.Leave()
	s.Writer.Record(annotate.RevealKey(field, subject, s.options.Annotator, s.round))
	return s.Flush()
}

func (s *Session) mayRecord() error {
	if s.options.ReadOnly {
		return annotate.Fail(annotate.CodeReadOnly, "reveal.read-only")
	}
	return nil
}
