package labelling

import (
	"context"

	"plumbline/annotate"
)

// queue is the annotator's articles with their progress, after them those that a
// lead is asked again.
type queue struct {
	rows    []annotate.Summary
	rowOf   map[rowKey]int    // index in rows
	total   annotate.Tally    // of all rows
	gate    *Gate             // what stands before real work, or nil
	consent *annotate.Consent // what stands before all of it, or nil
	only    Chooser           // of what is shown, nil for all
	order   order             // of work, that lasts until it is ended or done
}

// rowKey names a row of the queue: an article stands in it once more where some
// of its paragraphs are asked again.
type rowKey struct {
	article string
	round   int
}

// Queue lists the annotator's articles with their progress, after them those
// that a lead is asked again.
func (q *queue) Queue() []annotate.Summary { return q.rows }

// Total adds up the queue.
func (q *queue) Total() annotate.Tally { return q.total }

// Gate is what stands before real work, or nil.
func (q *queue) Gate() *Gate { return q.gate }

// take puts other rows into the queue.
func (q *queue) take(rows []annotate.Summary) {
	q.rows, q.rowOf, q.total = rows, make(map[rowKey]int, len(rows)), annotate.Tally{}
	for i, row := range rows {
		q.rowOf[rowKey{row.ArticleID, row.Round}] = i
		q.total = q.total.Plus(row.Tally)
	}
}

// find is an article's index in the queue, or -1.
func (q *queue) find(article string, round int) int {
	if i, ok := q.rowOf[rowKey{article, round}]; ok {
		return i
	}
	return -1
}

// Foreign reports whether the article at hand is not among the annotator's, so that it is
// only to be read: a lead came to it from elsewhere.
func (s *Session) Foreign() bool {
	return s.article != nil && !s.Practising() && s.round == s.options.Round && s.find(s.article.ID, s.round) < 0
}

// rowWithWork finds the next row after the given one that has work left, or -1;
// the given one is looked at last. Rows that are not shown come after all that are.
func (q *queue) rowWithWork(after int) int {
	hidden, chosen := -1, q.chooser()
	for i := 1; i <= len(q.rows); i++ {
		at := (after + i) % len(q.rows)
		row := q.rows[at]
		switch {
		case isDone(row):
		case chosen == nil || chosen.Has(row.ArticleID, row.Meta):
			return at
		case hidden < 0:
			hidden = at
		}
	}
	return hidden
}

// count keeps the counters in step with a sheet that changed.
func (q *queue) count(sheet *annotate.Sheet, before, after annotate.Tally) {
	change := annotate.Tally{
		Begun:      after.Begun - before.Begun,
		Submitted:  after.Submitted - before.Submitted,
		WholesDone: after.WholesDone - before.WholesDone,
		Unsure:     after.Unsure - before.Unsure,
		Look:       after.Look - before.Look,
	}
	if i := q.find(sheet.Paragraph.Article, sheet.Round); i >= 0 {
		q.rows[i].Tally = q.rows[i].Plus(change)
		q.total = q.total.Plus(change)
	}
}

// correct shows what is known about an article now.
func (q *queue) correct(article *annotate.Article) {
	for i := range q.rows {
		if q.rows[i].ArticleID == article.ID {
			q.rows[i].Meta = article.Meta
		}
	}
}

// mark shows how many paragraphs of each article were answered differently in two places,
// and how many a ruling wants to be looked at again.
func (q *queue) mark(twice map[string]int, again ruled) {
	for i := range q.rows {
		row := &q.rows[i]
		row.Twice, row.Ruled = 0, 0
		if row.Round == annotate.FirstRound {
			row.Twice, row.Ruled = twice[row.ArticleID], len(again[row.ArticleID])
		}
	}
}

// ReadQueue reads the annotator's articles and their progress anew. Before
// practice is passed, where it has to be, there are none.
func (s *Session) ReadQueue(ctx context.Context) error {
	rows, err := s.store.Queue(ctx, s.options.Annotator, s.options.Layer, s.options.Round)
	if err != nil {
		return err
	}
	if !s.Practising() {
		if s.gate, err = readGate(ctx, s.store, s.options.Annotator); err != nil {
			return err
		}
		if s.gate != nil {
			rows = nil
		}
		if rows, err = withRepeats(ctx, s.store, s.options.Annotator, rows); err != nil {
			return err
		}
	}
	if s.consent, err = s.readConsent(ctx); err != nil {
		return err
	}
	if s.consent != nil {
		rows = nil
	}
	s.take(rows)
	s.markRows()
	return nil
}

// withRepeats adds those of the rows that are asked again, as they are of a lead: of
// others the store shows what they are asked again as if it had never been answered.
func withRepeats(ctx context.Context, from Articles, annotator string, rows []annotate.Summary) ([]annotate.Summary, error) {
	repeats, err := from.Repeats(ctx, annotator)
	if err != nil || len(repeats) == 0 {
		return rows, err
	}
	mine := make(map[string]bool, len(rows))
	for _, row := range rows {
		mine[row.ArticleID] = true
	}
	for _, r := range repeats {
		if mine[r.ArticleID] {
			rows = append(rows, r)
		}
	}
	return rows, nil
}
