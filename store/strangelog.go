package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/wholefile"
)

// opened are the files that this program has open at this moment.
var opened struct {
	mu    sync.Mutex
	files map[*presence]bool
}

func noteOpened(p *presence) {
	opened.mu.Lock()
	defer opened.mu.Unlock()
	if opened.files == nil {
		opened.files = make(map[*presence]bool)
	}
	opened.files[p] = true
}

func noteClosed(p *presence) {
	opened.mu.Lock()
	defer opened.mu.Unlock()
	delete(opened.files, p)
}

// inUse reports whether this program or another has the file open.
func inUse(path string) bool {
	opened.mu.Lock()
	here := false
	for p := range opened.files {
		here = here || p.is(path)
	}
	opened.mu.Unlock()
	return here || lockedElsewhere(path)
}

// is reports whether path leads to the file.
func (p *presence) is(path string) bool {
	now, err := os.Stat(path)
	p.mu.RLock()
	defer p.mu.RUnlock()
	return err == nil && p.main != nil && os.SameFile(now, p.main)
}

// judgeLog looks at a write-ahead log that a killed program left beside a file
// before SQLite plays it into that: a service that synchronises folders may have
// put another file beside it since. A log that is not known to belong to the file is
// tried on a copy of both, and set aside if no sound project comes of it. aside is
// where it lies by then, "" if it was believed or there was none.
func (s schema) judgeLog(ctx context.Context, path, kept string) (aside string, err error) {
	if isEmpty(path+walSuffix) || inUse(path) || isRemembered(kept, path) {
		return "", nil
	}
	if !writable(path) || !writable(filepath.Dir(path)) {
		return "", nil // nothing can be played into it
	}
	folder, remove, err := wholefile.TemporaryFolder()
	if err != nil {
		return "", err
	}
	defer remove()
	fits, err := s.logFits(ctx, path, folder)
	if err != nil || fits || inUse(path) {
		return "", err
	}
	return setAside(path, kept)
}

// logFits reports whether a file and the log beside it make a sound project, or at
// least one no worse than the file alone.
func (s schema) logFits(ctx context.Context, path, folder string) (bool, error) {
	with, err := s.faults(ctx, path, folder, 1)
	if err != nil || with == 0 {
		return err == nil, err
	}
	alone := filepath.Join(folder, "alone.plumb")
	if err := copyOne(ctx, path, alone, false); err != nil {
		return false, copyFailed(err, path)
	}
	without, err := s.faults(ctx, alone, folder, 2)
	return without >= with, err
}

// unreadable is more faults than any project that can be read has.
const unreadable = 1 << 30

// faults counts what is wrong with a copy of a project.
func (s schema) faults(ctx context.Context, path, folder string, number int) (int, error) {
	f, err := s.readForeign(ctx, path, folder, number)
	var known *annotate.Error
	if errors.As(err, &known) && (known.Code == annotate.CodeFull || known.Code == annotate.CodeStopped) {
		return 0, err
	}
	if err != nil {
		return unreadable, nil
	}
	defer f.remove()
	p, err := s.open(ctx, f.copy, Options{ReadOnly: true})
	if err != nil {
		return unreadable, ctx.Err()
	}
	defer p.Close()
	problems, err := p.Check(ctx)
	if err != nil {
		return unreadable, ctx.Err()
	}
	n := 0
	for _, problem := range problems {
		if !problem.Note {
			n++
		}
	}
	return n, nil
}

// setAside moves a log that belongs to another file away from this one: into what this
// computer keeps of the project that wrote it or, if that is not known, beside that; or
// where nothing is kept under another name.
func setAside(path, kept string) (aside string, err error) {
	stamp := time.Now().UTC().Format("20060102-150405.000")
	wal := path + walSuffix
	if kept != "" {
		folder := kept
		if writers, _, found := noteOfLog(kept, path); found {
			folder = writers
		}
		aside = filepath.Join(folder, asidePrefix+filepath.Base(path)+"-"+stamp+walSuffix)
		if err := moveAway(wal, aside); err == nil {
			_ = os.Remove(path + shmSuffix) // only its index
			return aside, nil
		}
	}
	aside = path + "-" + asidePrefix + stamp + walSuffix
	if err := os.Rename(wal, aside); err != nil {
		return "", annotate.Wrap(err, annotate.CodeFailed, "log.not-set-aside", "Log", filepath.Base(wal), "File", filepath.Base(path))
	}
	_ = os.Remove(path + shmSuffix)
	return aside, nil
}

// asidePrefix is how the names of logs that were set aside begin.
const asidePrefix = "aside-"

// moveAway moves a file, to another disk too, and leaves it where it is if that fails.
func moveAway(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	if os.Rename(from, to) == nil {
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return os.Remove(from)
}

// SetAside is where a write-ahead log lies that was found beside the project when it
// was opened and belongs to another file, "" if there was none.
func (p *Project) SetAside() string { return p.file.aside }
