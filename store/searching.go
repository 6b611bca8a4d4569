package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/search"
	"plumbline/store/wordindex"
)

const (
	sqlArrivals = `SELECT a.id, a.arrival FROM json_each(?) AS j CROSS JOIN article AS a ON a.id = j.value`

	sqlParagraphAt = `SELECT p.id, p.article, p.position, coalesce(p.text, ''), p.guess, p.joined, coalesce(p.missing, '')
FROM paragraph AS p WHERE p.article = ? AND p.position = ?`

	// textsAtOnce is how many spots the index is asked for in one go.
	textsAtOnce = 1000
)

// searching is one search on its way.
type searching struct {
	ctx         context.Context
	words       search.Words
	list, count int
	found       annotate.Findings
}

// take takes up a paragraph if it has the words, and reports whether to go on. Title is
// that of its article.
func (s *searching) take(p annotate.Paragraph, title func() (string, error)) (more bool, err error) {
	if !s.words.In(p.Text) {
		return true, nil
	}
	if s.found.Total == s.count {
		s.found.More = true
		return false, nil
	}
	if s.found.Total++; s.found.Total > s.list {
		return true, nil
	}
	name, err := title()
	s.found.First = append(s.found.First, annotate.Found{Paragraph: p, Title: name})
	return true, err
}

// readAll searches every paragraph.
func (s *searching) readAll(tx *sql.Tx) error {
	at, err := openParagraphs(s.ctx, tx, sqlParagraphsByArrival)
	if err != nil {
		return err
	}
	defer at.rows.Close()
	for {
		more, err := at.next(s.ctx)
		if err == nil && more {
			more, err = s.take(at.now, func() (string, error) { return at.article.Meta.Title, nil })
		}
		if err != nil || !more {
			return err
		}
	}
}

// ask searches the paragraphs that the index names, as the one who looks may see them.
// Where the index cannot tell, it is vague and nothing was searched.
func (s *searching) ask(tx *sql.Tx, index *wordindex.Index) (vague bool, err error) {
	query, err := index.Query(s.ctx, s.words)
	if err != nil || query.IsVague() {
		return true, err
	}
	one, err := tx.PrepareContext(s.ctx, sqlParagraphAt)
	if err != nil {
		return false, err
	}
	defer one.Close()
	seen := make(map[wordindex.Spot]bool)
	for after := int64(-1); ; {
		spots, err := index.Spots(s.ctx, query, after, textsAtOnce)
		if err != nil || len(spots) == 0 {
			return false, err
		}
		after = spots[len(spots)-1].Number
		if err := inImportOrder(s.ctx, tx, spots); err != nil {
			return false, err
		}
		for _, spot := range spots {
			if more, err := s.look(tx, one, spot, seen); err != nil || !more {
				return false, err
			}
		}
	}
}

// look takes up what stands in a spot, unless it was there before.
func (s *searching) look(tx *sql.Tx, one *sql.Stmt, spot wordindex.Spot, seen map[wordindex.Spot]bool) (more bool, err error) {
	spot.Number = 0 // an article that was indexed again has several
	if seen[spot] {
		return true, nil
	}
	seen[spot] = true
	var p annotate.Paragraph
	err = one.QueryRowContext(s.ctx, spot.Article, spot.Position).
		Scan(&p.ID, &p.Article, &p.Position, &p.Text, &p.Guess, &p.Joined, &p.Missing)
	if errors.Is(err, sql.ErrNoRows) { // of another copy of the project, or not for this person
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return s.take(p, func() (string, error) {
		a := annotate.Article{ID: p.Article}
		err := readMeta(s.ctx, tx, &a)
		return a.Meta.Title, err
	})
}

// inImportOrder sorts spots as this project has them.
func inImportOrder(ctx context.Context, tx *sql.Tx, spots []wordindex.Spot) error {
	var articles []string
	for _, p := range spots {
		if n := len(articles); n == 0 || articles[n-1] != p.Article {
			articles = append(articles, p.Article)
		}
	}
	list, err := json.Marshal(articles)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, sqlArrivals, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	arrival := make(map[string]int64, len(articles))
	for rows.Next() {
		var id string
		var at int64
		if err := rows.Scan(&id, &at); err != nil {
			return err
		}
		arrival[id] = at
	}
	slices.SortFunc(spots, func(a, b wordindex.Spot) int {
		return cmp.Or(cmp.Compare(arrival[a.Article], arrival[b.Article]), cmp.Compare(a.Position, b.Position))
	})
	return rows.Err()
}
