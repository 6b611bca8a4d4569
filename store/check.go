package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
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

const sqlTextsOf = `SELECT id, position, coalesce(text, ''), text_hash, guess, joined, coalesce(missing, '')
FROM paragraph WHERE article = ? ORDER BY position`

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
