package store

import (
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Every new entry is held to the format by annotate.CheckEntry, or by a part of it
// for many at once: most entries of sheets differ from others in nothing that a
// rule is about, so that each question and each value is looked at but once, and
// SQL finds the few whose ids or numbers are odd.
var (
	sqlEvents = `SELECT {entry}, l.file FROM main.event AS l`

	sqlOdd = `SELECT {entry}, l.file FROM main.log AS l WHERE l.id IN (
  SELECT e.id FROM main.entry AS e WHERE NOT (` + isID("e.id") + ` AND ` + isID("e.action") + `
    AND coalesce(` + isID("e.replaces") + `, true) AND coalesce(` + isID("e.undoes") + `, true) AND e.also IS NULL
    AND e.elapsed_ms BETWEEN 0 AND ` + strconv.Itoa(annotate.MaxElapsed) + `
    AND coalesce(octet_length(e.value), 0) <= ` + strconv.Itoa(annotate.MaxValue) + `)
  UNION ALL SELECT e.id` + byScope + ` WHERE s.round NOT BETWEEN 1 AND ` + strconv.Itoa(annotate.MaxRound) + ` AND a.sheet
  UNION ALL SELECT e.id` + byProvenance + ` WHERE m.origin NOT IN (` + quotedOrigins() + `))`

	// What entries of sheets share is asked of one of them.
	sqlAlike = `CREATE TEMP TABLE alike (
  layer TEXT NOT NULL, annotator TEXT NOT NULL, slot INTEGER NOT NULL, writer INTEGER NOT NULL, provenance INTEGER NOT NULL,
  value TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (slot, value, annotator, layer, writer, provenance)
) STRICT, WITHOUT ROWID;
INSERT INTO temp.alike
SELECT s.layer, s.annotator, e.slot, e.writer, e.provenance, coalesce(e.value, ''), e.id` + byScope + `
WHERE e.sheet AND coalesce(octet_length(e.value), 0) <= ` + strconv.Itoa(annotate.MaxValue) + `
ON CONFLICT DO NOTHING`

	sqlOneOfEach = `SELECT {entry}, l.file FROM temp.alike AS t CROSS JOIN main.log AS l ON l.id = t.id`
)

// isID holds of a UUID in its canonical form.
func isID(column string) string {
	digits := func(n int) string { return strings.Repeat("[0-9a-f]", n) }
	return column + " GLOB '" + strings.Join([]string{digits(8), digits(4), digits(4), digits(4), digits(12)}, "-") + "'"
}

func quotedOrigins() string {
	var quoted []string
	for _, o := range annotate.Origins() {
		quoted = append(quoted, "'"+string(o)+"'")
	}
	return strings.Join(quoted, ", ")
}

// fault finds an entry that breaks a rule of the format, and is the refusal.
func (g *gathering) fault(files []annotate.MergeFile) (*annotate.MergeRefusal, error) {
	books := g.books()
	if err := g.exec(sqlAlike); err != nil {
		return nil, err
	}
	for _, query := range []string{sqlEvents, sqlOdd, sqlOneOfEach} {
		refusal, err := g.faultOf(query, files, books.book)
		if err = errors.Join(err, books.err); refusal != nil || err != nil {
			return refusal, err
		}
	}
	return g.misquote(files)
}

func (g *gathering) faultOf(query string, files []annotate.MergeFile, books annotate.Books) (refusal *annotate.MergeRefusal, err error) {
	err = g.each(strings.Replace(query, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
		var file int
		e, err := scanEntry(rows, &file)
		if err != nil || refusal != nil {
			return err
		}
		refusal = wrongIn(files, file, annotate.CheckEntry(&e, books))
		return nil
	})
	return refusal, err
}

// gatheredBooks finds versions of the codebook in the project and among what was
// gathered.
type gatheredBooks struct {
	g     *gathering
	known map[string]*codebook.Codebook
	err   error
}

func (g *gathering) books() *gatheredBooks {
	return &gatheredBooks{g: g, known: make(map[string]*codebook.Codebook)}
}

// book parses each version once. One that cannot be read is none.
func (b *gatheredBooks) book(hash string) *codebook.Codebook {
	if book, known := b.known[hash]; known {
		return book
	}
	var source []byte
	err := b.g.conn.QueryRowContext(b.g.ctx, `SELECT source FROM main.codebook WHERE hash = ?1
UNION ALL SELECT source FROM ours.codebook WHERE hash = ?1`, hash).Scan(&source)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		b.err = err
	}
	book, _ := codebook.Parse(source) // the project's check names a version that cannot be read
	b.known[hash] = book
	return book
}
