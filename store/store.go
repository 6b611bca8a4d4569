// Package store keeps a project in one SQLite file: the articles, the
// append-only log of everything anyone said about them, and what is derived
// from the log. It is the only package that knows SQL.
package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"plumbline/annotate"
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
	// Kept is the folder of this installation for what it has to know of projects;
	// "" keeps nothing, as for a home that cannot be written.
	Kept string
	// Rescues are kept on this computer, see Rescues; nil if none are.
	Rescues Rescues
	// Backups is the folder of this installation for backups that are made without
	// being asked for; "" makes none.
	Backups string
	// MostBackups is how many bytes these backups of a project may take; 0 is a GB.
	MostBackups int64

	noRoom bool // nothing can be put beside the file
}

// Rescues are answers that may be in no project file, kept on this computer until they
// are put into one. What an erasure says is destroyed in them too.
type Rescues interface {
	Reach(project string, erasures []annotate.Erasure) (doomed int, err error) // how many entries they destroy
	Erase(project string, erasures []annotate.Erasure) error
}

// Project is an open project file. All methods may be called from several
// goroutines; writes follow each other in the order in which they are called.
//
// Its methods are grouped by what they are about, and each group is a type of
// its own, so that a caller can be given p.Log and nothing else. The groups are
// embedded because what a caller needs seldom keeps to one of them: a screen
// declares the few methods it calls, from any group, and a Project has them.
type Project struct {
	Log      // entries: written, found, counted
	Corpus   // articles and their paragraphs
	Answers  // the current answers on paragraphs, and how far annotators are
	Rules    // codebooks, targets, settings
	Team     // people, their roles and articles, and who is looking
	Exchange // backups, packs, merging, the check

	file *file
}

// The groups of methods of a Project. The zero value of each cannot be used.
type (
	// Log is the append-only log of everything anyone said.
	Log struct{ file *file }
	// Corpus holds the articles and their paragraphs.
	Corpus struct{ file *file }
	// Answers are the current answers on paragraphs, what is in doubt about
	// them, and how far annotators are.
	Answers struct{ file *file }
	// Rules are what a project is annotated by: codebooks, targets, settings.
	Rules struct{ file *file }
	// Team is who works on the project, on what, and who looks at it now.
	Team struct{ file *file }
	// Exchange is what leaves the project as a file of its own or comes into it
	// from one, and the check of the whole.
	Exchange struct{ file *file }
)

// file is an open project file: its connections, its lock, and what all groups
// of methods share.
type file struct {
	path        string
	id          string  // of the project
	kept        string  // the folder for what this computer knows of projects, "" is none
	rescues     Rescues // nil is none
	backups     string  // the folder for backups that are made by themselves, "" is none
	mostBackups int64
	salts       string // of the write-ahead log, as noted there
	aside       string // where a log of another file was put
	presence    *presence
	readOnly    bool
	noRoom      bool   // nothing can be put beside the file, so it is only read
	held        bool   // by another window
	added       []part // by another program
	schema      schema
	schemaAt    int64  // SQLite's count of changes of the schema, when it was found to be ours
	access      access // of the readers
	lock        *fileLock

	writer *sql.DB // one connection; in a read-only project it only closes the file cleanly
	reader readers
	viewer viewing

	turn       sync.Mutex // held while hand is in use
	hand       *sql.Conn  // the writer's connection; nil in a read-only project
	statements *statements
	names      *names // of the log; hand's
	known      *known // of the file, by the last transaction; nil if nothing is

	indexing indexing    // of the words in its texts
	unswept  atomic.Bool // something of what was destroyed is still to go

	life    context.Context // ends when the project closes
	endLife context.CancelFunc
	backing sync.RWMutex // held while a backup is made

	books      sync.Mutex
	byHash     map[string]*codebook.Codebook
	withOutlet map[string]*codebook.Codebook // the same that ask about the outlet, by hash
	closing    sync.Once
}

// Path is the absolute path of the project file.
func (p *Project) Path() string { return p.file.path }

// ReadOnly reports whether nothing can be written: it was asked for, another
// window holds the project, or the file or its folder cannot be written.
func (p *Project) ReadOnly() bool { return p.file.readOnly }

// HeldElsewhere reports whether another window holds the project.
func (p *Project) HeldElsewhere() bool { return p.file.held }

// Added lists what another program added to the file, such as "view mine". It is
// never read, and as long as it is there the project is read-only; a copy that
// SaveCopy makes is without it.
func (p *Project) Added() []string { return namesOf(p.file.added) }

// Full reports whether there is no room on the disk for what writing needs.
func (p *Project) Full() bool { return p.file.noRoom }

// Refusal says why nothing can be written to a project that is read-only.
func (p *Project) Refusal() error { return refuseWrite(p.file) }

// Close closes the readers, moves what is still in the write-ahead log into
// the project file, and closes that, so that a project nobody has open is one
// file. Closing twice does nothing.
func (p *Project) Close() error {
	var err error
	p.file.closing.Do(func() { err = p.file.close() })
	return err
}

func (f *file) close() error {
	f.endLife()
	f.backing.Lock()
	defer f.backing.Unlock()
	err := errors.Join(f.reader.close(), f.closeWords())
	defer noteClosed(f.presence)
	f.turn.Lock()
	defer f.turn.Unlock()
	if f.hand != nil {
		err = errors.Join(err, f.statements.close(), f.moveLog(), f.hand.Close())
	}
	if f.writer != nil {
		err = errors.Join(err, f.writer.Close())
	}
	if f.lock != nil {
		err = errors.Join(err, f.lock.release())
	}
	if isEmpty(f.path + walSuffix) {
		f.forget()
	}
	return explain(err, "doing.closing-the-project", f.path)
}

// moveLog moves what is in the write-ahead log into the project file.
func (f *file) moveLog() error {
	if f.presence.whereabouts() != annotate.WhereOpened {
		return f.leaveLost()
	}
	_, err := f.hand.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
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
