package store

import (
	"database/sql"
	"errors"
	"slices"
	"strings"

	"plumbline/annotate"
)

// listedTables hold what of the files is not their senders' own work, whether or
// not a person said yes to it, and what depends on that: entries by the file that
// holds them, texts by their article.
const listedTables = `
CREATE TABLE listed (
    id TEXT NOT NULL, file INTEGER NOT NULL, claim TEXT NOT NULL, yes INTEGER NOT NULL, no INTEGER NOT NULL, own INTEGER NOT NULL,
    kind TEXT NOT NULL, subject TEXT NOT NULL, layer TEXT NOT NULL, round INTEGER NOT NULL, annotator TEXT NOT NULL,
    field TEXT NOT NULL, target TEXT NOT NULL, value TEXT, codebook TEXT, stamp INTEGER NOT NULL, author TEXT NOT NULL,
    PRIMARY KEY (id, file)
) STRICT, WITHOUT ROWID;
CREATE TABLE listed_article (
    id TEXT NOT NULL, file INTEGER NOT NULL, yes INTEGER NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (id, file)
) STRICT, WITHOUT ROWID;
CREATE TABLE listed_paragraph (
    id TEXT NOT NULL PRIMARY KEY, article TEXT NOT NULL, position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE named (
    kind TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE missing (
    id TEXT NOT NULL PRIMARY KEY, what TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE outside (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE declined (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE absent (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;`

const (
	// sqlPackedFor is the person for whom the project made the pack that the file
	// was made as.
	sqlPackedFor = `SELECT c.annotator FROM f.packed AS k
CROSS JOIN ours.current AS c ON c.subject = k.pack AND c.kind = 'pack' AND c.value IS NOT NULL LIMIT 1`

	// sqlWorkers are the first two people of whose own work there is anything new.
	sqlWorkers = `SELECT DISTINCT h.author FROM f.writer AS h WHERE EXISTS (SELECT 1 FROM f.log AS l
  WHERE l.author = h.author AND l.device = h.device AND {whose} <> '' AND ` + newHere + `) LIMIT 2`

	sqlIsCopy = `SELECT NOT EXISTS (SELECT 1 FROM f.packed)
  AND EXISTS (SELECT 1 FROM f.identity AS t JOIN ours.identity AS o ON o.project = t.project)`

	sqlListEntries = `INSERT INTO main.listed
SELECT l.id, ?1, {claim}, {claim} IN ({accepted}), {claim} IN ({declined}), {whose} <> '',
  l.kind, l.subject, l.layer, l.round, l.annotator, l.field, l.target, l.value, l.codebook, l.stamp, l.author
FROM f.log AS l
WHERE ` + newHere + ` AND ` + notDeclined + ` AND NOT (?2 <> '' AND {whose} = ?2)`

	sqlDeclinedBefore = `SELECT count(*) FROM f.log AS l
WHERE ` + newHere + ` AND NOT ` + notDeclined + ` AND NOT (?1 <> '' AND {whose} = ?1)`

	// sqlOutside are the ids that the file itself knows to be absent, and those that
	// are listed of it: links to them may name nothing.
	sqlOutside = `INSERT OR IGNORE INTO main.outside
SELECT id FROM f.absent UNION SELECT id FROM f.declined UNION SELECT id FROM main.listed WHERE file = ?1`

	// sqlNamed are the people and targets that the file brings, if they may come in.
	sqlNamed = `INSERT OR IGNORE INTO main.named
SELECT DISTINCT l.kind, l.subject FROM f.log AS l WHERE l.kind IN ('person', 'target') AND ` + newHere
)

// fill puts what holds for the file into a query.
func (i *intake) fill(query string) string {
	yes, no := []annotate.Claim{""}, []annotate.Claim{} // of a kind that is not known the check tells
	for _, claim := range annotate.Claims() {
		switch accepted, answered := i.options.Answer(i.file.Path, claim); {
		case accepted:
			yes = append(yes, claim)
		case answered:
			no = append(no, claim)
		}
	}
	return strings.NewReplacer("{whose}", sqlWhose, "{claim}", sqlClaim, "{accepted}", quoted(yes), "{declined}", quoted(no)).Replace(query)
}

// findSender says whose file it is, where there is anything new in it.
func (i *intake) findSender(news bool) error {
	var packedFor string
	err := i.conn.QueryRowContext(i.ctx, sqlPackedFor).Scan(&packedFor)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	var workers []string
	if packedFor == "" && news {
		err := i.each(i.fill(sqlWorkers), func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			workers = append(workers, id)
			return err
		})
		if err != nil {
			return err
		}
	}
	i.file.Sender, i.file.Pack = annotate.Sender(packedFor, workers), packedFor != ""
	return nil
}

// listEntries lists the new entries that are not the sender's own work, and counts
// those that are not taken in.
func (i *intake) listEntries() (outside int, err error) {
	listed, err := i.change(i.fill(sqlListEntries), i.number, i.file.Sender)
	if err != nil {
		return 0, err
	}
	if i.file.Declined, err = i.gathering.number(i.fill(sqlDeclinedBefore), i.file.Sender); err != nil {
		return 0, err
	}
	copied, err := i.gathering.number(sqlIsCopy)
	if err != nil {
		return 0, err
	}
	if i.file.Together, err = i.betweenLeads(copied > 0); err != nil {
		return 0, err
	}
	taken, err := i.gathering.number("SELECT count(*) FROM main.listed WHERE file = ? AND yes", i.number)
	if err != nil {
		return 0, err
	}
	return listed - taken + i.file.Declined, i.exec(sqlNamed)
}

// betweenLeads reports whether all that is listed is one question.
func (i *intake) betweenLeads(copied bool) (bool, error) {
	var listers []string
	roles := make(map[string]string)
	err := errors.Join(
		i.each("SELECT DISTINCT author FROM main.listed WHERE file = ? AND NOT own", func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			listers = append(listers, id)
			return err
		}, i.number),
		i.each(
			"SELECT subject, coalesce(value, '') FROM ours.current WHERE kind = 'person' AND field = 'role'",
			func(rows *sql.Rows) error {
				var id, role string
				err := rows.Scan(&id, &role)
				roles[id] = role
				return err
			},
		),
	)
	return annotate.BetweenLeads(copied, slices.Compact(listers), roles), err
}
