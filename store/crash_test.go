//go:build unix

package store

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

func init() { parts["fill"] = fillTheDisk }

// limitFileSize lets no file of this program grow beyond a size; 1 TB is as good
// as no limit.
func limitFileSize(bytes uint64) error {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	limit.Cur = min(bytes, limit.Max)
	return unix.Setrlimit(unix.RLIMIT_FSIZE, &limit)
}

// fillTheDisk writes until the system lets no file grow any more, says what
// came of it, and goes on when there is room again.
func fillTheDisk(args []string) error {
	ctx := context.Background()
	signal.Ignore(syscall.SIGXFSZ)
	p, pen, err := openWithPen(args[0], Options{})
	if err != nil {
		return err
	}
	if err := limitFileSize(400_000); err != nil {
		return err
	}
	for n := 0; ; n++ {
		e, err := entryFor(ctx, p, pen, n, fmt.Sprintf("note %d %s", n, strings.Repeat("x", 9_000)))
		if err != nil {
			return err
		}
		if err := p.Append(ctx, e); err != nil {
			fmt.Println("refused", outcome(err))
			if err := limitFileSize(1 << 40); err != nil {
				return err
			}
			if err := p.Append(ctx, e); err != nil {
				return fmt.Errorf("with room again: %w", err)
			}
			fmt.Println(e.ID)
			return p.Close()
		}
		fmt.Println(e.ID)
	}
}

func TestKilledInMidWriteNothingAcknowledgedIsLost(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	var counts annotatetest.Reckoning
	defer func() { counts.Say(t, "the program is killed while it writes") }()
	for round := range 10 {
		c := start(t, "append", nil, s.Path())
		var acknowledged []string
		for range 5 + 7*round {
			acknowledged = append(acknowledged, c.line(t))
		}
		if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		acknowledged = append(acknowledged, c.rest()...)
		_ = c.cmd.Wait()
		counts.Add(len(acknowledged), assertHolds(t, s.Path(), acknowledged))
	}
	if got := filesIn(t, filepath.Dir(s.Path())); !slices.Equal(got, []string{"sample.plumb"}) {
		t.Fatalf("the folder holds %q, want the project alone", got)
	}
}

func TestAFullDiskLosesNothingAndWritingGoesOnAfterwards(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	c := start(t, "fill", nil, s.Path())
	said := c.rest()
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("the second program failed: %v; it said %q", err, said)
	}
	at := slices.IndexFunc(said, func(line string) bool { return strings.HasPrefix(line, "refused") })
	if at < 3 || at != len(said)-2 {
		t.Fatalf("%d answers were saved before the refusal at %d, want some before and one after", len(said), at)
	}
	if said[at] != "refused "+annotate.CodeFailed && said[at] != "refused "+annotate.CodeFull {
		t.Errorf("a disk without room gives %q", said[at])
	}
	told := slices.Delete(said, at, at+1)
	var counts annotatetest.Reckoning
	counts.Add(len(told), assertHolds(t, s.Path(), told))
	counts.Say(t, "the disk is full while the program writes")
}

func TestAFullProjectFileIsSaidInOneSentence(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	var pages int
	if err := s.file.hand.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	setMost := func(most int) {
		if err := s.file.hand.QueryRowContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", most)).Scan(new(int)); err != nil {
			t.Fatal(err)
		}
	}
	setMost(pages + 2)
	var refused annotate.Entry
	for n := 0; ; n++ {
		e, err := entryFor(ctx, s.Project, s.pen, n, strings.Repeat("x", 9_000))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Append(ctx, e); err != nil {
			wantCode(t, err, annotate.CodeFull)
			refused = e
			break
		}
	}
	if _, err := s.Entry(ctx, refused.ID); err == nil {
		t.Fatal("the refused answer is in the log")
	}
	setMost(pages + 1000)
	if err := s.Append(ctx, refused); err != nil {
		t.Fatalf("with room again the answer is refused: %v", err)
	}
	assertSound(t, s.Project)
}

func TestAWindowLockEndsWithItsProgram(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	c := start(t, "window", nil, s.Path())
	if got := c.line(t); got != "held true" {
		t.Fatalf("the first window says %q", got)
	}
	second, err := Open(ctx, s.Path(), Options{Exclusive: true})
	if err != nil {
		t.Fatal(err)
	}
	if !second.HeldElsewhere() || !second.ReadOnly() {
		t.Error("a second window can write")
	}
	wantCode(t, second.Append(ctx, joinedEntry(s.pen, "A9")), annotate.CodeReadOnly)
	command, err := Open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Append(ctx, joinedEntry(s.pen, "A9")); err != nil {
		t.Errorf("the command line cannot write beside a window: %v", err)
	}
	if people, err := second.Annotators(ctx); err != nil || !slices.Contains(people, "A9") {
		t.Errorf("the second window sees %q (%v), want A9 among them", people, err)
	}
	closeProject(t, command)
	closeProject(t, second)
	if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = c.cmd.Wait()
	next, err := Open(ctx, s.Path(), Options{Exclusive: true})
	if err != nil {
		t.Fatal(err)
	}
	if next.HeldElsewhere() {
		t.Error("a lock survived the program that held it")
	}
	closeProject(t, next)
	if got := filesIn(t, filepath.Dir(s.Path())); !slices.Equal(got, []string{"sample.plumb"}) {
		t.Fatalf("the folder holds %q, want the project alone", got)
	}
}

// asStranger makes the command run as a user who owns nothing here. The
// program is copied to where that user may run it.
func asStranger(t *testing.T, folder string) func(*exec.Cmd) {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil // this user is bound by permissions already
	}
	for f := folder; f != os.TempDir() && f != "/"; f = filepath.Dir(f) {
		info, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(f, info.Mode().Perm()|0o055); err != nil {
			t.Fatal(err)
		}
	}
	program := filepath.Join(folder, "program")
	copyFile(t, os.Args[0], program, 0o755)
	return func(cmd *exec.Cmd) {
		cmd.Path = program
		cmd.Dir = "/"
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
}

func copyFile(t testing.TB, from, to string, mode os.FileMode) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, mode)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestInAReadOnlyFolderAProjectCanBeReadAndTheSentenceSaysSo(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	stranger := asStranger(t, base)
	folder := filepath.Join(base, "folder")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	open := filepath.Join(base, "open")
	if err := os.Mkdir(open, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	s := newSampleAt(t, filepath.Join(folder, "sample.plumb"))
	closeProject(t, s.Project)
	if err := os.Chmod(s.Path(), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o755) })
	saved := filepath.Join(open, "copy.plumb")
	said := start(t, "visitor", stranger, s.Path(), saved).rest()
	want := []string{"read-only true " + annotate.CodeReadOnly, "problems 0 ok", "copy ok"}
	if !slices.Equal(said, want) {
		t.Errorf("the visitor says %q, want %q", said, want)
	}
	if got := filesIn(t, folder); !slices.Equal(got, []string{"sample.plumb"}) {
		t.Errorf("the folder holds %q, want the project alone", got)
	}
	assertHolds(t, saved, nil)
	said = start(t, "newcomer", stranger, filepath.Join(folder, "new.plumb")).rest()
	if !slices.Equal(said, []string{annotate.CodeFailed}) {
		t.Errorf("making a project in a read-only folder gives %q, want %q", said, annotate.CodeFailed)
	}
	if err := os.Chmod(s.Path(), 0o000); err != nil {
		t.Fatal(err)
	}
	said = start(t, "visitor", stranger, s.Path()).rest()
	if !slices.Equal(said, []string{annotate.CodeFailed}) {
		t.Errorf("opening a file one may not read gives %q, want %q", said, annotate.CodeFailed)
	}
}

func init() { parts["roomless"] = readWithoutRoom }

// readWithoutRoom opens a project where no file may grow at all.
func readWithoutRoom(args []string) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := limitFileSize(0); err != nil {
		return err
	}
	return visitReadOnly(args)
}

func TestWhereNoRoomIsLeftAProjectIsReadAndChecked(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	said := start(t, "roomless", nil, s.Path()).rest()
	want := []string{"read-only true " + annotate.CodeFull, "problems 0 ok"}
	if !slices.Equal(said, want) {
		t.Errorf("the program says %q, want %q", said, want)
	}
}
