package dataset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnExportReplacesAFileWholeOrNotAtAll(t *testing.T) {
	p := newTestProject(t)
	a := p.add("One", "A title")
	p.answer("A1", a.Paragraphs[0].ID, "sources", "", "none")
	folder := t.TempDir()
	path := filepath.Join(folder, "labels.csv")
	export := Export{Format: CSV}
	if rows, err := export.WriteFile(t.Context(), path, p); err != nil || rows != 2 {
		t.Fatalf("%d rows, %v", rows, err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != p.export(export) {
		t.Error("the file differs from what is written elsewhere")
	}
	p.log[0].Codebook = "unknown"
	if _, err := export.WriteFile(t.Context(), path, p); err == nil {
		t.Fatal("a failing export reports no error")
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the failed export changed the file (%v)", err)
	}
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("the failed export left %v", files)
	}
}

func TestAnExportKeepsOffWhatItMustNotReplace(t *testing.T) {
	p := newTestProject(t)
	folder := t.TempDir()
	project := filepath.Join(folder, "study.plumb")
	if err := os.WriteFile(project, []byte("SQLite format 3\x00 and so on"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		project:                              "is a project or other database and is not overwritten; choose another name.",
		folder:                               "is a folder; name a file in it.",
		filepath.Join(folder, "no", "x.csv"): "cannot be written: check that the folder exists and can be written.",
	} {
		_, err := Export{Format: CSV}.WriteFile(t.Context(), path, p)
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: the error is %v", path, err)
		}
	}
}

func TestAnExportFollowsALink(t *testing.T) {
	p := newTestProject(t)
	folder := t.TempDir()
	real, link := filepath.Join(folder, "real.csv"), filepath.Join(folder, "link.csv")
	if err := os.WriteFile(real, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	if _, err := (Export{Format: CSV}).WriteFile(t.Context(), link, p); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
	if text, err := os.ReadFile(real); err != nil || !strings.HasPrefix(string(text), "article_id,") {
		t.Errorf("the file behind the link holds %q", text)
	}
}

func TestAnExportIntoADeviceWritesThrough(t *testing.T) {
	p := newTestProject(t)
	if _, err := (Export{Format: CSV}).WriteFile(t.Context(), os.DevNull, p); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Error("the device was replaced by a file")
	}
}
