package session

import (
	"context"
	"sort"

	"plumbline/annotate"
)

// Refresh takes up what another program wrote to the project. While answers
// of this session are on their way to disk it does nothing and reports false.
func (s *Session) Refresh(ctx context.Context) (bool, error) {
	if s.saver.pending() > 0 || s.note.dirty {
		return false, nil
	}
	if err := s.readProject(ctx); err != nil {
		return false, err
	}
	if s.article == nil {
		return true, s.Resume(ctx)
	}
	article, err := s.store.Article(ctx, s.article.ID)
	if err != nil {
		return false, err
	}
	sheets, err := s.store.Sheets(ctx, article.ID, s.layer, s.round, s.options.Annotator)
	if err != nil {
		return false, err
	}
	s.article, s.sheets = article, sheets
	if _, ok := s.row(s.active); !ok {
		s.activate(annotate.Slot{}, false)
	}
	return true, nil
}

// Correct writes corrected fields of an article or a target, and shows them.
// A field given as "" is emptied.
func (s *Session) Correct(ctx context.Context, kind annotate.Kind, subject string, fields map[string]string) error {
	s.LeaveNote()
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	sort.Strings(names)
	s.pen.Begin()
	var entries []annotate.Entry
	for _, name := range names {
		key := annotate.Key{Kind: kind, Subject: subject, Field: name}
		standing, err := s.store.Current(ctx, key)
		if err != nil {
			return err
		}
		replaces := ""
		if standing != nil {
			replaces = standing.ID
		}
		entries = append(entries, s.pen.Write(key, fields[name], replaces, annotate.OriginAnnotator))
	}
	if err := s.store.Append(ctx, entries...); err != nil {
		return err
	}
	_, err := s.Refresh(ctx)
	return err
}
