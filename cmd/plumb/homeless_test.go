//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAFolderForSettingsThatCannotBeWrittenIsNoReasonToRefuse runs the program with a home
// that is read-only, is a file, or is no folder at all.
func TestAFolderForSettingsThatCannotBeWrittenIsNoReasonToRefuse(t *testing.T) {
	folder := open(t)
	allow(t, folder, 0o777)
	project, closed := filepath.Join(folder, "study.plumb"), open(t)
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	if code := run([]string{"new", project, "--target", "Aldoria"}, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("plumb new ends with %d", code)
	}
	allow(t, project, 0o666)
	file := filepath.Join(folder, "file")
	write(t, file, "no folder")
	program := copyOfProgram(t)
	allow(t, closed, 0o555)
	for n, home := range []string{
		filepath.Join(closed, "settings"), closed, file, filepath.Join(file, "below"), "/dev/null",
		filepath.Join(closed, strings.Repeat("x", 300)), filepath.Join(closed, "two\nlines?%#"),
	} {
		for _, args := range [][]string{{"people", project}, {"check", project}, {"target", project, fmt.Sprint("Brenn ", n)}, {"backups", project}} {
			var words bytes.Buffer
			command := exec.CommandContext(t.Context(), program, args...)
			command.Env = append(os.Environ(), "PLUMBLINE_HOME="+home)
			command.Stderr = &words
			if os.Geteuid() == 0 {
				command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			}
			if err := command.Run(); err != nil {
				t.Errorf("with the home %q plumb %s ends with %v and says %q", home, args[0], err, words.String())
			}
		}
	}
}
