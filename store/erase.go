package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"time"

	"plumbline/annotate"
)

const (
	// sqlErasures reads every erasure there ever was: none is taken back.
	sqlErasures = `SELECT {entry} FROM log AS l WHERE l.kind = 'erasure' AND l.value IS NOT NULL`

	// sqlErasable reads what may be in reach of an erasure of something of a
	// person; annotate.Entry.Erases says what is.
	sqlErasable = `SELECT {entry} FROM log AS l
WHERE (l.subject = ?1 OR l.annotator = ?1) AND l.value IS NOT NULL AND l.kind <> 'erasure'`

	// sqlErasableOfText does so for one of a text.
	sqlErasableOfText = `SELECT {entry} FROM log AS l
WHERE (l.subject = ?1 OR l.subject IN (SELECT id FROM paragraph WHERE article = ?1)) AND l.value IS NOT NULL AND l.kind <> 'erasure'`

	sqlParagraphsOf = `SELECT id FROM paragraph WHERE article = ?`

	// sqlElsewhere finds other articles with a paragraph of the text.
	sqlElsewhere = `SELECT DISTINCT o.article FROM paragraph AS p JOIN paragraph AS o ON o.text_hash = p.text_hash AND o.article <> p.article
WHERE p.article = ? AND o.text IS NOT NULL ORDER BY o.article`

	sqlErasedHere = `SELECT (SELECT count(*) FROM log WHERE erased), (SELECT count(*) FROM paragraph WHERE missing = 'erased')`

	sqlEraseEntry = `UPDATE main.entry SET value = NULL, elapsed_ms = 0, erased = 1 WHERE id = ?
RETURNING scope, slot`

	sqlWordsOf = `SELECT count(*) FROM paragraph WHERE article = ? AND text IS NOT NULL`

	sqlEraseTexts = `UPDATE main.paragraph SET text = NULL, missing = 'erased' WHERE article = ? AND missing IS NOT 'erased'`
)

// PlanErasure says how much an erasure would destroy, and changes nothing.
func (x Exchange) PlanErasure(ctx context.Context, key annotate.Key) (e annotate.Destroyed, err error) {
	if err := x.file.needLead("lead.erase"); err != nil {
		return e, err
	}
	e.Unfinished = x.file.unswept.Load()
	var erasure annotate.Erasure
	err = x.file.read(ctx, "doing.erasing", func(tx *sql.Tx) (err error) {
		erasure, err = x.file.erasure(ctx, tx, annotate.Entry{Key: key, Value: annotate.Yes, Stamp: math.MaxInt64})
		if err != nil {
			return err
		}
		doomed, err := doomedBy(ctx, tx, &erasure)
		e.Entries = len(doomed)
		if err != nil || textOf(&erasure) == "" {
			return err
		}
		if e.Elsewhere, err = column(ctx, tx, sqlElsewhere, key.Subject); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, sqlWordsOf, key.Subject).Scan(&e.Paragraphs)
	})
	if err != nil {
		return e, err
	}
	traces, err := x.Traces(ctx)
	if err != nil {
		return e, err
	}
	for _, t := range traces {
		switch {
		case t.Kind == TraceStray:
			e.Strays++
		case t.mayHoldContent():
			e.Backups++
		}
	}
	if x.file.rescues != nil {
		e.Waiting, err = x.file.rescues.Reach(x.file.id, []annotate.Erasure{erasure})
	}
	return e, err
}

// Erase writes an erasure into the log and destroys what it says, at once and
// for good: ids, keys and stamps of entries stay, and so do the hashes of texts,
// but the words are gone from the file, and so are the backups that hold them.
// A new backup is made in their stead. What comes later with an older copy or
// pack is destroyed as it comes.
//
// If the words are gone but a backup is not, or another program holds up what has to be
// emptied, the error says so; to erase again, or EndErasure, then ends the work.
func (x Exchange) Erase(ctx context.Context, pen *annotate.Pen, key annotate.Key) (e annotate.Destroyed, err error) {
	if e, err = x.PlanErasure(ctx, key); err != nil {
		return e, err
	}
	before, err := Log(x).Current(ctx, key)
	if err != nil {
		return e, err
	}
	replaces := ""
	if before != nil {
		replaces = before.ID
	}
	pen.Begin()
	erasure := pen.Write(key, annotate.Yes, replaces, annotate.OriginAnnotator)
	err = x.file.write(ctx, "doing.erasing", func(w *writing) error {
		if _, err := w.tx.ExecContext(w.ctx, "PRAGMA secure_delete = on"); err != nil {
			return err
		}
		if err := w.append([]annotate.Entry{erasure}); err != nil {
			return err
		}
		whole, err := w.file.erasure(w.ctx, w.tx, erasure)
		if err != nil {
			return err
		}
		return w.erase(&whole)
	})
	if err != nil {
		return e, err
	}
	_, err = x.sweep(ctx)
	return e, errors.Join(err, x.eraseRescues(ctx))
}

// eraseRescues destroys, in what is kept on this computer, all that erasures in the
// log say.
func (x Exchange) eraseRescues(ctx context.Context) error {
	if x.file.rescues == nil {
		return nil
	}
	erasures, err := x.erasures(ctx)
	if err == nil && len(erasures) > 0 {
		err = x.file.rescues.Erase(x.file.id, erasures)
	}
	if err != nil {
		x.file.noteUnfinished(true)
	}
	return err
}

// AsErased returns entries that are to be kept outside of the project as the erasures in
// it leave them: what one destroys has lost its content.
func (x Exchange) AsErased(ctx context.Context, kept []annotate.Entry) ([]annotate.Entry, error) {
	erasures, err := x.erasures(ctx)
	r := annotate.Rescue{Entries: slices.Clone(kept)}
	r.Erase(erasures)
	return r.Entries, err
}

// erasures are those of the whole file, whoever looks.
func (x Exchange) erasures(ctx context.Context) ([]annotate.Erasure, error) {
	all, err := x.file.erasures(ctx, x.file.reader.whole)
	return all, explain(err, "doing.erasing", x.file.path)
}

// erasures are all that q sees, with what they have to know.
func (f *file) erasures(ctx context.Context, q querier) ([]annotate.Erasure, error) {
	written, err := entries(ctx, q, sqlErasures)
	all := make([]annotate.Erasure, len(written))
	for i := 0; i < len(all) && err == nil; i++ {
		all[i], err = f.erasure(ctx, q, written[i])
	}
	return all, err
}

// erasure gives an erasure what it has to know.
func (f *file) erasure(ctx context.Context, q querier, written annotate.Entry) (annotate.Erasure, error) {
	x := annotate.Erasure{Entry: written}
	if textOf(&x) == "" {
		return x, nil
	}
	versions, err := f.versions(ctx, q)
	if err != nil {
		return x, err
	}
	x.Books = versions.Of
	x.Paragraphs, err = column(ctx, q, sqlParagraphsOf, written.Key.Subject)
	return x, err
}

// sweep removes what erasing leaves: free pages, what is still in the
// write-ahead log, the index of words, and the backups from before it. If there were any, it makes
// a new one, and returns its path. What can be removed is, though something else cannot.
func (x Exchange) sweep(ctx context.Context) (backup string, err error) {
	defer func() { x.file.noteUnfinished(err != nil) }()
	err = explain(errors.Join(x.file.dropWords(ctx), x.file.rewrite(ctx)), "doing.erasing", x.file.path)
	traces, unlisted := x.Traces(ctx)
	err = errors.Join(err, unlisted)
	had := false
	for _, t := range traces {
		if !t.mayHoldContent() {
			continue
		}
		had = had || t.isCopy()
		if gone := os.Remove(t.Path); gone != nil && !errors.Is(gone, os.ErrNotExist) {
			err = errors.Join(err, annotate.Wrap(gone, annotate.CodeFailed, "erasure.backup-stays", "File", t.Path))
		}
	}
	if err != nil || !had {
		return "", err
	}
	return x.BackUp(ctx, time.Now())
}

// rewrite writes the file anew, so that nothing lingers in free pages, and
// empties the write-ahead log.
func (f *file) rewrite(ctx context.Context) error {
	f.turn.Lock()
	defer f.turn.Unlock()
	for _, statement := range []string{"PRAGMA secure_delete = on", "VACUUM", "PRAGMA secure_delete = off"} {
		if _, err := f.hand.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	var busy, frames, moved int
	if err := f.hand.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return annotate.Fail(annotate.CodeBusy, "erasure.file-in-use", "File", f.path)
	}
	return nil
}

// Destroyed is how much was destroyed on demand, by all erasures together.
func (x Exchange) Destroyed(ctx context.Context) (e annotate.Destroyed, err error) {
	err = x.file.reader.QueryRowContext(ctx, sqlErasedHere).Scan(&e.Entries, &e.Paragraphs)
	return e, explain(err, "doing.reading", x.file.path)
}

// erase destroys what an erasure says.
func (w *writing) erase(erasure *annotate.Erasure) error {
	doomed, err := doomedBy(w.ctx, w.tx, erasure)
	if err != nil {
		return err
	}
	texts, err := w.eraseTexts(textOf(erasure))
	if err != nil {
		return err
	}
	for i := range doomed {
		if err := errors.Join(w.stop.Err(), w.eraseEntry(&doomed[i])); err != nil {
			return err
		}
	}
	if texts || len(doomed) > 0 {
		w.destroyed = true
		w.file.noteUnfinished(true)
	}
	return nil
}

// eraseTexts destroys the texts of an article, and has the sheets about them folded: what
// is asked depends on the words.
func (w *writing) eraseTexts(article string) (any bool, err error) {
	texts, err := w.tx.ExecContext(w.ctx, sqlEraseTexts, article)
	if err != nil {
		return false, err
	}
	n, err := texts.RowsAffected()
	if err != nil || n == 0 {
		return false, err
	}
	for _, t := range w.touched {
		if t.paragraph.Article == article {
			t.paragraph.Text, t.sheet = "", nil
		}
	}
	return true, w.touchAll(sqlSheetsOfArticle, article)
}

// eraseEntry destroys the content of one entry, and brings what stands for its
// key and how far its sheet is up to date.
func (w *writing) eraseEntry(e *annotate.Entry) error {
	var scope, slot int64
	if err := w.tx.QueryRowContext(w.ctx, sqlEraseEntry, e.ID).Scan(&scope, &slot); err != nil {
		return err
	}
	k := e.Key
	if k.Kind.OnSheet() {
		if err := w.touch(sheetOf(k)); err != nil {
			return err
		}
	}
	w.readAnew(scope, sheetOf(k))
	return w.foldKey(scope, slot, k.Kind)
}

// isErased reports whether an erasure that the project holds destroys an entry
// that is to be written: one that was kept elsewhere from before it.
func (w *writing) isErased(e *annotate.Entry) (bool, error) {
	r, err := w.lookForRare()
	if err != nil || !r.erased {
		return false, err
	}
	if w.known.erasures == nil {
		if w.known.erasures, err = w.file.erasures(w.ctx, w.tx); err != nil {
			return false, err
		}
	}
	return slices.ContainsFunc(w.known.erasures, func(x annotate.Erasure) bool { return x.Destroys(e) }), nil
}

// eraseUnited destroys, of what a merge brought, what an erasure here or there
// says, and of what was here what an erasure says that came with it.
func (w *writing) eraseUnited() error {
	if r, err := w.lookForRare(); err != nil || !r.erased {
		return err
	}
	erasures, err := w.file.erasures(w.ctx, w.tx)
	if err != nil {
		return err
	}
	for i := range erasures {
		if err := w.erase(&erasures[i]); err != nil {
			return err
		}
	}
	return nil
}

// doomedBy are the entries whose content an erasure destroys.
func doomedBy(ctx context.Context, q querier, erasure *annotate.Erasure) (doomed []annotate.Entry, err error) {
	query := sqlErasable
	if textOf(erasure) != "" {
		query = sqlErasableOfText
	}
	err = eachRow(ctx, q, strings.Replace(query, "{entry}", entryColumns, 1), func(rows *sql.Rows) error {
		e, err := scanEntry(rows)
		if err == nil && erasure.Destroys(&e) {
			doomed = append(doomed, e)
		}
		return err
	}, erasure.Key.Subject)
	return doomed, err
}

// textOf is the article whose text an erasure destroys, or "".
func textOf(erasure *annotate.Erasure) string {
	if erasure.Key.Field != annotate.ErasureText || erasure.Value == "" {
		return ""
	}
	return erasure.Key.Subject
}
