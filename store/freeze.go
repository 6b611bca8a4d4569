package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/release"
)

const (
	// sqlFreezes reads the freezes that stand, and those that stand beside them.
	sqlFreezes = `SELECT {entry} FROM log AS l WHERE l.subject = 'project' AND l.kind = 'freeze' AND l.value IS NOT NULL AND l.id IN (
  SELECT id FROM current_entry WHERE subject = 'project' AND kind = 'freeze'
  UNION SELECT entry FROM rival WHERE subject = 'project' AND kind = 'freeze')
ORDER BY ` + inLogOrder

	sqlWholeLog = `SELECT {entry}, l.erased FROM log AS l ORDER BY l.id`

	sqlTextsHeld = `SELECT p.article, p.text_hash, p.guess, p.joined, p.missing IS 'erased'
FROM paragraph AS p ORDER BY p.article, p.position`

	sqlThawTables = `CREATE TABLE frozen (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID`

	sqlThawCodebooks = `INSERT INTO main.codebook SELECT hash, id, version, source, 0 FROM ours.codebook AS b
WHERE EXISTS (SELECT 1 FROM main.provenance AS m WHERE m.codebook = b.hash)
  OR EXISTS (SELECT 1 FROM main.log AS l WHERE l.kind = 'project' AND l.field = 'codebook' AND l.value = b.hash)`

	sqlThawArticles = `INSERT INTO main.article (id, copy_name, paragraphs, file)
SELECT id, copy_name, paragraphs, 0 FROM ours.article WHERE id IN (SELECT id FROM frozen) ORDER BY arrival`

	sqlThawParagraphs = `INSERT INTO main.paragraph (id, article, position, text, text_hash, guess, joined, missing, file)
SELECT p.id, p.article, p.position, p.text, p.text_hash, p.guess, p.joined, p.missing, 0
FROM main.article AS a CROSS JOIN ours.paragraph AS p ON p.article = a.id`

	sqlNamedAbsent = `INSERT INTO main.absent SELECT replaces FROM main.entry WHERE replaces NOT IN (SELECT id FROM main.entry)
UNION SELECT undoes FROM main.entry WHERE undoes NOT IN (SELECT id FROM main.entry)
UNION SELECT a.id FROM ours.absent AS a WHERE a.id NOT IN (SELECT id FROM main.entry)
  AND EXISTS (SELECT 1 FROM main.entry AS l WHERE l.also IS NOT NULL AND instr(' ' || l.also || ' ', ' ' || a.id || ' ') > 0)`
)

// Freeze records under a name what the project holds now, and returns it. A name that is
// taken is refused.
func (x Exchange) Freeze(ctx context.Context, pen *annotate.Pen, name string) (f annotate.Freeze, err error) {
	if err := x.file.needLead("lead.freeze"); err != nil {
		return f, err
	}
	before, err := Log(x).Stands(ctx, annotate.FreezeKey(name))
	if err != nil {
		return f, err
	}
	if before.Entry.Value != "" {
		return f, annotate.Fail(annotate.CodeExists, "freeze.taken", "Name", name)
	}
	var held annotate.Holdings
	err = x.file.read(ctx, "doing.freezing", func(tx *sql.Tx) error {
		return holdings(ctx, tx, &held)
	})
	if err != nil {
		return f, err
	}
	f = held.Freeze(name)
	pen.Begin()
	written := pen.WriteOver(before, annotate.FreezeKey(name), f.Value(), annotate.OriginAnnotator)
	f.Author, f.At = written.Author, written.DecidedAt
	return f, Log(x).Append(ctx, written)
}

// holdings collects what is held.
func holdings(ctx context.Context, q querier, held *annotate.Holdings) error {
	var article string
	var paragraphs []annotate.FrozenParagraph
	end := func() {
		if article != "" {
			held.AddArticle(article, paragraphs)
		}
	}
	err := eachRow(ctx, q, sqlTextsHeld, func(rows *sql.Rows) error {
		var of string
		var p annotate.FrozenParagraph
		if err := rows.Scan(&of, &p.TextHash, &p.Guess, &p.Joined, &p.Erased); err != nil {
			return err
		}
		if of != article {
			end()
			article, paragraphs = of, paragraphs[:0]
		}
		paragraphs = append(paragraphs, p)
		return nil
	})
	if err != nil {
		return err
	}
	end()
	return eachRow(ctx, q, strings.Replace(sqlWholeLog, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
		var erased bool
		e, err := scanEntry(rows, &erased)
		if err == nil {
			held.AddEntry(&e, erased)
		}
		return err
	})
}

// Freezes lists what was frozen, oldest first. Two leads may have given one name to
// different sets; both are in the list then.
func (x Exchange) Freezes(ctx context.Context) (all []annotate.Freeze, err error) {
	err = x.file.read(ctx, "doing.reading", func(tx *sql.Tx) error {
		written, err := entries(ctx, tx, sqlFreezes)
		for i := range written {
			if f, ok := annotate.ReadFreeze(&written[i]); ok {
				all = append(all, f)
			}
		}
		return err
	})
	return all, err
}

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
// later: the union of the entries that were frozen, as a pack is of those that it takes.
// What was destroyed on demand meanwhile is not in it. The error says if something of it is
// missing here, or is not as it was.
func (x Exchange) Thaw(ctx context.Context, f annotate.Freeze) (*Thawed, error) {
	if err := x.file.needLead("lead.thaw"); err != nil {
		return nil, err
	}
	g, err := x.gather(ctx, keepLittle)
	if err != nil {
		return nil, err
	}
	defer g.close()
	w := &thawing{gathering: g, freeze: f}
	if err := w.collect(); err != nil {
		return nil, g.explain(err, "doing.thawing", x.file.path)
	}
	folder, remove, err := temporaryFolder()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, filepath.Base(x.file.path))
	thawed, err := w.open(ctx, path)
	if err != nil {
		remove()
		return nil, g.explain(err, "doing.thawing", x.file.path)
	}
	return &Thawed{Project: thawed, Of: f, Since: w.since, remove: remove}, nil
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

// thawing is a gathering of what was frozen.
type thawing struct {
	*gathering
	freeze annotate.Freeze
	since  annotate.Destroyed
}

// collect copies the rows that were frozen, and compares them with what was noted of them.
func (w *thawing) collect() error {
	if err := w.exec(sqlThawTables); err != nil {
		return err
	}
	if err := w.choose(); err != nil {
		return err
	}
	for _, statement := range []string{sqlThawArticles, sqlThawParagraphs} {
		if err := w.exec(statement); err != nil {
			return err
		}
	}
	if _, err := w.arrive("ours", "l.id IN (SELECT id FROM frozen)", 0); err != nil {
		return err
	}
	if err := w.endEntries(); err != nil {
		return err
	}
	if err := errors.Join(w.exec(sqlThawCodebooks), w.exec(sqlNamedAbsent)); err != nil {
		return err
	}
	var held annotate.Holdings
	if err := holdings(w.ctx, w.conn, &held); err != nil {
		return err
	}
	var err error
	w.since, err = w.freeze.Compared(&held)
	return err
}

// choose notes the ids that are here and were frozen.
func (w *thawing) choose() error {
	frozen := w.freeze.Frozen()
	insert, err := w.conn.PrepareContext(w.ctx, "INSERT OR IGNORE INTO frozen (id) VALUES (?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, query := range []string{"SELECT id FROM ours.entry ORDER BY id", "SELECT id FROM ours.article ORDER BY id"} {
		err := w.each(query, func(rows *sql.Rows) error {
			var id string
			if err := rows.Scan(&id); err != nil || !frozen.Has(id) {
				return err
			}
			_, err := insert.ExecContext(w.ctx, id)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// open makes a project of what was gathered, and opens it for reading.
func (w *thawing) open(ctx context.Context, path string) (*Project, error) {
	project, err := w.word("SELECT project FROM ours.identity")
	if err != nil {
		return nil, err
	}
	if err := w.finish(); err != nil {
		return nil, err
	}
	err = makeOfGathered(ctx, path, w.path, func(p *Project) error {
		_, err := p.file.hand.ExecContext(ctx, "UPDATE identity SET project = ?", project)
		return err
	})
	if err != nil {
		return nil, err
	}
	return Open(ctx, path, Options{ReadOnly: true})
}
