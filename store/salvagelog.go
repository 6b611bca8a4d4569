package store

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"

	"plumbline/annotate"
)

// entryAt is where an entry stands in its table.
type entryAt struct{ scope, slot, nth int64 }

// narrowLog is the log of a damaged file of this format, read past its indexes: the
// names that entries refer to by number, and the places of entries with the ids that
// some index tells.
type narrowLog struct {
	scopes, slot, writers, provenances map[int64]*annotate.Entry // in each the part that the number stands for
	found                              map[entryAt]string
}

// along runs a query in both directions: what is damaged ends one of them in the
// middle.
func (s *salvaging) along(visit func(*sql.Rows) error, ways ...string) error {
	for _, way := range ways {
		for _, direction := range []string{"ASC", "DESC"} {
			if err := s.rows(visit, strings.ReplaceAll(way, "{direction}", direction)); err != nil {
				return err
			}
		}
	}
	return nil
}

// part is how one of the tables of names is read: to tells where its columns go.
func (s *salvaging) part(to func(*annotate.Entry) []any, ways ...string) (map[int64]*annotate.Entry, error) {
	found := make(map[int64]*annotate.Entry)
	err := s.along(func(rows *sql.Rows) error {
		var number int64
		e := &annotate.Entry{}
		err := rows.Scan(append([]any{&number}, to(e)...)...)
		if err == nil {
			found[number] = e
		}
		return err
	}, ways...)
	return found, err
}

func (s *salvaging) narrow() (l *narrowLog, err error) {
	l = &narrowLog{found: make(map[entryAt]string)}
	if l.scopes, err = s.part(
		func(e *annotate.Entry) []any {
			return []any{&e.Key.Subject, &e.Key.Layer, &e.Key.Round, &e.Key.Annotator}
		},
		"SELECT number, subject, layer, round, annotator FROM scope ORDER BY number {direction}",
		"SELECT number, subject, layer, round, annotator FROM scope ORDER BY subject {direction}, layer {direction}, round {direction}, annotator {direction}",
	); err != nil {
		return nil, err
	}
	if l.slot, err = s.part(
		func(e *annotate.Entry) []any {
			return []any{&e.Key.Kind, &e.Key.Field, &e.Key.Target, &e.Key.Option}
		},
		"SELECT number, kind, field, target, option FROM slot ORDER BY number {direction}",
		"SELECT number, kind, field, target, option FROM slot ORDER BY kind {direction}, field {direction}, target {direction}, option {direction}",
	); err != nil {
		return nil, err
	}
	if l.writers, err = s.part(func(e *annotate.Entry) []any { return []any{&e.Author, &e.Device} },
		"SELECT number, author, device FROM writer ORDER BY number {direction}",
		"SELECT number, author, device FROM writer ORDER BY author {direction}, device {direction}",
	); err != nil {
		return nil, err
	}
	if l.provenances, err = s.part(func(e *annotate.Entry) []any { return []any{&e.Codebook, &e.Origin, &e.Early} },
		"SELECT number, coalesce(codebook, ''), origin, early FROM provenance ORDER BY number {direction}",
	); err != nil {
		return nil, err
	}
	return l, s.findEntries(l)
}

// findEntries finds where entries stand: by their table, by the indexes on it, and by
// how many entries each key is known to have.
func (s *salvaging) findEntries(l *narrowLog) error {
	err := s.along(func(rows *sql.Rows) error {
		var at entryAt
		var id string
		err := rows.Scan(&at.scope, &at.slot, &at.nth, &id)
		if err == nil && (id != "" || l.found[at] == "") {
			l.found[at] = id
		}
		return err
	},
		"SELECT scope, slot, nth, id FROM entry ORDER BY scope {direction}, slot {direction}, nth {direction}",
		"SELECT scope, slot, nth, id FROM entry ORDER BY id {direction}",
		"SELECT scope, slot, nth, '' FROM entry ORDER BY writer {direction}, rank {direction}",
	)
	if err != nil {
		return err
	}
	return s.along(func(rows *sql.Rows) error {
		var at entryAt
		var revision int64
		if err := rows.Scan(&at.scope, &at.slot, &revision); err != nil {
			return err
		}
		for at.nth = 1; at.nth <= min(revision, mostRevisions); at.nth++ {
			if _, known := l.found[at]; !known {
				l.found[at] = ""
			}
		}
		return nil
	}, "SELECT scope, slot, revision FROM latest ORDER BY scope {direction}, slot {direction}")
}

// mostRevisions is more entries than any key has.
const mostRevisions = 1_000_000

const sqlEntryAt = `SELECT id, coalesce(value, ''), coalesce(replaces, ''), coalesce(also, ''), stamp,
  decided, elapsed_ms, provenance, writer, action, coalesce(undoes, ''), erased
FROM entry WHERE scope = ? AND slot = ? AND nth = ?`

// at reads the entry at a place.
func (s *salvaging) at(l *narrowLog, at entryAt) (e annotate.Entry, erased bool, err error) {
	var also string
	var provenance, writer int64
	if err := s.db.QueryRowContext(s.ctx, sqlEntryAt, at.scope, at.slot, at.nth).Scan(
		&e.ID, &e.Value, &e.Replaces, &also, &e.Stamp, (*moment)(&e.DecidedAt), &e.ElapsedMS, &provenance, &writer,
		&e.Action, &e.Undoes, &erased,
	); err != nil {
		return e, false, err
	}
	scope, slot, by, how := l.scopes[at.scope], l.slot[at.slot], l.writers[writer], l.provenances[provenance]
	if scope == nil || slot == nil || by == nil || how == nil {
		return e, false, damaged(nil, s.name)
	}
	e.Key = scope.Key
	e.Key.Kind, e.Key.Field, e.Key.Target, e.Key.Option = slot.Key.Kind, slot.Key.Field, slot.Key.Target, slot.Key.Option
	e.Author, e.Device, e.Codebook, e.Origin, e.Early = by.Author, by.Device, how.Codebook, how.Origin, how.Early
	if also != "" {
		e.Also = strings.Fields(also)
	}
	return e, erased, nil
}

// narrowEntries brings over the entries of a file of this format.
func (s *salvaging) narrowEntries(w *writing) error {
	l, err := s.narrow()
	if err != nil {
		return err
	}
	places := make([]entryAt, 0, len(l.found))
	for at := range l.found {
		places = append(places, at)
	}
	slices.SortFunc(places, func(a, b entryAt) int {
		return cmp.Or(cmp.Compare(a.scope, b.scope), cmp.Compare(a.slot, b.slot), cmp.Compare(a.nth, b.nth))
	})
	for _, at := range places {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		e, erased, err := s.at(l, at)
		id := l.found[at]
		if err == nil {
			id = e.ID
			err = w.appendOne(&e)
		}
		if err == nil && erased {
			_, err = w.tx.ExecContext(w.ctx, "UPDATE entry SET erased = 1 WHERE id = ?", id)
		}
		s.took(w, id, err)
	}
	return nil
}

// took counts an entry that was brought over, or is there from the backup, and notes
// one that is not.
func (s *salvaging) took(w *writing, id string, err error) {
	switch {
	case err == nil, id != "" && w.tx.QueryRowContext(w.ctx, "SELECT 1 FROM log WHERE id = ?", id).Scan(new(int)) == nil:
		s.report.Entries++
	case id == "":
		s.lose(annotate.LostUnknown, "", nil)
	default:
		s.lose(annotate.LostEntry, id, err)
	}
}
