package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/store"
	"plumbline/store/installation"
)

// TestForgettingReachesWhatWaitsToBePutIntoTheProject keeps a note on this computer, as
// the window does of one that it could not save, and has it forgotten before it is put
// back: no file holds it then, nor after it was put back.
func TestForgettingReachesWhatWaitsToBePutIntoTheProject(t *testing.T) {
	home, folder := t.TempDir(), t.TempDir()
	t.Setenv("PLUMBLINE_HOME", home)
	project := filepath.Join(folder, "sample.plumb")
	paragraphs := newSample(t, project)
	var paragraph string
	for _, ids := range paragraphs {
		paragraph = ids[0]
	}
	rescues := installation.Load().Rescues()
	id, book := identityOf(t, project)
	pen := annotate.NewPen("desk", "A2", book, 0)
	sheet := annotate.NewSheet(annotate.Paragraph{ID: paragraph}, annotate.LayerAnnotation, 1, "A2")
	note := pen.Write(sheet.Key(annotate.FieldNote, ""), "secret-late-note", "", annotate.OriginAnnotator)
	waits := annotate.Rescue{Project: id, Annotator: "A2", Device: "desk", Entries: []annotate.Entry{note}}
	if err := rescues.Keep(waits); err != nil {
		t.Fatal(err)
	}
	plumb(t, "person", project, "A2")
	if got := holding(t, "secret-late-note", home, folder); len(got) != 1 {
		t.Fatalf("before, the note stands in %q, want the rescue", got)
	}

	said := plumb(t, "forget", project, "--person", "A2", "--notes")
	if got := holding(t, "secret-late-note", home, folder); len(got) > 0 {
		t.Errorf("after forgetting, which says %q, the note stands in %q", said, got)
	}
	kept, err := rescues.Kept(id, "A2", "desk")
	if err != nil || len(kept.Entries) != 1 {
		t.Fatalf("kept is %+v (%v), want the entry without its content", kept, err)
	}
	appendTo(t, project, kept.Entries...)
	appendTo(t, project) // closing it twice plays the log in
	if got := holding(t, "secret-late-note", home, folder); len(got) > 0 {
		t.Errorf("after it was put back, the note stands in %q", got)
	}
	plumb(t, "check", project)
}

// identityOf is the id of a project and the version of the codebook in force.
func identityOf(t *testing.T, path string) (id, book string) {
	t.Helper()
	p, err := store.Open(t.Context(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	inForce, err := p.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p.ID(), inForce.Hash
}

func appendTo(t *testing.T, path string, entries ...annotate.Entry) {
	t.Helper()
	p, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Append(t.Context(), entries...); err != nil {
		t.Error(err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

// holding lists the files below folders in which bytes stand.
func holding(t *testing.T, sought string, folders ...string) (found []string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, f fs.DirEntry, err error) error {
			if err != nil || f.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			if bytes.Contains(content, []byte(sought)) {
				found = append(found, strings.TrimPrefix(path, folder))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}
