//go:build unix

package storetest

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// apartVariable names the test that a process was started for.
const apartVariable = "PLUMBLINE_TEST_APART"

// Apart runs a test in a process of its own, since a limit on files holds of all that a
// process writes, and says whether this is that process.
func Apart(t *testing.T) bool {
	t.Helper()
	if os.Getenv(apartVariable) == t.Name() {
		return true
	}
	test := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.count=1")
	test.Env = append(os.Environ(), apartVariable+"="+t.Name())
	if said, err := test.CombinedOutput(); err != nil {
		t.Errorf("in a process of its own: %v\n%s", err, said)
	}
	return false
}

// WithoutRoom lets no file of this program grow, as on a full disk, until what it
// returns is called or the test ends. The test is Apart.
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
