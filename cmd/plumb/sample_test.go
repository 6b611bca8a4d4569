package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/seeds"
)

// plumb runs a command that must succeed and returns its data.
func plumb(t *testing.T, args ...string) string {
	t.Helper()
	var out, words bytes.Buffer
	if code := run(args, &out, &words); code != exitDone {
		t.Fatalf("plumb %s ends with %d: %s", strings.Join(args, " "), code, words.String())
	}
	return out.String()
}

// TestTheSampleKeysGoRound brings in the sample articles and their keys of
// answers, and finds exactly these answers in the export.
func TestTheSampleKeysGoRound(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project, table := filepath.Join(folder, "sample.plumb"), filepath.Join(folder, "key.csv")
	paragraphs := newSample(t, project)
	want := make(map[string]string)
	var rows [][]string
	for _, a := range seeds.SampleProject().Articles {
		for _, k := range a.Key {
			id := paragraphs[a.Slug][k.Position-1]
			rows = append(rows, []string{id, k.Field, k.Target, k.Value})
			want[fmt.Sprint(id, " ", k.Field, " ", k.Target)] = k.Value
		}
	}
	writeLabels(t, table, rows)
	if len(want) < 100 {
		t.Fatalf("the keys have %d answers", len(want))
	}
	plumb(t, "labels", project, table, "--as", "key")

	got := make(map[string]string)
	for _, row := range exported(t, plumb(t, "export", project, "--format", "jsonl")) {
		if row.State != "submitted" {
			t.Errorf("an answer of the key counts as %q", row.State)
		}
		if row.Origin != "derived" {
			got[row.Paragraph+" "+row.Field+" "+row.Target] = row.Value
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("the export has %d answers, the keys have %d; they differ", len(got), len(want))
	}
	plumb(t, "check", project)
}

// newSample makes the sample project, brings in its articles and returns the
// ids of their paragraphs.
func newSample(t *testing.T, project string) map[string][]string {
	t.Helper()
	sample := seeds.SampleProject()
	create := []string{"new", project}
	for _, target := range sample.Targets {
		create = append(create, "--target", target.Name+"="+strings.Join(target.Aliases, ","))
	}
	plumb(t, create...)
	paragraphs := make(map[string][]string)
	for _, a := range sample.Articles {
		file := filepath.Join(t.TempDir(), a.Slug+".txt")
		if err := os.WriteFile(file, []byte(a.Text), 0o600); err != nil {
			t.Fatal(err)
		}
		before := len(plumb(t, "paragraphs", project, "--json"))
		plumb(t, "import", project, file, "--outlet", a.Outlet, "--published", a.Published)
		ids := paragraphIDs(t, plumb(t, "paragraphs", project, "--json")[before:])
		if len(ids) != len(a.Paragraphs()) {
			t.Fatalf("%s comes in as %d paragraphs, want %d", a.Slug, len(ids), len(a.Paragraphs()))
		}
		paragraphs[a.Slug] = ids
	}
	return paragraphs
}

// writeLabels writes a table of paragraphs, fields, targets and values.
func writeLabels(t *testing.T, path string, rows [][]string) {
	t.Helper()
	var table bytes.Buffer
	labels := csv.NewWriter(&table)
	_ = labels.WriteAll(append([][]string{{"paragraph_id", "field", "target", "value"}}, rows...)) // into memory
	if err := os.WriteFile(path, table.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// answerRow is an answer in an export.
type answerRow struct {
	Annotator string `json:"annotator"`
	Paragraph string `json:"paragraph_id"`
	Field     string `json:"field"`
	Target    string `json:"target"`
	Value     string `json:"value"`
	Origin    string `json:"origin"`
	State     string `json:"state"`
}

func exported(t *testing.T, lines string) []answerRow {
	t.Helper()
	var rows []answerRow
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		var row answerRow
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

func paragraphIDs(t *testing.T, lines string) []string {
	t.Helper()
	var ids []string
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		var p struct {
			ID string `json:"paragraph_id"`
		}
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, p.ID)
	}
	if slices.Contains(ids, "") {
		t.Fatal("a paragraph has no id")
	}
	return ids
}
