package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
)

// walSuffix and shmSuffix are the ends of the names of the two files that SQLite
// keeps beside an open project.
const (
	walSuffix = "-wal"
	shmSuffix = "-shm"
)

// presence remembers which files lay at the project's path, and beside it, when
// it was opened. A connection goes on writing into a file whose name somebody
// took away, so names are compared with what was opened. Files are only looked
// at, never opened: to close one would end the locks that SQLite holds on it.
type presence struct {
	path string

	mu   sync.RWMutex
	main os.FileInfo // nil: nothing is compared yet
	wal  os.FileInfo // nil: there was none
	shm  os.FileInfo
}

// begin notes the project file before a connection opens it.
func (p *presence) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.main = look(p.path)
}

// complete notes what SQLite has put beside the file by now. In a project that
// is not kept open for writing, nothing needs to be there.
func (p *presence) complete() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wal, p.shm = look(p.path+walSuffix), look(p.path+shmSuffix)
}

// look is what lies at path, nil if nothing does.
func look(path string) os.FileInfo {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	os.SameFile(info, info) // on Windows a file is told from others only once it was compared
	return info
}

// whereabouts tells whether everything still lies where it was opened.
func (p *presence) whereabouts() annotate.Whereabouts {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.main == nil {
		return annotate.WhereOpened
	}
	now, err := os.Stat(p.path)
	switch {
	case err != nil && look(filepath.Dir(p.path)) == nil:
		return annotate.FolderGone
	case err != nil:
		return annotate.Gone
	case !os.SameFile(now, p.main):
		return annotate.Replaced
	case p.isOther(p.path+walSuffix, p.wal), p.isOther(p.path+shmSuffix, p.shm):
		return annotate.LogGone
	}
	return annotate.WhereOpened
}

// isOther reports whether something else, or nothing, lies where a file was.
func (p *presence) isOther(path string, was os.FileInfo) bool {
	if was == nil {
		return false
	}
	now, err := os.Stat(path)
	return err != nil || !os.SameFile(now, was)
}

// foreignLog reports whether beside the project lies a write-ahead log that is
// not the one of its connections.
func (p *presence) foreignLog() bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	now, err := os.Stat(p.path + walSuffix)
	return err == nil && (p.wal == nil || !os.SameFile(now, p.wal))
}

// check is the error of a project that is not where it was opened, else nil.
func (p *presence) check() error {
	file, folder := filepath.Base(p.path), filepath.Base(filepath.Dir(p.path))
	switch p.whereabouts() {
	case annotate.WhereOpened:
		return nil
	case annotate.Gone:
		return annotate.Fail(annotate.CodeMoved, "moved.gone", "File", file, "Folder", folder)
	case annotate.Replaced:
		return annotate.Fail(annotate.CodeMoved, "moved.replaced", "File", file, "Folder", folder)
	case annotate.FolderGone:
		return annotate.Fail(annotate.CodeMoved, "moved.folder-gone", "File", file, "Folder", folder)
	default:
		return annotate.Fail(annotate.CodeMoved, "moved.log-gone", "File", file, "Log", file+walSuffix)
	}
}

// Whereabouts tells what became of the project's files since it was opened.
func (p *Project) Whereabouts() annotate.Whereabouts { return p.file.presence.whereabouts() }

// Missing is why nothing can be saved in the project's file any more, in the
// words for a person, or nil while it lies where it was opened.
func (p *Project) Missing() error { return p.file.presence.check() }

// leaveLost closes the writer's connection of a project whose files are no longer
// where they were. What is in the write-ahead log goes into the file that was
// opened, whatever its name is by now, unless another program has that open;
// a log of another hand is left alone.
func (f *file) leaveLost() error {
	ctx := context.Background()
	if f.presence.foreignLog() {
		return f.hand.Raw(keepLog) // closing moves what it can, and only that
	}
	// To leave WAL mode takes the file for this connection alone, under whatever
	// name it is, and moves everything into it; closing does so only under the
	// old name. Where that cannot be done, what
	// the person wrote here is kept as a rescue all the same.
	_, _ = f.hand.ExecContext(ctx, "PRAGMA busy_timeout = 0")
	_, _ = f.hand.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	return nil
}

// keepLog makes a connection leave the file that has the name of its write-ahead
// log where it is when it closes.
func keepLog(conn any) error {
	c, ok := conn.(*sqlite3.SQLiteConn)
	if !ok {
		return errors.ErrUnsupported
	}
	return c.SetFileControlInt("main", sqlite3.SQLITE_FCNTL_PERSIST_WAL, 1)
}
