package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
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

// Backups lists the backups that lie beside the project, newest first.
func (x Exchange) Backups(context.Context) ([]annotate.Backup, error) {
	stem, extension := x.file.stem()
	files, err := os.ReadDir(filepath.Dir(x.file.path))
	if err != nil {
		return nil, explain(err, "doing.looking-for-backups", x.file.path)
	}
	var found []annotate.Backup
	for _, f := range files {
		said, isBackup := strings.CutPrefix(f.Name(), filepath.Base(stem)+annotate.BackupMark)
		said, ends := strings.CutSuffix(said, extension)
		if !isBackup || !ends || len(said) < len(backupTime) {
			continue
		}
		made, err := time.ParseInLocation(backupTime, said[:len(backupTime)], time.Local)
		info, gone := f.Info()
		if err != nil || gone != nil || !info.Mode().IsRegular() {
			continue
		}
		found = append(found, annotate.Backup{Path: filepath.Join(filepath.Dir(x.file.path), f.Name()), Made: made, Size: info.Size()})
	}
	slices.SortFunc(found, func(a, b annotate.Backup) int {
		return cmp.Or(b.Made.Compare(a.Made), len(b.Path)-len(a.Path), strings.Compare(b.Path, a.Path))
	})
	return found, nil
}
