package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/store/wordindex"
)

// Trace is something that this computer keeps of a project, beside the project itself.
type Trace struct {
	Path string
	Kind string
}

// The kinds of traces.
const (
	TraceBackup = "backup" // a whole copy, from before a merge or made by itself
	TraceFormat = "format" // a whole copy from before the format changed
	TraceRescue = "rescue" // answers that could not be saved
	TraceNote   = "note"   // which file was opened, or that an erasure is to be ended, without anything of it
	TraceLog    = "log"    // a write-ahead log of this project, or found beside it, set aside
	TraceStray  = "stray"  // a write-ahead log that was set aside, and nobody knows of which project it is
	TraceWords  = "words"  // the index of the words in its texts
)

// mayHoldContent reports whether something of the project's content may stand in it as
// a whole, so that it goes where something of it must be gone. Of rescues, single
// entries go.
func (t Trace) mayHoldContent() bool {
	return t.isCopy() || t.Kind == TraceLog || t.Kind == TraceStray
}

// isCopy reports whether it is the whole project.
func (t Trace) isCopy() bool { return t.Kind == TraceBackup || t.Kind == TraceFormat }

// Traces lists all that holds, or may hold, something of what the project holds:
// backups, copies from before a new format, rescues and logs that were set aside. It
// is what has to be rewritten or deleted where something must be gone.
func (x Exchange) Traces(ctx context.Context) ([]Trace, error) {
	backups, err := x.Backups(ctx)
	if err != nil {
		return nil, err
	}
	var all []Trace
	for _, b := range backups {
		all = append(all, Trace{b.Path, TraceBackup})
	}
	f := x.file
	stem, extension := f.stem()
	kept := ""
	if f.kept != "" {
		kept = filepath.Join(f.kept, annotate.ProjectFolder(f.id))
	}
	for _, at := range []struct {
		folder, prefix, ending, kind string
	}{
		{filepath.Dir(f.path), filepath.Base(stem) + formatMark, extension, TraceFormat},
		{filepath.Dir(f.path), filepath.Base(f.path) + "-" + asidePrefix, "", TraceLog},
		{kept, "rescue-", "", TraceRescue},
		{kept, rememberedPrefix, "", TraceNote},
		{kept, unfinishedPrefix, "", TraceNote},
		{kept, wordindex.Name, "", TraceWords},
		{kept, asidePrefix, "", TraceLog},
		{f.kept, asidePrefix, "", TraceStray},
	} {
		found, err := filesNamed(at.folder, at.prefix, at.ending)
		if err != nil {
			return nil, explain(err, "doing.looking-for-backups", f.path)
		}
		for _, name := range found {
			if at.kind != TraceFormat || isFormatCopy(name, at.prefix, at.ending) {
				all = append(all, Trace{filepath.Join(at.folder, name), at.kind})
			}
		}
	}
	return all, nil
}

// filesNamed lists the files in a folder whose names begin and end so; in no folder there are
// none.
func filesNamed(folder, prefix, ending string) (names []string, err error) {
	if folder == "" {
		return nil, nil
	}
	files, err := listed(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	for _, f := range files {
		if name := f.Name(); strings.HasPrefix(name, prefix) && strings.HasSuffix(name, ending) {
			names = append(names, name)
		}
	}
	return names, err
}

// listed lists a folder, or says that it may not be looked into.
func listed(folder string) ([]os.DirEntry, error) {
	files, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrPermission) {
		err = annotate.Wrap(err, annotate.CodeFailed, "project.folder-closed", "Folder", folder)
	}
	return files, err
}

// isFormatCopy reports whether a name is one that a migration gave: with a number, and
// perhaps another, and no other word of somebody's own.
func isFormatCopy(name, prefix, ending string) bool {
	said := strings.TrimSuffix(strings.TrimPrefix(name, prefix), ending)
	return said != "" && strings.Trim(said, "0123456789-") == ""
}
