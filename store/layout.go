package store

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// part is a table, view, index or trigger of a project file, with the words that
// make it.
type part struct {
	kind, name, table, words string
}

func (p part) String() string { return p.kind + " " + p.name }

// namesOf lists the names of parts.
func namesOf(parts []part) []string {
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = p.String()
	}
	return names
}

// layout is the parts of a file, in the order in which they were made.
type layout []part

// triggers are statements that drop all triggers, and those that make them again.
func (l layout) triggers() (drop, again string) {
	for _, p := range l {
		if p.kind == "trigger" {
			drop += "DROP TRIGGER " + quoteName(p.name) + ";\n"
			again += p.words + ";\n"
		}
	}
	return drop, again
}

// knownByColumns are tables that other software makes in every project: their words
// may be of another version of it, their columns not.
var knownByColumns = map[string]string{
	"goose_db_version": "id INTEGER, version_id INTEGER, is_applied INTEGER, tstamp TIMESTAMP",
	"sqlite_sequence":  "name , seq ",
}

// layout returns what the migrations up to a version make. They run in memory.
func (s schema) layout(ctx context.Context, version int64) (layout, error) {
	if known, ok := s.layouts.Load(version); ok {
		return known.(layout), nil
	}
	ctx = context.WithoutCancel(ctx) // it takes a few milliseconds, and SQLite calls a rename that is stopped an error of the schema
	db := openMemory()
	defer db.Close()
	err := s.eachStep(0, version, func(_ int64, script string) error {
		_, err := db.ExecContext(ctx, script)
		return err
	})
	if err != nil {
		return nil, err
	}
	l, err := readLayout(ctx, db)
	if err == nil {
		s.layouts.Store(version, l)
	}
	return l, err
}

// sqlLayout writes a table that is known by its columns as a list of them with
// their types. A column that is worked out is in another list.
const sqlLayout = `SELECT type, name, tbl_name, CASE WHEN type = 'table' AND name IN ('goose_db_version', 'sqlite_sequence')
  THEN (SELECT group_concat(c.name || ' ' || c.type || iif(c.hidden, ' hidden', ''), ', ') FROM pragma_table_xinfo(s.name) AS c)
  ELSE coalesce(sql, '') END
FROM main.sqlite_schema AS s ORDER BY rowid`

// readLayout reads what parts a file has. It reads nothing else of it, and runs
// nothing that stands in it.
func readLayout(ctx context.Context, q querier) (layout, error) {
	rows, err := q.QueryContext(ctx, sqlLayout)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var l layout
	for rows.Next() {
		var p part
		if err := rows.Scan(&p.kind, &p.name, &p.table, &p.words); err != nil {
			return nil, err
		}
		l = append(l, p)
	}
	return l, rows.Err()
}

// alterations is what another program did to the parts of a project file.
type alterations struct {
	changed []part // parts of ours that are missing or are made of other words
	added   []part // parts that are not ours
}

// tables reports whether one of our tables was changed.
func (a alterations) tables() (part, bool) {
	i := slices.IndexFunc(a.changed, func(p part) bool { return p.kind == "table" })
	if i < 0 {
		return part{}, false
	}
	return a.changed[i], true
}

// compare finds out how a file's layout differs from ours.
func (l layout) compare(got layout) (a alterations) {
	type name struct{ kind, name string }
	want := make(map[name]part, len(l)+len(knownByColumns))
	for _, p := range l {
		want[name{p.kind, p.name}] = p
	}
	for table, columns := range knownByColumns {
		want[name{"table", table}] = part{"table", table, table, columns}
	}
	for _, p := range got {
		known, ours := want[name{p.kind, p.name}]
		switch {
		case ours && known == p:
			delete(want, name{p.kind, p.name})
		case !ours && p.words != "": // an index without words belongs to a table
			a.added = append(a.added, p)
		}
	}
	for _, p := range want {
		a.changed = append(a.changed, p)
	}
	slices.SortFunc(a.changed, func(p, q part) int { return cmp.Or(cmp.Compare(p.kind, q.kind), cmp.Compare(p.name, q.name)) })
	return a
}

// alterations compares the parts of the file that q reads with those that a
// version of the schema makes.
func (s schema) alterations(ctx context.Context, q querier, version int64) (alterations, error) {
	want, err := s.layout(ctx, version)
	if err != nil {
		return alterations{}, err
	}
	got, err := readLayout(ctx, q)
	if err != nil {
		return alterations{}, err
	}
	return want.compare(got), nil
}

// inspect finds out of which version a file of ours is, and what another program
// did to its parts. Nothing else in it is read.
func (s schema) inspect(ctx context.Context, q querier, path string) (version int64, a alterations, err error) {
	if version, err = s.readVersion(ctx, q, path); err != nil {
		return 0, a, err
	}
	a, err = s.alterations(ctx, q, version)
	return version, a, err
}

// readVersion refuses what is no project of ours, or of a version that is not known.
func (s schema) readVersion(ctx context.Context, q querier, path string) (int64, error) {
	id, version, err := readIdentity(ctx, q)
	switch {
	case err != nil:
		return 0, err
	case id != applicationID:
		return 0, notOurs(nil, filepath.Base(path))
	case version < 1:
		return 0, damaged(nil, filepath.Base(path))
	}
	return version, s.checkVersion(version, path)
}

// held refuses a file whose own parts another program changed: a view or trigger
// may do anything under a name of ours.
func (a alterations) held(path string) error {
	name := filepath.Base(path)
	if table, changed := a.tables(); changed {
		return annotate.Fail(annotate.CodeDamaged, "project.table-altered", "File", name, "Part", table)
	}
	if len(a.changed) > 0 {
		return annotate.Fail(annotate.CodeAltered, "project.part-altered", "File", name, "Part", a.changed[0],
			"Argument", sentence.Argument(name))
	}
	return nil
}
