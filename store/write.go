package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

// statements are what every append runs, prepared once on the writer.
type statements struct {
	insertEntry, putInForce, touch, sheetNow, setProgress, count, article *sql.Stmt
}

// writing is one transaction of the writer.
type writing struct {
	ctx     context.Context // without cancellation: a commit is not left half way
	stop    context.Context // the caller's, looked at between entries
	p       *Project
	tx      *sql.Tx
	within  map[*sql.Stmt]*sql.Stmt // prepared statements bound to tx
	touched map[sheetKey]*touched   // sheets to be folded before the commit
	here    map[string]bool         // articles known to be in the project
	hash    string                  // of the codebook in force when the first sheet was touched
	force   bool                    // another codebook may be in force since
}

// sheetKey names one sheet.
type sheetKey struct {
	paragraph string
	layer     annotate.Layer
	round     int
	annotator string
}

// write runs do in one transaction: all of it becomes durable, or nothing.
func (p *Project) write(ctx context.Context, doing string, do func(*writing) error) error {
	if p.readOnly {
		return refuseWrite(p)
	}
	if err := ctx.Err(); err != nil {
		return explain(err, doing, p.path)
	}
	w := &writing{
		ctx: context.WithoutCancel(ctx), stop: ctx, p: p, within: make(map[*sql.Stmt]*sql.Stmt),
		touched: make(map[sheetKey]*touched), here: make(map[string]bool),
	}
	return explain(w.run(do), doing, p.path)
}

func (w *writing) run(do func(*writing) error) error {
	if err := w.p.prepareStatements(w.ctx); err != nil {
		return err
	}
	tx, err := w.p.writer.BeginTx(w.ctx, nil)
	if err != nil {
		return err
	}
	w.tx = tx
	if err := do(w); err != nil {
		_ = tx.Rollback()
		return err
	}
	if err := w.fold(); err != nil {
		_ = tx.Rollback()
		return err
	}
	if err := tx.Commit(); err != nil {
		_ = tx.Rollback() // SQLite keeps a transaction whose commit was refused
		return err
	}
	return nil
}

// prepareStatements prepares before the transaction begins, because the
// writer has one connection only.
func (p *Project) prepareStatements(ctx context.Context) error {
	p.prepare.Lock()
	defer p.prepare.Unlock()
	if p.statements != nil {
		return nil
	}
	s := &statements{}
	for _, each := range []struct {
		to    **sql.Stmt
		query string
	}{
		{&s.insertEntry, sqlInsertEntry},
		{&s.putInForce, sqlPutInForce},
		{&s.touch, sqlTouch},
		{&s.sheetNow, sqlSheetNow},
		{&s.article, sqlHasArticle},
		{&s.setProgress, sqlSetProgress},
		{&s.count, sqlCount},
	} {
		prepared, err := p.writer.PrepareContext(ctx, each.query)
		if err != nil {
			return err
		}
		*each.to = prepared
	}
	p.statements = s
	return nil
}

// bound returns the statement within the transaction, bound once: database/sql
// keeps every binding until the commit.
func (w *writing) bound(s *sql.Stmt) *sql.Stmt {
	b := w.within[s]
	if b == nil {
		b = w.tx.StmtContext(w.ctx, s)
		w.within[s] = b
	}
	return b
}

func (w *writing) exec(s *sql.Stmt, args ...any) (sql.Result, error) {
	return w.bound(s).ExecContext(w.ctx, args...)
}

func (w *writing) row(s *sql.Stmt, args ...any) *sql.Row {
	return w.bound(s).QueryRowContext(w.ctx, args...)
}
