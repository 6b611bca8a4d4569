//go:build unix

package datasetscreen_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

// hostile makes a folder of what has a name and is nothing to read or write.
func hostile(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, err := range []error{
		os.Mkdir(at("folder.plumb"), 0o700), syscall.Mkfifo(at("pipe.plumb"), 0o600), os.Symlink("loop.plumb", at("loop.plumb")),
		os.Symlink("/dev/zero", at("zero.plumb")), os.WriteFile(at("empty.plumb"), nil, 0o600), os.WriteFile(at("other.plumb"), []byte("no project"), 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func lying(t *testing.T, folder string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name()+" "+e.Type().String())
	}
	return all
}

func TestNoPackIsMadeWhereSomethingLies(t *testing.T) {
	folder := hostile(t)
	before := lying(t, folder)
	const there = "exists already in "
	for name, want := range map[string]string{
		"folder.plumb": there, "pipe.plumb": there, "loop.plumb": there, "zero.plumb": there, "other.plumb": there,
		strings.Repeat("x", 300) + ".plumb": "is too long", "nowhere/x.plumb": "check that the folder exists",
	} {
		p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
		p.at('v', 'r')
		p.OnChar('k')
		p.window.Canvas().Focused().(*modal.Entry).SetText(filepath.Join(folder, name))
		p.enter()
		said := errors.Join(p.host.Errors...)
		p.host.Errors = nil
		if said == nil || !strings.Contains(said.Error(), want) {
			t.Errorf("a pack under the name %.20q is met by %v, want that it %q", name, said, want)
		}
	}
	if now := lying(t, folder); !slices.Equal(now, before) {
		t.Errorf("in the folder lie %q, there were %q", now, before)
	}
}

func TestWhatIsNoProjectIsNotMerged(t *testing.T) {
	folder := hostile(t)
	before := lying(t, folder)
	for name, want := range map[string]string{
		"folder.plumb": "is a folder", "pipe.plumb": "is not an ordinary file", "loop.plumb": "leads back to itself",
		"zero.plumb": "is not an ordinary file", "empty.plumb": "is empty", "other.plumb": "is not a Plumbline project", "nowhere.plumb": "There is no file ",
	} {
		p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
		p.Merge([]string{filepath.Join(folder, name)})
		if said := p.shownText(); !strings.Contains(said, want) {
			t.Errorf("merging %q is met by %q, want that it %q", name, said, want)
		}
	}
	if now := lying(t, folder); !slices.Equal(now, before) {
		t.Errorf("in the folder lie %q, there were %q", now, before)
	}
}
