//go:build unix

package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestWithoutRoomEverythingIsReadAndNothingIsLeft runs the program where no file may
// grow by a byte: neither the project nor what SQLite keeps beside it, neither the
// settings nor temporary files. What reads does so, what writes says why not.
func TestWithoutRoomEverythingIsReadAndNothingIsLeft(t *testing.T) {
	s := newShop(t)
	s.mustRun(t, "new", "study.plumb", "--target", "Council")
	s.mustRun(t, "import", "study.plumb", "a.txt")
	s.mustRun(t, "person", "study.plumb", "A1")
	out, _ := s.mustRun(t, "paragraphs", "study.plumb", "--json")
	paragraph := out[strings.Index(out, `"paragraph_id":"`)+len(`"paragraph_id":"`):][:64]
	s.mustRun(t, "copy", "study.plumb", "other.plumb")
	s.mustRun(t, "person", "other.plumb", "A2")
	before, held := s.lying(t), s.content(t, "study.plumb")
	s.full = true
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
	if s.content(t, "study.plumb") != held {
		t.Error("the project was changed")
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
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
