package labelling

import (
	"context"
	"slices"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// Leads reports whether the annotator may decide for others.
func (s *Session) Leads() bool { return s.store.Viewer().Lead }

// order is an order of work: the articles that a line of a query found.
type order struct {
	query string
	of    annotate.Collected
}

// Order is the line by which the articles of the order of work were found, "" if there is
// none, or nothing in it is left to do.
func (q *queue) Order() string {
	if slices.ContainsFunc(q.rows, func(row annotate.Summary) bool { return q.order.of.Found[row.ArticleID] > 0 && !isDone(row) }) {
		return q.order.query
	}
	return ""
}

func isDone(row annotate.Summary) bool { return row.Submitted == row.Paragraphs && row.Look == 0 }

// LeftOrder is the line of the order of work that the annotator was at, here or on another
// computer, "" for none.
func (s *Session) LeftOrder(ctx context.Context) (query string, err error) {
	if s.options.ReadOnly || s.Practising() {
		return "", nil
	}
	now, err := s.store.Stands(ctx, annotate.Frame{Annotator: s.options.Annotator}.Key())
	if err != nil {
		return "", err
	}
	frame, _ := annotate.ReadFrame(&now.Entry)
	return frame.Query, nil
}

// GoOnThrough goes on with an order of work, with what its line finds now.
func (s *Session) GoOnThrough(query string, found annotate.Collected) { s.order = order{query, found} }

// EndOrder ends the order of work. By what it was found stays in the log.
func (s *Session) EndOrder(ctx context.Context) error {
	s.order = order{}
	if s.options.ReadOnly || s.Practising() {
		return nil
	}
	key := annotate.Frame{Annotator: s.options.Annotator}.Key()
	now, err := s.store.Stands(ctx, key)
	if err != nil || now.Entry.Value == "" {
		return err
	}
	s.Writer.RecordValue(now, key, "")
	return s.Flush()
}

// WorkThrough makes an order of work of what a line of a query found: the queue shows the
// annotator's articles among them, whole, and goes on from one to the next until it is
// ended or done. By what they were found is kept, where anything is written.
func (s *Session) WorkThrough(ctx context.Context, query string, found annotate.Collected) error {
	frame := annotate.Frame{Annotator: s.options.Annotator, Query: query}
	for _, row := range s.rows {
		if n := found.Found[row.ArticleID]; n > 0 {
			frame.Add(n, found.Wholes[row.ArticleID])
		}
	}
	value := frame.Value()
	switch n := utf8.RuneCountInString(value); {
	case frame.Articles == 0:
		return annotate.Fail(annotate.CodeNotFound, "work.nothing-of-yours")
	case n > annotate.MaxValue:
		return annotate.Fail(annotate.CodeInvalid, "team.query-too-long", "Characters", n, "Most", annotate.MaxValue)
	}
	s.GoOnThrough(query, found)
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
