package store

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/finding"
)

const (
	sqlExcluded = `SELECT subject FROM event WHERE kind = 'exclusion' AND value IS NOT NULL`

	// sqlAnsweredArticles are the articles in which the one who searches may see answers:
	// annotators see others' where they have their own, or were shown them.
	sqlAnsweredArticles = `SELECT article FROM counter WHERE begun > 0
UNION SELECT p.article FROM event AS e CROSS JOIN paragraph AS p ON p.id = e.subject WHERE e.kind = 'reveal' AND e.field = 'answers'
UNION SELECT a.id FROM event AS e CROSS JOIN article AS a ON a.id = e.subject WHERE e.kind = 'reveal' AND e.field = 'answers'`

	sqlSheetsIn = `SELECT {entry}, l.revision, l.line FROM ` + sqlUnitIDsOf + ` AS p CROSS JOIN current_entry AS l ON l.subject = p.id
WHERE l.layer IN ('annotation', 'final') AND l.round = 1`

	sqlSheetsAt = `SELECT {entry}, l.revision, l.line FROM current_entry AS l
WHERE l.subject = ? AND l.layer IN ('annotation', 'final') AND l.round = 1`
)

// soughtAnswers are the answers over which a search decides: those that the one who
// searches may see.
type soughtAnswers struct {
	ctx      context.Context
	q        querier
	versions *codebook.Versions
	all      []annotate.Target
	excluded []string
	article  string                       // the sheets of which are here
	sheets   map[string][]*annotate.Sheet // by unit
}

func newSoughtAnswers(ctx context.Context, q querier, versions *codebook.Versions) (s *soughtAnswers, err error) {
	s = &soughtAnswers{ctx: ctx, q: q, versions: versions}
	if s.all, err = readTargets(ctx, q); err != nil {
		return nil, err
	}
	s.excluded, err = column(ctx, q, sqlExcluded)
	return s, err
}

// articles tells which articles have answers at all.
func (s *soughtAnswers) articles() (func(string) bool, error) {
	ids, err := column(s.ctx, s.q, sqlAnsweredArticles)
	has := make(map[string]bool, len(ids))
	for _, id := range ids {
		has[id] = true
	}
	return func(article string) bool { return has[article] }, err
}

// read reads the sheets of an article at once.
func (s *soughtAnswers) read(article string, paragraphs []annotate.Paragraph) error {
	at := make(map[string]annotate.Paragraph, len(paragraphs))
	for _, p := range paragraphs {
		at[p.ID] = p
	}
	s.article = article
	return s.gather(at, sqlSheetsIn, article)
}

// gather makes sheets of the current entries that a query lists.
func (s *soughtAnswers) gather(at map[string]annotate.Paragraph, query string, args ...any) error {
	s.sheets = make(map[string][]*annotate.Sheet)
	return eachCurrent(s.ctx, s.q, query, args, func(c annotate.Current) {
		k := c.Entry.Key
		for _, sheet := range s.sheets[k.Subject] {
			if belongs(sheet, k) {
				sheet.Set(c)
				return
			}
		}
		sheet := annotate.NewSheet(at[k.Subject], k.Layer, k.Round, k.Annotator)
		sheet.Versions = s.versions
		sheet.Set(c)
		s.sheets[k.Subject] = append(s.sheets[k.Subject], sheet)
	})
}

// mean reports whether the answers to a paragraph are such as are looked for. Only are
// the targets that its article is narrowed to.
func (s *soughtAnswers) mean(q *finding.Query, p *annotate.Paragraph, only []string) (bool, error) {
	if s.article != p.Article {
		if err := s.gather(map[string]annotate.Paragraph{p.ID: *p}, sqlSheetsAt, p.ID); err != nil {
			return false, err
		}
	}
	asked := annotate.Meta{Targets: only}.AskedTargets(s.all)
	return q.HasAnswers(s.sheets[p.ID], finding.Rules{
		Book: s.versions.InForce, Targets: annotate.TargetIDs(asked), Excluded: s.excluded,
	}), nil
}
