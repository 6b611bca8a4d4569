package installation

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

const project = "01900000-0000-7000-8000-000000000000"

// rescueOf is a rescue of a person with an entry in which everything is said that
// an entry can say.
func rescueOf(annotator string) annotate.Rescue {
	return annotate.Rescue{
		Project: project, Annotator: annotator, Device: "desk", Path: "/studies/visit.plumb",
		Entries: []annotate.Entry{
			{
				ID: "0190-a", Key: annotate.Key{
					Kind: annotate.KindAnswer, Subject: "p1", Layer: annotate.LayerAnnotation, Round: 2, Annotator: annotator,
					Field: "note", Target: "t1", Option: "o",
				},
				Value: "a <note>\nof two lines", Replaces: "0190-0", Also: []string{"0190-1"}, Early: true, Stamp: 7,
				DecidedAt: time.Date(2031, 3, 4, 9, 0, 0, 1e6, time.UTC), ElapsedMS: 3, Codebook: "c", Origin: annotate.OriginAnnotator,
				Action: "0190-act", Device: "desk", Author: annotator, Undoes: "0190-2",
			},
			{ID: "0190-b", Key: annotate.Key{Kind: annotate.KindAnswer, Subject: "p2"}},
		},
	}
}

func TestARescueIsKeptWholeForOnePersonAndReadByNobodyElse(t *testing.T) {
	folder := atHome(t)
	rescues := mustLoad(t).Rescues()
	want := rescueOf("A1")
	for range 2 { // the second takes the place of the first
		if err := rescues.Keep(want); err != nil {
			t.Fatal(err)
		}
	}
	got, err := rescues.Kept(project, "A1", "desk")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Errorf("what is kept differs (-written +read):\n%s", diff)
	}
	for _, other := range [][3]string{{project, "A2", "desk"}, {"0190-other", "A1", "desk"}, {project, "A1", "laptop"}} {
		if got, err := rescues.Kept(other[0], other[1], other[2]); got != nil || err != nil {
			t.Errorf("%v is shown %v (%v)", other, got, err)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "projects", project, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("kept are the files %v (%v)", files, err)
	}
	if info, err := os.Stat(files[0]); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v (%v)", info.Mode(), err)
	}
	if err := rescues.Drop(project, "A1", "desk"); err != nil {
		t.Fatal(err)
	}
	if got, err := rescues.Kept(project, "A1", "desk"); got != nil || err != nil {
		t.Errorf("after it was dropped there is %v (%v)", got, err)
	}
}

func TestOfARescueThatWasCutShortTheWholeEntriesAreRead(t *testing.T) {
	atHome(t)
	rescues := mustLoad(t).Rescues()
	if err := rescues.Keep(rescueOf("A1")); err != nil {
		t.Fatal(err)
	}
	path := rescues.path(project, "A1", "desk")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content[:len(content)-20], 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := rescues.Kept(project, "A1", "desk")
	if err != nil || len(got.Entries) != 1 || got.Entries[0].ID != "0190-a" {
		t.Errorf("read are %v (%v), want the first entry", got, err)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("x", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := rescues.Kept(project, "A1", "desk"); err == nil {
		t.Error("a file that is no rescue is taken for one")
	}
}

// An erasure reaches what is kept of whomever it is about, in their rescue and in
// others', and what cannot be read at the end of one.
func TestWhatIsForgottenIsInNoRescue(t *testing.T) {
	folder := atHome(t)
	rescues := mustLoad(t).Rescues()
	secret, other := rescueOf("A1"), rescueOf("A2")
	secret.Entries[0].Value, other.Entries[0].Value = "secret-note", "another's note"
	for _, kept := range []annotate.Rescue{secret, other} {
		if err := rescues.Keep(kept); err != nil {
			t.Fatal(err)
		}
	}
	path := rescues.path(project, "A1", "desk")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(whole, `{"ID":"0190-c","Value":"secret-cut`...), 0o600); err != nil {
		t.Fatal(err)
	}
	erasures := []annotate.Erasure{
		{Entry: annotate.Entry{Key: annotate.ErasureKey(annotate.ErasureNotes, "A1"), Value: annotate.Yes, Stamp: 8, ID: "0190-x"}},
	}
	if n, err := rescues.Reach(project, erasures); n != 1 || err != nil {
		t.Errorf("%d entries are in reach (%v), want 1", n, err)
	}
	if err := rescues.Erase(project, erasures); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "projects", "*", "*"))
	if err != nil || len(files) != 2 {
		t.Fatalf("kept are the files %q (%v), want two", files, err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil || strings.Contains(string(content), "secret") {
			t.Errorf("%s holds %s (%v)", file, content, err)
		}
	}
	got, err := rescues.Kept(project, "A1", "desk")
	if err != nil || len(got.Entries) != 2 || !got.Entries[0].Erased || got.Entries[0].ID != secret.Entries[0].ID {
		t.Errorf("kept is %+v (%v), want both entries, the first erased", got, err)
	}
	if got, err := rescues.Kept(project, "A2", "desk"); err != nil || got.Entries[0].Value != "another's note" {
		t.Errorf("of the other person is kept %+v (%v)", got, err)
	}
}
