package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

const (
	sqlInsertArticle   = `INSERT INTO article (id, copy_name, paragraphs) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING`
	sqlInsertParagraph = `INSERT INTO paragraph (id, article, position, text, text_hash, guess, joined) VALUES (?, ?, ?, ?, ?, ?, ?)`
	sqlMeta            = `SELECT subject, field, value FROM current
WHERE kind = 'article' AND subject = ? AND value IS NOT NULL ORDER BY field`
	sqlAllMeta = `SELECT subject, field, value FROM event
WHERE kind = 'article' AND value IS NOT NULL`
)

// AddArticles brings in articles and the entries about them in one
// transaction and returns the ids of those that were not here before. An
// article that is here already is left alone, with what is known about it:
// entries about it are not written.
func (c Corpus) AddArticles(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) (added []string, err error) {
	err = c.file.write(ctx, "doing.importing", func(w *writing) error {
		there, err := w.addArticles(articles, &added)
		if err != nil {
			return err
		}
		return w.append(slices.DeleteFunc(slices.Clone(entries), func(e annotate.Entry) bool {
			return e.Key.Kind == annotate.KindArticle && there[e.Key.Subject]
		}))
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

// BringIn is AddArticles for articles that are made one after the other while
// they are written, so that not all of them are in memory at once. An error
// among the arrivals leaves the project as it was.
func (c Corpus) BringIn(ctx context.Context, arrivals iter.Seq2[annotate.Arrival, error]) (added []string, err error) {
	err = c.file.write(ctx, "doing.importing", func(w *writing) error {
		in, err := w.newInserter()
		if err != nil {
			return err
		}
		defer in.close()
		for a, err := range arrivals {
			if err != nil {
				return err
			}
			isNew, err := in.insert(a.Article)
			if err != nil {
				return err
			}
			if !isNew {
				continue
			}
			added = append(added, a.Article.ID)
			if err := w.append(a.Entries); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

// addArticles returns which of the articles were there already.
func (w *writing) addArticles(articles []*annotate.Article, added *[]string) (there map[string]bool, err error) {
	there = make(map[string]bool)
	in, err := w.newInserter()
	if err != nil {
		return nil, err
	}
	defer in.close()
	for _, a := range articles {
		switch isNew, err := in.insert(a); {
		case err != nil:
			return nil, err
		case isNew:
			*added = append(*added, a.ID)
		case !w.known.here[a.ID]: // not merely given twice
			there[a.ID] = true
		}
	}
	return there, nil
}

// inserter inserts articles, one after the other.
type inserter struct {
	w                  *writing
	article, paragraph *sql.Stmt
}

func (w *writing) newInserter() (*inserter, error) {
	article, err := w.tx.PrepareContext(w.ctx, sqlInsertArticle)
	if err != nil {
		return nil, err
	}
	paragraph, err := w.tx.PrepareContext(w.ctx, sqlInsertParagraph)
	if err != nil {
		return nil, errors.Join(err, article.Close())
	}
	return &inserter{w, article, paragraph}, nil
}

func (in *inserter) close() {
	_ = in.article.Close() // it only wrote
	_ = in.paragraph.Close()
}

// insert reports whether the article was not here before.
func (in *inserter) insert(a *annotate.Article) (isNew bool, err error) {
	w := in.w
	if err := errors.Join(w.stop.Err(), annotate.CheckNewArticle(a)); err != nil {
		return false, err
	}
	result, err := in.article.ExecContext(w.ctx, a.ID, a.CopyName, len(a.Paragraphs))
	if err != nil {
		return false, err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	for i := range a.Paragraphs {
		para := &a.Paragraphs[i]
		if _, err := in.paragraph.ExecContext(w.ctx, para.ID, a.ID, para.Position, para.Text,
			annotate.TextHash(para.Text), para.Guess, para.Joined); err != nil {
			return false, err
		}
	}
	w.known.here[a.ID] = true
	return true, nil
}

// Article returns an article with its paragraphs and what is known about it
// now, or CodeNotFound.
func (c Corpus) Article(ctx context.Context, id string) (*annotate.Article, error) {
	var a *annotate.Article
	err := c.file.read(ctx, "doing.reading-the-article", func(tx *sql.Tx) error {
		a = &annotate.Article{ID: id}
		err := tx.QueryRowContext(ctx, "SELECT copy_name FROM article WHERE id = ?", id).Scan(&a.CopyName)
		if errors.Is(err, sql.ErrNoRows) {
			return annotate.Wrap(err, annotate.CodeNotFound, "project.no-article", "ID", sentence.Short(id))
		}
		if err != nil {
			return err
		}
		if err := readMeta(ctx, tx, a); err != nil {
			return err
		}
		a.Paragraphs, err = paragraphsOf(ctx, tx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return a, nil
}

// Articles returns all articles without their paragraphs, in order of id.
func (c Corpus) Articles(ctx context.Context) ([]annotate.Article, error) {
	var all []annotate.Article
	err := c.file.read(ctx, "doing.reading-the-articles", func(tx *sql.Tx) error {
		var err error
		if all, err = articleList(ctx, tx, "id"); err != nil {
			return err
		}
		known := make(map[string]*annotate.Meta, len(all))
		for i := range all {
			known[all[i].ID] = &all[i].Meta
		}
		return fillMeta(ctx, tx, known, sqlAllMeta)
	})
	return all, err
}

func articleList(ctx context.Context, q querier, order string) ([]annotate.Article, error) {
	rows, err := q.QueryContext(ctx, "SELECT id, copy_name FROM article ORDER BY "+order)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []annotate.Article
	for rows.Next() {
		var a annotate.Article
		if err := rows.Scan(&a.ID, &a.CopyName); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, rows.Err()
}

func readMeta(ctx context.Context, q querier, a *annotate.Article) error {
	return fillMeta(ctx, q, map[string]*annotate.Meta{a.ID: &a.Meta}, sqlMeta, a.ID)
}

// fillSummaries reads what is known of all articles into their rows.
func fillSummaries(ctx context.Context, q querier, rows []annotate.Summary) error {
	known := make(map[string]*annotate.Meta, len(rows))
	for i := range rows {
		known[rows[i].ArticleID] = &rows[i].Meta
	}
	return fillMeta(ctx, q, known, sqlAllMeta)
}

// fillMeta reads what is known of articles to where it is kept of each.
func fillMeta(ctx context.Context, q querier, known map[string]*annotate.Meta, query string, args ...any) error {
	return eachRow(ctx, q, query, func(rows *sql.Rows) error {
		var id, field, value string
		if err := rows.Scan(&id, &field, &value); err != nil {
			return err
		}
		if m := known[id]; m != nil {
			m.Set(field, value)
		}
		return nil
	}, args...)
}

func paragraphsOf(ctx context.Context, q querier, article string) ([]annotate.Paragraph, error) {
	rows, err := q.QueryContext(
		ctx,
		"SELECT id, article, position, coalesce(text, ''), guess, joined, coalesce(missing, '') FROM paragraph WHERE article = ? ORDER BY position",
		article,
	)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []annotate.Paragraph
	for rows.Next() {
		para, err := scanParagraph(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, para)
	}
	return all, rows.Err()
}

// scanParagraph reads id, article, position, text, guess and joined.
func scanParagraph(rows *sql.Rows) (p annotate.Paragraph, err error) {
	err = rows.Scan(&p.ID, &p.Article, &p.Position, &p.Text, &p.Guess, &p.Joined, &p.Missing)
	return p, err
}
