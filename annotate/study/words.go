package study

import (
	"context"

	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/review"
)

// Words is how far annotators marked the same words for their answers to a question.
type Words struct {
	review.Evidence
	Results []unitizing.Result
}

func (s *Study) readWords(ctx context.Context, answers *review.Answers) error {
	all, err := answers.Evidence(s.Filter, review.OfQuestion{})
	if err != nil {
		return err
	}
	for _, e := range all {
		results, err := e.Summary(ctx, unitizing.DefaultGamma(s.Draws.Seed))
		if err != nil {
			return err
		}
		s.Words = append(s.Words, Words{e, results})
	}
	return nil
}
