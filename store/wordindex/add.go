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

const (
	// positionBits is how many bits of a text's number are its place.
	positionBits = 20
	// atOnce is how many articles are added in one transaction.
	atOnce = 500
)

const (
	sqlAddArticle = `INSERT INTO article (id, held) VALUES (?, ?) RETURNING number`
	sqlAddText    = `INSERT INTO texts (rowid, terms) VALUES (?, ?)`
	sqlAddWord    = `INSERT INTO word (word) VALUES (?) ON CONFLICT DO NOTHING RETURNING number`
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
	for more := true; more; {
		if len(known) > mostKnown {
			clear(known)
		}
		var err error
		if more, err = x.addSome(ctx, next, known); err != nil {
			return err
		}
	}
	return nil
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
	terms                     strings.Builder
}

func (a *adding) add(article Article) error {
	var number int64
	if err := a.article.QueryRowContext(a.ctx, article.ID, len(article.Texts)).Scan(&number); err != nil {
		return err
	}
	for _, t := range article.Texts {
		a.terms.Reset()
		for term := range search.Terms(t.Text) {
			a.terms.WriteString(term)
			a.terms.WriteByte(' ')
			if err := a.keep(term); err != nil {
				return err
			}
		}
		if _, err := a.text.ExecContext(a.ctx, number<<positionBits|int64(t.Position), a.terms.String()); err != nil {
			return err
		}
	}
	return nil
}

// keep keeps a word in which others may be looked for.
func (a *adding) keep(word string) error {
	if a.known[word] || search.IsPair(word) {
		return nil
	}
	a.known[word] = true
	var number int64
	switch err := a.word.QueryRowContext(a.ctx, word).Scan(&number); {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	_, err := a.part.ExecContext(a.ctx, number, word)
	return err
}
