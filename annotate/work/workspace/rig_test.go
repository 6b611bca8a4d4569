package workspace_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/annotate/saving"
	"plumbline/annotate/work/labelling"
	"plumbline/annotate/work/workspace"
	"plumbline/store/storetest"
)

// rig is a workspace over projects in files, and what it tells its window. Work is
// done at once; what writers report waits in a queue, as it would for a window.
type rig struct {
	*workspace.Workspace
	t        *testing.T
	projects map[string]*storetest.Project // by the names that stand for their paths
	sample   *storetest.Project
	recent   []string
	people   map[string]string
	clock    atomic.Int64
	queue    chan func()

	told    []string // what the window is told, in order
	changes []workspace.Change
	saved   saving.State
	traced  []string
	failed  []error
	more    []workspace.More // of what waits for the person

	glimpsed *labelling.Session
	here     []string // who was named when it was asked who labels
	use      func(id string) error
	declined func()
	left     int // answers that cannot be written, when it was asked whether to lose them
	kept     bool
	lose     func()

	missing *workspace.Missing // what was told of the file last
	offered workspace.Kept
	take    func() // takes in what was offered

	endErasure   func() // ends an erasure, if that was offered
	erasureEnded bool

	unwritten int // by places
	refusal   error
}

var _ workspace.Window = (*rig)(nil)

// newRig has a sample project of two articles; nothing is open yet.
func newRig(t *testing.T, change ...func(*workspace.Options)) *rig {
	t.Helper()
	d := &rig{t: t, people: make(map[string]string), projects: make(map[string]*storetest.Project), queue: make(chan func(), 10_000)}
	d.sample = d.project("sample.plumb")
	o := workspace.Options{
		Shelf: (*shelf)(d), Memory: (*memory)(d),
		Work:  func(work, done func()) { work(); done() },
		Run:   func(f func()) { d.queue <- f },
		After: func(time.Duration, func()) func() { return func() {} },
		Now:   func() time.Time { return time.Date(2031, 3, 4, 9, 0, int(d.clock.Add(1)), 0, time.UTC) },
		Trace: func(format string, args ...any) { d.traced = append(d.traced, fmt.Sprintf(format, args...)) },
		Every: time.Hour,
	}
	for _, c := range change {
		c(&o)
	}
	d.Workspace = workspace.New(o, d)
	t.Cleanup(func() {
		d.sample.Fail(nil)
		if err := d.CloseNow(); err != nil {
			t.Error(err)
		}
		if len(d.failed) > 0 {
			t.Errorf("the window was told of %v", d.failed)
		}
	})
	return d
}

// project is a new project of two articles.
func (d *rig) project(path string) *storetest.Project {
	p := storetest.MustOpen(d.t, path)
	p.ShowAs(path)
	p.AddTarget(d.t, annotate.Target{Name: "Aldoria", Order: 1})
	p.AddArticle(annotate.Meta{Title: "Envoy tours three capitals"},
		storetest.Text{Guess: "body", Text: "The envoy came on Monday."}, storetest.Text{Guess: "body", Text: "She left on Tuesday."})
	p.AddArticle(annotate.Meta{Title: "Port strike"}, storetest.Text{Guess: "body", Text: "Nothing moved in the port."})
	d.projects[path] = p
	return p
}

// begun opens the sample as A1.
func (d *rig) begun() *rig {
	d.t.Helper()
	d.people["sample.plumb"] = "A1"
	d.Start("")
	if d.Session() == nil {
		d.t.Fatalf("no project is open; failed with %v", d.failed)
	}
	return d
}

// closed closes what is open before the files that a test made itself go.
func (d *rig) closed() {
	d.t.Helper()
	if err := d.CloseNow(); err != nil {
		d.t.Error(err)
	}
}

// failure is the error that the window was told of, once.
func (d *rig) failure() error {
	err := errors.Join(d.failed...)
	d.failed = nil
	return err
}

// await runs what comes to the goroutine of the window until a condition holds.
func (d *rig) await(what string, holds func() bool) {
	d.t.Helper()
	for deadline := time.After(30 * time.Second); !holds(); {
		select {
		case f := <-d.queue:
			f()
		case <-deadline:
			d.t.Fatalf("%s: never came", what)
		}
	}
}

// answer gives the current paragraph an answer.
func (d *rig) answer() { d.Session().Choose("sourcing", "", "none") }

// What the window is told.
func (d *rig) Opened()                      { d.told = append(d.told, "opened") }
func (d *rig) Ready()                       { d.told = append(d.told, "ready") }
func (d *rig) Emptied()                     { d.told = append(d.told, "emptied") }
func (d *rig) ClosePlaces()                 { d.told = append(d.told, "places closed") }
func (d *rig) Saved(s saving.State)         { d.saved = s }
func (d *rig) Refreshed(c workspace.Change) { d.changes = append(d.changes, c) }
func (d *rig) Flagged(m workspace.More)     { d.more = append(d.more, m) }

func (d *rig) Failed(err error) {
	if err != nil {
		d.failed = append(d.failed, err)
	}
}

func (d *rig) Altered(path string, _ error) { d.told = append(d.told, "altered "+path) }

func (d *rig) AskWho(_ string, here []string, use func(id string) error, declined func()) {
	d.here, d.use, d.declined = here, use, declined
}

func (d *rig) Glimpsed(_ *workspace.Project, s *labelling.Session) { d.glimpsed = s }

func (d *rig) AskToLose(left int, _ error, kept bool, leave func()) {
	d.left, d.kept, d.lose = left, kept, leave
}

func (d *rig) FileMissing(m workspace.Missing) { d.missing = &m }
func (d *rig) FileBack()                       { d.missing = nil }

func (d *rig) OfferRescue(k workspace.Kept, take func()) { d.offered, d.take = k, take }

func (d *rig) OfferToEndErasure(end func()) { d.endErasure = end }
func (d *rig) ErasureEnded()                { d.erasureEnded = true }

func (d *rig) FlushPlaces() (int, error) { return d.unwritten, d.refusal }

// shelf is the rig as the source of projects.
type shelf rig

func (s *shelf) Device() string { return "desk" }

func (s *shelf) Sample(context.Context) (string, error) { return "sample.plumb", nil }

func (s *shelf) Open(_ context.Context, path string) (*workspace.Project, error) {
	p, ok := s.projects[path]
	if !ok {
		return nil, annotate.Fail(annotate.CodeNotFound, "There is no project {{.Path}}.", "Path", path)
	}
	if p.Closed() {
		p.Reopen()
	}
	return facets(p), nil
}

func (s *shelf) Create(_ context.Context, path string, _ *codebook.Codebook, targets []annotate.Target) (*workspace.Project, error) {
	p := (*rig)(s).project(path)
	for _, target := range targets {
		p.AddTarget(s.t, target)
	}
	return facets(p), nil
}

func (s *shelf) CleanCopy(_ context.Context, path, to string) error {
	s.told = append(s.told, "copied "+path)
	(*rig)(s).project(to)
	return nil
}

func facets(p *storetest.Project) *workspace.Project {
	return &workspace.Project{File: p, Log: p, Corpus: p, Answers: p, Rules: p, Team: p, Exchange: p}
}

// memory is the rig as what is remembered.
type memory rig

func (m *memory) Recent() []string          { return m.recent }
func (m *memory) AddRecent(path string)     { m.recent = slices.Insert(m.recent, 0, path) }
func (m *memory) Annotator(p string) string { return m.people[p] }
func (m *memory) SetAnnotator(p, id string) { m.people[p] = id }
func (m *memory) NumberKeys() bool          { return false }

// revised is the default codebook as another version.
func revised(t *testing.T) *codebook.Codebook {
	t.Helper()
	other, err := codebook.Parse(bytes.Replace(annotatetest.CodebookSource(), []byte("version: 1.1.0"), []byte("version: 1.0.1"), 1))
	if err != nil {
		t.Fatal(err)
	}
	return other
}
