//go:build unix

package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asOtherUser makes a command run without the rights of root, which may read
// everything. Any other user has no such rights to give up.
func asOtherUser(cmd *exec.Cmd) {
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534, NoSetGroups: true}}
	}
}

// childVariable names the file that the test binary is to read when it is
// run again as another user.
const childVariable = "INGEST_TEST_READ"

func TestMain(m *testing.M) {
	if path := os.Getenv(childVariable); path != "" {
		_, err := ReadFile(context.Background(), path, Options{})
		var e *Error
		if errors.As(err, &e) {
			fmt.Print(e.Code, "\n", e.Message)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// readInChild reads a file in a second process and returns code and message.
func readInChild(t *testing.T, path string) (code, message string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	// The build folder may be closed to other users, so the binary is copied.
	shared := openFolder(t)
	run := filepath.Join(shared, "ingest.test")
	if err := os.WriteFile(run, binary, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(run)
	cmd.Dir = shared
	cmd.Env = []string{childVariable + "=" + path}
	asOtherUser(cmd)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("the second process failed: %v\n%s", err, out)
	}
	code, message, _ = strings.Cut(string(out), "\n")
	return code, message
}

// openFolder is a new folder that every user may enter.
func openFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "ingest")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAFileThatMayNotBeReadIsRefused(t *testing.T) {
	dir := openFolder(t)
	closed := filepath.Join(dir, "closed.txt")
	if err := os.WriteFile(closed, []byte("text"), 0o000); err != nil {
		t.Fatal(err)
	}
	code, message := readInChild(t, closed)
	wantCode(t, fail(code, message), "permission", "closed.txt")

	open := filepath.Join(dir, "open.txt")
	if err := os.WriteFile(open, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, message := readInChild(t, open); code != "" {
		t.Errorf("the same user is refused an open file: %s", message)
	}
}

func TestAPipeIsRefusedWithoutWaitingForAWriter(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.txt")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := ReadFile(t.Context(), pipe, Options{})
	wantCode(t, err, "not_regular", "pipe.txt")
	_, err = ReadFile(t.Context(), "/dev/null", Options{})
	wantCode(t, err, "not_regular", "/dev/null")
}
