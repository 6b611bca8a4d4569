//go:build unix

package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// killed lets a second program write to the project until it is killed, and
// returns what it acknowledged. Its log lies beside the file afterwards.
func killed(t *testing.T, path, kept string) []string {
	t.Helper()
	c := start(t, "append", nil, path, kept)
	var acknowledged []string
	for range 30 {
		acknowledged = append(acknowledged, c.line(t))
	}
	if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	acknowledged = append(acknowledged, c.rest()...)
	_ = c.cmd.Wait()
	if isEmpty(path + walSuffix) {
		t.Fatal("the killed program left no log behind")
	}
	return acknowledged
}

// aloneIn checks that a folder holds the project and nothing else.
func aloneIn(t *testing.T, path string) {
	t.Helper()
	if got := filesIn(t, filepath.Dir(path)); !slices.Equal(got, []string{filepath.Base(path)}) {
		t.Errorf("the folder holds %q, want the project alone", got)
	}
}

func TestTheLogOfAKilledProgramIsKnownByItsNoteAndPlayedIn(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	kept := filepath.Join(t.TempDir(), "home [1]*", "projects")
	acknowledged := killed(t, s.Path(), kept)
	if !isRemembered(kept, s.Path()) {
		t.Error("the log is not known by its note")
	}
	p, err := Open(context.Background(), s.Path(), Options{Kept: kept})
	if err != nil {
		t.Fatal(err)
	}
	if p.SetAside() != "" {
		t.Errorf("the project's own log was set aside as %s", p.SetAside())
	}
	closeProject(t, p)
	var counts annotatetest.Reckoning
	counts.Add(len(acknowledged), assertHolds(t, s.Path(), acknowledged))
	counts.Say(t, "the log of a killed program is found, with and without a note of it")
	aloneIn(t, s.Path())
	if left := filesIn(t, kept); len(left) > 0 {
		t.Errorf("after a close in order the installation still keeps %q", left)
	}
}

func TestALogThatNobodyKnowsIsBelievedIfASoundProjectComesOfIt(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	acknowledged := killed(t, s.Path(), "")
	p, err := Open(context.Background(), s.Path(), Options{Kept: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if p.SetAside() != "" {
		t.Errorf("the project's own log was set aside as %s", p.SetAside())
	}
	closeProject(t, p)
	var counts annotatetest.Reckoning
	counts.Add(len(acknowledged), assertHolds(t, s.Path(), acknowledged))
	counts.Say(t, "the log of a killed program is found, with and without a note of it")
}

func TestALogLeftByAnotherFileIsSetAsideAndHarmsNothing(t *testing.T) {
	for _, where := range []string{"kept", ""} {
		t.Run("kept in "+where, func(t *testing.T) {
			s := newSample(t)
			closeProject(t, s.Project)
			var kept string
			if where != "" {
				kept = filepath.Join(t.TempDir(), where)
			}
			other := otherVersion(t, s)
			killed(t, s.Path(), kept)
			rename(t, other, s.Path())

			p, err := Open(context.Background(), s.Path(), Options{Kept: kept})
			if err != nil {
				t.Fatal(err)
			}
			aside := p.SetAside()
			if at := filepath.Dir(aside); kept != "" && at != filepath.Join(kept, p.ID()) {
				t.Errorf("it is put into %s, not with what is kept of the project that wrote it", at)
			}
			closeProject(t, p)
			if info, err := os.Stat(aside); err != nil || info.Size() == 0 {
				t.Errorf("the other file's log lies as %q (%v)", aside, err)
			}
			assertHolds(t, s.Path(), nil)
			wantArticles(t, s.Path(), 12)
			if kept != "" {
				aloneIn(t, s.Path())
			}
		})
	}
}

// otherVersion is the project as another computer had it: with more articles, and
// saved as a copy, so that no page is where it was.
func otherVersion(t *testing.T, s *sample) string {
	t.Helper()
	ctx := context.Background()
	p := s.twin(t)
	for i := range 10 {
		if _, err := p.AddArticles(ctx, []*annotate.Article{newArticle("more "+strings.Repeat("x", i), 40)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	copied := filepath.Join(t.TempDir(), "other.plumb")
	if err := p.SaveCopy(ctx, copied); err != nil {
		t.Fatal(err)
	}
	closeProject(t, p)
	if err := os.RemoveAll(filepath.Dir(p.Path())); err != nil {
		t.Fatal(err)
	}
	return copied
}

func wantArticles(t *testing.T, path string, want int) {
	t.Helper()
	p, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, p)
	if all, err := p.Articles(context.Background()); err != nil || len(all) != want {
		t.Errorf("the project has %d articles (%v), want %d", len(all), err, want)
	}
}

// Somebody asks to be forgotten in one project. What another one left behind on the
// computer is no part of that.
func TestForgettingDeletesTheLogsOfItsProjectAndThoseThatNobodyKnows(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	kept := filepath.Join(t.TempDir(), "projects")
	p, err := Open(ctx, s.Path(), Options{Kept: kept})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	var logs []string
	for _, folder := range []string{p.ID(), ".", "another"} {
		log := filepath.Join(kept, folder, "aside-sample.plumb-1-wal")
		must(t, os.MkdirAll(filepath.Dir(log), 0o700))
		mustWrite(t, log, "a note")
		logs = append(logs, log)
	}
	e, err := s.Erase(ctx, s.pen, annotate.ErasureKey(annotate.ErasureNotes, "A1"))
	if err != nil || e.Backups != 1 || e.Strays != 1 {
		t.Errorf("the report says %+v (%v), want one log of the project and one that nobody knows", e, err)
	}
	for i, stays := range []bool{false, false, true} {
		if _, err := os.Stat(logs[i]); (err == nil) != stays {
			t.Errorf("that %s is there is %v", logs[i], err == nil)
		}
	}
	if all, err := s.Backups(ctx); len(all) > 0 || err != nil {
		t.Errorf("a backup is made though there was none: %v (%v)", all, err)
	}
}

func TestTheLogOfAProgramThatIsRunningIsLeftAlone(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	c := start(t, "append", nil, s.Path(), "")
	c.line(t)
	if !inUse(s.Path()) {
		t.Error("another program has the file open and it is not noticed")
	}
	here := newSample(t)
	if !inUse(here.Path()) {
		t.Error("this program has the file open and it is not noticed")
	}
	closeProject(t, here.Project)
	if inUse(here.Path()) {
		t.Error("a closed file counts as in use")
	}
}
