//go:build unix

package wholefile

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAPipeThatNobodyReadsIsNotWaitedFor(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	const words = "a few words"
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, words)
		return err
	}
	if err := Replace(pipe, write); err == nil || !strings.Contains(err.Error(), "nobody reads what is written to it") {
		t.Errorf("a pipe that nobody reads is met by %v", err)
	}
	reader, err := os.OpenFile(pipe, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := Replace(pipe, write); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(reader); string(got) != words || err != nil {
		t.Errorf("who reads the pipe gets %q (%v)", got, err)
	}
}
