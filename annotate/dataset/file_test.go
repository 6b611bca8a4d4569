package dataset

import (
	"os"
	"path/filepath"
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
