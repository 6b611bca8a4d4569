package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"plumbline/annotate"
	"plumbline/annotate/wholefile"
)

// SaveCopy writes the project as it stands, while it may be in use, to a new
// file that people can exchange. It never overwrites: if path exists the error
// is CodeExists.
func (x Exchange) SaveCopy(ctx context.Context, path string) error {
	return x.file.saveCopy(ctx, path)
}

func (f *file) saveCopy(ctx context.Context, path string) error {
	path, err := destination(path)
	if err != nil {
		return err
	}
	if f.presence.check() != nil {
		return f.copyOpened(ctx, path)
	}
	if len(f.added) > 0 {
		_, err := ours().cleanCopy(ctx, f.path, path)
		return err
	}
	return build(path, "doing.saving-the-copy", func(unfinished string) error {
		// Neither the writer, which must stay free, nor a reader, which may not
		// write, can do it.
		db := openGuarded(f.path, 1, f.access.parameters(), f.presence.check, running(nil))
		defer db.Close()
		_, err := db.ExecContext(ctx, "VACUUM INTO ?", unfinished)
		return err
	})
}

// copyOpened writes the project as its connections see it, when another file or
// none has its name.
func (f *file) copyOpened(ctx context.Context, path string) error {
	f.turn.Lock()
	defer f.turn.Unlock()
	if f.hand == nil {
		return f.presence.check() // it was only read, so nothing in it is of this window
	}
	return build(path, "doing.saving-the-copy", func(unfinished string) error {
		_, err := f.hand.ExecContext(ctx, "VACUUM INTO ?", unfinished)
		return err
	})
}

// PutBack writes the project to the path at which it was opened, from which it was
// moved or deleted meanwhile. It never overwrites: if something lies there the
// error is CodeExists. The project has to be opened again to go on in it.
func (x Exchange) PutBack(ctx context.Context) error {
	return x.file.copyOpened(ctx, x.file.path)
}

// build lets write make a file under a temporary name in the folder of path
// and moves it to path when it is whole, so that a half-written file never
// has the name. It refuses to replace a file.
func build(path, doing string, write func(unfinished string) error) error {
	name, folder := filepath.Base(path), filepath.Dir(path)
	if _, err := os.Lstat(path); err == nil {
		return annotate.Fail(annotate.CodeExists, "file.exists", "File", name, "Folder", folder)
	}
	unfinished := filepath.Join(folder, wholefile.UnfinishedPrefix+annotate.NewID())
	if err := createEmpty(unfinished); err != nil {
		return annotate.Wrap(err, annotate.CodeFailed, "file.not-written", "File", name, "Folder", folder)
	}
	defer wholefile.Unfinished(unfinished)()
	defer removeWith(unfinished)
	if err := write(unfinished); err != nil {
		return explain(err, doing, path)
	}
	if err := syncFile(unfinished); err != nil {
		return explain(err, doing, path)
	}
	if err := giveName(unfinished, path); err != nil {
		if errors.Is(err, os.ErrExist) {
			return annotate.Wrap(err, annotate.CodeExists, "file.exists", "File", name, "Folder", folder)
		}
		return explain(err, doing, path)
	}
	return explain(syncFolder(folder), doing, path)
}

// removeWith removes an unfinished database and what SQLite left beside it.
func removeWith(path string) {
	_ = os.Remove(path)
	for _, ending := range wholefile.Companions {
		_ = os.Remove(path + ending)
	}
}

// createEmpty makes the file with the permissions of an ordinary document.
func createEmpty(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666) //nolint:gosec // the umask decides, as for any document
	if err != nil {
		return err
	}
	return f.Close()
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// giveName gives the finished file its name. A hard link fails if the name is
// taken; file systems without links get a rename after a look.
func giveName(unfinished, path string) error {
	err := os.Link(unfinished, path)
	if err == nil || errors.Is(err, os.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return os.ErrExist
	}
	return os.Rename(unfinished, path)
}
