// Package storetest opens real projects for tests: files in a folder of their
// own that are gone after the test. Only tests may import it.
package storetest

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

// Project is an open project file, and what a test says and asks of it from
// outside, as another program would.
type Project struct {
	*store.Project
	t       testing.TB
	path    string
	options store.Options

	mu        sync.Mutex
	failing   error
	closed    bool
	shown     string         // what Path says, if not the path
	shared    string         // what SharedFolder returns
	elsewhere *store.Project // the project as another program has it open
	holder    *store.Project // another window that holds the lock
	copies    []string
}

// Founded is when the projects were made.
var Founded = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// MustOpen opens a new project of that name under the default codebook.
func MustOpen(t testing.TB, name string) *Project {
	t.Helper()
	return MustOpenUnder(t, name, annotatetest.Codebook())
}

// MustOpenUnder opens a new project under a codebook.
func MustOpenUnder(t testing.TB, name string, book *codebook.Codebook) *Project {
	t.Helper()
	return MustOpenCopy(t, name, template(t, book))
}

// MustOpenCopy opens a new project that holds what Content returned of another.
func MustOpenCopy(t testing.TB, name string, file []byte) *Project {
	t.Helper()
	p := &Project{t: t, path: filepath.Join(folder(t), name)}
	if err := os.WriteFile(p.path, file, 0o600); err != nil {
		t.Fatalf("the project cannot be written: %v", err)
	}
	p.open(store.Options{Device: "desk"})
	t.Cleanup(p.end)
	return p
}

// MustOpenFile opens a project file that is there already, such as a pack.
func MustOpenFile(t testing.TB, path string) *Project {
	t.Helper()
	p := &Project{t: t, path: path}
	p.open(store.Options{Device: "desk"})
	t.Cleanup(p.end)
	return p
}

// folder is one in memory where the system has such, since a test that is not
// about the disk need not wait for it. The files are written as everywhere.
func folder(t testing.TB) string {
	t.Helper()
	made, err := os.MkdirTemp("/dev/shm", "plumbline-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(made) })
	return made
}

func (p *Project) open(o store.Options) {
	p.t.Helper()
	opened, err := store.Open(context.Background(), p.path, o)
	if err != nil {
		p.t.Fatalf("the project does not open: %v", err)
	}
	p.Project, p.options, p.closed = opened, o, false
}

// Content is what the project holds, as a file that a test can open many times.
func (p *Project) Content() []byte {
	p.t.Helper()
	copied := filepath.Join(folder(p.t), "copy.plumb")
	if err := p.Project.SaveCopy(context.Background(), copied); err != nil {
		p.t.Fatalf("the project cannot be copied: %v", err)
	}
	file, err := os.ReadFile(copied)
	if err != nil {
		p.t.Fatal(err)
	}
	return file
}

// Reopen closes the project and opens it again as it was opened, for everyone
// to see.
func (p *Project) Reopen() {
	p.t.Helper()
	p.reopen(p.options)
}

func (p *Project) reopen(o store.Options) {
	p.t.Helper()
	if err := p.Project.Close(); err != nil {
		p.t.Fatalf("the project does not close: %v", err)
	}
	p.open(o)
}

// MakeReadOnly opens the project anew so that it cannot be written; held says
// that another window has it open.
func (p *Project) MakeReadOnly(held bool) {
	p.t.Helper()
	if !held {
		p.reopen(store.Options{ReadOnly: true, Device: "desk"})
		return
	}
	holder, err := store.Open(context.Background(), p.path, store.Options{Exclusive: true, Device: "elsewhere"})
	if err != nil {
		p.t.Fatalf("another window cannot open the project: %v", err)
	}
	p.holder = holder
	p.reopen(store.Options{Exclusive: true, Device: "desk"})
}

// end closes whatever is open still.
func (p *Project) end() {
	for _, each := range []*store.Project{p.elsewhere, p.holder, p.Project} {
		if each == nil {
			continue
		}
		if err := each.Close(); err != nil {
			p.t.Errorf("closing the project: %v", err)
		}
	}
}

// Close closes the project.
func (p *Project) Close() error {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	return p.Project.Close()
}

// Closed reports whether the project was closed.
func (p *Project) Closed() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.closed
}

// ShowAs makes Path say another path than the file's, for pictures.
func (p *Project) ShowAs(path string) { p.shown = path }

// Path returns the path of the project, or what ShowAs set.
func (p *Project) Path() string {
	if p.shown != "" {
		return p.shown
	}
	return p.Project.Path()
}

// PretendShared makes SharedFolder return where.
func (p *Project) PretendShared(where string) { p.shared = where }

// SharedFolder returns what PretendShared set, or what is true of the file.
func (p *Project) SharedFolder() (where sentence.Sentence, shared bool) {
	if p.shared != "" {
		return sentence.Of(p.shared), true
	}
	return p.Project.SharedFolder()
}

// Copies are the paths that copies were saved under.
func (p *Project) Copies() []string { return slices.Clone(p.copies) }

// SaveCopy saves a copy and notes its path.
func (p *Project) SaveCopy(ctx context.Context, path string) error {
	p.copies = append(p.copies, path)
	return p.Project.SaveCopy(ctx, path)
}
