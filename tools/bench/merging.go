package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/store"
)

// mergeFigure measures the merge of twenty annotators' files, from the first
// look at them to the commit, the checks and the backup among it, against the
// bare ATTACH and INSERT ... SELECT of the very rows that the merge writes, into
// tables with the same indexes.
func mergeFigure(ctx context.Context, b *bench) ([]figure, error) {
	sizes := []struct{ decisions, times int }{{15_000, 3}}
	if b.full {
		sizes = append(sizes, struct{ decisions, times int }{150_000, 1})
	}
	var figures []figure
	for _, size := range sizes {
		m := &merging{ctx: ctx, bench: b, decisions: size.decisions}
		if err := m.prepare(); err != nil {
			return nil, err
		}
		p, err := interleave(size.times, m.ours, m.bare)
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure{
			what: fmt.Sprintf("merge of %d files of %s decisions", mergedFiles, thousands(size.decisions)), ours: p.ours,
			against: "bare ATTACH, INSERT ... SELECT of the same rows, same indexes", reference: p.reference, reach: 2,
		})
	}
	return figures, nil
}

const (
	mergedFiles = 20
	// ofParagraph is how many decisions each annotator makes in a paragraph.
	ofParagraph = 6
)

// merging merges the same files into the same project, again and again.
type merging struct {
	ctx       context.Context
	bench     *bench
	decisions int
	base      string
	files     []string
	made      int
	merged    string // the project that ours made last
}

// prepare makes the project and a file of each annotator.
func (m *merging) prepare() error {
	const each = 25
	m.base = m.bench.path(fmt.Sprintf("merge-%d.plumb", m.decisions))
	if err := makeProject(m.ctx, m.base, size{articles: m.decisions / ofParagraph / each, paragraphs: each}); err != nil {
		return err
	}
	for i := range mergedFiles {
		path := m.bench.path(fmt.Sprintf("merge-%d-%d.plumb", m.decisions, i))
		if err := copyOf(m.base, path); err != nil {
			return err
		}
		if err := m.label(path, fmt.Sprintf("A%02d", i)); err != nil {
			return err
		}
		m.files = append(m.files, path)
	}
	return nil
}

// label answers every paragraph of a project for an annotator.
func (m *merging) label(path, who string) (err error) {
	p, err := store.Open(m.ctx, path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	book, err := p.Codebook(m.ctx)
	if err != nil {
		return err
	}
	targets, err := p.Targets(m.ctx)
	if err != nil {
		return err
	}
	pen := annotate.NewPen("bench-"+who, who, book.Hash, 0)
	joined := annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}
	if err := p.Append(m.ctx, pen.Write(joined, annotate.Yes, "", annotate.OriginAnnotator)); err != nil {
		return err
	}
	var entries []annotate.Entry
	err = p.EachParagraph(m.ctx, func(_ *annotate.Article, para annotate.Paragraph) error {
		sheet := annotate.NewSheet(para, annotate.LayerAnnotation, 1, who)
		for i, key := range []annotate.Key{
			sheet.Key("unit_type", ""), sheet.Key("sourcing", ""), sheet.Key("editorial", ""),
			sheet.Key("stance", targets[0].ID), sheet.Key("stance", targets[1].ID), sheet.SubmissionKey(),
		} {
			pen.Begin()
			value := []string{"body", "none", "none", "0", "absent", targets[0].ID}[i]
			entries = append(entries, pen.Write(key, value, "", annotate.OriginAnnotator))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.Append(m.ctx, entries...)
}

// fresh is a new copy of the project.
func (m *merging) fresh() (string, error) {
	m.made++
	path := m.bench.path(fmt.Sprintf("merge-%d-into-%d.plumb", m.decisions, m.made))
	return path, copyOf(m.base, path)
}

func (m *merging) ours() (time.Duration, error) {
	path, err := m.fresh()
	if err != nil {
		return 0, err
	}
	if m.merged != "" {
		_ = os.Remove(m.merged) // room for the next
	}
	m.merged = path
	p, err := store.Open(m.ctx, path, store.Options{})
	if err != nil {
		return 0, err
	}
	spent, err := timed(func() error {
		r, err := p.Merge(m.ctx, m.files, annotate.MergeOptions{})
		if err == nil && r.New().Entries < mergedFiles*m.decisions {
			err = fmt.Errorf("%d entries were merged", r.New().Entries)
		}
		return err
	})
	return spent, errors.Join(err, p.Close())
}

// attachedAtOnce is as many files as SQLite attaches at a time.
const attachedAtOnce = 10

// bare inserts the rows of all files in transactions of as many as can be
// attached; what is derived comes from the same files, where it stands ready.
func (m *merging) bare() (time.Duration, error) {
	path, err := m.fresh()
	if err != nil {
		return 0, err
	}
	defer os.Remove(path)
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_synchronous=FULL&_cache_size=-200000")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	return timed(func() error {
		for from := 0; from < len(m.files); from += attachedAtOnce {
			if err := bareInsert(db, m.files[from:from+attachedAtOnce], from); err != nil {
				return err
			}
		}
		return nil
	})
}

// far keeps the numbers that one file gave apart from those of the next.
const far = 10_000_000

// bareQueries insert what one annotator said: the files share what was in the
// project, which each of them has under the same numbers.
var bareQueries = []string{
	"INSERT OR IGNORE INTO main.slot SELECT * FROM {f}.slot",
	"INSERT OR IGNORE INTO main.provenance SELECT * FROM {f}.provenance",
	"INSERT OR IGNORE INTO main.writer SELECT number + {far}, author, device FROM {f}.writer",
	`INSERT OR IGNORE INTO main.scope SELECT number + {far}, subject, layer, round, annotator, state, unsure, look FROM {f}.scope`,
	`INSERT INTO main.entry (scope, slot, nth, id, value, replaces, also, stamp, decided, elapsed_ms, provenance, writer, action, undoes, erased)
SELECT scope + {far}, slot, nth, id, value, replaces, also, stamp, decided, elapsed_ms, provenance, writer + {far}, action, undoes, erased
FROM {f}.entry WHERE scope + {far} IN (SELECT number FROM main.scope)`,
	`INSERT INTO main.latest SELECT scope + {far}, slot, nth, revision, line, event, value
FROM {f}.latest WHERE scope + {far} IN (SELECT number FROM main.scope)`,
	"INSERT OR IGNORE INTO main.counter SELECT * FROM {f}.counter",
}

func bareInsert(db *sql.DB, files []string, from int) error {
	for i, file := range files {
		if _, err := db.Exec(fmt.Sprintf("ATTACH ? AS f%d", i), file); err != nil {
			return err
		}
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing, once committed
	for i := range files {
		for _, query := range bareQueries {
			query = strings.NewReplacer("{f}", fmt.Sprintf("f%d", i), "{far}", fmt.Sprint((from+i+1)*far)).Replace(query)
			if _, err := tx.Exec(query); err != nil {
				return fmt.Errorf("%s: %w", query, err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	for i := range files {
		if _, err := db.Exec(fmt.Sprintf("DETACH f%d", i)); err != nil {
			return err
		}
	}
	return nil
}

func copyOf(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
