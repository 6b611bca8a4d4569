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
	// The sheets of a paragraph stand together.
	sqlUniteShared = `INSERT INTO main.slot (kind, field, target, option)
SELECT kind, field, target, option FROM gathered.slot WHERE true ORDER BY kind, field, target, option ON CONFLICT DO NOTHING;
INSERT INTO main.writer (author, device)
SELECT author, device FROM gathered.writer WHERE true ORDER BY author, device ON CONFLICT DO NOTHING;
INSERT INTO main.provenance (codebook, origin, early)
SELECT codebook, origin, early FROM gathered.provenance WHERE true ORDER BY codebook, origin, early ON CONFLICT DO NOTHING;
INSERT INTO main.scope (subject, layer, round, annotator, unsure, look)
SELECT subject, layer, round, annotator, 0, 0 FROM gathered.scope WHERE true
ORDER BY subject, layer, round, annotator ON CONFLICT DO NOTHING`

	// The numbers that stand here for those of the gathered file; fresh is whose say
	// on what nobody knew before.
	sqlNumbersHere = `CREATE TEMP TABLE scope_here (here INTEGER PRIMARY KEY, theirs INTEGER NOT NULL UNIQUE, fresh INTEGER NOT NULL);
CREATE TEMP TABLE slot_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL, event INTEGER NOT NULL);
CREATE TEMP TABLE writer_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL);
CREATE TEMP TABLE provenance_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL);
INSERT INTO temp.scope_here
SELECT s.number, t.number, NOT EXISTS (SELECT 1 FROM main.entry AS e WHERE e.scope = s.number) FROM gathered.scope AS t
CROSS JOIN main.scope AS s ON s.subject = t.subject AND s.layer = t.layer AND s.round = t.round AND s.annotator = t.annotator
ORDER BY t.subject, t.layer, t.round, t.annotator;
INSERT INTO temp.slot_here
SELECT t.number, a.number, a.kind NOT IN ({many}) FROM gathered.slot AS t
CROSS JOIN main.slot AS a ON a.kind = t.kind AND a.field = t.field AND a.target = t.target AND a.option = t.option;
INSERT INTO temp.writer_here
SELECT t.number, h.number FROM gathered.writer AS t CROSS JOIN main.writer AS h ON h.author = t.author AND h.device = t.device;
INSERT INTO temp.provenance_here
SELECT t.number, m.number FROM gathered.provenance AS t
CROSS JOIN main.provenance AS m ON m.origin = t.origin AND m.early = t.early AND coalesce(m.codebook, '') = coalesce(t.codebook, '')`

	sqlEntriesHere = `
CROSS JOIN temp.slot_here AS oa ON oa.theirs = e.slot
CROSS JOIN temp.provenance_here AS om ON om.theirs = e.provenance
CROSS JOIN temp.writer_here AS oh ON oh.theirs = e.writer`

	entryHere = `INSERT INTO main.entry (scope, slot, nth, id, value, replaces, also, stamp, decided, elapsed_ms,
  provenance, writer, action, undoes, erased)
`
	valuesHere = `e.id, e.value, e.replaces, e.also, e.stamp, e.decided, e.elapsed_ms, om.here, oh.here, e.action, e.undoes, e.erased`

	// alone holds of an entry e that is the only one of its key, as most that
	// arrive are: of these all is known.
	alone = `os.fresh AND NOT EXISTS (SELECT 1 FROM gathered.crowded AS c WHERE c.scope = e.scope AND c.slot = e.slot)`

	sqlUniteAlone = entryHere + `SELECT os.here, oa.here, 1, ` + valuesHere + `
FROM temp.scope_here AS os CROSS JOIN gathered.entry AS e ON e.scope = os.theirs` + sqlEntriesHere + ` WHERE ` + alone

	sqlLatestAlone = `INSERT INTO main.latest (scope, slot, nth, revision, line, event, value)
SELECT os.here, oa.here, 1, 1, e.replaces IS NULL AND e.undoes IS NULL AND e.also IS NULL, oa.event, e.value
FROM temp.scope_here AS os CROSS JOIN gathered.entry AS e ON e.scope = os.theirs
CROSS JOIN temp.slot_here AS oa ON oa.theirs = e.slot WHERE ` + alone

	// arriving gives the others their places, key by key and within one in the order
	// of their stamps, after those that the key has.
	sqlArriving = `CREATE TEMP TABLE arriving (
  scope INTEGER NOT NULL, slot INTEGER NOT NULL, nth INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (scope, slot, nth)
) STRICT, WITHOUT ROWID;
INSERT INTO temp.arriving (scope, slot, nth, id)
SELECT os.here, oa.here, row_number() OVER (PARTITION BY e.scope, e.slot ORDER BY e.stamp, e.id)
  + coalesce((SELECT k.revision FROM main.latest AS k WHERE k.scope = os.here AND k.slot = oa.here), 0), e.id
FROM temp.scope_here AS os CROSS JOIN gathered.entry AS e ON e.scope = os.theirs
CROSS JOIN temp.slot_here AS oa ON oa.theirs = e.slot
WHERE NOT (` + alone + `)`

	sqlUniteArriving = entryHere + `SELECT r.scope, r.slot, r.nth, ` + valuesHere + `
FROM temp.arriving AS r CROSS JOIN gathered.entry AS e ON e.id = r.id` + sqlEntriesHere

	// Keys with one entry in all.
	sqlLatestArriving = `INSERT INTO main.latest (scope, slot, nth, revision, line, event, value)
SELECT r.scope, r.slot, 1, 1, e.replaces IS NULL AND e.undoes IS NULL AND e.also IS NULL, a.kind NOT IN ({many}), e.value
FROM temp.arriving AS r
CROSS JOIN main.entry AS e ON e.scope = r.scope AND e.slot = r.slot AND e.nth = 1
CROSS JOIN main.slot AS a ON a.number = r.slot
WHERE r.nth = 1 AND NOT EXISTS (SELECT 1 FROM temp.arriving AS n WHERE n.scope = r.scope AND n.slot = r.slot AND n.nth = 2)`

	sqlUnitedKeys = `SELECT DISTINCT r.scope, r.slot, a.kind FROM temp.arriving AS r CROSS JOIN main.slot AS a ON a.number = r.slot
WHERE r.nth > 1`

	sqlArrived = `DROP TABLE temp.arriving`

	sqlNumbersKnown = `DROP TABLE temp.scope_here; DROP TABLE temp.slot_here; DROP TABLE temp.writer_here; DROP TABLE temp.provenance_here`
)

// uniteLog brings the gathered entries in.
func (w *writing) uniteLog() error {
	many := strings.NewReplacer("{many}", quotedKinds(manyKinds)).Replace
	err := w.execEach(sqlUniteShared, many(sqlNumbersHere), sqlUniteAlone, sqlLatestAlone,
		sqlArriving, sqlUniteArriving, many(sqlLatestArriving))
	if err != nil {
		return err
	}
	if err := w.foldKeys(sqlUnitedKeys); err != nil {
		return err
	}
	w.known.rare = nil // some may have come
	return w.execEach(sqlArrived)
}

// foldKeys works out what stands for the keys that a query lists.
func (w *writing) foldKeys(query string) error {
	type key struct {
		scope, slot int64
		kind        annotate.Kind
	}
	var keys []key
	err := eachRow(w.stop, w.tx, query, func(rows *sql.Rows) error {
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
	return nil
}
