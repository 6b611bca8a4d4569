package store

import (
	"database/sql"
	"errors"
	"slices"

	"plumbline/annotate"
)

const (
	sqlStandNow = `SELECT k.revision, k.line, e.id, m.early
FROM stand AS k
CROSS JOIN entry AS e ON e.scope = k.scope AND e.asked = k.asked AND e.nth = k.nth
CROSS JOIN manner AS m ON m.number = e.manner
WHERE k.scope = ? AND k.asked = ?`

	sqlSetStand = `INSERT INTO stand (scope, asked, nth, revision, line, event, value) VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''))
ON CONFLICT DO UPDATE SET nth = excluded.nth, revision = excluded.revision, line = excluded.line, value = excluded.value`

	// sqlOfStand reads the entries of a key in the order in which they are kept.
	sqlOfStand = `SELECT {entry} FROM (
  SELECT e.*, m.codebook, m.origin, m.early, '' AS kind, '' AS subject, '' AS layer, 0 AS round, '' AS annotator,
    '' AS field, '' AS target, '' AS option, '' AS device, '' AS author
  FROM entry AS e CROSS JOIN manner AS m ON m.number = e.manner
  WHERE e.scope = ? AND e.asked = ?) AS l ORDER BY l.nth`

	sqlNoHeads = `DELETE FROM head WHERE scope = ? AND asked = ?`
	sqlAddHead = `INSERT INTO head (scope, asked, nth) VALUES (?, ?, ?)`
)

// stand is what stands for a key, as far as the next entry has to know: with the
// revision 0 nothing does.
type stand struct {
	revision int
	line     bool // each entry replaced the one before
	entry    string
	early    bool
}

func (w *writing) standNow(scope, asked int64) (s stand, err error) {
	err = w.row(w.file.statements.standNow, scope, asked).Scan(&s.revision, &s.line, &s.entry, &s.early)
	if errors.Is(err, sql.ErrNoRows) {
		return stand{}, nil
	}
	return s, err
}

// continuedBy reports whether an entry goes on with the line that stands, so that
// it alone is the head of its key.
func (s *stand) continuedBy(e *annotate.Entry) bool {
	if s.revision == 0 {
		return e.Replaces == "" && e.Undoes == "" && len(e.Also) == 0
	}
	return s.line && !s.early && !e.Early && e.Replaces == s.entry && e.ID != s.entry &&
		len(e.Also) == 0 && (e.Undoes == "" || e.Undoes == s.entry)
}

// stands brings what stands for a key up to date with an entry that was added.
func (w *writing) stands(at located, e *annotate.Entry) error {
	if !at.before.continuedBy(e) {
		return w.foldKey(at.scope, at.asked, e.Key.Kind)
	}
	n := at.before.revision + 1
	_, err := w.exec(w.file.statements.setStand, at.scope, at.asked, n, n, true, isEvent(e.Key.Kind), e.Value)
	return err
}

// foldKey works out what stands for a key from all its entries.
func (w *writing) foldKey(scope, asked int64, kind annotate.Kind) error {
	of, err := entries(w.ctx, w.tx, sqlOfStand, scope, asked)
	if err != nil {
		return err
	}
	nth := make(map[string]int, len(of))
	for i := range of {
		nth[of[i].ID] = i + 1
	}
	now := annotate.FoldKey(of)
	if _, err := w.exec(w.file.statements.setStand, scope, asked, nth[now.Entry.ID], now.Revision, now.Line(), isEvent(kind),
		now.Entry.Value); err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(w.ctx, sqlNoHeads, scope, asked); err != nil || len(now.Rivals) == 0 {
		return err
	}
	for _, head := range append([]annotate.Entry{now.Entry}, now.Rivals...) {
		if _, err := w.tx.ExecContext(w.ctx, sqlAddHead, scope, asked, nth[head.ID]); err != nil {
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
