package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"plumbline/annotate"
	"plumbline/annotate/finding"
)

// sqlSomeMeta reads what is known of all articles in some fields.
const sqlSomeMeta = `SELECT subject, field, value FROM event
WHERE kind = 'article' AND field IN (SELECT value FROM json_each(?)) AND value IS NOT NULL`

// chosenArticles are those in which a search looks, as far as the one who searches knows
// of them.
type chosenArticles struct {
	ctx   context.Context
	q     querier
	only  annotate.Selection
	whole bool                      // of each article is known what the selection asks for
	metas map[string]*annotate.Meta // in whole, only those of which something is known
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
	if c.whole {
		m := c.metas[article]
		if m == nil {
			m = &annotate.Meta{}
		}
		return !m.Withdrawn && c.only.Has(article, *m), nil
	}
	m, err := c.known(article)
	return err == nil && !m.Withdrawn && c.only.Has(article, m), err
}

// readAll reads what it takes to choose among all articles.
func (c *chosenArticles) readAll() error {
	fields, err := json.Marshal(append(c.only.Reads(), annotate.MetaWithdrawn))
	if err != nil {
		return err
	}
	c.whole = true
	return eachRow(c.ctx, c.q, sqlSomeMeta, func(rows *sql.Rows) error {
		var id, field, value string
		if err := rows.Scan(&id, &field, &value); err != nil {
			return err
		}
		if c.metas[id] == nil {
			c.metas[id] = &annotate.Meta{}
		}
		c.metas[id].Set(field, value)
		return nil
	}, string(fields))
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
