package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

const (
	sqlInForce = `SELECT coalesce(max(value), '') FROM current
WHERE subject = 'project' AND layer = '' AND round = 0 AND annotator = ''
  AND kind = 'project' AND field = 'codebook' AND target = ''`
	sqlCodebook = `SELECT source FROM codebook WHERE hash = ?`
)

// querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Codebook returns the version that is in force.
func (p *Project) Codebook(ctx context.Context) (*codebook.Codebook, error) {
	book, err := p.inForce(ctx, &p.reader)
	return book, explain(err, "reading the codebook", p.path)
}

// CodebookByHash returns a version the project ever held, or CodeNotFound.
func (p *Project) CodebookByHash(ctx context.Context, hash string) (*codebook.Codebook, error) {
	book, err := p.codebook(ctx, &p.reader, hash)
	return book, explain(err, "reading the codebook", p.path)
}

func (p *Project) inForce(ctx context.Context, q querier) (*codebook.Codebook, error) {
	var hash string
	if err := q.QueryRowContext(ctx, sqlInForce).Scan(&hash); err != nil {
		return nil, err
	}
	return p.codebook(ctx, q, hash)
}

// versions reads which version is in force and which others the project holds.
// One that cannot be read is left out: what was answered under it cannot be
// taken for an answer to anything asked now. plumb check names it.
func (p *Project) versions(ctx context.Context, q querier) (*codebook.Versions, error) {
	inForce, err := p.inForce(ctx, q)
	if err != nil {
		return nil, err
	}
	v := &codebook.Versions{InForce: inForce, Held: make(map[string]*codebook.Codebook)}
	hashes, err := p.hashes(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, hash := range hashes {
		book, err := p.codebook(ctx, q, hash)
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

func (p *Project) hashes(ctx context.Context, q querier) ([]string, error) {
	rows, err := q.QueryContext(ctx, "SELECT hash FROM codebook")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var hashes []string
	for rows.Next() {
		var hash string
		if err := rows.Scan(&hash); err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, rows.Err()
}

// codebook parses each version once; versions never change.
func (p *Project) codebook(ctx context.Context, q querier, hash string) (*codebook.Codebook, error) {
	p.books.Lock()
	book := p.byHash[hash]
	p.books.Unlock()
	if book != nil {
		return book, nil
	}
	var source []byte
	err := q.QueryRowContext(ctx, sqlCodebook, hash).Scan(&source)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, annotate.Wrap(err, annotate.CodeNotFound, "%s does not hold the codebook version %.12s; bring it in first.", filepath.Base(p.path), hash)
	}
	if err != nil {
		return nil, err
	}
	book, err = codebook.Parse(source)
	if err != nil {
		return nil, annotate.Wrap(err, annotate.CodeDamaged, "The codebook version %.12s in %s cannot be read: %v.", hash, filepath.Base(p.path), err)
	}
	p.books.Lock()
	p.byHash[hash] = book
	p.books.Unlock()
	return book, nil
}

// AddCodebook stores a version so that entries can name it; an entry of the
// field ProjectCodebook puts it in force. A version that is here already is
// left alone; the same version with other content is refused as CodeExists.
func (p *Project) AddCodebook(ctx context.Context, book *codebook.Codebook) error {
	return p.write(ctx, "adding the codebook", func(w *writing) error {
		var hash string
		err := w.tx.QueryRowContext(w.ctx, "SELECT hash FROM codebook WHERE id = ? AND version = ?", book.ID, book.Version).Scan(&hash)
		switch {
		case err == nil && hash == book.Hash:
			return nil
		case err == nil:
			return annotate.Errorf(annotate.CodeExists, "%s holds %s %s with other content already; give the changed codebook a new version.", filepath.Base(p.path), book.ID, book.Version)
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
		_, err = w.tx.ExecContext(w.ctx, "INSERT INTO codebook (hash, id, version, source) VALUES (?, ?, ?, ?)", book.Hash, book.ID, book.Version, book.Source)
		return err
	})
}
