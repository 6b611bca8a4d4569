package store

import (
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
)

// The entries that were gathered come into the log: what they share first, then
// they themselves, key by key, and what stands for each key.
const (
	sqlUniteSlots = `INSERT INTO main.slot (kind, field, target, option)
SELECT kind, field, target, option FROM gathered.log WHERE true
GROUP BY kind, field, target, option ORDER BY kind, field, target, option
ON CONFLICT DO NOTHING`

	sqlUniteWriters = `INSERT INTO main.writer (author, device)
SELECT DISTINCT author, device FROM gathered.log WHERE true ORDER BY author, device ON CONFLICT DO NOTHING`

	sqlUniteProvenances = `INSERT INTO main.provenance (codebook, origin, early)
SELECT DISTINCT codebook, origin, early FROM gathered.log WHERE true ORDER BY codebook, origin, early ON CONFLICT DO NOTHING`

	// The sheets of a paragraph stand together, in the order of by_key.
	sqlUniteScopes = `INSERT INTO main.scope (subject, layer, round, annotator, unsure, look)
SELECT DISTINCT subject, layer, round, annotator, 0, 0 FROM gathered.log WHERE true
ORDER BY subject, layer, round, annotator ON CONFLICT DO NOTHING`

	// arriving gives the entries their places, key by key and within one in the
	// order of their stamps, after those that the key has. The columns of the
	// index by_key are all that is read for it.
	sqlArriving = `CREATE TEMP TABLE arriving (
  scope INTEGER NOT NULL, slot INTEGER NOT NULL, nth INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (scope, slot, nth)
) STRICT, WITHOUT ROWID`

	sqlArrive = `INSERT INTO temp.arriving (scope, slot, nth, id)
SELECT s.number, a.number, l.nth + coalesce((SELECT k.revision FROM main.latest AS k WHERE k.scope = s.number AND k.slot = a.number), 0), l.id
FROM (SELECT id, subject, layer, round, annotator, kind, field, target, option, row_number() OVER (
    PARTITION BY subject, layer, round, annotator, kind, field, target, option ORDER BY stamp, id) AS nth
  FROM gathered.log) AS l
CROSS JOIN main.scope AS s ON s.subject = l.subject AND s.layer = l.layer AND s.round = l.round AND s.annotator = l.annotator
CROSS JOIN main.slot AS a ON a.kind = l.kind AND a.field = l.field AND a.target = l.target AND a.option = l.option`

	sqlUniteEntries = `INSERT INTO main.entry (scope, slot, nth, id, value, replaces, also, stamp, decided, elapsed_ms,
  provenance, writer, action, undoes, erased)
SELECT r.scope, r.slot, r.nth, l.id, l.value, l.replaces, l.also, l.stamp, l.decided, l.elapsed_ms,
  m.number, h.number, l.action, l.undoes, l.erased
FROM temp.arriving AS r
CROSS JOIN gathered.log AS l ON l.id = r.id
CROSS JOIN main.writer AS h ON h.author = l.author AND h.device = l.device
CROSS JOIN main.provenance AS m ON m.origin = l.origin AND m.early = l.early AND coalesce(m.codebook, '') = coalesce(l.codebook, '')`

	// Keys with one entry in all, as most that arrive are.
	sqlUniteLatest = `INSERT INTO main.latest (scope, slot, nth, revision, line, event, value)
SELECT r.scope, r.slot, 1, 1, e.replaces IS NULL AND e.undoes IS NULL AND e.also IS NULL, a.kind NOT IN ({sheets}), e.value
FROM temp.arriving AS r
CROSS JOIN main.entry AS e ON e.scope = r.scope AND e.slot = r.slot AND e.nth = 1
CROSS JOIN main.slot AS a ON a.number = r.slot
WHERE r.nth = 1 AND NOT EXISTS (SELECT 1 FROM temp.arriving AS n WHERE n.scope = r.scope AND n.slot = r.slot AND n.nth = 2)`

	sqlUnitedKeys = `SELECT DISTINCT r.scope, r.slot, a.kind FROM temp.arriving AS r CROSS JOIN main.slot AS a ON a.number = r.slot
WHERE r.nth > 1`

	sqlArrived = `DROP TABLE temp.arriving`
)

// uniteLog brings the gathered entries in.
func (w *writing) uniteLog() error {
	err := w.execEach(sqlUniteSlots, sqlUniteWriters, sqlUniteProvenances, sqlUniteScopes, sqlArriving, sqlArrive, sqlUniteEntries,
		strings.Replace(sqlUniteLatest, "{sheets}", quotedKinds(manyKinds), 1))
	if err != nil {
		return err
	}
	type key struct {
		scope, slot int64
		kind        annotate.Kind
	}
	var keys []key
	err = eachRow(w.stop, w.tx, sqlUnitedKeys, func(rows *sql.Rows) error {
		var k key
		err := rows.Scan(&k.scope, &k.slot, &k.kind)
		keys = append(keys, k)
		return err
	})
	if err != nil {
		return err
	}
	for _, k := range keys {
		if err := errors.Join(w.stop.Err(), w.foldKey(k.scope, k.slot, k.kind)); err != nil {
			return err
		}
	}
	return w.execEach(sqlArrived)
}
