package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/wholefile"
)

// Open opens the project at path. A file of an older version is copied beside
// itself and then migrated. The error is an *annotate.Error with the code
// CodeNotFound, CodeNotOurs, CodeNewer, CodeDamaged, CodeBusy or CodeFailed.
func Open(ctx context.Context, path string, o Options) (*Project, error) {
	return ours().open(ctx, path, o)
}

func (s schema) open(ctx context.Context, path string, o Options) (*Project, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if err := s.probe(ctx, path); err != nil {
		return nil, err
	}
	aside := ""
	if !o.noRoom {
		if aside, err = s.judgeLog(ctx, path, o.Kept); err != nil {
			if hasRoom(filepath.Dir(path)) {
				return nil, err
			}
			return s.openWithoutRoom(ctx, path, o, err)
		}
	}
	p := newProject(path)
	p.file.kept, p.file.aside, p.file.rescues = o.Kept, aside, o.Rescues
	p.file.backups, p.file.mostBackups = o.Backups, o.MostBackups
	_, before := os.Lstat(path + shmSuffix)
	if err := p.file.begin(ctx, s, o); err != nil {
		_ = p.Close()
		if o.noRoom || !lacksRoom(err) {
			return nil, explain(err, "doing.opening-the-project", path)
		}
		if errors.Is(before, os.ErrNotExist) {
			clearAway(ctx, path)
		}
		return s.openWithoutRoom(ctx, path, o, explain(err, "doing.opening-the-project", path))
	}
	return p, nil
}

// openWithoutRoom opens a project for reading that nothing can be put beside. If it cannot
// be read even so, why tells what is the matter.
func (s schema) openWithoutRoom(ctx context.Context, path string, o Options, why error) (*Project, error) {
	o.noRoom = true
	p, err := s.open(ctx, path, o)
	if err != nil {
		return nil, why
	}
	return p, nil
}

// hasRoom reports whether a few bytes can be written in a folder.
func hasRoom(folder string) bool {
	f, err := os.CreateTemp(folder, wholefile.TemporaryPrefix)
	if err != nil {
		return false
	}
	_, err = f.Write(make([]byte, 1<<16))
	return errors.Join(err, f.Close(), os.Remove(f.Name())) == nil
}

func newProject(path string) *Project {
	f := &file{
		path: path, presence: &presence{path: path}, schema: ours(), byHash: make(map[string]*codebook.Codebook),
		withOutlet: make(map[string]*codebook.Codebook), names: newNames(),
	}
	f.life, f.endLife = context.WithCancel(context.Background())
	return &Project{
		Log: Log{f}, Corpus: Corpus{f}, Answers: Answers{f}, Rules: Rules{f}, Team: Team{f}, Exchange: Exchange{f},
		file: f,
	}
}

// lacksRoom reports whether SQLite found no room for what it keeps beside a file that
// it reads. Such a file can be read as one that nobody writes.
func lacksRoom(err error) bool {
	var failed sqlite3.Error
	return errors.As(err, &failed) && (failed.Code == sqlite3.ErrFull || failed.Code == sqlite3.ErrIoErr)
}

// clearAway removes what SQLite began to keep beside a project and had no room for.
// Without a log, a connection that has the file for itself proves that nobody needs it;
// with one, such a connection would play that in.
func clearAway(ctx context.Context, path string) {
	if !isEmpty(path + walSuffix) {
		if !inUse(path) {
			_ = os.Remove(path + shmSuffix) // only a list of what is in the log
		}
		return
	}
	db := openPool(path, 1, map[string]string{"mode": "rw", "_txlock": "deferred", "_locking_mode": lockingAlone})
	defer func() { _ = db.Close() }() // which removes the log
	var changes int
	alone := db.QueryRowContext(ctx, "PRAGMA data_version").Scan(&changes) == nil &&
		db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&changes) == nil
	if alone && isEmpty(path+walSuffix) {
		_ = os.Remove(path + shmSuffix)
	}
}

// resolve makes the path absolute and follows links, so that a lock is one
// lock whatever name the file was opened by. What leads to no ordinary file keeps
// the name by which somebody knows it.
func resolve(path string) (string, error) {
	if path == "" {
		return "", annotate.Fail(annotate.CodeNotFound, "file.no-name")
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", annotate.Wrap(err, annotate.CodeFailed, "project.not-opened", "File", path, "Cause", err)
	}
	real, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return absolute, nil
	}
	if info, err := os.Stat(real); err != nil || !info.Mode().IsRegular() {
		return absolute, nil
	}
	return real, nil
}

// begin takes the lock, opens the connections and brings the schema up to
// date.
func (f *file) begin(ctx context.Context, s schema, o Options) error {
	changeable := !o.noRoom && writable(f.path) && writable(filepath.Dir(f.path))
	f.readOnly, f.noRoom = o.ReadOnly || !changeable, o.noRoom
	f.schema = s
	if o.Exclusive && !f.readOnly {
		if err := f.takeLock(o.Device); err != nil {
			return err
		}
	}
	f.presence.begin()
	noteOpened(f.presence)
	switch {
	case !f.readOnly:
		f.writer = openWriter(f.path, "rw")
	case changeable:
		f.writer = openKeeper(f.path)
	}
	if f.writer != nil {
		f.reader.whole = f.openReaders()
	} else {
		f.access = accessWithoutSpace(f.path, f.noRoom)
		f.reader.whole = f.openReaders()
	}
	if err := f.checkSchema(ctx, s); err != nil {
		return err
	}
	var err error
	if f.id, err = readProjectID(ctx, f.last()); err != nil {
		return err
	}
	f.findUnfinished()
	if err := f.takeHand(ctx); err != nil {
		return err
	}
	if f.writer != nil {
		f.presence.complete()
		f.remember()
	}
	if err := f.countOutlets(ctx); err != nil {
		return err
	}
	return f.presence.check()
}

// openReaders opens the connections that read the project, and only while it is
// the file that was opened: a later connection would read what has its name.
func (f *file) openReaders(setup ...string) *sql.DB {
	return openReaders(f.path, f.access, f.presence.check, setup...)
}

// hold refuses a file whose own parts were altered, before anything else in it is
// read. What was added to it is not read either, and makes the project read-only:
// a trigger could swallow what is written, an index refuse it.
func (f *file) hold(ctx context.Context, s schema) (version int64, err error) {
	version, a, err := s.inspect(ctx, f.last(), f.path)
	if err == nil {
		err = a.held(f.path)
	}
	if err != nil || len(a.added) == 0 {
		return version, err
	}
	f.added = a.added
	if !f.readOnly {
		f.readOnly = true
		err = f.writer.Close()
		f.writer = openKeeper(f.path)
	}
	return version, err
}

// takeHand keeps the writer's connection for good.
func (f *file) takeHand(ctx context.Context) (err error) {
	if !f.readOnly {
		f.hand, err = f.writer.Conn(ctx)
	}
	return err
}

func (f *file) takeLock(device string) error {
	lock, free, err := takeLock(f.path+"-lock", device)
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		return nil // a network folder without locks; SQLite's own still hold
	case err != nil:
		return err
	case !free:
		f.held, f.readOnly = true, true
	}
	f.lock = lock
	return nil
}

// checkSchema asks again through the real connections, which see the -wal
// too, and migrates what is older.
func (f *file) checkSchema(ctx context.Context, s schema) error {
	version, err := f.hold(ctx, s)
	switch {
	case err != nil:
		return err
	case version == s.latest:
		return nil
	case len(f.added) > 0:
		return refuseAdded(f.path, f.added)
	case f.readOnly:
		return annotate.Fail(annotate.CodeReadOnly, "project.older", "File", filepath.Base(f.path))
	}
	if err := f.needRoom(); err != nil {
		return err
	}
	if err := f.copyBeforeMigration(ctx, version); err != nil {
		return err
	}
	if err := s.migrate(ctx, f.writer); err != nil {
		return err
	}
	_, err = f.hold(ctx, s)
	return err
}

// last is the connection that closes last: the writer, or in a project on a
// file that cannot be written, any reader.
func (f *file) last() *sql.DB {
	if f.writer != nil {
		return f.writer
	}
	return f.reader.whole
}
