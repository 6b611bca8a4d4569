package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoNameActsOnATerminal brings in an article whose file, title and text hold what
// moves the cursor and turns letters around, and lists it everywhere.
func TestNoNameActsOnATerminal(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project, article := filepath.Join(folder, "study.plumb"), filepath.Join(folder, "a\x1b[2J\u202e.txt")
	if err := os.WriteFile(article, []byte("Bridge \u202eopens\u2066\n\nThe council \u009b2J backs it \u2069.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, args := range [][]string{
		{"new", project, "--target", "Bo\u202erea"},
		{"import", project, article},
		{"import", project, article + "\x1b]0;x"},
		{"articles", project},
		{"paragraphs", project},
		{"people", project},
		{"check", project},
		{"labels", project, article, "--as", "A1"},
		{"export", "gone\x1b[2J.plumb", "--format", "csv"},
	} {
		var out, words bytes.Buffer
		_ = run(args, &out, &words) // some are refused
		all.WriteString(out.String() + words.String())
	}
	for _, acting := range []string{"\x1b", "\u202e", "\u2066", "\u2069", "\u009b"} {
		if at := strings.Index(all.String(), acting); at >= 0 {
			t.Errorf("%+q is shown as it is: %q", acting, all.String()[max(0, at-60):min(all.Len(), at+60)])
		}
	}
	if !strings.Contains(all.String(), `\u202e`) {
		t.Errorf("nothing is written out in:\n%s", all.String())
	}
}
