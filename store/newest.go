package store

import "strings"

// Of the entries of a key, the one with the greatest (stamp, id) is current: the
// last in the order of the log. annotate.Entry.After says so in Go; here it is
// said in SQL, and a query says it in no words of its own. newest_test.go holds
// that all of these agree.
const (
	// inLogOrder sorts entries l, oldest first.
	inLogOrder = `l.stamp, l.id`

	// newestFirst sorts entries l, the current one of a key at the top.
	newestFirst = `ORDER BY l.stamp DESC, l.id DESC`

	// newestOfGroup ends a GROUP BY, and columns beside it are those of the
	// newest entry, because SQLite takes them from the row that has the max().
	// Stamps have at most 15 digits (see gathercheck.go).
	newestOfGroup = `HAVING max(printf('%015d', stamp) || id) IS NOT NULL`
)

// sqlKeepNewest ends an INSERT INTO current: of the entry that stands for a key
// and the one that comes, the later in the order of the log stands.
var sqlKeepNewest = `ON CONFLICT DO UPDATE SET revision = revision + excluded.revision` +
	keepLater("entry") + keepLater("stamp") + keepLater("value")

func keepLater(column string) string {
	const keep = `, {c} = CASE WHEN (excluded.stamp, excluded.entry) > (stamp, entry) THEN excluded.{c} ELSE {c} END`
	return strings.ReplaceAll(keep, "{c}", column)
}
