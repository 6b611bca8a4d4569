package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/finding"
)

// sqlSomeMeta reads what is known of all articles in some fields.
const sqlSomeMeta = `SELECT subject, field, value FROM event
WHERE kind = 'article' AND field IN (SELECT value FROM json_each(?)) AND value IS NOT NULL`

const (
	sqlArticlesByArrival = `SELECT id FROM article ORDER BY arrival`

	// sqlValuesOf and sqlArticlesWith find articles by the values of one field.
	sqlValuesOf     = `SELECT DISTINCT value FROM event WHERE kind = 'article' AND field = ? AND value IS NOT NULL`
	sqlArticlesWith = `SELECT subject FROM event WHERE kind = 'article' AND field = ? AND value IN (SELECT value FROM json_each(?))`
)

// sqlMetaOfSome reads what is known of some articles in some fields.
const sqlMetaOfSome = `SELECT c.subject, c.field, c.value FROM json_each(?) AS j
CROSS JOIN current AS c ON c.subject = j.value AND c.layer = '' AND c.round = 0 AND c.annotator = '' AND c.kind = 'article'
WHERE c.field IN (SELECT value FROM json_each(?)) AND c.value IS NOT NULL`

// chosenArticles are those in which a search looks, as far as the one who searches knows
// of them.
type chosenArticles struct {
	ctx   context.Context
	q     querier
	only  annotate.Selection
	whole bool                      // of each article was read what it takes to choose
	metas map[string]*annotate.Meta // what was read of it; in whole of those alone of which anything is known
	full  map[string]annotate.Meta  // everything that is known of some
}

func newChosenArticles(ctx context.Context, on querier, q *finding.Query) *chosenArticles {
	return &chosenArticles{
		ctx: ctx, q: on, only: q.Articles,
		metas: make(map[string]*annotate.Meta), full: make(map[string]annotate.Meta),
	}
}

// has reports whether a search looks into an article.
func (c *chosenArticles) has(article string) (bool, error) {
	m := c.metas[article]
	switch {
	case m == nil && c.whole:
		m = &annotate.Meta{}
	case m == nil:
		known, err := c.known(article)
		if err != nil {
			return false, err
		}
		m = &known
	}
	return !m.Withdrawn && c.only.Has(article, *m), nil
}

// list lists the articles, in the order of import.
func (c *chosenArticles) list() (chosen []string, err error) {
	var ids []string
	if by, ok := c.only.Telling(); ok {
		if ids, err = c.with(by); err == nil {
			err = c.readSome(ids)
		}
	} else if err = c.readAll(); err == nil {
		ids, err = column(c.ctx, c.q, sqlArticlesByArrival)
	}
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		has, err := c.has(id)
		if err != nil {
			return nil, err
		}
		if has {
			chosen = append(chosen, id)
		}
	}
	return chosen, nil
}

// with lists the articles that have one of the values that are chosen of a field.
func (c *chosenArticles) with(field string) ([]string, error) {
	all, err := column(c.ctx, c.q, sqlValuesOf, field)
	if err != nil {
		return nil, err
	}
	values, err := json.Marshal(c.only.Chosen(field, all))
	if err != nil {
		return nil, err
	}
	ids, err := column(c.ctx, c.q, sqlArticlesWith, field, string(values))
	if err != nil {
		return nil, err
	}
	arrivals, err := arrivalsOf(c.ctx, c.q, ids)
	slices.SortFunc(ids, func(a, b string) int { return cmp.Compare(arrivals[a], arrivals[b]) })
	return ids, err
}

// readAll reads what it takes to choose among all articles.
func (c *chosenArticles) readAll() error {
	fields, err := c.fields()
	if err != nil {
		return err
	}
	c.whole = true
	return c.fill(sqlSomeMeta, fields)
}

// readSome reads it of some articles.
func (c *chosenArticles) readSome(articles []string) error {
	var unread []string
	for _, id := range articles {
		if c.metas[id] == nil {
			c.metas[id] = &annotate.Meta{}
			unread = append(unread, id)
		}
	}
	if c.whole || len(unread) == 0 {
		return nil
	}
	list, err := json.Marshal(unread)
	if err != nil {
		return err
	}
	fields, err := c.fields()
	if err != nil {
		return err
	}
	return c.fill(sqlMetaOfSome, string(list), fields)
}

func (c *chosenArticles) fields() (string, error) {
	fields, err := json.Marshal(append(c.only.Reads(), annotate.MetaWithdrawn))
	return string(fields), err
}

func (c *chosenArticles) fill(query string, args ...any) error {
	return eachRow(c.ctx, c.q, query, func(rows *sql.Rows) error {
		var id, field, value string
		if err := rows.Scan(&id, &field, &value); err != nil {
			return err
		}
		if c.metas[id] == nil {
			c.metas[id] = &annotate.Meta{}
		}
		c.metas[id].Set(field, value)
		return nil
	}, args...)
}

// known is everything that is known of an article.
func (c *chosenArticles) known(article string) (annotate.Meta, error) {
	m, read := c.full[article]
	if read {
		return m, nil
	}
	a := annotate.Article{ID: article}
	err := readMeta(c.ctx, c.q, &a)
	c.full[article] = a.Meta
	return a.Meta, err
}

// targets are those that an article is narrowed to; none for all of the project.
func (c *chosenArticles) targets(article string) ([]string, error) {
	m, err := c.known(article)
	return m.Targets, err
}
