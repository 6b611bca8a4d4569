package workspace_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/release"
	"plumbline/annotate/work/workspace"
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
		of := workspace.Giving{Package: release.Package{Layout: release.Deposit, Project: "p"}, Name: "first"}
		d.GiveAway(t.Context(), of, path, func(err error) {
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

func TestWhatIsRefusedOrStoppedLeavesNeitherARecordNorAFile(t *testing.T) {
	d := newRig(t).begun()
	folder := t.TempDir()
	path := filepath.Join(folder, "a.zip")
	give := func(ctx context.Context, change func(*workspace.Giving)) (failed error) {
		g := workspace.Giving{Package: release.Package{Layout: release.Deposit, Project: "p"}, Name: "first"}
		change(&g)
		d.GiveAway(ctx, g, path, func(err error) { failed = err })
		return failed
	}
	if err := give(t.Context(), func(g *workspace.Giving) { g.Seen = "00000000" }); err == nil {
		t.Error("notes go along that nobody looked at")
	}
	if err := give(t.Context(), func(g *workspace.Giving) { g.Package.Attributes = []string{"region"} }); err == nil {
		t.Error("an attribute goes along of one person")
	}
	if all, err := d.Project().Releases(t.Context()); err != nil || len(all) > 0 {
		t.Errorf("what was refused is recorded as %v (%v)", all, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	err := give(ctx, func(g *workspace.Giving) {
		g.Package.Progress = func(file string) {
			if file == "data/evidence.parquet" {
				stop()
			}
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("what was stopped ends with %v", err)
	}
	if all, _ := d.Project().Releases(t.Context()); len(all) != 1 || !strings.Contains(fmt.Sprint(err), "is recorded in the project") {
		t.Errorf("of the release that is recorded as %v it is said: %v", all, err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("there is left: %v (%v)", left, err)
	}
}

func TestAnAnnotatorIsShownNothingOfWhatCouldGoAlong(t *testing.T) {
	d := newRig(t)
	d.sample.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	d.begun()
	g := workspace.Giving{Package: release.Package{Layout: release.Deposit, Project: "p"}, Name: "first"}
	d.Look(g, func(look *release.Look, err error) {
		if look != nil || err == nil || !strings.Contains(err.Error(), "Only a lead can give the data away") {
			t.Errorf("an annotator is shown %v (%v)", look, err)
		}
	})
}
