package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// wordsOf runs a command that must succeed and returns its words.
func wordsOf(t *testing.T, args ...string) string {
	t.Helper()
	var out, words bytes.Buffer
	if code := run(args, &out, &words); code != exitDone {
		t.Fatalf("plumb %s ends with %d: %s", strings.Join(args, " "), code, words.String())
	}
	return words.String()
}

func TestAnExportOfAnotherToolComesInByAMapThatIsLookedAt(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project, export, names := filepath.Join(folder, "s.plumb"), filepath.Join(folder, "all.jsonl"), filepath.Join(folder, "map.yaml")
	rows := `{"text": "The mayor said the 😀 quay is safe.", "label": [[4, 9, "official"]]}
{"text": "Fishermen doubt it.", "label": ["Group"], "relations": [{"type": "of"}]}
`
	if err := os.WriteFile(export, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	plumb(t, "new", project, "--target", "Quay")

	var words bytes.Buffer
	if code := run(
		[]string{"labels", project, export},
		&bytes.Buffer{},
		&words,
	); code == exitDone ||
		!strings.Contains(words.String(), "--map") {
		t.Errorf("without a map it ends with %d: %s", code, words.String())
	}
	if got := wordsOf(t, "labels", project, export, "--map", names); !strings.Contains(got, "Not taken: relations: 1.") {
		t.Errorf("it says %s", got)
	}
	if got := plumb(t, "paragraphs", project, "--json"); got != "" {
		t.Errorf("a proposal brings in %s", got)
	}
	if got := wordsOf(
		t,
		"labels",
		project,
		export,
		"--map",
		names,
	); !strings.Contains(
		got,
		"2 articles new, 0 documents here already; 2 labels: 2 written, 0 as they were; 1 passage.",
	) {
		t.Errorf("it says %s", got)
	}
	first := plumb(t, "export", project, "--format=csv")
	if !strings.Contains(first, "official") || !strings.Contains(first, "group") {
		t.Errorf("the answers are %s", first)
	}
	if got := wordsOf(
		t,
		"labels",
		project,
		export,
		"--map",
		names,
	); !strings.Contains(
		got,
		"0 articles new, 2 documents here already; 2 labels: 0 written, 2 as they were; 0 passages.",
	) {
		t.Errorf("a second time it says %s", got)
	}
	if second := plumb(t, "export", project, "--format=csv"); second != first {
		t.Errorf("a second time changes the answers to %s", second)
	}
	var found corpusJSON
	if err := json.Unmarshal([]byte(plumb(t, "labels", project, export, "--dry-run", "--json", "--map", names)), &found); err != nil {
		t.Fatal(err)
	}
	if found.Format != "doccano" || found.Rows != 2 || found.Changed != 0 || found.Lost[0].What != "relation" {
		t.Errorf("as JSON it says %+v", found)
	}
}
