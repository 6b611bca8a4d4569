package study

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

func (s *Study) readNumbers(ctx context.Context, from Source) error {
	answers, err := review.ReadOfTeam(ctx, from)
	if err != nil {
		return err
	}
	if err := s.readMissing(ctx, from, answers); err != nil {
		return err
	}
	if s.Erased, err = from.Destroyed(ctx); err != nil {
		return err
	}
	goOn := func() bool { return ctx.Err() == nil }
	if s.Overview = answers.Overview(s.Filter).WithIntervals(s.Draws, goOn); s.Overview == nil {
		return ctx.Err()
	}
	s.Excluded, s.Seats = answers.Excluded(), answers.Seats()
	s.Again = answers.Again(s.Filter, s.Draws, goOn)
	s.BothWays = slices.DeleteFunc(answers.BothWays(s.Overview, s.Filter, s.Draws, goOn), func(b review.BothWays) bool {
		return b.With.N == 0 && b.Without.N == 0 // no two answered it either way
	})
	s.PassedOver = answers.PassedOver(s.Filter, review.OfQuestion{})
	if err := s.readWords(ctx, answers); err != nil {
		return err
	}
	s.Effects, err = review.ReadArmEffects(ctx, from, s.Filter, s.Excluded, s.Draws)
	return err
}

// readMissing tells whose answers have not come. Illustrations come from nobody who could
// send more.
func (s *Study) readMissing(ctx context.Context, from Source, answers *review.Answers) error {
	about, err := from.Current(
		ctx,
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectAbout},
	)
	if err != nil {
		return err
	}
	if about != nil && about.Value != "" {
		s.Purpose = about.Value
		return nil
	}
	people, err := from.People(ctx)
	if err != nil {
		return err
	}
	s.Missing = review.MissingFile(answers.Signs(people), s.Made, review.OldAfter)
	return nil
}
