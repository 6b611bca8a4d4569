//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestNoInputIsADeviceOrAPipe names a device that never ends, a pipe that nobody
// writes to and a folder as every file that plumb reads.
func TestNoInputIsADeviceOrAPipe(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project, pipe := filepath.Join(folder, "study.plumb"), filepath.Join(folder, "pipe")
	plumb(t, "new", project)
	plumb(t, "person", project, "A1")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	program := copyOfProgram(t)
	for _, args := range [][]string{
		{"labels", project, "INPUT", "--as", "A1"},
		{"practice", project, "--key", "INPUT", "--as", "A1"},
		{"codebook", project, "INPUT"},
		{"codebook", project, "INPUT", "--adopt"},
		{"new", filepath.Join(folder, "other.plumb"), "--codebook", "INPUT"},
		{"import", project, "INPUT"},
		{"agree", "--table", "INPUT", "--type", "nominal"},
		{"consensus", "--table", "INPUT", "--type", "nominal", "--method", "majority"},
		{"merge", project, "INPUT"},
		{"check", "INPUT"},
		{"export", "INPUT", "--format", "csv"},
	} {
		for _, input := range []string{"/dev/zero", pipe, folder} {
			t.Run(args[0]+" "+filepath.Base(input), func(t *testing.T) { refusedAtOnce(t, program, args, input) })
		}
	}
}

func refusedAtOnce(t *testing.T, program string, args []string, input string) {
	t.Helper()
	given := strings.Split(strings.ReplaceAll(strings.Join(args, "\x00"), "INPUT", input), "\x00")
	var words bytes.Buffer
	command := exec.Command(program, given...)
	command.Stdout, command.Stderr = &words, &words
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	watch := time.AfterFunc(20*time.Second, func() { _ = command.Process.Kill() })
	_ = command.Wait() // its code is looked at
	said := strings.TrimSpace(words.String())
	if !watch.Stop() {
		t.Fatalf("plumb %s does not end; it says %q", args[0], said)
	}
	if code := command.ProcessState.ExitCode(); code != exitRefused || !strings.Contains(said, filepath.Base(input)) {
		t.Errorf("it ends with %d and says %q, want a refusal that names the file", code, said)
	}
	// In KB on Linux, more than enough elsewhere. What the test itself took is told of
	// its child too, from before that became another program.
	var own syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &own); err != nil {
		t.Fatal(err)
	}
	if peak := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; peak > max(500<<10, own.Maxrss+50<<10) {
		t.Errorf("it took %d KB", peak)
	}
	if _, err := os.Stat(input); err != nil {
		t.Error(err)
	}
}
