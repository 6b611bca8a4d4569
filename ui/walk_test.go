package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/work/workspace"
	"plumbline/ui/uitest"
)

// beside is a file beside which the log of another one lay.
type beside struct{ workspace.File }

func (beside) SetAside() string { return "sample.plumb-wal.aside" }

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	asking := func(open func(front, *workspace.Project)) uitest.Asking {
		return func(t *testing.T) (fyne.Window, func()) {
			d := newRig(t)
			d.sample.Damage("CREATE VIEW mine AS SELECT * FROM answers")
			d.sample.Reopen()
			d.begun()
			d.key(fyne.KeyEscape)
			d.wantNoDialog()
			d.sample.PretendShared("in a folder that Dropbox synchronises")
			project := *d.work.Project()
			project.File = beside{project.File}
			return d.window, func() {
				d.memory.warned = "" // it is said once
				open(front{d.Window}, &project)
			}
		}
	}
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"front.offerCleanCopy": asking(func(f front, project *workspace.Project) {
			f.offerCleanCopy("Changed by another program", "What happened, and what to do.", project.Path(), "A1")
		}),

		"front.tellReadOnly":       asking(front.tellReadOnly),
		"front.tellSetAside":       asking(front.tellSetAside),
		"front.warnOfSharedFolder": asking(front.warnOfSharedFolder),
	})
}

// A dialog that no walk knows obeys keys only by luck.
func TestEveryFolderThatShowsDialogsWalksThroughThem(t *testing.T) {
	walked := 0
	err := filepath.WalkDir(".", func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || len(uitest.ShowingDialogs(t, path)) == 0 {
			return err
		}
		walked++
		tests, err := filepath.Glob(filepath.Join(path, "*_test.go"))
		for _, name := range tests {
			src, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if strings.Contains(string(src), "uitest.WalkDialogs(t,") {
				return nil
			}
		}
		t.Errorf("ui/%s shows dialogs by %q, and none of its tests walks through them", path, uitest.ShowingDialogs(t, path))
		return err
	})
	if err != nil || walked < 2 {
		t.Fatalf("%d folders show dialogs: %v", walked, err)
	}
}
