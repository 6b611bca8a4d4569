package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"plumbline/annotate"
	"plumbline/annotate/ordinaryfile"
)

// probe refuses what is no project of ours, or of a version that is not known,
// without writing anything and without leaving anything beside the file. It sees
// nothing of the -wal; who opens the file asks again.
func (s schema) probe(ctx context.Context, path string) error {
	if err := errors.Join(checkFile(path), checkBeside(path)); err != nil {
		return explain(err, "doing.opening-the-project", path)
	}
	inMotion := !isEmpty(path + "-wal")
	// An immutable connection takes no locks and opens no -wal. SQLite opens
	// it rather than we, because closing a file of our own would end the locks
	// that this process may hold on it through another connection.
	db := openPool(path, 1, map[string]string{"mode": "ro", "immutable": "1", "_txlock": "deferred"})
	defer db.Close()
	_, err := s.readVersion(ctx, db, path)
	var failed sqlite3.Error
	if errors.As(err, &failed) && failed.Code == sqlite3.ErrCorrupt && (inMotion || !isEmpty(path+"-wal")) {
		// Another program is moving the -wal into the file, or was killed while
		// it did: the real connection takes the locks and reads both.
		return nil
	}
	return explain(err, "doing.opening-the-project", path)
}

// readIdentity reads whose file it is and the version of its schema, and
// touches a table so that a file cut short shows.
func readIdentity(ctx context.Context, q querier) (id, version int64, err error) {
	if err := q.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return 0, 0, err
	}
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, 0, err
	}
	var tables int
	return id, version, q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
}

func checkFile(path string) error {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case ordinaryfile.NotThere(err):
		return annotate.Wrap(err, annotate.CodeNotFound, "project.not-found", "File", name, "Folder", filepath.Dir(path))
	case errors.Is(err, os.ErrPermission):
		return annotate.Wrap(err, annotate.CodeFailed, "project.folder-closed", "Folder", filepath.Dir(path))
	case errors.Is(err, syscall.ELOOP):
		return annotate.Wrap(err, annotate.CodeFailed, "file.links-in-a-circle", "File", name)
	case err != nil:
		return annotate.Wrap(err, annotate.CodeFailed, "project.not-opened", "File", name, "Cause", err)
	case info.IsDir():
		return annotate.Fail(annotate.CodeNotOurs, "project.is-a-folder", "File", name)
	case !info.Mode().IsRegular():
		return annotate.Fail(annotate.CodeNotOurs, "project.no-ordinary-file", "File", name)
	case info.Size() == 0:
		return annotate.Fail(annotate.CodeDamaged, "project.empty-file", "File", name)
	}
	return fitsBeside(path)
}

// lyingBeside are the ends of the names of the files that this program and SQLite
// keep beside a project.
var lyingBeside = []string{"-wal", "-shm", longestBeside, "-lock"}

const longestBeside = "-journal"

// checkBeside refuses a project beside which a link, a pipe or a device has the name
// of a file of ours: what is written to it would go elsewhere, into a file of the
// user's perhaps.
func checkBeside(path string) error {
	for _, suffix := range lyingBeside {
		info, err := os.Lstat(path + suffix)
		if err == nil && !info.Mode().IsRegular() {
			return annotate.Fail(annotate.CodeAltered, "project.beside", "File", filepath.Base(path), "Other", filepath.Base(path)+suffix)
		}
	}
	return nil
}

func isEmpty(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Size() == 0
}

// checkVersion refuses a file that this program is too old for.
func (s schema) checkVersion(version int64, path string) error {
	if version > s.latest {
		return annotate.Fail(annotate.CodeNewer, "project.newer", "File", filepath.Base(path), "Format", version, "Known", s.latest)
	}
	return nil
}
