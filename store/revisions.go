package store

import (
	"context"
	"database/sql"
)

// ProjectRevision is the key under which Revisions counts what is said about
// the project itself, its articles, batches, targets and people.
const ProjectRevision = ""

// The entries behind the paragraphs of each article, and behind everything that
// is no paragraph. Each entry either makes a key or raises its revision, so a
// new one changes the sum wherever it comes from and whatever its stamp.
const (
	sqlParagraphRevisions = `SELECT p.article, sum(c.revision)
FROM paragraph AS p CROSS JOIN current AS c ON c.subject = p.id GROUP BY p.article`

	sqlProjectRevision = `SELECT '', coalesce(sum(c.revision), 0)
FROM event AS c WHERE c.kind IN ('article', 'target', 'person', 'project', 'batch')`
)

// sqlArticleRevisions does so of what is answered about articles as a whole.
var sqlArticleRevisions = `SELECT a.id, sum(l.revision) FROM article AS a CROSS JOIN current AS l ON l.subject = a.id
WHERE ` + ofWhole + ` GROUP BY a.id`

// Revisions counts the entries behind each article with any. Who kept an
// earlier count knows which articles to read anew; ProjectRevision tells that
// something changed that concerns them all.
func (l Log) Revisions(ctx context.Context) (map[string]int64, error) {
	revisions := make(map[string]int64)
	err := l.file.read(ctx, "doing.looking-for-changes", func(tx *sql.Tx) error {
		for _, query := range []string{sqlParagraphRevisions, sqlArticleRevisions, sqlProjectRevision} {
			if err := addRevisions(ctx, tx, query, revisions); err != nil {
				return err
			}
		}
		return nil
	})
	return revisions, err
}

func addRevisions(ctx context.Context, tx *sql.Tx, query string, to map[string]int64) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var article string
		var n int64
		if err := rows.Scan(&article, &n); err != nil {
			return err
		}
		to[article] += n
	}
	return rows.Err()
}

// DataVersion is a number that changes when another program has written to
// the project; what this Project writes itself leaves it as it is. It means
// nothing beyond being compared with an earlier one.
func (l Log) DataVersion(ctx context.Context) (int64, error) {
	var version int64
	var q querier = l.file.last()
	if l.file.hand != nil {
		l.file.turn.Lock()
		defer l.file.turn.Unlock()
		q = l.file.hand
	}
	err := q.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, explain(err, "doing.looking-for-changes", l.file.path)
}
