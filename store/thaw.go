package store

import (
	"context"
	"errors"
	"path/filepath"

	"plumbline/annotate"
	"plumbline/annotate/release"
	"plumbline/annotate/wholefile"
)

// Thawed is a project as it was when it was frozen, in a file of its own that Close removes.
type Thawed struct {
	*Project
	Of     annotate.Freeze
	Since  annotate.Destroyed // on demand, of what was frozen
	remove func()
}

// Close closes the project and removes its file.
func (t *Thawed) Close() error {
	err := t.Project.Close()
	t.remove()
	return err
}

// Thaw opens, to be read alone, what the project held when it was frozen, whatever came
// later: a copy out of which that is taken. What was destroyed on demand meanwhile is not
// in it. The error says if something of it is missing here, or is not as it was.
func (x Exchange) Thaw(ctx context.Context, f annotate.Freeze) (*Thawed, error) {
	if err := x.file.needLead("lead.thaw"); err != nil {
		return nil, err
	}
	folder, remove, err := wholefile.TemporaryFolder()
	if err != nil {
		return nil, err
	}
	t := &Thawed{Of: f, remove: remove}
	if err := t.open(ctx, x.file, filepath.Join(folder, filepath.Base(x.file.path))); err != nil {
		remove()
		return nil, explainTemporary(err, "doing.thawing", x.file.path)
	}
	return t, nil
}

// ReadFrozen lets read look at what the project held when it was frozen, and says what was
// destroyed of it since.
func (x Exchange) ReadFrozen(ctx context.Context, f annotate.Freeze, read func(release.Source) error) (annotate.Destroyed, error) {
	t, err := x.Thaw(ctx, f)
	if err != nil {
		return annotate.Destroyed{}, err
	}
	return t.Since, errors.Join(read(t.Project), t.Close())
}

// open copies a project to a path and takes out of the copy what is not of the freeze.
func (t *Thawed) open(ctx context.Context, from *file, path string) error {
	if err := from.saveCopy(ctx, path); err != nil {
		return err
	}
	copied := newProject(path)
	copied.file.writer = openWriter(path, "rw")
	copied.file.reader.whole = copied.file.openReaders()
	if err := errors.Join(t.takeBack(ctx, copied.file), copied.Close()); err != nil {
		return err
	}
	var err error
	t.Project, err = Open(ctx, path, Options{ReadOnly: true})
	return err
}

// takeBack makes a copy of the project what was frozen.
func (t *Thawed) takeBack(ctx context.Context, copied *file) error {
	if err := copied.takeHand(ctx); err != nil {
		return err
	}
	// All that hangs on what goes goes too, and references to slots have no index.
	if _, err := copied.hand.ExecContext(ctx, "PRAGMA foreign_keys = off; "+sqlLaterTables); err != nil {
		return err
	}
	return copied.transact(ctx, func(w *writing) (err error) {
		if t.Since, err = w.noteLater(&t.Of); err != nil {
			return err
		}
		return w.takeOutLater()
	})
}

const (
	// What came later than a freeze: entries by their places, articles.
	sqlLaterTables = `CREATE TEMP TABLE later (
  scope INTEGER NOT NULL, slot INTEGER NOT NULL, nth INTEGER NOT NULL, PRIMARY KEY (scope, slot, nth)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE later_article (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID`

	sqlNoteLater = `INSERT INTO temp.later (scope, slot, nth) SELECT scope, slot, nth FROM main.entry WHERE id = ?`

	// sqlLaterForce says whether other questions may have been in force.
	sqlLaterForce = `SELECT EXISTS (SELECT 1 FROM temp.later AS l CROSS JOIN main.slot AS a ON a.number = l.slot
WHERE a.kind = 'project' AND a.field IN ('codebook', 'outlet_blind'))`

	// stays holds of a key of which an entry is left.
	stays = `EXISTS (SELECT 1 FROM main.entry AS e WHERE e.scope = k.scope AND e.slot = k.slot)`

	// Within a key the entries are counted without a gap.
	sqlTakeOutEntries = `DELETE FROM main.entry WHERE (scope, slot, nth) IN (SELECT scope, slot, nth FROM temp.later);
DELETE FROM main.latest AS k WHERE (scope, slot) IN (SELECT scope, slot FROM temp.later) AND NOT ` + stays + `;
DELETE FROM main.head AS k WHERE (scope, slot) IN (SELECT scope, slot FROM temp.later) AND NOT ` + stays + `;
UPDATE main.entry AS e SET nth = (SELECT count(*) FROM temp.later AS l WHERE l.scope = e.scope AND l.slot = e.slot AND l.nth < e.nth) - nth
WHERE (scope, slot) IN (SELECT scope, slot FROM temp.later);
UPDATE main.entry SET nth = -nth WHERE (scope, slot) IN (SELECT scope, slot FROM temp.later)`

	sqlKeysLeft = `SELECT DISTINCT k.scope, k.slot, a.kind FROM temp.later AS k CROSS JOIN main.slot AS a ON a.number = k.slot WHERE ` + stays

	sqlTakeOutArticles = `DELETE FROM main.paragraph WHERE article IN (SELECT id FROM temp.later_article);
DELETE FROM main.article WHERE id IN (SELECT id FROM temp.later_article)`

	sqlSheetsLeft = `SELECT paragraph, layer, round, annotator FROM (
  SELECT DISTINCT s.subject AS paragraph, s.layer, s.round, s.annotator FROM temp.later AS l
  CROSS JOIN main.scope AS s ON s.number = l.scope AND s.state IS NOT NULL)
WHERE (paragraph, layer, round, annotator) > (?, ?, ?, ?)
ORDER BY paragraph, layer, round, annotator LIMIT 1000`

	sqlTakeOutUnused = `CREATE TEMP TABLE used AS SELECT DISTINCT slot, writer, provenance FROM main.entry;
DELETE FROM main.slot WHERE number NOT IN (SELECT slot FROM temp.used);
DELETE FROM main.writer WHERE number NOT IN (SELECT writer FROM temp.used);
DELETE FROM main.provenance WHERE number NOT IN (SELECT provenance FROM temp.used);
DELETE FROM main.codebook AS b WHERE NOT EXISTS (SELECT 1 FROM main.provenance AS m WHERE m.codebook = b.hash)
  AND NOT EXISTS (SELECT 1 FROM main.log AS l WHERE l.subject = 'project' AND l.kind = 'project' AND l.field = 'codebook' AND l.value = b.hash);
CREATE TEMP TABLE named AS
SELECT replaces AS id FROM main.entry WHERE replaces NOT IN (SELECT id FROM main.entry)
UNION SELECT undoes FROM main.entry WHERE undoes NOT IN (SELECT id FROM main.entry)
UNION SELECT a.id FROM main.absent AS a WHERE a.id NOT IN (SELECT id FROM main.entry)
  AND EXISTS (SELECT 1 FROM main.entry AS l WHERE l.also IS NOT NULL AND instr(' ' || l.also || ' ', ' ' || a.id || ' ') > 0);
DELETE FROM main.absent;
INSERT INTO main.absent SELECT id FROM temp.named;
DELETE FROM main.declined;
DELETE FROM main.packed;
DELETE FROM main.place`
)

// sqlTakeOutSheets forgets how far sheets are on which nothing is left, and whose say it
// was where nothing is left at all.
var sqlTakeOutSheets = `UPDATE main.scope AS s SET state = NULL, unsure = 0, look = 0 WHERE number IN (SELECT scope FROM temp.later)
  AND NOT EXISTS (SELECT 1 FROM main.entry AS e CROSS JOIN main.slot AS a ON a.number = e.slot WHERE e.scope = s.number AND a.` + sheetKinds + `);
DELETE FROM main.scope AS s WHERE number IN (SELECT scope FROM temp.later)
  AND NOT EXISTS (SELECT 1 FROM main.entry AS e WHERE e.scope = s.number)`

// sqlCountAnew counts how far the sheets of each article are (progress.tally).
var sqlCountAnew = `DELETE FROM main.counter;
INSERT INTO main.counter (layer, round, annotator, article, begun, submitted, unsure, look)
SELECT layer, round, annotator, ` + articleOf("s.subject") + ` AS article, sum(state <> ''), sum(state = 'submitted'), sum(unsure), sum(look)
FROM main.scope AS s WHERE state IS NOT NULL GROUP BY layer, round, annotator, article`

// laterNoted means what is of a freeze, and notes what is not.
type laterNoted struct {
	*writing
	frozen annotate.Frozen
}

func (l laterNoted) article(id string) (bool, error) {
	return l.noted(id, "INSERT INTO temp.later_article (id) VALUES (?)")
}

func (l laterNoted) entry(id string) (bool, error) { return l.noted(id, sqlNoteLater) }

func (l laterNoted) noted(id, note string) (meant bool, err error) {
	if l.frozen.Has(id) {
		return true, nil
	}
	_, err = l.tx.ExecContext(l.stop, note, id)
	return false, err
}

// noteLater notes what is not of a freeze, and says what was destroyed since of what is.
func (w *writing) noteLater(f *annotate.Freeze) (annotate.Destroyed, error) {
	var held annotate.Holdings
	err := holdings(w.stop, w.tx, &held, laterNoted{w, f.Frozen()})
	if err != nil {
		return annotate.Destroyed{}, err
	}
	return f.Compared(&held)
}

// takeOutLater takes out what was noted, and brings what follows from the log up to date.
func (w *writing) takeOutLater() error {
	if err := w.tx.QueryRowContext(w.ctx, sqlLaterForce).Scan(&w.force); err != nil {
		return err
	}
	l, err := readLayout(w.ctx, w.tx)
	if err != nil {
		return err
	}
	drop, again := l.triggers()
	if err := w.execEach(drop, sqlTakeOutEntries, sqlTakeOutSheets, sqlTakeOutArticles); err != nil {
		return err
	}
	if err := w.foldKeys(sqlKeysLeft); err != nil {
		return err
	}
	if err := w.execEach(sqlTakeOutUnused, again); err != nil {
		return err
	}
	return errors.Join(w.foldPages(sqlSheetsLeft), w.execEach(sqlCountAnew))
}
