//go:build unix

package ordinaryfile

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"plumbline/annotate"
)

// atOnce fails the test if what is done does not end soon, as it would not if a
// pipe were waited for or an endless device read.
func atOnce(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it does not end")
	}
}

func TestPipesDevicesAndSocketsAreRefusedAtOnce(t *testing.T) {
	folder := t.TempDir()
	pipe, socket, link := filepath.Join(folder, "pipe"), filepath.Join(folder, "socket"), filepath.Join(folder, "link")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	listening, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listening.Close() }()
	if err := os.Symlink("/dev/zero", link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, socket, link, "/dev/zero", "/dev/null"} {
		atOnce(t, func() {
			_, err := Read(path, Most)
			wantRefusal(t, err, annotate.CodeInvalid, path, "no ordinary file")
		})
	}
}

func TestAPipeThatTookThePlaceOfAFileIsNotWaitedFor(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	atOnce(t, func() {
		file, err := os.OpenFile(pipe, os.O_RDONLY|withoutWaiting, 0)
		if err != nil {
			t.Errorf("opening the pipe says %v", err)
			return
		}
		_ = file.Close()
	})
}
