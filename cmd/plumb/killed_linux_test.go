package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"plumbline/annotate/wholefile"
)

// TestAnExportThatIsKilledLeavesWhatWasThere kills the program while it writes: what had the
// name stands there as it was, nothing that is half written has a name of its own, and the
// next command clears up.
func TestAnExportThatIsKilledLeavesWhatWasThere(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	b := makeBig(t)
	program := copyOfProgram(t)
	for _, c := range []struct {
		format, name string
		earlier      bool // something has the name already; no folder is replaced
		bytes        int64
	}{
		{"csv", "answers.csv", true, 1 << 20},
		{"parquet", "answers.parquet", true, 1},
		{"xlsx", "answers.xlsx", true, 1 << 16},
		{"webanno", "texts.zip", false, 1 << 16},
		{"package", "release", false, 1 << 20},
		{"package", "release.zip", true, 1 << 16},
	} {
		t.Run(c.format+" "+c.name, func(t *testing.T) {
			folder := t.TempDir()
			out := filepath.Join(folder, c.name)
			const before = "what was there before"
			args := []string{"export", b.project, "--format", c.format, "-o", out}
			if c.format == "package" {
				args = append(args, "--release", "spring")
			}
			begin := func() *exec.Cmd {
				if err := os.RemoveAll(out); err != nil {
					t.Fatal(err)
				}
				if c.earlier {
					write(t, out, before)
				}
				return exec.Command(program, args...)
			}
			killAmid(t, begin, func() bool { return unfinished(t, folder) >= c.bytes })
			for _, f := range entriesOf(t, folder) {
				if !strings.HasPrefix(f, wholefile.UnfinishedPrefix) && (f != c.name || !c.earlier) {
					t.Errorf("%s is there", f)
				}
			}
			plumb(t, "people", b.project)
			for _, f := range entriesOf(t, temporary) {
				if strings.HasPrefix(f, wholefile.TemporaryPrefix) {
					t.Errorf("%s is left of it after the next command", f)
				}
			}
			if !c.earlier {
				if left := entriesOf(t, folder); len(left) > 0 {
					t.Errorf("%q are left after the next command", left)
				}
				return
			}
			if left := entriesOf(t, folder); len(left) != 1 {
				t.Errorf("%q are left after the next command, not %s alone", left, c.name)
			}
			if got, err := os.ReadFile(out); err != nil || string(got) != before {
				t.Errorf("under the name are %d bytes, not what was there: %v", len(got), err)
			}
		})
	}
	plumb(t, "check", b.project)
}

// killAmid starts a command and kills it once it is as far as is wanted. One that is done
// before it can be killed is begun again, some times.
func killAmid(t *testing.T, begin func() *exec.Cmd, far func() bool) {
	t.Helper()
	const times = 50
	for range times {
		command := begin()
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { defer close(ended); _ = command.Wait() }() // how it ended is looked at
		if !waitFor(ended, far) {
			continue
		}
		_ = command.Process.Signal(syscall.SIGKILL) // if it goes on
		<-ended
		if status, ok := command.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() && far() {
			return
		}
	}
	t.Fatalf("of %d times it was done each time before it could be killed", times)
}

// waitFor reports whether a command came as far as is wanted before it ended.
func waitFor(ended <-chan struct{}, far func() bool) bool {
	for !far() {
		select {
		case <-ended:
			return false
		default:
			runtime.Gosched()
		}
	}
	return true
}

// unfinished is how many bytes of unfinished files and folders there are, -1 without any.
func unfinished(t *testing.T, folder string) int64 {
	t.Helper()
	bytes := int64(-1)
	for _, f := range entriesOf(t, folder) {
		if !strings.HasPrefix(f, wholefile.UnfinishedPrefix) {
			continue
		}
		bytes = max(bytes, 0)
		_ = filepath.WalkDir(filepath.Join(folder, f), func(_ string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				if info, err := d.Info(); err == nil {
					bytes += info.Size()
				}
			}
			return nil // what was there a moment ago may be gone
		})
	}
	return bytes
}

// entriesOf lists what is in a folder.
func entriesOf(t *testing.T, folder string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		names = append(names, f.Name())
	}
	return names
}
