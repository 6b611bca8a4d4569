package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"plumbline/annotate"
)

const sqlStands = `SELECT entry FROM current
WHERE subject = ? AND layer = ? AND round = ? AND annotator = ? AND kind = ? AND field = ? AND target = ? AND option = ?`

// AppendPlanned adds entries that were planned a while ago, in one transaction, if
// what each of them replaces still stands. If another program wrote one of their
// keys meanwhile, the error is CodeOutdated and nothing is written: the plan is to
// be made anew.
func (l Log) AppendPlanned(ctx context.Context, entries ...annotate.Entry) error {
	return l.file.write(ctx, "doing.saving", func(w *writing) error {
		w.continues()
		if err := w.stillStands(entries); err != nil {
			return err
		}
		return w.append(entries)
	})
}

// AddPlanned adds articles and entries that were planned a while ago, in one transaction,
// if none of the articles is there and what each entry replaces still stands. If another
// program wrote one of them meanwhile, the error is CodeOutdated and nothing is written.
func (c Corpus) AddPlanned(ctx context.Context, articles []*annotate.Article, entries []annotate.Entry) error {
	return c.file.write(ctx, "doing.importing", func(w *writing) error {
		var added []string
		there, err := w.addArticles(articles, &added)
		if err != nil {
			return err
		}
		if len(there) > 0 {
			return w.outdated()
		}
		if err := w.stillStands(entries); err != nil {
			return err
		}
		return w.append(entries)
	})
}

func (w *writing) outdated() error {
	return annotate.Fail(annotate.CodeOutdated, "log.outdated", "File", filepath.Base(w.file.path))
}

// stillStands compares what the first entry of each key replaces with what stands.
func (w *writing) stillStands(entries []annotate.Entry) error {
	stands, err := w.tx.PrepareContext(w.ctx, sqlStands)
	if err != nil {
		return err
	}
	defer stands.Close()
	seen := make(map[annotate.Key]bool, len(entries))
	for i := range entries {
		k := entries[i].Key
		if seen[k] {
			continue
		}
		seen[k] = true
		var now string
		err := stands.QueryRowContext(w.ctx, k.Subject, string(k.Layer), k.Round, k.Annotator, string(k.Kind), k.Field, k.Target, k.Option).
			Scan(&now)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if now != entries[i].Replaces {
			return w.outdated()
		}
	}
	return nil
}
