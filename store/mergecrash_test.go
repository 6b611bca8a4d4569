//go:build unix

package store

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

func init() {
	parts["merge"] = mergeFiles
	parts["mergefull"] = mergeOnAFullDisk
}

// mergeFiles merges files into a project and says what came of it.
func mergeFiles(args []string) error {
	p, err := Open(context.Background(), args[0], Options{})
	if err != nil {
		return err
	}
	fmt.Println("begins")
	_, err = p.Merge(context.Background(), args[1:], takeAll)
	fmt.Println(outcome(err))
	return p.Close()
}

// mergeOnAFullDisk does so where no file may grow beyond a size that the backup
// needs, but not the merge.
func mergeOnAFullDisk(args []string) error {
	signal.Ignore(syscall.SIGXFSZ)
	p, err := Open(context.Background(), args[0], Options{})
	if err != nil {
		return err
	}
	if err := limitFileSize(300_000); err != nil {
		return err
	}
	_, err = p.Merge(context.Background(), args[1:], takeAll)
	fmt.Println(outcome(err))
	if err := limitFileSize(1 << 40); err != nil {
		return err
	}
	_, err = p.Merge(context.Background(), args[1:], takeAll)
	fmt.Println(outcome(err))
	return p.Close()
}

// busyFile is a file in which A1 wrote n long notes.
func busyFile(t testing.TB, s *sample, n int) string {
	t.Helper()
	m := s.given(t, "d-busy", "A1")
	var all []annotate.Entry
	replaces := ""
	key := annotate.NewSheet(s.articles[0].Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("note", "")
	for i := range n {
		m.pen.Begin()
		e := m.pen.Write(key, fmt.Sprintf("note %d %0500d", i, i), replaces, annotate.OriginAnnotator)
		replaces = e.ID
		all = append(all, e)
	}
	if err := m.Append(context.Background(), all...); err != nil {
		t.Fatal(err)
	}
	return m.file(t)
}

func TestKilledWhileMergingNothingIsLostAndNothingHalfMerged(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	mine := s.answer(t, s.articles[0].Paragraphs[1], "note", "", "mine")
	closeProject(t, s.Project)
	file := busyFile(t, s, 6000)
	var counts annotatetest.Reckoning
	defer func() { counts.Say(t, "the program is killed while it merges") }()
	for round := range 6 {
		project := s.given(t, "d-lead", "A2")
		before := contentOf(t, project.Project)
		path := project.file(t)
		c := start(t, "merge", nil, path, file)
		c.line(t)
		awaitWal(t, path, int64(round)*500_000)
		if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		said := c.rest()
		_ = c.cmd.Wait()
		counts.Add(1, assertHolds(t, path, []string{mine.ID}))
		p, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		after := contentOf(t, p)
		if merged := len(after) >= len(before)+6000; !merged && cmp.Diff(before, after) != "" {
			t.Errorf("killed in round %d, a part was merged", round)
		} else if slices.Contains(said, "ok") && !merged {
			t.Errorf("killed in round %d after the merge was done, it is lost", round)
		}
		mustMerge(t, p, file)
		assertSound(t, p)
		closeProject(t, p)
	}
}

// awaitWal waits until the -wal of a project has grown to a size, or the merge
// is over and it is gone again.
func awaitWal(t testing.TB, path string, size int64) {
	t.Helper()
	seen := false
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		info, err := os.Stat(path + "-wal")
		seen = seen || err == nil
		if err == nil && info.Size() >= size || err != nil && seen {
			return
		}
	}
	t.Fatalf("the -wal of %s never grew to %d bytes", filepath.Base(path), size)
}

func TestAFullDiskStopsAMergeAndLeavesTheProjectAsItWas(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	file := busyFile(t, s, 400)
	project := s.given(t, "d-lead", "A2").file(t)
	c := start(t, "mergefull", nil, project, file)
	said := c.rest()
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("the second program failed: %v; it said %q", err, said)
	}
	if len(said) != 2 || said[1] != "ok" || said[0] != annotate.CodeFull && said[0] != annotate.CodeFailed {
		t.Errorf("without room and then with room it says %q", said)
	}
	assertHolds(t, project, nil)
}

func TestAMergeSaysInOneSentenceWhatTheSystemRefuses(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	stranger := asStranger(t, base)
	s := newSampleAt(t, filepath.Join(base, "sample.plumb"))
	closeProject(t, s.Project)
	folder := filepath.Join(base, "folder")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	project, closed := filepath.Join(folder, "study.plumb"), filepath.Join(base, "closed.plumb")
	copyFile(t, s.Path(), project, 0o666)
	if err := os.Chmod(project, 0o666); err != nil {
		t.Fatal(err)
	}
	copyFile(t, s.Path(), closed, 0o600)
	if err := os.Chmod(closed, 0o000); err != nil {
		t.Fatal(err)
	}
	asOther := func(cmd *exec.Cmd) {
		cmd.Env = append(cmd.Env, "TMPDIR="+folder)
		if stranger != nil {
			stranger(cmd)
		}
	}
	said := start(t, "merge", asOther, project, closed).rest()
	if want := []string{"begins", annotate.CodeFailed}; !slices.Equal(said, want) {
		t.Errorf("merging a file one may not read gives %q, want %q", said, want)
	}
	noFolder := func(cmd *exec.Cmd) {
		asOther(cmd)
		cmd.Env = append(cmd.Env, "TMPDIR="+filepath.Join(base, "nowhere"))
	}
	said = start(t, "merge", noFolder, project, s.Path()).rest()
	if want := []string{"begins", annotate.CodeFailed}; !slices.Equal(said, want) {
		t.Errorf("merging without a folder for temporary files gives %q, want %q", said, want)
	}
	assertHolds(t, project, nil)
}

func TestAnotherProgramThatHoldsTheProjectStopsAMerge(t *testing.T) {
	old := busyTimeout
	busyTimeout = "200"
	t.Cleanup(func() { busyTimeout = old })
	s := newSample(t)
	closeProject(t, s.Project)
	file := busyFile(t, s, 3)
	project := s.given(t, "d-lead", "A2")
	c := start(t, "hold", nil, project.Path())
	c.line(t)
	_, err := project.Merge(context.Background(), []string{file}, takeAll)
	wantCode(t, err, annotate.CodeBusy)
	if found, _ := project.Backups(context.Background()); len(found) > 0 {
		t.Errorf("a merge that could not begin leaves %v", found)
	}
	if err := c.stdin.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("the second program failed: %v", err)
	}
	mustMerge(t, project.Project, file)
	assertSound(t, project.Project)
}

func TestAFileThatAnotherProgramHasOpenIsReadWithItsWal(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	project, open := s.given(t, "d-lead", "A2"), s.given(t, "d-open", "A1")
	e := open.say(t, s.articles[0].Paragraphs[0], "note", "", "still in the -wal")
	if isEmpty(open.Path() + "-wal") {
		t.Fatal("the answer is not in the -wal, so the test says nothing")
	}
	mustMerge(t, project.Project, open.Path())
	if _, err := project.Entry(context.Background(), e.ID); err != nil {
		t.Error(err)
	}
	// What a kill leaves, without its -wal, is told of.
	left := filepath.Join(t.TempDir(), "left.plumb")
	copyBytes(t, s.Path(), left)
	copyBytes(t, s.Path(), left+"-shm")
	r, err := project.PlanMerge(context.Background(), []string{left}, takeAll)
	if err != nil || len(r.Files[0].Warnings) != 1 || r.Refused() {
		t.Errorf("a file without its -wal gives %+v (%v)", r, err)
	}
}
