package store

import (
	"database/sql"
	"errors"
	"slices"

	"plumbline/annotate"
)

const (
	// SQLite would plan a statement of several tables anew whenever a number to which
	// a column is equal is another one, which costs more than to run it. It does not
	// look into a CAST.
	sqlLatestNow = `SELECT k.revision, k.line, e.id, m.early
FROM latest AS k
CROSS JOIN entry AS e ON e.scope = k.scope AND e.slot = k.slot AND e.nth = k.nth
CROSS JOIN provenance AS m ON m.number = e.provenance
WHERE k.scope = CAST(? AS INTEGER) AND k.slot = CAST(? AS INTEGER)`

	sqlSetLatest = `INSERT INTO latest (scope, slot, nth, revision, line, event, value) VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''))
ON CONFLICT DO UPDATE SET nth = excluded.nth, revision = excluded.revision, line = excluded.line, value = excluded.value`

	// sqlAllOfKey reads the entries of a key in the order in which they are kept.
	sqlAllOfKey = `SELECT {entry} FROM (
  SELECT e.*, m.codebook, m.origin, m.early, '' AS kind, '' AS subject, '' AS layer, 0 AS round, '' AS annotator,
    '' AS field, '' AS target, '' AS option, '' AS device, '' AS author
  FROM entry AS e CROSS JOIN provenance AS m ON m.number = e.provenance
  WHERE e.scope = ? AND e.slot = ?) AS l ORDER BY l.nth`

	sqlNoHeads = `DELETE FROM head WHERE scope = ? AND slot = ?`
	sqlAddHead = `INSERT INTO head (scope, slot, nth) VALUES (?, ?, ?)`
)

// latest is what stands for a key, as far as the next entry has to know: with the
// revision 0 nothing does.
type latest struct {
	revision int
	line     bool // each entry replaced the one before
	entry    string
	early    bool
}

func (w *writing) latestNow(scope, slot int64) (s latest, err error) {
	if all, known := w.known.latest[scope]; known {
		return all[slot], nil
	}
	err = w.row(w.file.statements.latestNow, scope, slot).Scan(&s.revision, &s.line, &s.entry, &s.early)
	if errors.Is(err, sql.ErrNoRows) {
		return latest{}, nil
	}
	return s, err
}

// continuedBy reports whether an entry goes on with the line that stands, so that
// it alone is the head of its key.
func (s *latest) continuedBy(e *annotate.Entry) bool {
	if s.revision == 0 {
		return e.Replaces == "" && e.Undoes == "" && len(e.Also) == 0
	}
	return s.line && !s.early && !e.Early && e.Replaces == s.entry && e.ID != s.entry &&
		len(e.Also) == 0 && (e.Undoes == "" || e.Undoes == s.entry)
}

// stands brings what stands for a key up to date with an entry that was added.
func (w *writing) stands(at located, e *annotate.Entry) error {
	if !at.before.continuedBy(e) {
		w.readAnew(at.scope, sheetOf(e.Key))
		return w.foldKey(at.scope, at.slot, e.Key.Kind)
	}
	n := at.before.revision + 1
	_, err := w.exec(w.file.statements.setLatest, at.scope, at.slot, n, n, true, isEvent(e.Key.Kind), e.Value)
	if err != nil {
		return err
	}
	if all, known := w.known.latest[at.scope]; known {
		all[at.slot] = latest{revision: n, line: true, entry: e.ID, early: e.Early}
	}
	if t := w.touched[sheetOf(e.Key)]; t != nil && t.sheet != nil {
		applyAlone(t.sheet, e)
	}
	return nil
}

// readAnew gives up what is known to stand in a scope.
func (w *writing) readAnew(scope int64, key sheetKey) {
	delete(w.known.latest, scope)
	if t := w.touched[key]; t != nil {
		t.sheet = nil
	}
}

// foldKey works out what stands for a key from all its entries.
func (w *writing) foldKey(scope, slot int64, kind annotate.Kind) error {
	of, err := entries(w.ctx, w.tx, sqlAllOfKey, scope, slot)
	if err != nil {
		return err
	}
	nth := make(map[string]int, len(of))
	for i := range of {
		nth[of[i].ID] = i + 1
	}
	now := annotate.FoldKey(of)
	if _, err := w.exec(w.file.statements.setLatest, scope, slot, nth[now.Entry.ID], now.Revision, now.Line(), isEvent(kind),
		now.Entry.Value); err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(w.ctx, sqlNoHeads, scope, slot); err != nil || len(now.Rivals) == 0 {
		return err
	}
	for _, head := range append([]annotate.Entry{now.Entry}, now.Rivals...) {
		if _, err := w.tx.ExecContext(w.ctx, sqlAddHead, scope, slot, nth[head.ID]); err != nil {
			return err
		}
	}
	return nil
}

// manyKinds are the kinds of which every sheet has many entries: all others are
// found by their kind.
var manyKinds = []annotate.Kind{
	annotate.KindAnswer, annotate.KindSubmission, annotate.KindEvidence, annotate.KindVote, annotate.KindProbability,
}

func isEvent(k annotate.Kind) bool { return !slices.Contains(manyKinds, k) }
