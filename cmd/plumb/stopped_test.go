package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAStoppedCommandChangesNothing(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project, article, table := filepath.Join(folder, "study.plumb"), filepath.Join(folder, "a.txt"), filepath.Join(folder, "l.csv")
	if err := os.WriteFile(article, []byte("Bridge opens\nThe council backs the bridge.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	plumb(t, "new", project)
	plumb(t, "import", project, article)
	id := paragraphIDs(t, plumb(t, "paragraphs", project, "--json"))[1]
	if err := os.WriteFile(table, []byte("paragraph_id,field,value\n"+id+",sourcing,none\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, args := range [][]string{
		{"import", project, article, "--as-copy", "The Globe"},
		{"labels", project, table, "--as", "A1"},
		{"target", project, "Borea"},
		{"export", project, "--format", "csv", "-o", filepath.Join(folder, "out.csv")},
		{"new", filepath.Join(folder, "other.plumb")},
	} {
		var out, words bytes.Buffer
		code := perform(stopped, args, &out, &words)
		if said := strings.TrimSpace(
			words.String(),
		); code != exitRefused || !strings.HasPrefix(said, "Stopped") || !strings.HasSuffix(said, "nothing was changed.") ||
			strings.Contains(said, "\n") {
			t.Errorf("plumb %s ends with %d and says %q", args[0], code, said)
		}
	}
	for _, name := range []string{"out.csv", "other.plumb"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			t.Errorf("%s was left behind", name)
		}
	}
	if rows := strings.Count(plumb(t, "export", project, "--format", "csv"), "\n"); rows != 1 {
		t.Errorf("the project has %d rows with answers after a stopped import of labels", rows-1)
	}
	if list := plumb(t, "paragraphs", project, "--json"); strings.Count(list, "\n") != 2 {
		t.Errorf("the project holds another article after a stopped import:\n%s", list)
	}
}
