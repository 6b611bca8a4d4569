package workspace_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"plumbline/annotate/release"
)

func TestDataAreGivenAwayAsTheyWereWhenTheyWereFirst(t *testing.T) {
	d := newRig(t).begun()
	folder := t.TempDir()
	write := func(name string) []byte {
		t.Helper()
		d.answer()
		if err := d.Session().Flush(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, name)
		d.GiveAway(release.Package{Layout: release.Deposit, Project: "p"}, "first", nil, path, func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		})
		data, err := os.ReadFile(path)
		if err != nil || len(data) == 0 {
			t.Fatalf("%s: %v", name, err)
		}
		return data
	}
	if !bytes.Equal(write("a.zip"), write("b.zip")) {
		t.Error("an answer that came after the release is in it")
	}
	releases, err := d.Project().Freezes(t.Context())
	if err != nil || len(releases) != 1 || releases[0].Name != "first" {
		t.Errorf("frozen are %v (%v), want what was given away", releases, err)
	}
}
