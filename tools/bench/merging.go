package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
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
		before := &mergingBefore{bench: b}
		if err := before.prepare(ctx, size.decisions); err != nil {
			return nil, err
		}
		var ours, wide, narrow sample
		for range size.times {
			if err := errors.Join(ours.take(m.ours), wide.take(before.bare), narrow.take(m.bare)); err != nil {
				return nil, err
			}
		}
		what := fmt.Sprintf("merge of %d files of %s decisions", mergedFiles, thousands(size.decisions))
		figures = append(figures, figure{
			what: what, ours: ours, reach: 2,
			against: "bare ATTACH, INSERT ... SELECT of as many rows, the tables and indexes of format 3", reference: wide,
		}, figure{
			what: "the same", ours: ours,
			against: "bare ATTACH, INSERT ... SELECT of the same rows, the tables and indexes of format 4", reference: narrow,
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
// Rows of ours refer to others by number, and a number means another thing in
// each file: so the reference finds the rows that are meant by their words, once
// a file, and nothing else that a merge is about.
func (m *merging) bare() (time.Duration, error) {
	path, err := m.fresh()
	if err != nil {
		return 0, err
	}
	defer os.Remove(path)
	db, err := openReference(path)
	if err != nil {
		return 0, err
	}
	spent, err := timed(func() error { return insertAttached(db, m.files, bareQueries) })
	return spent, errors.Join(err, db.Close())
}

// bareQueries insert what one annotator said in a file {f}.
var bareQueries = []string{
	"INSERT OR IGNORE INTO main.slot (kind, field, target, option) SELECT kind, field, target, option FROM {f}.slot",
	"INSERT OR IGNORE INTO main.writer (author, device) SELECT author, device FROM {f}.writer",
	"INSERT OR IGNORE INTO main.provenance (codebook, origin, early) SELECT codebook, origin, early FROM {f}.provenance",
	`INSERT OR IGNORE INTO main.scope (subject, layer, round, annotator, state, unsure, look)
SELECT subject, layer, round, annotator, state, unsure, look FROM {f}.scope`,
	"CREATE TEMP TABLE scope_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL)",
	`INSERT INTO temp.scope_here SELECT t.number, s.number FROM {f}.scope AS t CROSS JOIN main.scope AS s
ON s.subject = t.subject AND s.layer = t.layer AND s.round = t.round AND s.annotator = t.annotator
WHERE NOT EXISTS (SELECT 1 FROM main.entry AS e WHERE e.scope = s.number)`,
	"CREATE TEMP TABLE slot_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL)",
	`INSERT INTO temp.slot_here SELECT t.number, a.number FROM {f}.slot AS t CROSS JOIN main.slot AS a
ON a.kind = t.kind AND a.field = t.field AND a.target = t.target AND a.option = t.option`,
	"CREATE TEMP TABLE writer_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL)",
	`INSERT INTO temp.writer_here SELECT t.number, h.number FROM {f}.writer AS t CROSS JOIN main.writer AS h
ON h.author = t.author AND h.device = t.device`,
	"CREATE TEMP TABLE provenance_here (theirs INTEGER PRIMARY KEY, here INTEGER NOT NULL)",
	`INSERT INTO temp.provenance_here SELECT t.number, m.number FROM {f}.provenance AS t CROSS JOIN main.provenance AS m
ON m.origin = t.origin AND m.early = t.early AND coalesce(m.codebook, '') = coalesce(t.codebook, '')`,
	`INSERT INTO main.entry (scope, slot, nth, id, value, replaces, also, stamp, decided, elapsed_ms, provenance, writer, action, undoes, erased)
SELECT os.here, oa.here, e.nth, e.id, e.value, e.replaces, e.also, e.stamp, e.decided, e.elapsed_ms, om.here, oh.here, e.action, e.undoes,
  e.erased
FROM temp.scope_here AS os
CROSS JOIN {f}.entry AS e ON e.scope = os.theirs
CROSS JOIN temp.slot_here AS oa ON oa.theirs = e.slot
CROSS JOIN temp.writer_here AS oh ON oh.theirs = e.writer
CROSS JOIN temp.provenance_here AS om ON om.theirs = e.provenance`,
	`INSERT INTO main.latest SELECT os.here, oa.here, k.nth, k.revision, k.line, k.event, k.value
FROM temp.scope_here AS os
CROSS JOIN {f}.latest AS k ON k.scope = os.theirs
CROSS JOIN temp.slot_here AS oa ON oa.theirs = k.slot`,
	"INSERT OR IGNORE INTO main.counter SELECT * FROM {f}.counter",
	"DROP TABLE temp.scope_here",
	"DROP TABLE temp.slot_here",
	"DROP TABLE temp.writer_here",
	"DROP TABLE temp.provenance_here",
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
