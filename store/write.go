package store

import (
	"context"
	"database/sql"
	"errors"

	"plumbline/annotate"
)

// statements are what every append runs, prepared once on the writer.
type statements struct {
	begin, commit                              *sql.Stmt
	insertEntry, setLatest, setProgress, count *sql.Stmt
	touch, scopeNow, sheetNow, article         *sql.Stmt
	scope, addScope, latestNow, isHere         *sql.Stmt
	dataVersion, schemaVersion                 *sql.Stmt
	readBack, readManyBack                     *sql.Stmt
}

// writing is one transaction of the writer.
type writing struct {
	ctx     context.Context // without cancellation: a commit is not left half way
	stop    context.Context // the caller's, looked at between entries
	file    *file
	tx      *sql.Conn             // the writer's connection, in the transaction
	known   *known                // of the file
	left    *known                // what the last transaction left, nil if another program wrote since
	lasting bool                  // the next transaction may go on with what is known
	touched map[sheetKey]*touched // sheets to be folded before the commit
	news    map[string]bool       // subjects about which entries were written, not carried on yet

	force     bool // other questions may be in force by now
	project   bool // something was said about the project itself
	people    bool // someone may have another role by now
	destroyed bool // something that was here lost its content
}

// sheetKey names one sheet.
type sheetKey struct {
	paragraph string
	layer     annotate.Layer
	round     int
	annotator string
}

// sheetOf names the sheet that a key belongs to.
func sheetOf(k annotate.Key) sheetKey { return sheetKey{k.Subject, k.Layer, k.Round, k.Annotator} }

// write runs do in one transaction: all of it becomes durable, or nothing.
func (f *file) write(ctx context.Context, doing string, do func(*writing) error) error {
	if f.readOnly {
		return refuseWrite(f)
	}
	if err := ctx.Err(); err != nil {
		return explain(err, doing, f.path)
	}
	f.turn.Lock()
	defer f.turn.Unlock()
	return f.whileHere(doing, func() error { return f.transact(ctx, do) })
}

// whileHere lets do write if the project's files lie where they were opened, and
// believes what was written only if they still do afterwards.
func (f *file) whileHere(doing string, do func() error) error {
	if err := f.presence.check(); err != nil {
		return err
	}
	if err := explain(do(), doing, f.path); err != nil {
		return err
	}
	if err := f.presence.check(); err != nil {
		return err
	}
	f.remember()
	return nil
}

// transact runs do in one transaction on the writing connection; the caller holds
// its lock.
func (f *file) transact(ctx context.Context, do func(*writing) error) error {
	w := &writing{
		ctx: context.WithoutCancel(ctx), stop: ctx, file: f, tx: f.hand,
		touched: make(map[sheetKey]*touched), news: make(map[string]bool),
	}
	unfinished := f.unswept.Load()
	err := w.run(do)
	if err != nil && w.destroyed { // nothing was, after all
		f.noteUnfinished(unfinished)
	}
	if err == nil && (w.people || w.force) {
		err = f.rolesChanged(w.ctx)
	}
	return err
}

// run begins and commits by hand on the one connection: sql.Tx would start a
// goroutine for every transaction and every query in it, which costs more
// than the statements.
func (w *writing) run(do func(*writing) error) error {
	if err := w.file.prepareStatements(w.ctx); err != nil {
		return err
	}
	if _, err := w.file.statements.begin.ExecContext(w.ctx); err != nil {
		return err
	}
	committed := false
	defer func() {
		if !committed { // SQLite keeps a transaction whose commit was refused
			w.file.names = newNames() // some may have been of this one
			_, _ = w.tx.ExecContext(w.ctx, "ROLLBACK")
		}
	}()
	if err := w.recall(); err != nil {
		return err
	}
	if err := do(w); err != nil {
		return err
	}
	if err := w.carry(); err != nil {
		return err
	}
	if err := w.fold(); err != nil {
		return err
	}
	if w.project {
		if _, err := w.tx.ExecContext(w.ctx, sqlIdentify); err != nil {
			return err
		}
	}
	if _, err := w.file.statements.commit.ExecContext(w.ctx); err != nil {
		return err
	}
	committed = true
	w.leave()
	return nil
}

// prepareStatements prepares what every append runs, at the first one.
func (f *file) prepareStatements(ctx context.Context) error {
	if f.statements != nil {
		return nil
	}
	s := &statements{}
	for _, each := range []struct {
		to    **sql.Stmt
		query string
	}{
		{&s.begin, "BEGIN IMMEDIATE"},
		{&s.commit, "COMMIT"},
		{&s.insertEntry, sqlInsertEntry},
		{&s.setLatest, sqlSetLatest},
		{&s.scope, sqlScope},
		{&s.addScope, sqlAddScope},
		{&s.latestNow, sqlLatestNow},
		{&s.isHere, sqlIsHere},
		{&s.touch, sqlTouch},
		{&s.scopeNow, sqlScopeNow},
		{&s.sheetNow, sqlSheetNow},
		{&s.article, sqlHasArticle},
		{&s.setProgress, sqlSetProgress},
		{&s.count, sqlCount},
		{&s.dataVersion, "PRAGMA data_version"},
		{&s.schemaVersion, "PRAGMA schema_version"},
		{&s.readBack, sqlReadBack},
		{&s.readManyBack, sqlReadManyBack},
	} {
		prepared, err := f.hand.PrepareContext(ctx, each.query)
		if err != nil {
			return err
		}
		*each.to = prepared
	}
	f.statements = s
	return nil
}

// close closes the statements, if any were prepared.
func (s *statements) close() error {
	if s == nil {
		return nil
	}
	var err error
	for _, each := range []*sql.Stmt{
		s.begin, s.commit, s.insertEntry, s.setLatest, s.touch, s.scopeNow, s.sheetNow, s.setProgress, s.count, s.article,
		s.scope, s.addScope, s.latestNow, s.isHere, s.dataVersion, s.schemaVersion, s.readBack, s.readManyBack,
	} {
		err = errors.Join(err, each.Close())
	}
	return err
}

func (w *writing) exec(s *sql.Stmt, args ...any) (sql.Result, error) {
	return s.ExecContext(w.ctx, args...)
}

func (w *writing) row(s *sql.Stmt, args ...any) *sql.Row {
	return s.QueryRowContext(w.ctx, args...)
}
