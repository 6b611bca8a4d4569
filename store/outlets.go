package store

import "context"

// sqlUncounted lists whose answers about outlets stand in the file from a program to which
// they were no answer to a question about articles, so that it kept no progress of them.
const sqlUncounted = `SELECT c.subject, c.layer, c.round, c.annotator FROM event AS c
JOIN scope AS s ON s.subject = c.subject AND s.layer = c.layer AND s.round = c.round AND s.annotator = c.annotator
WHERE c.kind = 'article_answer' AND s.state IS NULL`

// countOutlets lets them count. It writes nothing where there are none.
func (f *file) countOutlets(ctx context.Context) error {
	var waiting bool
	if f.hand == nil {
		return nil
	}
	if err := f.hand.QueryRowContext(ctx, "SELECT EXISTS ("+sqlUncounted+")").Scan(&waiting); err != nil || !waiting {
		return err
	}
	return f.write(ctx, "doing.opening-the-project", func(w *writing) error { return w.touchAll(sqlUncounted) })
}
