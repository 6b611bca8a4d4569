package store

import (
	"context"
	"database/sql"
	"errors"

	"plumbline/annotate"
)

// Place returns where the annotator's window on this device was last; it is
// zero if there was none. Places belong to this file and are no part of the
// log.
func (t Team) Place(ctx context.Context, annotator, device string) (annotate.Place, error) {
	var at annotate.Place
	err := t.file.reader.QueryRowContext(ctx, "SELECT article, paragraph FROM place WHERE annotator = ? AND device = ?", annotator, device).
		Scan(&at.Article, &at.Paragraph)
	if errors.Is(err, sql.ErrNoRows) {
		return annotate.Place{}, nil
	}
	return at, explain(err, "doing.reading-where-you-were", t.file.path)
}

// SetPlace remembers where the annotator's window on this device is.
func (t Team) SetPlace(ctx context.Context, annotator, device string, at annotate.Place) error {
	return t.file.write(ctx, "doing.remembering-where-you-are", func(w *writing) error {
		_, err := w.tx.ExecContext(w.ctx, `INSERT INTO place (annotator, device, article, paragraph) VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET article = excluded.article, paragraph = excluded.paragraph`, annotator, device, at.Article, at.Paragraph)
		return err
	})
}
