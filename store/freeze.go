package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
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
)

// Freeze records under a name what the project holds now, and returns it. A name that is
// taken is refused.
func (x Exchange) Freeze(ctx context.Context, pen *annotate.Pen, name string) (f annotate.Freeze, err error) {
	if err := x.file.needLead("lead.freeze"); err != nil {
		return f, err
	}
	if err := annotate.CheckFreezeName(name); err != nil {
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
		return holdings(ctx, tx, &held, everything{})
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

// choosing says of what is held whether it is meant, by its id.
type choosing interface {
	article(id string) (bool, error)
	entry(id string) (bool, error)
}

// everything is meant.
type everything struct{}

func (everything) article(string) (bool, error) { return true, nil }
func (everything) entry(string) (bool, error)   { return true, nil }

// holdings collects of what is held all that is meant.
func holdings(ctx context.Context, q querier, held *annotate.Holdings, meant choosing) error {
	var article string
	var paragraphs []annotate.FrozenParagraph
	end := func() error {
		if article == "" {
			return nil
		}
		ok, err := meant.article(article)
		if ok {
			held.AddArticle(article, paragraphs)
		}
		return err
	}
	err := eachRow(ctx, q, sqlTextsHeld, func(rows *sql.Rows) error {
		var of string
		var p annotate.FrozenParagraph
		if err := rows.Scan(&of, &p.TextHash, &p.Guess, &p.Joined, &p.Erased); err != nil {
			return err
		}
		if of != article {
			if err := end(); err != nil {
				return err
			}
			article, paragraphs = of, paragraphs[:0]
		}
		paragraphs = append(paragraphs, p)
		return nil
	})
	if err := errors.Join(err, end()); err != nil {
		return err
	}
	return eachRow(ctx, q, strings.Replace(sqlWholeLog, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
		var erased bool
		e, err := scanEntry(rows, &erased)
		if err != nil {
			return err
		}
		ok, err := meant.entry(e.ID)
		if ok {
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
