package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestEverythingThatAComputerKeepsOfAProjectIsListed(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	folder := filepath.Join(t.TempDir(), "study [2031]*")
	if err := os.Rename(filepath.Dir(s.Path()), folder); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, filepath.Base(s.Path()))
	home := filepath.Join(t.TempDir(), "home [1]")
	kept, backups := filepath.Join(home, "projects"), filepath.Join(home, "backups")
	p, err := Open(context.Background(), path, Options{Kept: kept, Backups: backups})
	if err != nil {
		t.Fatal(err)
	}
	s.Project = p
	s.answer(t, s.articles[0].Paragraphs[0], "note", "", "so that there is a log")
	keepBackup(t, p, aMorning)
	if _, err := p.BackUp(context.Background(), aMorning); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(kept, "another"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		s.Path() + "-aside-1-wal", filepath.Join(filepath.Dir(s.Path()), "sample.format-2.plumb"),
		filepath.Join(filepath.Dir(s.Path()), "sample.format-notes.plumb"), // of somebody's own
		filepath.Join(kept, p.ID(), "rescue-1.jsonl"), filepath.Join(kept, "aside-sample.plumb-1-wal"),
		filepath.Join(kept, p.ID(), "aside-sample.plumb-2-wal"), filepath.Join(kept, "another", "aside-another.plumb-1-wal"),
	} {
		if err := os.WriteFile(path, []byte("a word of an annotator"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := p.Traces(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, trace := range all {
		got = append(got, trace.Kind)
	}
	slices.Sort(got)
	want := []string{TraceBackup, TraceBackup, TraceFormat, TraceLog, TraceLog, TraceNote, TraceRescue, TraceStray}
	if !slices.Equal(got, want) {
		t.Errorf("listed are %v, want the kinds %q", all, want)
	}
}
