package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"plumbline/annotate"
)

// mostBackupBytes is how much room the backups of a project that are made by
// themselves may take, where the installation says nothing else.
const mostBackupBytes = 1 << 30

// KeepBackup saves a backup in the folder of the installation, unless the newest one
// there holds all that the project does. It is made of one snapshot while the
// project is in use, opened and checked before it is believed, and older ones give
// way to it where room is short. made is false if none was needed, or if the
// installation keeps none.
func (x Exchange) KeepBackup(ctx context.Context, now time.Time) (made bool, err error) {
	return x.file.keepBackup(ctx, now)
}

func (f *file) keepBackup(ctx context.Context, now time.Time) (made bool, err error) {
	folder := f.backupFolder()
	if folder == "" || f.presence.check() != nil {
		return false, nil
	}
	f.backing.RLock() // closing waits: a connection that leaves last would leave the log behind
	defer f.backing.RUnlock()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(f.life, stop)()
	content, err := logOf(ctx, f.reader.whole)
	if err != nil {
		return false, explain(err, "doing.saving-a-backup", f.path)
	}
	kept, err := f.keptBackups()
	if err != nil {
		return false, err
	}
	if len(kept) > 0 && logOfFile(ctx, kept[0].Path) == content {
		return false, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return false, annotate.Wrap(err, annotate.CodeFailed, "backup.no-folder", "Folder", folder)
	}
	for {
		err := f.saveBackup(ctx, f.backupName(folder, now), content)
		var known *annotate.Error
		if errors.As(err, &known) && known.Code == annotate.CodeExists {
			continue // another program took the name meanwhile
		}
		if err != nil {
			return false, err
		}
		return true, f.thinBackups()
	}
}

// backupFolder is where the installation keeps backups of the project, "" if it
// keeps none.
func (f *file) backupFolder() string {
	if f.backups == "" || f.id == "" {
		return ""
	}
	return filepath.Join(f.backups, annotate.ProjectFolder(f.id))
}

// backupName is a name that is free.
func (f *file) backupName(folder string, now time.Time) string {
	stem, extension := f.stem()
	for n := 1; ; n++ {
		name := filepath.Base(stem) + annotate.BackupMark + now.Format(backupTime)
		if n > 1 {
			name += fmt.Sprintf("-%d", n)
		}
		path := filepath.Join(folder, name+extension)
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// saveBackup saves a copy that is whole and holds at least what was there before.
func (f *file) saveBackup(ctx context.Context, path string, least logContent) error {
	if err := f.saveCopy(ctx, path); err != nil {
		return err
	}
	err := os.Chmod(path, 0o600)
	if err == nil {
		err = quickCheck(ctx, path)
	}
	if got := logOfFile(ctx, path); err == nil && got.entries < least.entries {
		err = fmt.Errorf("the backup holds %d of %d entries", got.entries, least.entries)
	}
	if err != nil && ctx.Err() == nil {
		_ = os.Remove(path) // one that cannot be believed is worse than none
		return annotate.Wrap(err, annotate.CodeDamaged, "backup.not-sound", "File", filepath.Base(f.path))
	}
	return ctx.Err()
}

// thinBackups deletes the oldest backups in the folder of the installation until all of
// the project take no more room than they may; the newest stays whatever it takes. Those
// beside the project count, and stay: a person or a merge made them.
func (f *file) thinBackups() error {
	kept, err := f.keptBackups()
	if err != nil {
		return err
	}
	beside, err := f.backupsBeside()
	if err != nil {
		return err
	}
	most := f.mostBackups
	if most <= 0 {
		most = mostBackupBytes
	}
	var sum int64
	for _, b := range beside {
		sum += b.Size
	}
	for i, b := range kept {
		if sum += b.Size; i == 0 || sum <= most {
			continue
		}
		if err := os.Remove(b.Path); err != nil {
			return annotate.Wrap(err, annotate.CodeFailed, "backup.not-deleted", "File", b.Path)
		}
	}
	return nil
}

// keptBackups are those in the folder of the installation, newest first.
func (f *file) keptBackups() ([]annotate.Backup, error) {
	folder := f.backupFolder()
	if folder == "" {
		return nil, nil
	}
	found, err := backupsIn(folder, "", filepath.Ext(f.path))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	for i := range found {
		found[i].Kept = true
	}
	return found, explain(err, "doing.looking-for-backups", f.path)
}

// logContent says how much a log holds: it only grows, so two of a project that
// hold as much and end alike hold the same.
type logContent struct {
	entries int64
	highest int64
	texts   int64
}

func logOf(ctx context.Context, db *sql.DB) (c logContent, err error) {
	err = db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM log), (SELECT coalesce(max(stamp), 0) FROM log),
  (SELECT count(*) FROM article)`).Scan(&c.entries, &c.highest, &c.texts)
	return c, err
}

// logOfFile is what a file that nobody writes holds, nothing if it cannot be read.
func logOfFile(ctx context.Context, path string) logContent {
	db := openUnwritten(path)
	defer db.Close()
	c, err := logOf(ctx, db)
	if err != nil {
		return logContent{}
	}
	return c
}

// openUnwritten opens one connection to a file that nobody writes.
func openUnwritten(path string) *sql.DB {
	return openPool(path, 1, map[string]string{"mode": "ro", "immutable": "1", "_txlock": "deferred"}, "PRAGMA trusted_schema = OFF")
}

// quickCheck has SQLite look a file over.
func quickCheck(ctx context.Context, path string) error {
	db := openUnwritten(path)
	defer db.Close()
	var report string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&report); err != nil {
		return err
	}
	if report != "ok" {
		return fmt.Errorf("quick_check: %s", report)
	}
	return nil
}

// proofName is the name of an empty file whose time says when the newest backup was
// last checked through.
const proofName = "checked"

// proofLasts is how long a backup that was checked through is believed.
const proofLasts = 24 * time.Hour

// ProveBackup checks the newest backup in the folder of the installation through, as
// Check does with a project: every page, id and reference, and everything derived.
// It does so once a day; it is meant for when nobody is at work.
func (x Exchange) ProveBackup(ctx context.Context, now time.Time) error {
	kept, err := x.file.keptBackups()
	if err != nil || len(kept) == 0 {
		return err
	}
	proof := filepath.Join(filepath.Dir(kept[0].Path), proofName)
	if info, err := os.Stat(proof); err == nil && now.Sub(info.ModTime()) < proofLasts {
		return nil
	}
	faults, err := faultsIn(ctx, kept[0].Path)
	switch {
	case ctx.Err() != nil:
		return nil
	case err != nil || faults > 0:
		return annotate.Wrap(
			err,
			annotate.CodeDamaged,
			"backup.not-proven",
			"Backup",
			filepath.Base(kept[0].Path),
			"File",
			filepath.Base(x.file.path),
		)
	}
	if err := os.WriteFile(proof, nil, 0o600); err == nil {
		_ = os.Chtimes(proof, now, now)
	}
	return nil
}

// faultsIn counts what Check finds wrong in a file, apart from problems of some codes.
func faultsIn(ctx context.Context, path string, apart ...string) (n int, err error) {
	p, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		return 0, err
	}
	defer p.Close()
	problems, err := p.Check(ctx)
	for _, problem := range problems {
		if !problem.Note && !slices.Contains(apart, problem.Code) {
			n++
		}
	}
	return n, err
}

// Restore writes a backup, or any copy of a project, to a new file, and believes it
// only after it was checked through. It never overwrites.
func Restore(ctx context.Context, backup, path string) error {
	if faults, err := faultsIn(ctx, backup); err != nil {
		return err
	} else if faults > 0 {
		return annotate.Fail(annotate.CodeDamaged, "backup.damaged", "Backup", filepath.Base(backup))
	}
	p, err := Open(ctx, backup, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(p.SaveCopy(ctx, path), p.Close())
}

// BackupsOf lists the backups of a project that may be too damaged to be opened: those
// beside it, and those that the installation keeps in a folder of projects of its name.
func BackupsOf(ctx context.Context, path, kept string) ([]annotate.Backup, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if err := checkFile(path); err != nil {
		return nil, err
	}
	f := newProject(path).file
	f.backups = kept
	stem, extension := f.stem()
	all, err := backupsIn(filepath.Dir(path), filepath.Base(stem), extension)
	if err != nil {
		return nil, explain(err, "doing.looking-for-backups", path)
	}
	db := openUnwritten(path)
	defer db.Close()
	if f.id, err = readProjectID(ctx, db); err == nil { // else it is not known which are its own
		kept, err := f.keptBackups()
		if err != nil {
			return nil, err
		}
		all = append(all, kept...)
	}
	slices.SortFunc(all, byAge)
	return all, nil
}
