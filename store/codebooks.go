package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

const (
	sqlInForce = `SELECT coalesce(max(value), '') FROM current
WHERE subject = 'project' AND layer = '' AND round = 0 AND annotator = ''
  AND kind = 'project' AND field = 'codebook' AND target = ''`
	sqlAdoptions = `SELECT {entry} FROM log AS l
WHERE l.subject = 'project' AND l.kind = 'project' AND l.field = 'codebook' ORDER BY ` + inLogOrder
	sqlCodebook = `SELECT source FROM codebook WHERE hash = ?`
)

// querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Codebook returns the version that is in force.
func (r Rules) Codebook(ctx context.Context) (*codebook.Codebook, error) {
	book, err := r.file.inForce(ctx, &r.file.reader)
	return book, explain(err, "doing.reading-the-codebook", r.file.path)
}

// CodebookByHash returns a version the project ever held, or CodeNotFound.
func (r Rules) CodebookByHash(ctx context.Context, hash string) (*codebook.Codebook, error) {
	book, err := r.file.codebook(ctx, &r.file.reader, hash)
	return book, explain(err, "doing.reading-the-codebook", r.file.path)
}

func (f *file) inForce(ctx context.Context, q querier) (*codebook.Codebook, error) {
	var hash string
	if err := q.QueryRowContext(ctx, sqlInForce).Scan(&hash); err != nil {
		return nil, err
	}
	return f.codebook(ctx, q, hash)
}

const (
	sqlHashes   = `SELECT hash FROM codebook ORDER BY id, version`
	sqlVersions = `SELECT (` + sqlInForce + `), hash FROM codebook ORDER BY id, version`
)

// versions reads which version is in force and which others the project holds, with the
// question about the outlet where outlets are hidden.
// One that cannot be read is left out: what was answered under it cannot be
// taken for an answer to anything asked now. plumb check names it.
func (f *file) versions(ctx context.Context, q querier) (*codebook.Versions, error) {
	var inForce string
	var hashes []string
	err := eachRow(ctx, q, sqlVersions, func(rows *sql.Rows) error {
		var hash string
		err := rows.Scan(&inForce, &hash)
		hashes = append(hashes, hash)
		return err
	})
	if err != nil {
		return nil, err
	}
	hidden, err := readSetting(ctx, q, annotate.ProjectOutletBlind)
	if err != nil {
		return nil, err
	}
	asked := f.codebook
	if hidden == annotate.Yes {
		asked = f.asking
	}
	v := &codebook.Versions{Held: make(map[string]*codebook.Codebook)}
	if v.InForce, err = asked(ctx, q, inForce); err != nil {
		return nil, err
	}
	for _, hash := range hashes {
		book, err := asked(ctx, q, hash)
		var said *annotate.Error
		switch {
		case err == nil:
			v.Held[hash] = book
		case !errors.As(err, &said):
			return nil, err
		}
	}
	return v, nil
}

// asking is a version that asks about the outlet too.
func (f *file) asking(ctx context.Context, q querier, hash string) (*codebook.Codebook, error) {
	book, err := f.codebook(ctx, q, hash)
	if err != nil {
		return nil, err
	}
	f.books.Lock()
	defer f.books.Unlock()
	if f.withOutlet[hash] == nil {
		f.withOutlet[hash] = annotate.WithOutlet(book)
	}
	return f.withOutlet[hash], nil
}

// codebook parses each version once; versions never change.
func (f *file) codebook(ctx context.Context, q querier, hash string) (*codebook.Codebook, error) {
	f.books.Lock()
	book := f.byHash[hash]
	f.books.Unlock()
	if book != nil {
		return book, nil
	}
	var source []byte
	err := q.QueryRowContext(ctx, sqlCodebook, hash).Scan(&source)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, annotate.Wrap(
			err,
			annotate.CodeNotFound,
			"codebook.version-not-held",
			"File",
			filepath.Base(f.path),
			"Version",
			sentence.Short(hash),
		)
	}
	if err != nil {
		return nil, err
	}
	book, err = codebook.Parse(source)
	if err != nil {
		return nil, annotate.Wrap(
			err,
			annotate.CodeDamaged,
			"codebook.version-unreadable",
			"Version",
			sentence.Short(hash),
			"File",
			filepath.Base(f.path),
			"Cause",
			err,
		)
	}
	f.books.Lock()
	f.byHash[hash] = book
	f.books.Unlock()
	return book, nil
}

// addCodebook stores a version so that entries can name it; an entry of the
// field ProjectCodebook puts it in force. A version that is here already is
// left alone; the same version with other content is refused as CodeExists.
func (f *file) addCodebook(ctx context.Context, book *codebook.Codebook) error {
	return f.write(ctx, "doing.adding-the-codebook", func(w *writing) error { return w.addCodebook(book) })
}

// Adopt stores a version and puts it in force by an entry of pen, in one
// transaction: the state of every paragraph is worked out anew. What was
// answered stays as it was given. Before, it saves a backup where the installation
// keeps such.
func (r Rules) Adopt(ctx context.Context, book *codebook.Codebook, pen *annotate.Pen) error {
	if !r.file.readOnly {
		if _, err := r.file.keepBackup(ctx, time.Now()); err != nil {
			return err
		}
	}
	key := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectCodebook}
	return r.file.write(ctx, "doing.adopting-the-codebook", func(w *writing) error {
		if err := w.addCodebook(book); err != nil {
			return err
		}
		now, err := readKey(w.ctx, w.tx, key)
		if err != nil {
			return err
		}
		pen.Begin()
		return w.append([]annotate.Entry{pen.WriteOver(now, key, book.Hash, annotate.OriginAnnotator)})
	})
}

func (w *writing) addCodebook(book *codebook.Codebook) error {
	var hash string
	err := w.tx.QueryRowContext(w.ctx, "SELECT hash FROM codebook WHERE id = ? AND version = ?", book.ID, book.Version).Scan(&hash)
	switch {
	case err == nil && hash == book.Hash:
		return nil
	case err == nil:
		return annotate.Fail(
			annotate.CodeExists,
			"codebook.content-differs",
			"File",
			filepath.Base(w.file.path),
			"ID",
			book.ID,
			"Version",
			book.Version,
		)
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	_, err = w.tx.ExecContext(
		w.ctx,
		"INSERT INTO codebook (hash, id, version, source) VALUES (?, ?, ?, ?)",
		book.Hash,
		book.ID,
		book.Version,
		book.Source,
	)
	return err
}

// Adoptions lists the versions that were put in force, oldest first; one that
// was left and adopted again comes twice.
func (r Rules) Adoptions(ctx context.Context) ([]annotate.Adopted, error) {
	var events []annotate.Adopted
	err := r.file.read(ctx, "doing.reading-the-versions-of-the-codebook", func(tx *sql.Tx) error {
		all, err := entries(ctx, tx, sqlAdoptions)
		if err != nil {
			return err
		}
		for i, e := range all {
			book, err := r.file.codebook(ctx, tx, e.Value)
			if err != nil {
				return err
			}
			events = append(events, annotate.Adopted{Book: book, At: e.DecidedAt, By: e.Author, Now: i == len(all)-1})
		}
		return nil
	})
	return events, err
}

// Codebooks returns every version the project holds, those that never were in
// force included, by id and version.
func (r Rules) Codebooks(ctx context.Context) ([]*codebook.Codebook, error) {
	var books []*codebook.Codebook
	err := r.file.read(ctx, "doing.reading-the-versions-of-the-codebook", func(tx *sql.Tx) error {
		hashes, err := column(ctx, tx, sqlHashes)
		if err != nil {
			return err
		}
		for _, hash := range hashes {
			book, err := r.file.codebook(ctx, tx, hash)
			if err != nil {
				return err
			}
			books = append(books, book)
		}
		return nil
	})
	return books, err
}
