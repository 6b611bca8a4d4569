package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"plumbline/annotate"
)

// unfinishedPrefix is how the names of notes begin that an erasure has not removed
// everything yet.
const unfinishedPrefix = "forgetting-"

// unfinishedNote is where this computer notes that of what was destroyed in the file
// something is still to go, "" if it keeps nothing.
func (f *file) unfinishedNote() string {
	if f.kept == "" || f.id == "" {
		return ""
	}
	return filepath.Join(f.kept, annotate.ProjectFolder(f.id), unfinishedPrefix+hashOfPath(f.path))
}

// noteUnfinished notes that something is still to go, or that nothing is any more. It
// is noted before the words go from the project, so that a program that is killed
// between that and the rest leaves the note. What cannot be noted is known as long
// as the project is open.
func (f *file) noteUnfinished(is bool) {
	f.unswept.Store(is)
	note := f.unfinishedNote()
	if note == "" {
		return
	}
	if !is {
		_ = os.Remove(note)
		_ = os.Remove(filepath.Dir(note)) // unless something else of the project is there
		return
	}
	if os.MkdirAll(filepath.Dir(note), 0o700) == nil {
		_ = os.WriteFile(note, []byte(f.path), 0o600)
	}
}

// findUnfinished looks, when a project is opened, whether an erasure is to be ended.
func (f *file) findUnfinished() {
	note := f.unfinishedNote()
	_, err := os.Stat(note)
	f.unswept.Store(note != "" && err == nil)
}

// ErasureUnfinished reports whether something may still be on this computer of what an
// erasure destroyed, because another program held it up or this one was ended.
func (x Exchange) ErasureUnfinished() bool { return x.file.unswept.Load() }

// EndErasure removes what an earlier erasure could not, and writes the file anew. What
// is still held up is said, and can be ended later.
func (x Exchange) EndErasure(ctx context.Context) error {
	if err := x.file.needLead("lead.erase"); err != nil {
		return err
	}
	if x.file.readOnly {
		return refuseWrite(x.file)
	}
	_, err := x.sweep(ctx)
	return errors.Join(err, x.eraseRescues(ctx))
}
