//go:build unix

package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

// misfortune is something that happens to a project's files while it is open.
type misfortune struct {
	name     string
	happen   func(t testing.TB, path string)
	leaves   annotate.Whereabouts
	moved    string // where the file that was open lies afterwards, beside the folder; "" is nowhere
	anothers bool   // another file has the name afterwards
	foreign  bool   // the log of another file lies beside it
}

// older makes the file that a service for synchronising puts in the place of path:
// a whole project as it was before.
func older(t testing.TB, path string) string {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "older.plumb")
	copyFile(t, path+".before", copied, 0o644)
	return copied
}

func rename(t testing.TB, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func remove(t testing.TB, path string) {
	t.Helper()
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
}

var misfortunes = []misfortune{
	{
		name:   "an older version is put in its place",
		happen: func(t testing.TB, path string) { rename(t, older(t, path), path) },
		leaves: annotate.Replaced, anothers: true,
	},
	{
		name: "it becomes a conflicted copy beside an older version",
		happen: func(t testing.TB, path string) {
			rename(t, path, filepath.Join(filepath.Dir(path), "sample (conflicted copy).plumb"))
			rename(t, older(t, path), path)
		},
		leaves: annotate.Replaced, anothers: true, moved: "folder/sample (conflicted copy).plumb",
	},
	{
		name: "it is replaced together with its log",
		happen: func(t testing.TB, path string) {
			rename(t, older(t, path), path)
			remove(t, path+walSuffix)
			remove(t, path+shmSuffix)
		},
		leaves: annotate.Replaced, anothers: true,
	},
	{
		name:   "it is deleted",
		happen: func(t testing.TB, path string) { remove(t, path) },
		leaves: annotate.Gone,
	},
	{
		name:   "it is renamed",
		happen: func(t testing.TB, path string) { rename(t, path, filepath.Join(filepath.Dir(path), "renamed.plumb")) },
		leaves: annotate.Gone, moved: "folder/renamed.plumb",
	},
	{
		name: "it is moved to another folder",
		happen: func(t testing.TB, path string) {
			rename(t, path, filepath.Join(filepath.Dir(path), "..", "moved.plumb"))
		},
		leaves: annotate.Gone, moved: "moved.plumb",
	},
	{
		name:   "its folder is deleted",
		happen: func(t testing.TB, path string) { remove(t, filepath.Dir(path)) },
		leaves: annotate.FolderGone,
	},
	{
		name:   "its folder is renamed",
		happen: func(t testing.TB, path string) { rename(t, filepath.Dir(path), filepath.Dir(path)+"-renamed") },
		leaves: annotate.FolderGone, moved: "folder-renamed/sample.plumb",
	},
	{
		name: "its drive is taken away and another put in",
		happen: func(t testing.TB, path string) {
			rename(t, filepath.Dir(path), filepath.Dir(path)+"-away")
			if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
		},
		leaves: annotate.Gone, moved: "folder-away/sample.plumb",
	},
	{
		name:   "its log is deleted",
		happen: func(t testing.TB, path string) { remove(t, path+walSuffix) },
		leaves: annotate.LogGone, moved: "folder/sample.plumb",
	},
	{
		name:   "the index of its log is deleted",
		happen: func(t testing.TB, path string) { remove(t, path+shmSuffix) },
		leaves: annotate.LogGone, moved: "folder/sample.plumb",
	},
	{
		name: "the log of another file is put in the place of its log",
		happen: func(t testing.TB, path string) {
			foreign := filepath.Join(t.TempDir(), "foreign")
			if err := os.WriteFile(foreign, []byte(strings.Repeat("another project", 1000)), 0o600); err != nil {
				t.Fatal(err)
			}
			rename(t, foreign, path+walSuffix)
		},
		leaves: annotate.LogGone, foreign: true,
	},
}

func TestNothingCountsAsSavedInAFileThatLostItsNameAndNothingOfItIsLost(t *testing.T) {
	var counts annotatetest.Reckoning
	defer func() {
		counts.Say(t, "the open file or its log is replaced, deleted, renamed or moved, its folder too")
	}()
	for _, m := range misfortunes {
		t.Run(m.name, func(t *testing.T) {
			base := t.TempDir()
			s := newSampleInFolder(t, base)
			path := s.Path()
			ctx := context.Background()
			saved := s.answer(t, s.articles[0].Paragraphs[0], "note", "", "saved before")
			m.happen(t, path)
			if got := s.Whereabouts(); got != m.leaves {
				t.Errorf("the file is %q, want %q", got, m.leaves)
			}
			refused := s.entry(t, s.articles[0].Paragraphs[1], "note", "answered after")
			wantCode(t, s.Append(ctx, refused), annotate.CodeMoved)
			wantCode(t, s.Missing(), annotate.CodeMoved)

			copied := filepath.Join(t.TempDir(), "copy.plumb")
			if err := s.SaveCopy(ctx, copied); err != nil {
				t.Fatalf("no copy can be saved: %v", err)
			}
			counts.Add(1, assertHolds(t, copied, []string{saved.ID}))
			log, err := os.ReadFile(path + walSuffix)
			closeProject(t, s.Project)
			if again, _ := os.ReadFile(path + walSuffix); m.foreign && (err != nil || !bytes.Equal(log, again)) {
				t.Errorf("closing took away the log of another file: it has %d bytes, had %d", len(again), len(log))
			}
			if m.anothers {
				assertHolds(t, path, nil)
				wantNoEntry(t, path, saved.ID)
			}
			if m.moved != "" {
				assertHolds(t, filepath.Join(base, m.moved), []string{saved.ID})
			}
		})
	}
}

// newSampleInFolder is a sample in a folder below base; as it is now it lies
// beside it as *.before.
func newSampleInFolder(t *testing.T, base string) *sample {
	t.Helper()
	folder := filepath.Join(base, "folder")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	s := newSampleAt(t, filepath.Join(folder, "sample.plumb"))
	closeProject(t, s.Project)
	copyFile(t, s.Path(), s.Path()+".before", 0o644)
	var err error
	if s.Project, err = Open(context.Background(), s.Path(), Options{Exclusive: true, Device: "device-1"}); err != nil {
		t.Fatal(err)
	}
	return s
}

// entry makes an answer of A1 that is not written yet.
func (s *sample) entry(t testing.TB, para annotate.Paragraph, field, value string) annotate.Entry {
	t.Helper()
	key := annotate.NewSheet(para, annotate.LayerAnnotation, 1, "A1").Key(field, "")
	s.pen.Begin()
	return s.pen.Write(key, value, "", annotate.OriginAnnotator)
}

func wantNoEntry(t testing.TB, path, id string) {
	t.Helper()
	p, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, p)
	if _, err := p.Entry(context.Background(), id); err == nil {
		t.Errorf("%s holds an answer that was never written to it", filepath.Base(path))
	}
}

func TestAFileThatComesBackIsWrittenAgain(t *testing.T) {
	s := newSampleInFolder(t, t.TempDir())
	away := s.Path() + "-away"
	rename(t, s.Path(), away)
	e := s.entry(t, s.articles[0].Paragraphs[0], "note", "answered meanwhile")
	wantCode(t, s.Append(context.Background(), e), annotate.CodeMoved)
	rename(t, away, s.Path())
	if err := s.Append(context.Background(), e); err != nil {
		t.Errorf("the file is back and still refuses: %v", err)
	}
	closeProject(t, s.Project)
	assertHolds(t, s.Path(), []string{e.ID})
}

func TestADeletedProjectIsPutBackWhole(t *testing.T) {
	s := newSampleInFolder(t, t.TempDir())
	saved := s.answer(t, s.articles[0].Paragraphs[0], "note", "", "saved before")
	remove(t, s.Path())
	if err := s.PutBack(context.Background()); err != nil {
		t.Fatal(err)
	}
	wantCode(t, s.PutBack(context.Background()), annotate.CodeExists)
	closeProject(t, s.Project)
	assertHolds(t, s.Path(), []string{saved.ID})
}

func TestNoConnectionReadsWhatTookTheNameOfTheProject(t *testing.T) {
	s := newSampleInFolder(t, t.TempDir())
	rename(t, older(t, s.Path()), s.Path())
	s.file.reader.look(s.file.openReaders()) // as for another person
	_, err := s.Articles(context.Background())
	wantCode(t, err, annotate.CodeMoved)
	closeProject(t, s.Project)
}
