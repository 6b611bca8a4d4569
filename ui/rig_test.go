package ui

import (
	"context"
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/workspace"
	"plumbline/store/storetest"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

var (
	_ Shelf  = (*shelf)(nil)
	_ Memory = (*memory)(nil)
)

// shelf holds projects by the names that stand for their paths.
type shelf struct {
	t        *testing.T
	projects map[string]*storetest.Project
	refused  error
	copied   []string // from where to where

	documents string
}

func (s *shelf) Device() string { return "desk" }

func (s *shelf) Open(_ context.Context, path string) (*workspace.Project, error) {
	p, ok := s.projects[path]
	switch {
	case s.refused != nil:
		return nil, s.refused
	case !ok:
		return nil, annotate.Fail(annotate.CodeNotFound, "There is no project {{.Path}}.", "Path", path)
	}
	if p.Closed() {
		p.Reopen()
	}
	return facets(p), nil
}

func (s *shelf) Create(_ context.Context, path string, _ *codebook.Codebook, targets []annotate.Target) (*workspace.Project, error) {
	p := storetest.MustOpen(s.t, filepath.Base(path))
	p.ShowAs(path)
	for _, target := range targets {
		p.AddTarget(s.t, target)
	}
	s.projects[path] = p
	return facets(p), nil
}

func (s *shelf) CleanCopy(ctx context.Context, path, to string) error {
	s.copied = append(s.copied, path+" to "+to)
	if s.refused == nil {
		if err := s.projects[path].SaveCopy(ctx, to); err != nil {
			return err
		}
	}
	s.refused = nil // what was changed is not in it
	p := storetest.MustOpen(s.t, filepath.Base(to))
	p.ShowAs(to)
	s.projects[to] = p
	return nil
}

// facets are the groups of a project that are all in one.
func facets(p *storetest.Project) *workspace.Project {
	return &workspace.Project{File: p, Log: p, Corpus: p, Answers: p, Rules: p, Team: p, Exchange: p}
}

func (s *shelf) Sample(context.Context) (string, error) { return "sample.plumb", nil }
func (s *shelf) DefaultCodebook() []byte                { return annotatetest.CodebookSource() }
func (s *shelf) DataDir() string                        { return "/data" }
func (s *shelf) Documents() string                      { return s.documents }

// memory remembers for one test.
type memory struct {
	look    theme.Choice
	size    fyne.Size
	recent  []string
	people  map[string]string
	counts  bool
	numbers bool
	room    int
	warned  string
	unaided bool // the line of help was sent away
}

func (m *memory) Look() theme.Choice        { return m.look }
func (m *memory) SetLook(c theme.Choice)    { m.look = c }
func (m *memory) WindowSize() fyne.Size     { return m.size }
func (m *memory) SetWindowSize(s fyne.Size) { m.size = s }
func (m *memory) Recent() []string          { return m.recent }
func (m *memory) AddRecent(path string)     { m.recent = append([]string{path}, m.recent...) }
func (m *memory) Annotator(p string) string { return m.people[p] }
func (m *memory) SetAnnotator(p, id string) { m.people[p] = id }
func (m *memory) BackupRoom() int           { return m.room }
func (m *memory) SetBackupRoom(mb int)      { m.room = mb }
func (m *memory) NumberKeys() bool          { return m.numbers }
func (m *memory) SetNumberKeys(on bool)     { m.numbers = on }
func (m *memory) CountsDay() bool           { return m.counts }
func (m *memory) SetCountsDay(on bool)      { m.counts = on }
func (m *memory) HintHidden() bool          { return m.unaided }
func (m *memory) HideHint(hidden bool)      { m.unaided = hidden }

func (m *memory) WarnedOf(project string) bool {
	again := m.warned == project
	m.warned = project
	return again
}

// rig is a window with its shelf and memory, and the test before it.
type rig struct {
	*Window
	t      *testing.T
	shelf  *shelf
	memory *memory
	sample *storetest.Project
	clock  atomic.Int64 // seconds since nine o'clock; it is read where answers are written, too
	traced []string
	queue  chan func()
}

// newRig builds a window over a sample project; nothing is open yet.
func newRig(t *testing.T, change ...func(*Params)) *rig {
	t.Helper()
	d := &rig{
		t: t, queue: make(chan func(), 10_000),
		memory: &memory{look: theme.Choice{Mode: theme.AlwaysLight}, size: fyne.NewSize(1440, 900), people: make(map[string]string)},
	}
	d.sample = sample(t)
	d.shelf = &shelf{t: t, documents: t.TempDir(), projects: map[string]*storetest.Project{"sample.plumb": d.sample}}
	p := Params{
		App: test.NewTempApp(t), Shelf: d.shelf, Memory: d.memory,
		Run:   func(f func()) { d.queue <- f },
		Work:  func(work, done func()) { work(); d.queue <- done },
		Now:   func() time.Time { return time.Date(2031, 3, 4, 9, 0, int(d.clock.Add(1)), 0, time.Local) },
		Trace: func(format string, args ...any) { d.traced = append(d.traced, fmt.Sprintf(format, args...)) },
	}
	for _, c := range change {
		c(&p)
	}
	d.Window = NewWindow(p)
	d.window.Resize(d.memory.size)
	t.Cleanup(func() {
		d.sample.Fail(nil)
		if err := d.Flush(); err != nil {
			t.Error(err)
		}
		d.window.Close()
	})
	return d
}

// sample is a small project with two articles and two targets.
func sample(t *testing.T) *storetest.Project {
	p := storetest.MustOpen(t, "sample.plumb")
	p.ShowAs("sample.plumb")
	p.AddTarget(t, annotate.Target{Name: "Aldoria", Aliases: []string{"Varen"}, Order: 1})
	p.AddTarget(t, annotate.Target{Name: "Brenn", Order: 2})
	p.AddArticle(
		annotate.Meta{Title: "Envoy tours three capitals as rivals gain ground", Remark: "Fiction"},
		storetest.Text{Guess: "headline", Text: "Envoy tours three capitals as rivals gain ground"},
		storetest.Text{
			Guess: "body",
			Text:  "The visiting power has one of the worst records of our time, as care grows unaffordable and nothing is done to prevent the violence in its own streets.",
		},
		storetest.Text{Guess: "crosslink", Text: "Read more: Who is the region’s newest president?"},
		storetest.Text{Guess: "body", Text: "“We are not judging countries by where they sit,” the deputy of Brenn said on Sunday."},
		storetest.Text{Guess: "body", Text: "وصل المبعوث إلى Aldoria يوم الاثنين."},
	)
	p.AddArticle(
		annotate.Meta{Title: "Port strike enters its second week"},
		storetest.Text{Guess: "body", Text: "Nothing moved in the port."},
	)
	return p
}

// awaitIdle runs what waits for the UI goroutine.
func (d *rig) awaitIdle() {
	for {
		select {
		case f := <-d.queue:
			f()
		default:
			return
		}
	}
}

// await runs what comes to the UI goroutine until a condition holds.
func (d *rig) await(what string, holds func() bool) {
	d.t.Helper()
	deadline := time.After(30 * time.Second)
	for d.awaitIdle(); !holds(); {
		select {
		case f := <-d.queue:
			f()
		case <-deadline:
			d.t.Fatalf("%s: never came", what)
		}
	}
}

// begun opens the sample as A1.
func (d *rig) begun() *rig {
	d.t.Helper()
	d.memory.people["sample.plumb"] = "A1"
	d.Start()
	d.awaitIdle()
	if d.place == nil {
		d.t.Fatalf("no project is open; traced %q", d.traced)
	}
	return d
}

// typed types characters where the keys go; a space is Enter.
func (d *rig) typed(keys string) {
	for _, k := range keys {
		if k == ' ' {
			d.key(fyne.KeyReturn)
			continue
		}
		e := &fyne.KeyEvent{}
		if r := d.window.Canvas().Focused(); r == fyne.Focusable(d.router) {
			d.router.KeyDown(e)
		}
		d.window.Canvas().Focused().TypedRune(k)
		d.awaitIdle()
	}
}

func (d *rig) key(name fyne.KeyName) {
	d.t.Helper()
	focused := d.window.Canvas().Focused()
	if focused == nil {
		d.t.Fatalf("nothing has the focus for %s", name)
	}
	e := &fyne.KeyEvent{Name: name}
	if focused == fyne.Focusable(d.router) {
		d.router.KeyDown(e)
	}
	focused.TypedKey(e)
	d.awaitIdle()
}

// read returns everything that a part of the screen says.
func read(o fyne.CanvasObject) string {
	if o == nil {
		return ""
	}
	var said []string
	for _, part := range test.LaidOutObjects(o) {
		switch part := part.(type) {
		case *kit.Prose:
			said = append(said, part.String())
		case *passage.Line:
			said = append(said, part.Text())
		case *passage.Passage:
			said = append(said, part.Text())
		case *kit.Pane:
			said = append(said, part.Drawing().Texts()...)
		case *widget.Label:
			said = append(said, part.Text)
		case *kit.Row:
			said = append(said, part.Drawing().Texts()...)
		case *modal.Entry:
			said = append(said, part.Text)
		case *canvas.Text:
			said = append(said, part.Text)
		}
	}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), "\n")
}

// dialog is what the topmost dialog says, "" if there is none.
func (d *rig) dialog() string { return read(d.window.Canvas().Overlays().Top()) }

func (d *rig) wantDialog(parts ...string) {
	d.t.Helper()
	said := d.dialog()
	if said == "" {
		d.t.Fatalf("no dialog is open, want one that says %q", parts)
	}
	for _, p := range parts {
		if !strings.Contains(said, p) {
			d.t.Errorf("the dialog says\n%s\nwithout %q", said, p)
		}
	}
}

func (d *rig) wantNoDialog() {
	d.t.Helper()
	if said := d.dialog(); said != "" {
		d.t.Fatalf("a dialog is open:\n%s", said)
	}
}

// parts are the objects of a type in the topmost dialog.
func parts[T fyne.CanvasObject](d *rig) (found []T) {
	for _, o := range test.LaidOutObjects(d.window.Canvas().Overlays().Top()) {
		if p, ok := o.(T); ok {
			found = append(found, p)
		}
	}
	return found
}

func (d *rig) picture() image.Image { return d.window.Canvas().Capture() }
