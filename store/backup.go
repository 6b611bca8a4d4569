package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"plumbline/annotate"
)

// A backup of NAME.plumb is NAME.backup-2031-03-04-090005.plumb, in local time;
// a second one of that second has -2 at its end.
const backupTime = "2006-01-02-150405"

// BackUp saves a whole copy of the project beside it, named after the time, and
// returns its path.
func (x Exchange) BackUp(ctx context.Context, now time.Time) (path string, err error) {
	stem, extension := x.file.stem()
	for n := 1; ; n++ {
		path = stem + annotate.BackupMark + now.Format(backupTime)
		if n > 1 {
			path += fmt.Sprintf("-%d", n)
		}
		path += extension
		err = x.SaveCopy(ctx, path)
		var known *annotate.Error
		if !errors.As(err, &known) || known.Code != annotate.CodeExists {
			return path, err
		}
	}
}

// stem is the path of the project without its ending, and the ending.
func (f *file) stem() (stem, extension string) {
	extension = filepath.Ext(f.path)
	return strings.TrimSuffix(f.path, extension), extension
}

// Backups lists the backups that lie beside the project and in the folder of the
// installation, newest first.
func (x Exchange) Backups(context.Context) ([]annotate.Backup, error) {
	beside, err := x.file.backupsBeside()
	if err != nil {
		return nil, err
	}
	kept, err := x.file.keptBackups()
	all := slices.Concat(beside, kept)
	slices.SortFunc(all, byAge)
	return all, err
}

// backupsBeside are those that lie beside the project, newest first.
func (f *file) backupsBeside() ([]annotate.Backup, error) {
	stem, extension := f.stem()
	found, err := backupsIn(filepath.Dir(f.path), filepath.Base(stem), extension)
	return found, explain(err, "doing.looking-for-backups", f.path)
}

// byAge is the order of backups.
func byAge(a, b annotate.Backup) int {
	return cmp.Or(b.Made.Compare(a.Made), len(b.Path)-len(a.Path), strings.Compare(b.Path, a.Path))
}

// backupsIn lists the backups of a name in a folder, newest first; "" is any name.
func backupsIn(folder, stem, extension string) ([]annotate.Backup, error) {
	files, err := listed(folder)
	if err != nil {
		return nil, err
	}
	var found []annotate.Backup
	for _, f := range files {
		name, said, isBackup := strings.Cut(f.Name(), annotate.BackupMark)
		said, ends := strings.CutSuffix(said, extension)
		if !isBackup || !ends || len(said) < len(backupTime) || stem != "" && name != stem || strings.HasPrefix(name, ".") {
			continue
		}
		made, err := time.ParseInLocation(backupTime, said[:len(backupTime)], time.Local)
		info, gone := f.Info()
		if err != nil || gone != nil || !info.Mode().IsRegular() {
			continue
		}
		found = append(found, annotate.Backup{Path: filepath.Join(folder, f.Name()), Made: made, Size: info.Size()})
	}
	slices.SortFunc(found, byAge)
	return found, nil
}
