package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/seeds"
)

// TestTheSamplesPeopleMergeToOne hands the sample out to its four annotators,
// lets each label a file of their own, and merges these in two orders into two
// projects: both export the same bytes, and in them stands what each answered.
func TestTheSamplesPeopleMergeToOne(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project := filepath.Join(folder, "sample.plumb")
	paragraphs := newSample(t, project)
	want := make(map[string]string)
	var files []string
	for _, one := range seeds.Answers() {
		var rows [][]string
		for slug, answers := range one.Articles {
			for _, a := range answers {
				id := paragraphs[slug][a.Position-1]
				rows = append(rows, []string{id, a.Field, a.Target, a.Value})
				want[fmt.Sprint(one.Annotator, " ", id, " ", a.Field, " ", a.Target)] = a.Value
			}
		}
		table, file := filepath.Join(folder, one.Annotator+".csv"), filepath.Join(folder, one.Annotator+".plumb")
		writeLabels(t, table, rows)
		copyFile(t, project, file)
		plumb(t, "labels", file, table, "--as", one.Annotator)
		files = append(files, file)
	}
	if len(files) != 4 || len(want) < 400 {
		t.Fatalf("the sample has %d annotators with %d answers", len(files), len(want))
	}

	other := filepath.Join(folder, "other.plumb")
	copyFile(t, project, other)
	if said := plumb(t, append([]string{"merge", project}, files...)...); strings.Contains(said, "conflict") {
		t.Errorf("merging what different people answered tells of conflicts:\n%s", said)
	}
	for _, file := range slices.Backward(files) {
		plumb(t, "merge", other, file)
	}
	lines := plumb(t, "export", project, "--format", "jsonl", "--all")
	if lines != plumb(t, "export", other, "--format", "jsonl", "--all") {
		t.Error("the exports differ by the order of merging")
	}
	got := make(map[string]string)
	for _, row := range exported(t, lines) {
		if row.Origin == "import" {
			got[fmt.Sprint(row.Annotator, " ", row.Paragraph, " ", row.Field, " ", row.Target)] = row.Value
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("the merged export has %d answers, the annotators gave %d; they differ", len(got), len(want))
	}
	for _, each := range []string{project, other} {
		plumb(t, "check", each)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
