package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// big is a project that no command is through with at once, and tables and packs
// as large.
type big struct{ project, pack, labels, table, codebook, folder, articles string }

func makeBig(t *testing.T) big {
	t.Helper()
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	b := big{in("big.plumb"), in("pack.plumb"), in("labels.csv"), in("table.csv"), in("book.yaml"), folder, in("articles")}
	if err := os.Mkdir(b.articles, 0o700); err != nil {
		t.Fatal(err)
	}
	args := []string{"import", b.project}
	for i := range 120 {
		var text strings.Builder
		fmt.Fprintf(&text, "Title %d\n", i)
		for j := range 60 {
			fmt.Fprintf(&text, "The council of town %d speaks about bridge %d for the time being.\n", i, j)
		}
		name := filepath.Join(b.articles, fmt.Sprintf("%03d.txt", i))
		if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	plumb(t, "new", b.project, "--target", "Borea")
	plumb(t, args...)
	rows, ratings := []string{"paragraph_id,field,target,value"}, []string{"annotator,unit,label"}
	for _, id := range paragraphIDs(t, plumb(t, "paragraphs", b.project, "--json")) {
		rows = append(rows, id+",unit_type,,body")
	}
	for i := range 60_000 {
		ratings = append(ratings, fmt.Sprintf("A%d,%d,%d", i%40, i/4, (i*7919)%11))
	}
	for path, lines := range map[string][]string{b.labels: rows, b.table: ratings} {
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, annotator := range []string{"A1", "A2"} {
		plumb(t, "labels", b.project, b.labels, "--as", annotator)
	}
	plumb(t, "copy", b.project, b.pack)
	plumb(t, "labels", b.pack, b.labels, "--as", "A3")
	return b
}

// TestASignalEndsEveryCommandWithinASecond starts long commands as processes of
// their own and sends them a signal once they have opened what they work on.
func TestASignalEndsEveryCommandWithinASecond(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	b := makeBig(t)
	program := copyOfProgram(t)
	out := filepath.Join(b.folder, "out")
	stopped := 0
	for i, c := range []struct {
		opens string
		args  []string
	}{
		{b.project, []string{"export", b.project, "--format", "csv", "--all", "-o", out}},
		{b.project, []string{"export", b.project, "--format", "jsonl", "--all"}},
		{b.project, []string{"agree", b.project, "--draws", "1000000"}},
		{b.table, []string{"agree", "--table", b.table, "--type", "interval", "--pairs", "all", "--draws", "1000000"}},
		{b.table, []string{"consensus", "--table", b.table, "--type", "nominal", "--method", "mace"}},
		{b.project, []string{"consensus", b.project, "--field", "unit_type", "--method", "dawid-skene"}},
		{b.project, []string{"report", b.project, "-o", out}},
		{b.project, []string{"check", b.project}},
		{b.project, []string{"copy", b.project, out}},
		{b.project, []string{"merge", b.project, b.pack}},
		{b.project, []string{"pack", b.project, "--for", "A1", "-o", out}},
		{b.project, []string{"labels", b.project, b.labels, "--as", "A9"}},
		{b.project, []string{"people", b.project}},
		{b.project, []string{"articles", b.project}},
		{b.project, []string{"import", b.project, "--as-copy", "Globe", filepath.Join(b.articles, "000.txt")}},
	} {
		signal := []os.Signal{syscall.SIGTERM, os.Interrupt}[i%2]
		t.Run(strings.Join(c.args[:1], " ")+" "+fmt.Sprint(i), func(t *testing.T) {
			if endsBy(t, program, signal, c.opens, c.args) {
				stopped++
			}
			if _, err := os.Stat(out); err == nil {
				_ = os.Remove(out) // it was finished
			}
			wantNothingHalfMade(t, b.folder)
		})
	}
	if stopped < 5 {
		t.Errorf("only %d commands were still at work when the signal came; the project is too small", stopped)
	}
	plumb(t, "check", b.project)
}

// endsBy sends the signal once the file is open and reports whether the command was
// still at work. A second and what a loaded machine takes is allowed.
func endsBy(t *testing.T, program string, signal os.Signal, opens string, args []string) bool {
	t.Helper()
	var words bytes.Buffer
	command := exec.Command(program, args...)
	command.Stderr = &words
	command.Env = append(os.Environ(), "TMPDIR="+filepath.Dir(opens))
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { defer close(ended); _ = command.Wait() }() // its code is looked at
	for !hasOpen(command.Process.Pid, opens) {
		select {
		case <-ended:
			return false
		default:
			runtime.Gosched()
		}
	}
	_ = command.Process.Signal(signal)
	sent := time.Now()
	select {
	case <-ended:
	case <-time.After(30 * time.Second):
		_ = command.Process.Kill()
		<-ended
	}
	took := time.Since(sent)
	if took > 3*time.Second {
		t.Errorf("plumb %s takes %s to end", args[0], took)
	}
	code := command.ProcessState.ExitCode()
	if code != exitDone && code != exitRefused {
		t.Errorf("plumb %s ends with %d and says %q", args[0], code, words.String())
	}
	if said := strings.TrimSpace(words.String()); code == exitRefused && !strings.Contains(said, "Stopped") {
		t.Errorf("plumb %s says %q", args[0], said)
	}
	return code == exitRefused
}

// hasOpen looks whether a process has a file open.
func hasOpen(pid int, path string) bool {
	folder := fmt.Sprintf("/proc/%d/fd", pid)
	open, _ := os.ReadDir(folder)
	for _, f := range open {
		if to, err := os.Readlink(filepath.Join(folder, f.Name())); err == nil && to == path {
			return true
		}
	}
	return false
}

func wantNothingHalfMade(t *testing.T, folder string) {
	t.Helper()
	left, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if strings.HasPrefix(f.Name(), ".") || strings.HasPrefix(f.Name(), "plumbline-") {
			t.Errorf("%s was left behind", f.Name())
		}
	}
}
