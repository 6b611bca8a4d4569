package wordindex

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"strings"

	"plumbline/annotate/search"
)

// Article is an article with those of its texts that are there.
type Article struct {
	ID    string
	Texts []Text
}

// Text is a text and its place in the article.
type Text struct {
	Position int
	Text     string
}

// atOnce is how many articles are added in one transaction.
const atOnce = 500

const (
	sqlChanges    = `SELECT total_changes()`
	sqlUnite      = `INSERT INTO texts (texts, rank) VALUES ('merge', ?)`
	sqlLastNumber = `SELECT coalesce(max(last), 0) FROM article`
	sqlAddArticle = `INSERT INTO article (number, last, id, held) VALUES (?, ?, ?, ?)`
	sqlAddText    = `INSERT INTO texts (rowid, terms) VALUES (?, ?)`
	sqlAddWord    = `INSERT INTO word (word, backwards) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING number`
	sqlAddPart    = `INSERT INTO part (rowid, word) VALUES (?, ?)`
)

// Articles says of each article in the index how many of its texts are.
func (x *Index) Articles(ctx context.Context) (map[string]int, error) {
	rows, err := x.db.QueryContext(ctx, "SELECT id, held FROM article ORDER BY number")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	held := make(map[string]int)
	for rows.Next() {
		var id string
		var texts int
		if err := rows.Scan(&id, &texts); err != nil {
			return nil, err
		}
		held[id] = texts
	}
	return held, rows.Err()
}

// Serve notes that the index is of a project in some file.
func (x *Index) Serve(ctx context.Context, path string) error {
	_, err := x.db.ExecContext(ctx, "INSERT INTO project (path) VALUES (?) ON CONFLICT DO NOTHING", path)
	return err
}

// Projects are the files that the index was ever of.
func (x *Index) Projects(ctx context.Context) (paths []string, err error) {
	rows, err := x.db.QueryContext(ctx, "SELECT path FROM project")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var path string
		if err := rows.Scan(&path); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, rows.Err()
}

// Add adds articles, some hundred at a time, so that what was added stays when it is
// stopped. An article that is added again is found by its new texts too. Each is read
// only once no other program can empty the index, so that nothing comes back into it.
func (x *Index) Add(ctx context.Context, articles iter.Seq2[Article, error]) error {
	next, stop := iter.Pull2(articles)
	defer stop()
	known := make(map[string]bool)
	more, err := x.addSome(ctx, next, known)
	if err != nil || !more {
		return err
	}
	for more {
		if len(known) > mostKnown {
			clear(known)
		}
		if more, err = x.addSome(ctx, next, known); err != nil {
			return err
		}
	}
	return x.unite(ctx)
}

// unite makes one of the pieces in which an index of many texts was written, so that one
// place is read for a term instead of many.
func (x *Index) unite(ctx context.Context) error {
	const pages = 1000                   // are written in one transaction
	for most := -pages; ; most = pages { // below zero it begins, above it goes on
		done, err := x.uniteSome(ctx, most)
		if err != nil || done {
			return err
		}
	}
}

func (x *Index) uniteSome(ctx context.Context, pages int) (done bool, err error) {
	tx, err := x.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // nothing once it is committed
	if err := x.isSame(ctx, tx); err != nil {
		return false, err
	}
	var before, after int64
	err = tx.QueryRowContext(ctx, sqlChanges).Scan(&before)
	if err == nil {
		_, err = tx.ExecContext(ctx, sqlUnite, pages)
	}
	if err == nil {
		err = tx.QueryRowContext(ctx, sqlChanges).Scan(&after)
	}
	if err != nil {
		return false, err
	}
	return after-before < 2, tx.Commit() // one change is the order to unite
}

// mostKnown is how many words are remembered to be in the index while texts are added.
const mostKnown = 1 << 20

// addSome adds the next articles and reports whether there may be more.
func (x *Index) addSome(ctx context.Context, next func() (Article, error, bool), known map[string]bool) (more bool, err error) {
	tx, err := x.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // nothing once it is committed
	if err := x.isSame(ctx, tx); err != nil {
		return false, err
	}
	a := adding{ctx: ctx, known: known}
	if err := tx.QueryRowContext(ctx, sqlLastNumber).Scan(&a.last); err != nil {
		return false, err
	}
	for _, s := range []struct {
		into  **sql.Stmt
		query string
	}{{&a.article, sqlAddArticle}, {&a.text, sqlAddText}, {&a.word, sqlAddWord}, {&a.part, sqlAddPart}} {
		if *s.into, err = tx.PrepareContext(ctx, s.query); err != nil {
			return false, err
		}
	}
	for range atOnce {
		article, err, more := next()
		if !more {
			return false, tx.Commit()
		}
		if err = errors.Join(err, ctx.Err()); err != nil {
			return false, err
		}
		if err := a.add(article); err != nil {
			return false, err
		}
	}
	return true, tx.Commit()
}

// adding adds articles within one transaction.
type adding struct {
	ctx                       context.Context
	article, text, word, part *sql.Stmt
	known                     map[string]bool
	last                      int64 // number that is taken
	terms                     strings.Builder
}

func (a *adding) add(article Article) error {
	number := a.last + 1
	a.last = number
	for _, t := range article.Texts {
		a.last = max(a.last, number+int64(t.Position))
	}
	if _, err := a.article.ExecContext(a.ctx, number, a.last, article.ID, len(article.Texts)); err != nil {
		return err
	}
	for _, t := range article.Texts {
		if err := a.write(t.Text); err != nil {
			return err
		}
		if _, err := a.text.ExecContext(a.ctx, number+int64(t.Position), a.terms.String()); err != nil {
			return err
		}
	}
	return nil
}

// write writes a text as the index is given it: its terms, and each with the one before.
func (a *adding) write(text string) error {
	a.terms.Reset()
	before := ""
	for term := range search.Terms(text) {
		if before != "" {
			a.terms.WriteString(pair(before, term))
			a.terms.WriteByte(' ')
		}
		a.terms.WriteString(term)
		a.terms.WriteByte(' ')
		if err := a.keep(term); err != nil {
			return err
		}
		before = term
	}
	return nil
}

// keep keeps a term by which others that begin or end alike, or have it, may be looked for.
func (a *adding) keep(term string) error {
	if a.known[term] {
		return nil
	}
	a.known[term] = true
	whole := !search.IsPair(term) // of a script that parts words
	var number int64
	switch err := a.word.QueryRowContext(a.ctx, term, sql.NullString{String: backwards(term), Valid: whole}).Scan(&number); {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	case !whole:
		return nil
	}
	_, err := a.part.ExecContext(a.ctx, number, term)
	return err
}
