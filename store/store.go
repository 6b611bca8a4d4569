// Package store keeps a project in one SQLite file: the articles, the
// append-only log of everything anyone said about them, and what is derived
// from the log. It is the only package that knows SQL.
package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"plumbline/annotate/codebook"
)

// Options say how a project is opened.
type Options struct {
	// ReadOnly opens the project for looking only.
	ReadOnly bool
	// Exclusive takes the lock that one window at a time holds on a project.
	// If another window has it, the project opens read-only and HeldElsewhere
	// is true. A program that writes and ends needs no lock.
	Exclusive bool
	// Device names the installation; it stands in the lock so that a person
	// can see who holds it.
	Device string
}

// Project is an open project file. All methods may be called from several
// goroutines; writes follow each other in the order in which they are called.
type Project struct {
	path      string
	readOnly  bool
	held      bool // by another window
	immutable bool // nothing can be locked where the file lies
	lock      *fileLock

	writer *sql.DB // one connection; in a read-only project it only closes the file cleanly
	reader readers
	viewer viewing

	turn       sync.Mutex // held while hand is in use
	hand       *sql.Conn  // the writer's connection; nil in a read-only project
	statements *statements

	books   sync.Mutex
	byHash  map[string]*codebook.Codebook
	closing sync.Once
}

// Path is the absolute path of the project file.
func (p *Project) Path() string { return p.path }

// ReadOnly reports whether nothing can be written: it was asked for, another
// window holds the project, or the file or its folder cannot be written.
func (p *Project) ReadOnly() bool { return p.readOnly }

// HeldElsewhere reports whether another window holds the project.
func (p *Project) HeldElsewhere() bool { return p.held }

// Close closes the readers, moves what is still in the write-ahead log into
// the project file, and closes that, so that a project nobody has open is one
// file. Closing twice does nothing.
func (p *Project) Close() error {
	var err error
	p.closing.Do(func() { err = p.close() })
	return err
}

func (p *Project) close() error {
	err := p.reader.close()
	p.turn.Lock()
	defer p.turn.Unlock()
	if p.hand != nil {
		_, cerr := p.hand.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
		err = errors.Join(err, cerr, p.statements.close(), p.hand.Close())
	}
	if p.writer != nil {
		err = errors.Join(err, p.writer.Close())
	}
	if p.lock != nil {
		err = errors.Join(err, p.lock.release())
	}
	return explain(err, "closing the project", p.path)
}

// longestReader is how long Close waits for a read that was stopped.
const longestReader = 5 * time.Second

// awaitReaders waits until no connection of a closed pool is open. A read whose
// context was cancelled gives its connection back a moment later, and the
// write-ahead log can be removed only after the last reader has left.
func awaitReaders(pool *sql.DB) {
	for deadline := time.Now().Add(longestReader); pool.Stats().OpenConnections > 0 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
}
