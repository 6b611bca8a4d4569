//go:build unix

package main

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/store"
)

// TestWithoutRoomEverythingIsReadAndNothingIsLeft runs the program where no file may
// grow by a byte: neither the project nor what SQLite keeps beside it, neither the
// settings nor temporary files. What reads does so, what writes says why not. So it is
// too with a project whose last program was killed, as one that found no room may be:
// what stands only in the log that it left is read with the rest.
func TestWithoutRoomEverythingIsReadAndNothingIsLeft(t *testing.T) {
	for name, killed := range map[string]bool{"closed in order": false, "left by a killed program": true} {
		t.Run(name, func(t *testing.T) {
			s := newShop(t)
			s.mustRun(t, "new", "study.plumb", "--target", "Council")
			s.mustRun(t, "import", "study.plumb", "a.txt")
			s.mustRun(t, "person", "study.plumb", "A1")
			out, _ := s.mustRun(t, "paragraphs", "study.plumb", "--json")
			paragraph := out[strings.Index(out, `"paragraph_id":"`)+len(`"paragraph_id":"`):][:64]
			s.mustRun(t, "copy", "study.plumb", "other.plumb")
			s.mustRun(t, "person", "other.plumb", "A2")
			if killed {
				leaveLog(t, s.at("study.plumb"), paragraph, "noted before the end")
			}
			before, held := s.lying(t), s.content(t, "study.plumb")+s.content(t, "study.plumb-wal")
			s.full = true
			s.wantReadWithoutRoom(t, paragraph, before)
			s.wantNothingWrittenWithoutRoom(t)
			if s.content(t, "study.plumb")+s.content(t, "study.plumb-wal") != held {
				t.Error("the project was changed")
			}
			s.wantNote(t, "without room", killed)
			s.full = false
			s.wantNote(t, "with room again", killed)
			s.mustRun(t, "check", "study.plumb")
		})
	}
}

// wantNote checks whether the note of a killed program is read with the rest.
func (s *shop) wantNote(t *testing.T, when string, want bool) {
	t.Helper()
	read, _ := s.mustRun(t, "export", "study.plumb", "--format", "csv")
	if want != strings.Contains(read, "noted before the end") {
		t.Errorf("%s are read\n%s", when, read)
	}
}

// leaveLog leaves beside a project the log of a program that was killed after a note.
func leaveLog(t *testing.T, path, paragraph, note string) {
	t.Helper()
	_, book := identityOf(t, path)
	p, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	key := annotate.NewSheet(annotate.Paragraph{ID: paragraph}, annotate.LayerAnnotation, 1, "A1").Key(annotate.FieldNote, "")
	if err := p.Append(t.Context(), annotate.NewPen("desk", "A1", book, 0).Write(key, note, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	left := make(map[string][]byte)
	for _, name := range []string{path, path + "-wal"} {
		if left[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	for name, content := range left {
		write(t, name, string(content))
	}
}

func (s *shop) wantReadWithoutRoom(t *testing.T, paragraph string, before []string) {
	t.Helper()
	for _, args := range [][]string{
		{"export", "study.plumb", "--format", "csv", "--all"},
		{"export", "study.plumb", "--format", "jsonl", "--all"},
		{"export", "study.plumb", "--format", "csv", "-o", "/dev/null"},
		{"check", "study.plumb"},
		{"articles", "study.plumb"},
		{"paragraphs", "study.plumb"},
		{"history", "study.plumb", paragraph},
		{"people", "study.plumb"},
		{"agree", "study.plumb"},
		{"report", "study.plumb"},
		{"backups", "study.plumb"},
		{"codebook", "study.plumb"},
		{"settings", "study.plumb"},
		{"import", "study.plumb", "a.txt", "--dry-run"},
	} {
		s.mustRun(t, args...)
		if now := s.lying(t); !slices.Equal(now, before) {
			t.Fatalf("plumb %s leaves %q, there was %q", args[0], now, before)
		}
	}
}

func (s *shop) wantNothingWrittenWithoutRoom(t *testing.T) {
	t.Helper()
	for _, args := range [][]string{
		{"export", "study.plumb", "--format", "csv", "--all", "-o", "out.csv"},
		{"export", "study.plumb", "--format", "jsonl", "--all", "-o", "out.jsonl"},
		{"report", "study.plumb", "-o", "out.html"},
		{"copy", "study.plumb", "copy.plumb"},
		{"pack", "study.plumb", "--for", "A1", "-o", "A1.plumb"},
		{"restore", "study.plumb", "restored.plumb"},
		{"check", "study.plumb", "--repair", "repaired.plumb"},
		{"new", "new.plumb"},
		{"target", "study.plumb", "Ferry"},
		{"import", "study.plumb", "a.txt", "--as-copy", "Globe"},
		{"merge", "study.plumb", "other.plumb"},
		{"forget", "study.plumb", "--text", "Bridge opens"},
	} {
		s.wantRefusal(t, args)
	}
}

// TestAFullDeviceIsSaidOfExports writes each format to a device that is always full.
func TestAFullDeviceIsSaidOfExports(t *testing.T) {
	s := newShop(t)
	s.mustRun(t, "new", "study.plumb", "--target", "Council")
	s.mustRun(t, "import", "study.plumb", "a.txt")
	for _, args := range [][]string{
		{"export", "study.plumb", "--format", "csv", "--all", "-o", "/dev/full"},
		{"export", "study.plumb", "--format", "jsonl", "--all", "-o", "/dev/full"},
		{"report", "study.plumb", "-o", "/dev/full"},
	} {
		if _, _, words := s.run(t, args...); words != "/dev/full cannot be written: the disk is full.\n" {
			t.Errorf("plumb %s says %q", args[0], words)
		}
		s.wantRefusal(t, args)
	}
}

func (s *shop) content(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(s.at(name))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(content)
}
