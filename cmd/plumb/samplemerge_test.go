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

// TestTheSamplesPeopleMergeToOne hands the sample out to its four annotators,
// lets each label a file of their own, and merges these in two orders into two
// projects: both export the same bytes, and in them stands what each answered.
func TestTheSamplesPeopleMergeToOne(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project := filepath.Join(folder, "sample.plumb")
	sample := seeds.SampleProject()
	create := []string{"new", project}
	for _, target := range sample.Targets {
		create = append(create, "--target", target.Name+"="+strings.Join(target.Aliases, ","))
	}
	plumb(t, create...)
	paragraphs := make(map[string][]string)
	for _, a := range sample.Articles {
		file := filepath.Join(folder, a.Slug+".txt")
		if err := os.WriteFile(file, []byte(a.Text), 0o600); err != nil {
			t.Fatal(err)
		}
		before := len(plumb(t, "paragraphs", project, "--json"))
		plumb(t, "import", project, file, "--outlet", a.Outlet)
		paragraphs[a.Slug] = paragraphIDs(t, plumb(t, "paragraphs", project, "--json")[before:])
	}

	want := make(map[string]string)
	var files []string
	for _, one := range seeds.Answers() {
		var rows bytes.Buffer
		labels := csv.NewWriter(&rows)
		_ = labels.Write([]string{"paragraph_id", "field", "target", "value"}) // into memory; so below
		for slug, answers := range one.Articles {
			for _, a := range answers {
				id := paragraphs[slug][a.Position-1]
				_ = labels.Write([]string{id, a.Field, a.Target, a.Value})
				want[fmt.Sprint(one.Annotator, " ", id, " ", a.Field, " ", a.Target)] = a.Value
			}
		}
		labels.Flush()
		table, file := filepath.Join(folder, one.Annotator+".csv"), filepath.Join(folder, one.Annotator+".plumb")
		if err := os.WriteFile(table, rows.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(project)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		plumb(t, "labels", file, table, "--as", one.Annotator)
		files = append(files, file)
	}
	if len(files) != 4 || len(want) < 400 {
		t.Fatalf("the sample has %d annotators with %d answers", len(files), len(want))
	}

	other := filepath.Join(folder, "other.plumb")
	content, err := os.ReadFile(project)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(other, content, 0o600); err != nil {
		t.Fatal(err)
	}
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
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		var row struct {
			Annotator string `json:"annotator"`
			Paragraph string `json:"paragraph_id"`
			Field     string `json:"field"`
			Target    string `json:"target"`
			Value     string `json:"value"`
			Origin    string `json:"origin"`
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
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
