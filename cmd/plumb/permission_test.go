//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is an unprivileged user: to root no file is forbidden, so a test that
// runs as root runs the program as somebody else.
const nobody = 65534

// open makes a folder that every user can look into.
func open(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "plumb")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	allow(t, folder, 0o755)
	return folder
}

func allow(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// copyOfProgram puts this test binary where every user can run it. Under the
// name plumb it is the program.
func copyOfProgram(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(open(t), "plumb")
	write(t, program, string(binary))
	allow(t, program, 0o755)
	return program
}

func TestWhatIsForbiddenIsSaidInASentence(t *testing.T) {
	folder, home := open(t), open(t)
	allow(t, home, 0o777)
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	project, article, secret := filepath.Join(folder, "study.plumb"), filepath.Join(folder, "a.txt"), filepath.Join(folder, "secret.txt")
	write(t, article, "Bridge opens\nThe council backs the bridge.\n")
	write(t, secret, "Ferry stops\nThe ferry stops in winter.\n")
	for _, args := range [][]string{{"new", project}, {"import", project, article}} {
		if code := run(args, io.Discard, os.Stderr); code != exitDone {
			t.Fatalf("plumb %s ends with %d", args[0], code)
		}
	}
	allow(t, project, 0o644)
	allow(t, secret, 0)
	writable := filepath.Join(home, "own.plumb")
	copied, err := os.ReadFile(project)
	if err != nil {
		t.Fatal(err)
	}
	write(t, writable, string(copied))
	allow(t, writable, 0o666)
	allow(t, folder, 0o555)
	t.Cleanup(func() { allow(t, folder, 0o755) })

	program := copyOfProgram(t)
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{exitRefused, "secret.txt cannot be read by this user; allow reading it or copy it to a folder of your own.", []string{"import", writable, secret}},
		{exitRefused, "secret.txt cannot be read by this user; allow reading it or copy it to a folder of your own.", []string{"labels", writable, secret, "--as", "A1"}},
		{exitRefused, "out.csv cannot be written: check that the folder exists and can be written.", []string{"export", writable, "--format", "csv", "-o", filepath.Join(folder, "out.csv")}},
		{exitRefused, "", []string{"new", filepath.Join(folder, "new.plumb")}},
		{exitRefused, "study.plumb cannot be written; allow writing to it and its folder, or copy it to a folder of your own.", []string{"import", project, article, "--as-copy", "The Globe"}},
		{exitDone, "", []string{"export", project, "--format", "csv", "--all"}},
		{exitDone, "", []string{"paragraphs", project}},
	} {
		t.Run(c.args[0]+" "+filepath.Base(c.args[1]), func(t *testing.T) {
			var words bytes.Buffer
			command := exec.CommandContext(t.Context(), program, c.args...)
			command.Env = append(os.Environ(), "PLUMBLINE_HOME="+filepath.Join(home, "settings"), "HOME="+home)
			command.Stderr = &words
			if os.Geteuid() == 0 {
				command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			}
			_ = command.Run() // its code is looked at
			said := strings.TrimSpace(words.String())
			if code := command.ProcessState.ExitCode(); code != c.code || !strings.HasSuffix(said, c.says) {
				t.Errorf("it ends with %d and says %q, want %d and %q", code, said, c.code, c.says)
			}
			if c.code == exitRefused && (said == "" || strings.Contains(said, "\n")) {
				t.Errorf("it says %q, want one sentence", said)
			}
		})
	}
}
