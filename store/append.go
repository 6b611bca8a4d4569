package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

const (
	sqlInsertEntry = `INSERT INTO entry (scope, slot, nth, id, value, replaces, also, stamp, decided, elapsed_ms,
  provenance, writer, action, undoes, erased)
VALUES (?, ?, ?, ?, nullif(?, ''), nullif(?, ''), nullif(?, ''), ?, ?, ?, ?, ?, ?, nullif(?, ''), ?)
ON CONFLICT (id) DO NOTHING`

	sqlHasArticle   = `SELECT 1 FROM article WHERE id = ?`
	sqlHasParagraph = `SELECT 1 FROM paragraph WHERE id = ?`
)

// Append adds entries to the log in one transaction and brings what is
// current, the progress and the counters up to date with it. Entries that are
// in the log already are passed over, so appending is a union: order and
// repetition do not matter. An entry about a paragraph or article that the
// project does not hold is refused as CodeNotFound, and then nothing is
// written. What an erasure destroys, because it came before that, is written
// without what it says. What an annotator is asked again is written in the second
// round (see inTheirRound).
func (l Log) Append(ctx context.Context, entries ...annotate.Entry) error {
	return l.file.write(ctx, "doing.saving", func(w *writing) error {
		w.continues()
		theirs, err := w.inTheirRound(entries)
		if err != nil {
			return err
		}
		return w.append(theirs)
	})
}

func (w *writing) append(entries []annotate.Entry) error {
	for i := range entries {
		if err := w.stop.Err(); err != nil {
			return err
		}
		if err := w.appendOne(&entries[i]); err != nil {
			return err
		}
	}
	return w.readBack(entries)
}

func (w *writing) appendOne(e *annotate.Entry) error {
	if err := w.check(e); err != nil {
		return err
	}
	return w.enter(e)
}

// enter writes an entry that was checked into the log.
func (w *writing) enter(e *annotate.Entry) error {
	at, err := w.locate(e)
	if err != nil {
		return err
	}
	erased, err := w.isErased(e)
	if err != nil {
		return err
	}
	if erased = erased || e.Erased; erased {
		without := *e
		without.Value, without.ElapsedMS = "", 0
		e = &without
	}
	result, err := w.exec(w.file.statements.insertEntry, at.scope, at.slot, at.before.revision+1, e.ID, e.Value, e.Replaces,
		strings.Join(e.Also, " "), e.Stamp, millis(e.DecidedAt), e.ElapsedMS, at.provenance, at.writer, e.Action, e.Undoes, erased)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	if err := w.stands(at, e); err != nil {
		return err
	}
	k := e.Key
	w.news[k.Subject] = true
	if k.Kind == annotate.KindProject && (k.Field == annotate.ProjectCodebook || k.Field == annotate.ProjectOutletBlind) {
		w.force = true
	}
	if k.Kind == annotate.KindProject {
		w.project = true
	}
	if k.Kind == annotate.KindPerson {
		w.people = true
	}
	if isRare(k.Kind) {
		w.forget()
	}
	return nil
}

// check refuses what would stand in the log without a meaning for ever.
func (w *writing) check(e *annotate.Entry) error {
	if e.ID == "" || e.Key.Kind == "" || e.Key.Subject == "" {
		return annotate.Fail(annotate.CodeInvalid, "log.entry-incomplete")
	}
	if err := w.wellFormed(e); err != nil {
		return err
	}
	k := e.Key
	switch of := k.Kind.Of(k.Field); {
	case k.Kind.OnSheet():
		sheet := sheetOf(k)
		if err := w.touch(sheet); err != nil {
			return err
		}
		return annotate.CheckQuotes(e, w.touched[sheet].paragraph.Text)
	case of == annotate.OfUnit:
		return w.need(sqlHasUnit, k.Subject)
	case of == annotate.OfParagraph:
		return w.need(sqlHasParagraph, k.Subject)
	case of == annotate.OfArticle:
		return w.needArticle(k.Subject)
	case k.Kind == annotate.KindProject && k.Field == annotate.ProjectCodebook:
		_, err := w.file.codebook(w.ctx, w.tx, e.Value)
		return err
	}
	return nil
}

func (w *writing) needArticle(id string) error {
	if w.known.here[id] {
		return nil
	}
	if err := w.row(w.file.statements.article, id).Scan(new(int)); err != nil {
		return missing(err, "log.no-article", id)
	}
	w.known.here[id] = true
	return nil
}

func (w *writing) need(query, id string) error {
	return missing(w.tx.QueryRowContext(w.ctx, query, id).Scan(new(int)), "log.no-paragraph", id)
}

// missing makes the sentence for a row that is not there.
func missing(err error, key, id string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return annotate.Wrap(err, annotate.CodeNotFound, key, "ID", sentence.Short(id))
	}
	return err
}
