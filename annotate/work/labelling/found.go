package labelling

import (
	"context"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// Leads reports whether the annotator may decide for others.
func (s *Session) Leads() bool { return s.store.Viewer().Lead }

// WorkThrough makes an order of work of what a line of a query found: the queue shows the
// annotator's articles among them, whole, and goes on from one to the next. By what they
// were found is kept, where anything is written.
func (s *Session) WorkThrough(ctx context.Context, query string, found annotate.Collected) error {
	frame := annotate.Frame{Annotator: s.options.Annotator, Query: query}
	for _, row := range s.rows {
		if n := found.Found[row.ArticleID]; n > 0 {
			frame.Articles++
			frame.Paragraphs += n
		}
	}
	value := frame.Value()
	switch n := utf8.RuneCountInString(value); {
	case frame.Articles == 0:
		return annotate.Fail(annotate.CodeNotFound, "work.nothing-of-yours")
	case n > annotate.MaxValue:
		return annotate.Fail(annotate.CodeInvalid, "team.query-too-long", "Characters", n, "Most", annotate.MaxValue)
	}
	s.Narrow(found)
	if s.options.ReadOnly || s.Practising() {
		return nil
	}
	now, err := s.store.Stands(ctx, frame.Key())
	if err != nil || now.Entry.Value == value {
		return err
	}
	s.Writer.RecordValue(now, frame.Key(), value)
	return s.Flush()
}

// MakeBatch makes a batch of the articles that a line of a query found, for a lead.
func (s *Session) MakeBatch(
	ctx context.Context, from team.FoundSource, batch, query string, found annotate.Collected,
) (*team.FoundBatch, error) {
	if s.options.ReadOnly {
		return nil, annotate.Fail(annotate.CodeReadOnly, "work.batch-read-only")
	}
	plan, err := team.PlanFound(ctx, from, batch, query, found)
	if err != nil {
		return nil, err
	}
	entries, err := team.Decide(ctx, s.store, s.Writer.Pen, plan.Facts...)
	if err == nil && len(entries) > 0 {
		err = s.store.Append(ctx, entries...)
	}
	if err != nil {
		return nil, err
	}
	return plan, s.ReadQueue(ctx)
}
