//go:build unix

package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"plumbline/annotate"
)

// TestWhatLiesBesideAProjectIsNotFollowed plants links to somebody's file, devices
// and pipes under the names of the files that are kept beside a project.
func TestWhatLiesBesideAProjectIsNotFollowed(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for _, suffix := range lyingBeside {
		for name, planted := range map[string]func(victim, path string) error{
			"a link to a file": os.Symlink,
			"a link nowhere":   func(victim, path string) error { return os.Symlink(victim+"-not-there", path) },
			"a device":         func(_, path string) error { return os.Symlink("/dev/zero", path) },
			"a pipe":           func(_, path string) error { return syscall.Mkfifo(path, 0o600) },
		} {
			t.Run(suffix+" "+name, func(t *testing.T) {
				s, _ := answered(t)
				other := s.given(t, "d-other", "A2")
				victim := filepath.Join(t.TempDir(), "thesis.txt")
				if err := os.WriteFile(victim, []byte("mine"), 0o600); err != nil {
					t.Fatal(err)
				}
				if err := planted(victim, s.Path()+suffix); err != nil {
					t.Fatal(err)
				}
				p, err := Open(ctx, s.Path(), Options{Exclusive: true, Device: "desk"})
				wantCode(t, err, annotate.CodeAltered)
				if err == nil {
					closeProject(t, p)
				} else if !strings.Contains(err.Error(), "sample.plumb"+suffix) {
					t.Errorf("it says %q, want it to name what lies there", err)
				}
				_, err = other.Merge(ctx, []string{s.Path()}, annotate.MergeOptions{})
				wantCode(t, err, annotate.CodeAltered)
				_, err = CleanCopy(ctx, s.Path(), filepath.Join(t.TempDir(), "clean.plumb"))
				wantCode(t, err, annotate.CodeAltered)
				if content, _ := os.ReadFile(victim); string(content) != "mine" {
					t.Errorf("the file that was linked to is now %q", content)
				}
				if _, err := os.Stat(victim + "-not-there"); err == nil {
					t.Error("a file was made where a link led")
				}
			})
		}
	}
}

func TestALockIsNotTakenThroughALink(t *testing.T) {
	folder := t.TempDir()
	victim, path := filepath.Join(folder, "thesis.txt"), filepath.Join(folder, "study.plumb-lock")
	if err := os.WriteFile(victim, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, path); err != nil {
		t.Fatal(err)
	}
	if lock, _, err := takeLock(path, "desk"); err == nil {
		t.Errorf("it is taken: %v", lock.release())
	}
	if content, _ := os.ReadFile(victim); string(content) != "mine" {
		t.Errorf("the file that was linked to is now %q", content)
	}
}
