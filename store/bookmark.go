package store

import (
	"context"
	"database/sql"
	"errors"

	"plumbline/annotate"
)

// Bookmark returns where the annotator's window on this device was last; it is
// zero if there was none. Places belong to this file and are no part of the
// log.
func (t Team) Bookmark(ctx context.Context, annotator, device string) (annotate.Bookmark, error) {
	var at annotate.Bookmark
	err := t.file.reader.QueryRowContext(ctx, "SELECT article, paragraph FROM place WHERE annotator = ? AND device = ?", annotator, device).
		Scan(&at.Article, &at.Paragraph)
	if errors.Is(err, sql.ErrNoRows) {
		return annotate.Bookmark{}, nil
	}
	return at, explain(err, "doing.reading-where-you-were", t.file.path)
}

// SetBookmark remembers where the annotator's window on this device is.
func (t Team) SetBookmark(ctx context.Context, annotator, device string, at annotate.Bookmark) error {
	return t.file.write(ctx, "doing.remembering-where-you-are", func(w *writing) error {
		w.continues()
		_, err := w.tx.ExecContext(w.ctx, `INSERT INTO place (annotator, device, article, paragraph) VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET article = excluded.article, paragraph = excluded.paragraph`, annotator, device, at.Article, at.Paragraph)
		return err
	})
}
