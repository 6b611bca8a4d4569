package labelling

import (
	"context"
	"maps"
	"slices"

	"plumbline/annotate"
)

// Correct writes corrected fields of an article or a target, and shows them.
// A field given as "" is emptied; one that stands as it is given is passed
// over. Answers on their way to disk do not hold it up.
func (s *Session) Correct(ctx context.Context, kind annotate.Kind, subject string, fields map[string]string) error {
	s.Text.Leave()
	s.Writer.Begin()
	var entries []annotate.Entry
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		key := annotate.Key{Kind: kind, Subject: subject, Field: name}
		now, err := s.store.Stands(ctx, key)
		if err != nil {
			return err
		}
		if now.Entry.Value != fields[name] {
			entries = append(entries, s.Writer.Pen.WriteOver(now, key, fields[name], annotate.OriginAnnotator))
		}
	}
	if len(entries) == 0 {
		return nil
	}
	if err := s.store.Append(ctx, entries...); err != nil {
		return err
	}
	if kind == annotate.KindArticle {
		return s.showCorrected(ctx, subject)
	}
	targets, err := s.store.Targets(ctx)
	if err == nil {
		s.targets = targets
		s.leaveHidden()
	}
	return err
}

// showCorrected shows what is known about an article now.
func (s *Session) showCorrected(ctx context.Context, id string) error {
	article, err := s.store.Article(ctx, id)
	if err != nil {
		return err
	}
	s.correct(article)
	if s.article != nil && s.article.ID == id {
		article.Paragraphs = article.Units(s.book)
		s.article = article
		s.leaveHidden()
	}
	return nil
}
