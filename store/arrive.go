package store

import (
	"strconv"
	"strings"
)

// Entries of an attached file come into a gathering with what they share: under
// the numbers that this has here. Whose say on what it is comes in only where there
// is anything that is let in; what else they share is little.
//
// {f} is the attached file, {log} its log, {which} what is let in of an entry l of
// it, to which the parameters belong, and {file} the number of the file.
const (
	sqlHereTables = `CREATE TEMP TABLE IF NOT EXISTS scope_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS slot_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL, sheet INTEGER NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS writer_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS provenance_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL);
DELETE FROM temp.scope_here;
DELETE FROM temp.slot_here;
DELETE FROM temp.writer_here;
DELETE FROM temp.provenance_here;`

	sqlArriveShared = `INSERT INTO main.slot (kind, field, target, option)
SELECT kind, field, target, option FROM {f}.slot WHERE true ON CONFLICT DO NOTHING;
INSERT INTO main.writer (author, device)
SELECT author, device FROM {f}.writer WHERE true ON CONFLICT DO NOTHING;
INSERT INTO main.provenance (codebook, origin, early)
SELECT codebook, origin, early FROM {f}.provenance WHERE true ON CONFLICT DO NOTHING;
INSERT INTO temp.slot_here
SELECT t.number, a.number, a.sheet FROM {f}.slot AS t
CROSS JOIN main.slot AS a ON a.kind = t.kind AND a.field = t.field AND a.target = t.target AND a.option = t.option;
INSERT INTO temp.writer_here
SELECT t.number, h.number FROM {f}.writer AS t CROSS JOIN main.writer AS h ON h.author = t.author AND h.device = t.device;
INSERT INTO temp.provenance_here
SELECT t.number, m.number FROM {f}.provenance AS t
CROSS JOIN main.provenance AS m ON m.origin = t.origin AND m.early = t.early AND coalesce(m.codebook, '') = coalesce(t.codebook, '');`

	sqlArriveScopes = `INSERT INTO main.scope (subject, layer, round, annotator)
SELECT t.subject, t.layer, t.round, t.annotator FROM {f}.scope AS t
WHERE EXISTS (SELECT 1 FROM {log} AS l WHERE l.scope = t.number AND ({which})) ON CONFLICT DO NOTHING`

	sqlScopesHere = `INSERT INTO temp.scope_here
SELECT t.number, s.number FROM {f}.scope AS t
CROSS JOIN main.scope AS s ON s.subject = t.subject AND s.layer = t.layer AND s.round = t.round AND s.annotator = t.annotator`

	sqlArriveEntries = `INSERT INTO main.entry (scope, slot, stamp, id, value, replaces, also, decided, elapsed_ms, provenance, writer,
  action, undoes, erased, sheet, file)
SELECT os.here, oa.here, l.stamp, l.id, l.value, l.replaces, l.also, l.decided, l.elapsed_ms, om.here, oh.here,
  l.action, l.undoes, l.erased, oa.sheet, {file}
FROM {log} AS l
CROSS JOIN temp.scope_here AS os ON os.theirs = l.scope
CROSS JOIN temp.slot_here AS oa ON oa.theirs = l.slot
CROSS JOIN temp.provenance_here AS om ON om.theirs = l.provenance
CROSS JOIN temp.writer_here AS oh ON oh.theirs = l.writer
WHERE {which}
ON CONFLICT DO NOTHING`

	// sqlLogOf is the log of an attached file, its numbers beside its words. It is read
	// sheet by sheet.
	sqlLogOf = `(SELECT e.scope, e.slot, e.provenance, e.writer, e.id, a.kind, s.subject, s.layer, s.round, s.annotator, a.field, a.target,
  a.option, e.value, e.replaces, e.also, m.early, e.stamp, e.decided, e.elapsed_ms, m.codebook, m.origin, e.action, h.device, h.author,
  e.undoes, e.erased
FROM {f}.scope AS s
CROSS JOIN {f}.entry AS e ON e.scope = s.number
CROSS JOIN {f}.slot AS a ON a.number = e.slot
CROSS JOIN {f}.writer AS h ON h.number = e.writer
CROSS JOIN {f}.provenance AS m ON m.number = e.provenance)`
)

// arrive takes in those entries of an attached file for which a condition holds,
// and returns how many came.
func (g *gathering) arrive(from, which string, number int, args ...any) (int, error) {
	fill := strings.NewReplacer("{log}", strings.ReplaceAll(sqlLogOf, "{f}", from), "{f}", from, "{which}", which,
		"{file}", strconv.Itoa(number)).Replace
	for _, statement := range []string{sqlHereTables, fill(sqlArriveShared)} {
		if err := g.exec(statement); err != nil {
			return 0, err
		}
	}
	if err := g.exec(fill(sqlArriveScopes), args...); err != nil {
		return 0, err
	}
	if err := g.exec(fill(sqlScopesHere)); err != nil {
		return 0, err
	}
	return g.change(fill(sqlArriveEntries), args...)
}
