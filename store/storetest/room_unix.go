//go:build unix

package storetest

import (
	"os/signal"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// WithoutRoom lets no file of this program grow, as on a full disk, until what it
// returns is called or the test ends.
func WithoutRoom(t testing.TB) (makeRoom func()) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	var before unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	set := func(current uint64) {
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: current, Max: before.Max}); err != nil {
			t.Fatal(err)
		}
	}
	set(0)
	makeRoom = func() { set(before.Cur) }
	t.Cleanup(makeRoom)
	return makeRoom
}

// OpenWithoutRoom opens the project anew, and nowhere else, while its disk is full.
func (p *Project) OpenWithoutRoom() {
	p.t.Helper()
	p.end()
	p.elsewhere, p.holder = nil, nil
	makeRoom := WithoutRoom(p.t)
	defer makeRoom()
	p.open(p.options)
}
