package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// Problem is something that Check found. A note needs no repair: people
// decided differently at the same time, say.
type Problem struct {
	Code    string
	Where   string // the id of what is concerned, or ""
	Message sentence.Sentence
	Note    bool
}

// The codes of problems.
const (
	ProblemFile      = "file"      // SQLite finds the file itself inconsistent
	ProblemReference = "reference" // something names what is not there
	ProblemIdentity  = "identity"  // an id does not fit the content it stands for
	ProblemCurrent   = "current"   // what is current does not follow from the log
	ProblemProgress  = "progress"  // progress or counters do not follow from the log
	ProblemEntry     = "entry"     // an entry of the log is not well-formed
	ProblemConflict  = "conflict"  // a note: two decisions that knew nothing of each other
	ProblemPart      = "part"      // the file has a part that no project has
	ProblemClock     = "clock"     // a note: an entry comes from the future
	ProblemMissing   = "missing"   // a note: a paragraph is without its text
	ProblemEditions  = "editions"  // a note: several versions of one text are in use
	ProblemForgotten = "forgotten" // a note: something of what was destroyed may still be on this computer
)

// Check compares everything in the file with what it must be: the file itself,
// the ids with the texts, the references, and all that is derived with the
// log. It changes nothing. Problems come in the order in which they were found.
func (x Exchange) Check(ctx context.Context) ([]Problem, error) {
	if err := x.file.needLead("lead.check-the-project"); err != nil {
		return nil, err
	}
	c := &checking{ctx: ctx, of: x.file, counters: make(map[counterKey]annotate.Tally)}
	err := x.file.read(ctx, "doing.checking", func(tx *sql.Tx) error {
		c.tx = tx
		for _, part := range []func() error{
			c.parts, c.file, c.foreignKeys, c.codebooks, c.articles, c.known, c.log, c.leftovers, c.counted, c.editions, c.forgotten,
		} {
			if err := part(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return c.found, nil
}

// checking is one run of Check.
type checking struct {
	ctx   context.Context
	of    *file
	tx    *sql.Tx
	found []Problem

	book     *codebook.Codebook // in force, nil if it cannot be read
	versions *codebook.Versions
	targets  map[string]bool
	people   map[string]bool
	outside  map[string]bool               // ids of entries that a person kept out: links to them name nothing
	counters map[counterKey]annotate.Tally // as the log has them
	current  int                           // keys seen in the log
	rivals   int                           // heads of keys that have several
	sheets   int                           // sheets seen in the log
}

type counterKey struct {
	layer     annotate.Layer
	round     int
	annotator string
	article   string
}

func (c *checking) problem(code, where, key string, params ...any) {
	c.found = append(c.found, Problem{Code: code, Where: where, Message: sentence.Of(key, params...)})
}

func (c *checking) note(code, where, key string, params ...any) {
	c.found = append(c.found, Problem{Code: code, Where: where, Message: sentence.Of(key, params...), Note: true})
}

// each runs visit on every row of a query.
func (c *checking) each(query string, visit func(*sql.Rows) error, args ...any) error {
	rows, err := c.tx.QueryContext(c.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// editions names the texts of which several versions are in use.
func (c *checking) editions() error {
	groups, err := editions(c.ctx, c.tx)
	for _, versions := range groups {
		var names []sentence.Sentence
		for _, v := range versions {
			names = append(
				names,
				sentence.Of("check.edition", "Title", sentence.Quoted(v.Meta.Title), "Article", sentence.Short(v.ArticleID)),
			)
		}
		c.note(ProblemEditions, versions[0].ArticleID, "check.editions", "Articles", sentence.Joined(", ", names),
			"Kept", sentence.Short(versions[0].ArticleID), "Other", sentence.Short(versions[1].ArticleID))
	}
	return err
}

// forgotten says that an erasure is to be ended on this computer.
func (c *checking) forgotten() error {
	if c.of.unswept.Load() {
		c.note(ProblemForgotten, "", "check.forgotten")
	}
	return nil
}

// parts names what another program added to the file.
func (c *checking) parts() error {
	for _, p := range c.of.added {
		c.problem(ProblemPart, p.name, "check.added-part", "Part", p, "File", filepath.Base(c.of.path))
	}
	return nil
}

// file lets SQLite check the file: all of it, or our tables one by one if others
// were added, which are not to be touched.
func (c *checking) file() error {
	pragmas := []string{"PRAGMA integrity_check(20)"}
	if len(c.of.added) > 0 {
		l, err := c.of.schema.layout(c.ctx, c.of.schema.latest)
		if err != nil {
			return err
		}
		pragmas = nil
		for _, p := range l {
			if p.kind == "table" {
				pragmas = append(pragmas, "PRAGMA integrity_check("+quoteName(p.name)+")")
			}
		}
	}
	for _, pragma := range pragmas {
		if err := c.each(pragma, c.integrity); err != nil {
			return err
		}
	}
	return nil
}

func (c *checking) integrity(rows *sql.Rows) error {
	var says string
	if err := rows.Scan(&says); err != nil {
		return err
	}
	if says != "ok" {
		c.problem(ProblemFile, "", "check.sqlite", "Report", says)
	}
	return nil
}

func (c *checking) foreignKeys() error {
	return c.each("PRAGMA foreign_key_check", func(rows *sql.Rows) error {
		var table, parent string
		var row sql.NullInt64
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		c.problem(ProblemReference, table, "check.row-without-row", "Table", table, "Parent", parent)
		return nil
	})
}

func (c *checking) codebooks() error {
	err := c.each("SELECT hash, id, version, source FROM codebook", func(rows *sql.Rows) error {
		var hash, id, version string
		var source []byte
		if err := rows.Scan(&hash, &id, &version, &source); err != nil {
			return err
		}
		sum := sha256.Sum256(source)
		if hex.EncodeToString(sum[:]) != hash {
			c.problem(ProblemIdentity, hash, "check.codebook-hash", "ID", id, "Version", version)
		}
		book, err := codebook.Parse(source)
		if err != nil {
			c.problem(ProblemIdentity, hash, "check.codebook-unreadable", "ID", id, "Version", version, "Cause", err)
		} else if book.ID != id || book.Version != version {
			c.problem(
				ProblemIdentity,
				hash,
				"check.codebook-named-otherwise",
				"ID",
				id,
				"Version",
				version,
				"OwnID",
				book.ID,
				"OwnVersion",
				book.Version,
			)
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.versions, err = c.of.versions(c.ctx, c.tx)
	if err == nil {
		c.book = c.versions.InForce
	} else {
		c.problem(ProblemReference, "", "check.no-codebook")
	}
	return nil
}

func (c *checking) articles() error {
	type row struct {
		id, copyName string
		paragraphs   int
	}
	var all []row
	err := c.each("SELECT id, copy_name, paragraphs FROM article ORDER BY arrival", func(rows *sql.Rows) error {
		var r row
		err := rows.Scan(&r.id, &r.copyName, &r.paragraphs)
		all = append(all, r)
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range all {
		if err := c.article(r.id, r.copyName, r.paragraphs); err != nil {
			return err
		}
	}
	return nil
}

func (c *checking) article(id, copyName string, count int) error {
	a := &annotate.Article{ID: id, CopyName: copyName}
	before := len(c.found)
	err := c.each(sqlTextsOf, func(rows *sql.Rows) error {
		var p annotate.Paragraph
		var hash string
		err := rows.Scan(&p.ID, &p.Position, &p.Text, &hash, &p.Guess, &p.Joined, &p.Missing)
		a.Paragraphs = append(a.Paragraphs, p)
		c.paragraph(a, hash)
		return err
	}, id)
	if err != nil {
		return err
	}
	if n := len(a.Paragraphs); n != count {
		c.problem(ProblemIdentity, id, "check.article-paragraphs", "Article", sentence.Short(id), "Paragraphs", n, "Count", count)
	}
	var wrong *annotate.Error
	switch problems := slices.ContainsFunc(c.found[before:], func(p Problem) bool { return !p.Note }); {
	case problems: // which say what is wrong
	case errors.As(annotate.CheckArticle(a), &wrong):
		c.problem(ProblemIdentity, id, "check.article-wrong", "Reason", wrong.Message)
	case errors.As(annotate.CheckNewArticle(a), &wrong):
		c.note(ProblemIdentity, id, "check.article-wrong", "Reason", wrong.Message)
	}
	return nil
}

// paragraph checks the last paragraph of a that was read.
func (c *checking) paragraph(a *annotate.Article, hash string) {
	n := len(a.Paragraphs)
	p := &a.Paragraphs[n-1]
	if p.Position != n || p.ID != annotate.ParagraphID(a.ID, p.Position) {
		c.problem(ProblemIdentity, p.ID, "check.paragraph-id", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
	}
	switch {
	case p.Missing == annotate.Erased:
		c.note(ProblemMissing, p.ID, "check.text-erased", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
	case p.Missing != "":
		c.note(ProblemMissing, p.ID, "check.text-withheld", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
	case hash != annotate.TextHash(p.Text):
		c.problem(ProblemIdentity, p.ID, "check.paragraph-text", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
	}
}

const sqlTextsOf = `SELECT id, position, coalesce(text, ''), text_hash, guess, joined, coalesce(missing, '')
FROM paragraph WHERE article = ? ORDER BY position`

// known reads from the log itself which targets and people there ever were.
func (c *checking) known() error {
	c.targets, c.people, c.outside = map[string]bool{}, map[string]bool{}, map[string]bool{}
	err := c.each("SELECT id FROM declined UNION SELECT id FROM absent", func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		c.outside[id] = true
		return err
	})
	if err != nil {
		return err
	}
	return c.each("SELECT DISTINCT kind, subject FROM log WHERE kind IN ('target', 'person')", func(rows *sql.Rows) error {
		var kind annotate.Kind
		var id string
		if err := rows.Scan(&kind, &id); err != nil {
			return err
		}
		if kind == annotate.KindTarget {
			c.targets[id] = true
		} else {
			c.people[id] = true
		}
		return nil
	})
}

// leftovers finds what is derived from nothing: after the log was walked, any
// row more than it accounts for.
func (c *checking) leftovers() error {
	for _, table := range []struct {
		name, code string
		want       int
	}{{"current", ProblemCurrent, c.current}, {"rival", ProblemCurrent, c.rivals}, {"progress", ProblemProgress, c.sheets}} {
		var n int
		if err := c.tx.QueryRowContext(c.ctx, "SELECT count(*) FROM "+table.name).Scan(&n); err != nil {
			return err
		}
		if n != table.want {
			c.problem(table.code, table.name, "check.table-rows", "Table", table.name, "Rows", n, "Log", table.want)
		}
	}
	return nil
}

func (c *checking) counted() error {
	if c.book == nil {
		return nil
	}
	seen := 0
	err := c.each("SELECT layer, round, annotator, article, begun, submitted, unsure, look FROM counter", func(rows *sql.Rows) error {
		var k counterKey
		var got annotate.Tally
		if err := rows.Scan(&k.layer, &k.round, &k.annotator, &k.article, &got.Begun, &got.Submitted, &got.Unsure, &got.Look); err != nil {
			return err
		}
		want, known := c.counters[k]
		if known {
			seen++
		}
		if got != want {
			c.problem(
				ProblemProgress,
				k.article,
				"check.counter",
				"Article",
				sentence.Short(k.article),
				"Counts",
				counts(got),
				"Annotator",
				k.annotator,
				"Layer",
				k.layer,
				"Round",
				k.round,
				"Log",
				counts(want),
			)
		}
		return nil
	})
	if seen != len(c.counters) {
		c.problem(ProblemProgress, "counter", "check.counters-missing", "Counters", len(c.counters)-seen)
	}
	return err
}

func counts(t annotate.Tally) string {
	return fmt.Sprintf("%d, %d, %d, %d", t.Begun, t.Submitted, t.Unsure, t.Look)
}

// aDayAhead is the stamp after which an entry comes from the future.
func aDayAhead() int64 { return time.Now().Add(24 * time.Hour).UnixMilli() }

func sortedKeys[K comparable, V any](m map[K]V, compare func(a, b K) int) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, compare)
	return keys
}

func compareKeys(a, b annotate.Key) int {
	return cmp.Or(
		cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Round, b.Round), cmp.Compare(a.Annotator, b.Annotator),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Field, b.Field), cmp.Compare(a.Target, b.Target),
		cmp.Compare(a.Option, b.Option),
	)
}
