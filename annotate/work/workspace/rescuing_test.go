//go:build unix

package workspace_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/work/workspace"
	"plumbline/store/storetest"
)

// rescues keep in memory; the saver keeps from a goroutine of its own.
type rescues struct {
	mu      sync.Mutex
	kept    map[string]annotate.Rescue
	refusal error
}

func (r *rescues) Keep(k annotate.Rescue) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.refusal != nil {
		return r.refusal
	}
	k.Entries = slices.Clone(k.Entries)
	r.kept[k.Project+k.Annotator+k.Device] = k
	return nil
}

func (r *rescues) Kept(project, annotator, device string) (*annotate.Rescue, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if k, ok := r.kept[project+annotator+device]; ok {
		return &k, nil
	}
	return nil, nil
}

func (r *rescues) Drop(project, annotator, device string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.kept, project+annotator+device)
	return nil
}

// refuse makes it keep nothing from now on.
func (r *rescues) refuse(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refusal = err
}

// all is everything that is kept by now.
func (r *rescues) all() []annotate.Rescue {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Collect(maps.Values(r.kept))
}

// files is a shelf of real files.
type files struct {
	*shelf
	t *testing.T
}

func (f files) Open(_ context.Context, path string) (*workspace.Project, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, annotate.Wrap(err, annotate.CodeNotFound, "file.not-found", "File", path)
	}
	return facets(storetest.MustOpenFile(f.t, path)), nil
}

// fileRig is a workspace over a project in a file of its own that something can
// happen to.
type fileRig struct {
	*rig
	rescues *rescues
	path    string
	before  []byte // the file when it was opened
}

func newFileRig(t *testing.T) *fileRig {
	t.Helper()
	f := &fileRig{rescues: &rescues{kept: make(map[string]annotate.Rescue)}}
	f.rig = newRig(t, func(o *workspace.Options) {
		o.Every, o.Rescues, o.Shelf = time.Millisecond, f.rescues, files{o.Shelf.(*shelf), t}
		o.Work = func(work, done func()) { work(); o.Run(done) }
	})
	f.before = f.sample.Content()
	f.path = filepath.Join(t.TempDir(), "study.plumb")
	if err := os.WriteFile(f.path, f.before, 0o600); err != nil {
		t.Fatal(err)
	}
	f.open(f.path)
	return f
}

func (f *fileRig) open(path string) {
	f.t.Helper()
	f.Open(path, "A1")
	f.await("the project is open", func() bool { return f.Session() != nil && f.Project().Path() == path })
}

// answers are the sources that A1 gave, by what the file at path holds.
func answers(t *testing.T, path string) []string {
	t.Helper()
	p := storetest.MustOpenFile(t, path)
	var all []string
	for _, e := range p.Entries() {
		if e.Key.Field == "note" && e.Author == "A1" {
			all = append(all, e.Value)
		}
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	slices.Sort(all)
	return all
}

// note writes a note to the current paragraph.
func (f *fileRig) note(text string) {
	f.t.Helper()
	f.Session().Text.Type(text)
	f.Session().Text.Leave()
}

// saved writes a note and waits until it is on disk.
func (f *fileRig) savedNote(text string) {
	f.t.Helper()
	f.note(text)
	f.await("the note is saved", func() bool { return f.Session().Pending() == 0 })
}

// replaced puts the file as it was when it was opened in its place.
func (f *fileRig) replaced() {
	f.t.Helper()
	other := f.path + ".tmp"
	if err := errors.Join(os.WriteFile(other, f.before, 0o600), os.Rename(other, f.path)); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fileRig) remove(path string) {
	f.t.Helper()
	if err := os.Remove(path); err != nil {
		f.t.Fatal(err)
	}
}

// told waits until the window is told that the file is missing.
func (f *fileRig) awaitMissing(where annotate.Whereabouts) {
	f.t.Helper()
	f.await("the file is missed", func() bool { return f.missing != nil })
	if f.missing.Where != where || f.missing.Why == nil || !f.missing.Kept {
		f.t.Errorf("told is %+v, want %s, why, and that all is kept", *f.missing, where)
	}
}

func (f *fileRig) wantAnswers(path string, want ...string) {
	f.t.Helper()
	f.closed()
	got := answers(f.t, path)
	lost := slices.DeleteFunc(slices.Clone(want), func(a string) bool { return slices.Contains(got, a) })
	var counts annotatetest.Reckoning
	counts.Add(len(want), len(lost))
	counts.Say(f.t, "the open file is taken away, and what was answered is put back")
	if !slices.Equal(got, want) {
		f.t.Errorf("%s holds the notes %q, want %q", filepath.Base(path), got, want)
	}
	if kept := f.rescues.all(); len(kept) > 0 {
		f.t.Errorf("still kept is %v", kept)
	}
}

func TestWhatWasSavedInAFileThatIsReplacedComesBackWithWhatWasAnsweredLater(t *testing.T) {
	f := newFileRig(t)
	f.savedNote("saved before")
	f.replaced()
	f.awaitMissing(annotate.Replaced)
	f.note("answered after")
	f.OpenThere()
	f.await("all is taken in", func() bool { return slices.Contains(f.traced, "rescued 3") })
	f.wantAnswers(f.path, "answered after", "saved before")
}

func TestWhatWasForgottenIsInNoRescueOfThisWindow(t *testing.T) {
	f := newFileRig(t)
	f.savedNote("words to forget")
	p := f.Project()
	highest, err := p.HighestStamp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pen := annotate.NewPen("desk", "A1", "", highest)
	pen.Now = func() time.Time { return time.UnixMilli(highest).Add(time.Millisecond) }
	if _, err := p.Erase(t.Context(), pen, annotate.ErasureKey(annotate.ErasureNotes, "A1")); err != nil {
		t.Fatal(err)
	}
	f.remove(f.path)
	f.awaitMissing(annotate.Gone)
	for _, kept := range f.rescues.all() {
		for _, e := range kept.Entries {
			if e.Value == "words to forget" || e.Key.Field == "note" && !e.Erased {
				t.Errorf("kept is %+v, want it without its content", e)
			}
		}
	}
	f.PutBack(func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	f.await("nothing is kept any more", func() bool { return len(f.rescues.all()) == 0 })
	f.wantAnswers(f.path, "")
}

func TestADeletedProjectIsPutBackWithEverythingAnswered(t *testing.T) {
	f := newFileRig(t)
	f.savedNote("saved before")
	f.remove(f.path)
	f.note("answered after")
	f.awaitMissing(annotate.Gone)
	failed := errors.New("never called")
	f.PutBack(func(err error) { failed = err })
	f.await("all is taken in", func() bool { return slices.Contains(f.traced, "rescued 1") })
	if failed != nil {
		t.Errorf("putting back failed: %v", failed)
	}
	f.wantAnswers(f.path, "answered after", "saved before")
}

func TestACopySavedElsewhereIsWhereWorkGoesOn(t *testing.T) {
	f := newFileRig(t)
	f.savedNote("saved before")
	f.remove(f.path + "-wal")
	f.note("answered after")
	f.awaitMissing(annotate.LogGone)
	elsewhere := filepath.Join(t.TempDir(), "copy.plumb")
	f.MoveTo(elsewhere, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	f.await("all is taken in", func() bool { return slices.Contains(f.traced, "rescued 1") })
	if f.Project().Path() != elsewhere {
		t.Errorf("open is %s", f.Project().Path())
	}
	f.wantAnswers(elsewhere, "answered after", "saved before")
}

func TestWhatIsKeptIsOfferedAtTheNextStartToItsAuthorAlone(t *testing.T) {
	f := newFileRig(t)
	f.savedNote("saved before")
	f.replaced()
	f.note("answered after")
	f.awaitMissing(annotate.Replaced)
	f.await("the second note is kept", func() bool {
		for _, k := range f.rescues.all() {
			if len(k.Entries) == 3 {
				return true
			}
		}
		return false
	})
	closed := false
	f.Close(func() { closed = true })
	if closed || f.left != 1 || !f.kept {
		t.Fatalf("closed %v; asked about %d answers, kept %v", closed, f.left, f.kept)
	}
	f.lose()
	if err := f.failure(); err != nil {
		t.Errorf("told of %v", err)
	}

	f.Open(f.path, "A2")
	f.await("the project is open", func() bool { return f.Session() != nil })
	f.await("nothing waits", func() bool { return len(f.queue) == 0 })
	if f.take != nil {
		t.Error("another person is offered it")
	}
	f.open(f.path)
	f.GoOnAs("A1")
	f.await("it is offered", func() bool { return f.take != nil })
	if f.offered.Answers != 2 || f.offered.Paragraphs != 1 {
		t.Errorf("offered are %+v", f.offered)
	}
	f.take()
	f.await("all is taken in", func() bool { return slices.Contains(f.traced, "rescued 3") })
	f.wantAnswers(f.path, "answered after", "saved before")
}

func TestAFileThatComesBackNeedsNoRescue(t *testing.T) {
	f := newFileRig(t)
	f.savedNote("saved before")
	away := f.path + ".away"
	if err := os.Rename(f.path, away); err != nil {
		t.Fatal(err)
	}
	f.note("answered after")
	f.awaitMissing(annotate.Gone)
	if err := os.Rename(away, f.path); err != nil {
		t.Fatal(err)
	}
	f.await("it is said to be back", func() bool { return f.missing == nil })
	if err := f.Session().Flush(); err != nil {
		t.Fatal(err)
	}
	f.wantAnswers(f.path, "answered after", "saved before")
}

func TestNobodyIsToldThatAnswersAreKeptThatCannotBe(t *testing.T) {
	f := newFileRig(t)
	f.rescues.refuse(errors.New("no room"))
	f.savedNote("saved before")
	f.replaced()
	f.await("the file is missed", func() bool { return f.missing != nil })
	if f.missing.Kept {
		t.Error("it is said to be kept")
	}
	f.closed()
}
