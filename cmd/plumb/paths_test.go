//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"plumbline/annotate/sentence"
)

// shop is a folder in which the program is run as a process of its own, with a home
// beside it.
type shop struct {
	folder, home, program string
	user                  *syscall.Credential
	full                  bool // nothing that is written to a file may grow
}

func newShop(t *testing.T) *shop {
	t.Helper()
	s := &shop{folder: open(t), home: open(t), program: copyOfProgram(t)}
	allow(t, s.home, 0o777)
	write(t, s.at("a.txt"), "Bridge opens\n\nThe council backs the bridge.\n")
	return s
}

func (s *shop) at(name string) string { return filepath.Join(s.folder, name) }

// run runs the program in the folder, and kills it if it waits for ever.
func (s *shop) run(t *testing.T, args ...string) (code int, out, words string) {
	t.Helper()
	var o, w bytes.Buffer
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	command := exec.CommandContext(ctx, s.program, args...)
	if s.full {
		limited := []string{"-c", `trap "" XFSZ; ulimit -f 0; exec "$0" "$@"`, s.program}
		command = exec.CommandContext(ctx, "bash", append(limited, args...)...)
	}
	command.Dir, command.Stdout, command.Stderr = s.folder, &o, &w
	command.Env = append(os.Environ(), "PLUMBLINE_HOME="+filepath.Join(s.home, "settings"), "HOME="+s.home)
	if s.user != nil {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: s.user}
	}
	_ = command.Run() // its code is looked at
	if ctx.Err() != nil {
		t.Errorf("plumb %q does not end", args)
	}
	return command.ProcessState.ExitCode(), o.String(), w.String()
}

func (s *shop) mustRun(t *testing.T, args ...string) (out, words string) {
	t.Helper()
	code, out, words := s.run(t, args...)
	if code != exitDone {
		t.Fatalf("plumb %q ends with %d and says %q", args, code, words)
	}
	return out, words
}

// lying lists the names in the folder.
func (s *shop) lying(t *testing.T) (names []string) {
	t.Helper()
	files, err := os.ReadDir(s.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

// awkward are names of files that mean something else to a shell, a terminal, SQLite or
// a pattern, and are names all the same.
var awkward = []string{
	"new\nline esc\x1b[2Jape tab\t bidi\u202egnp nfe\u0301d",
	"q?mode=memory&cache=shared#fragment percent%41%00",
	"'; touch planted; ' $(touch planted) `touch planted` back\\slash",
	"star*[a-z]{b,c}~", "-o", "--help", ":memory:", "file:x", "bad\xffbyte\x9b2J", strings.Repeat("long", 58),
}

// TestAwkwardNamesAreNamesAndNothingElse does all that a project is used for under each
// name. Every file lies where it was named, and nothing else is made.
func TestAwkwardNamesAreNamesAndNothingElse(t *testing.T) {
	s := newShop(t)
	for _, name := range awkward {
		t.Run(fmt.Sprintf("%q", name), func(t *testing.T) {
			before := s.lying(t)
			arg := func(ending string) string { return "./" + name + ending }
			project, csv, page, pack, clean, back := arg(".plumb"), arg(".csv"), arg(".html"), arg(".p"), arg(".c"), arg(".b")
			_, words := s.mustRun(t, "new", project)
			if _, err := os.Stat(s.at(project)); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{
				{"import", project, "a.txt"},
				{"person", project, "A1"},
				{"pack", project, "--for", "A1", "-o", pack},
				{"merge", project, pack},
				{"copy", project, clean},
				{"restore", clean, back},
				{"export", project, "--format", "csv", "--all", "-o", csv},
				{"report", project, "-o", page},
				{"backups", project},
				{"check", project},
			} {
				_, more := s.mustRun(t, args...)
				words += more
			}
			s.wantLying(t, before, name, ".plumb", ".csv", ".html", ".p", ".c", ".b")
			if acts := sentence.VisibleLines(words); acts != words {
				t.Errorf("what acts is shown as it is: %q", words)
			}
			if strings.Contains(name, "\n") && strings.Contains(words, name) {
				t.Errorf("a name takes two lines of %q", words)
			}
		})
	}
}

// wantLying removes what lies under a name with these endings, and wants nothing else
// to have come.
func (s *shop) wantLying(t *testing.T, before []string, name string, endings ...string) {
	t.Helper()
	for _, ending := range endings {
		if err := os.Remove(s.at(name + ending)); err != nil {
			t.Error(err)
		}
	}
	if now := s.lying(t); !slices.Equal(now, before) {
		t.Errorf("the folder holds %q, held %q", now, before)
	}
}

// TestWhatIsNoFileIsRefusedInASentenceAndNothingIsMade gives every command what is no
// file that it could read or write. A line after the sentence may tell what to type.
func TestWhatIsNoFileIsRefusedInASentenceAndNothingIsMade(t *testing.T) {
	s := newShop(t)
	s.mustRun(t, "new", "study.plumb", "--target", "Council")
	s.mustRun(t, "person", "study.plumb", "A1")
	s.plantOddities(t)
	reading := [][]string{
		{"articles", "@"},
		{"check", "@"},
		{"merge", "study.plumb", "@"},
		{"import", "study.plumb", "@"},
		{"labels", "study.plumb", "@", "--as", "A1"},
		{"codebook", "study.plumb", "@"},
		{"new", "made.plumb", "--codebook", "@"},
		{"copy", "@", "made.plumb"},
		{"restore", "@", "made.plumb"},
		{"check", "@", "--repair", "made.plumb"},
		{"agree", "--table", "@", "--type", "nominal"},
		{"practice", "study.plumb", "--key", "@"},
	}
	writing := [][]string{
		{"new", "@"},
		{"copy", "study.plumb", "@"},
		{"pack", "study.plumb", "--for", "A1", "-o", "@"},
		{"check", "study.plumb", "--repair", "@"},
		{"restore", "study.plumb", "@"},
		{"export", "study.plumb", "--format", "csv", "-o", "@"},
		{"export", "study.plumb", "--format", "csv", "--attributes", "@", "-o", "/dev/null"},
		{"report", "study.plumb", "-o", "@"},
	}
	long := strings.Repeat("x", 300)
	for _, c := range []struct {
		path     string
		commands [][]string
	}{
		{"", slices.Concat(reading, writing)},
		{"folder", slices.Concat(reading, writing)},
		{"round.plumb", slices.Concat(reading, writing)},
		{"pipe", reading},
		{"/dev/zero", reading},
		{"zero.plumb", reading},
		{"/dev/full", writing[5:]},
		{"gone.plumb", reading},
		{"gone/x.plumb", slices.Concat(reading, writing)},
		{"a.txt/x.plumb", slices.Concat(reading, writing)},
		{long + ".plumb", slices.Concat(reading, writing)},
		{strings.Repeat("y", 249) + ".plumb", writing[:5]},
		{"made.plumb/", writing},
		{".", writing},
	} {
		for _, command := range c.commands {
			args := slices.Clone(command)
			args[slices.Index(args, "@")] = c.path
			t.Run(fmt.Sprintf("%.40q", args), func(t *testing.T) { s.wantRefusal(t, args) })
		}
	}
}

// plantOddities puts what is no ordinary file into the folder.
func (s *shop) plantOddities(t *testing.T) {
	t.Helper()
	for _, err := range []error{
		os.Mkdir(s.at("folder"), 0o755),
		syscall.Mkfifo(s.at("pipe"), 0o666),
		os.Symlink("round.plumb", s.at("round.plumb")),
		os.Symlink("/dev/zero", s.at("zero.plumb")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (s *shop) wantRefusal(t *testing.T, args []string) {
	t.Helper()
	before := s.lying(t)
	code, out, words := s.run(t, args...)
	if args[0] == "check" && code == exitProblems {
		words = out // what was looked for is what was found
	} else if code != exitRefused && code != exitUsage || out != "" {
		t.Errorf("it ends with %d and writes %q", code, out)
	}
	said, _, _ := strings.Cut(strings.TrimSpace(words), "\n")
	for _, odd := range []string{"failure", "stat /", "open /", "<nil>", "  ", "file ;", "The file;"} {
		if strings.Contains(said, odd) {
			t.Errorf("it says %q", said)
		}
	}
	if !strings.HasSuffix(said, ".") {
		t.Errorf("it says %q, want a sentence", said)
	}
	if now := s.lying(t); !slices.Equal(now, before) {
		t.Errorf("the folder holds %q, held %q", now, before)
	}
}

// TestWhatBelongsToOthersIsReadOrRefused runs the program as somebody who may read or
// write only some of the files.
func TestWhatBelongsToOthersIsReadOrRefused(t *testing.T) {
	s := newShop(t)
	s.mustRun(t, "new", "study.plumb", "--target", "Council")
	s.mustRun(t, "import", "study.plumb", "a.txt")
	content, err := os.ReadFile(s.at("study.plumb"))
	if err != nil {
		t.Fatal(err)
	}
	for folder, mode := range map[string]os.FileMode{"closed": 0o700, "passing": 0o711, "reading": 0o755} {
		if err := os.Mkdir(s.at(folder), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, s.at(filepath.Join(folder, "study.plumb")), string(content))
		allow(t, s.at(folder), mode)
	}
	write(t, s.at("secret.plumb"), string(content))
	allow(t, s.at("secret.plumb"), 0o600)
	s.mustRun(t, "copy", "study.plumb", "own.plumb")
	own := filepath.Join(s.home, "own.plumb")
	if err := os.Rename(s.at("own.plumb"), own); err != nil {
		t.Fatal(err)
	}
	allow(t, own, 0o666)
	if os.Geteuid() == 0 {
		if err := os.RemoveAll(filepath.Join(s.home, "settings")); err != nil {
			t.Fatal(err)
		}
		s.user = &syscall.Credential{Uid: nobody, Gid: nobody}
	}
	for _, project := range []string{"study.plumb", "passing/study.plumb", "reading/study.plumb"} {
		for _, args := range [][]string{
			{"articles", project},
			{"check", project},
			{"export", project, "--format", "csv"},
			{"merge", own, project},
			{"copy", project, filepath.Join(s.home, strings.ReplaceAll(project, "/", "-"))},
		} {
			s.mustRun(t, args...)
		}
		for _, args := range [][]string{{"target", project, "Ferry"}, {"import", project, "a.txt"}, {"merge", project, own}} {
			s.wantRefusal(t, args)
		}
	}
	for _, project := range []string{"secret.plumb", "closed/study.plumb"} {
		for _, args := range [][]string{
			{"articles", project},
			{"check", project},
			{"export", project, "--format", "csv"},
			{"merge", own, project},
			{"copy", project, filepath.Join(s.home, "made.plumb")},
			{"restore", project, filepath.Join(s.home, "made.plumb")},
			{"check", project, "--repair", filepath.Join(s.home, "made.plumb")},
			{"target", project, "Ferry"},
			{"backups", project},
		} {
			s.wantRefusal(t, args)
		}
	}
	s.wantRefusal(t, []string{"backups", "passing/study.plumb"})
}
