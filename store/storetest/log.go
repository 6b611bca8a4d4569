package storetest

import (
	"database/sql"
	"net/url"
	"strings"
	"time"

	_ "github.com/mattn/go-sqlite3" // the log is read past the store

	"plumbline/annotate"
)

// Entries are all entries of the log by stamp and id, read from the file past
// the store, so that no view hides any.
func (p *Project) Entries() []annotate.Entry {
	p.t.Helper()
	db := p.past("_query_only=on")
	defer db.Close()
	rows, err := db.Query(
		`SELECT id, kind, subject, layer, round, annotator, field, target, option, coalesce(value, ''), coalesce(replaces, ''),
  coalesce(also, ''), early, stamp, decided_at, elapsed_ms, coalesce(codebook, ''), origin, action, device, author, coalesce(undoes, '')
FROM log ORDER BY rank, id`,
	)
	if err != nil {
		p.t.Fatalf("the log cannot be read: %v", err)
	}
	defer rows.Close()
	var all []annotate.Entry
	for rows.Next() {
		var e annotate.Entry
		var decided, also string
		k := &e.Key
		if err := rows.Scan(
			&e.ID,
			&k.Kind,
			&k.Subject,
			&k.Layer,
			&k.Round,
			&k.Annotator,
			&k.Field,
			&k.Target,
			&k.Option,
			&e.Value,
			&e.Replaces,
			&also,
			&e.Early,
			&e.Stamp,
			&decided,
			&e.ElapsedMS,
			&e.Codebook,
			&e.Origin,
			&e.Action,
			&e.Device,
			&e.Author,
			&e.Undoes,
		); err != nil {
			p.t.Fatal(err)
		}
		if e.DecidedAt, err = time.Parse("2006-01-02T15:04:05.000Z", decided); err != nil {
			p.t.Fatal(err)
		}
		if also != "" {
			e.Also = strings.Fields(also)
		}
		all = append(all, e)
	}
	if err := rows.Err(); err != nil {
		p.t.Fatal(err)
	}
	return all
}

// Damage runs a statement on the file past the store, as a foreign program
// might.
func (p *Project) Damage(statement string) {
	p.t.Helper()
	db := p.past("")
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		p.t.Fatalf("%s: %v", statement, err)
	}
}

// past opens the file without the store.
func (p *Project) past(parameters string) *sql.DB {
	p.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: p.path}).EscapedPath()+"?_busy_timeout=5000&"+parameters)
	if err != nil {
		p.t.Fatal(err)
	}
	return db
}
