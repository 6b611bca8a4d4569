//go:build window

package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/seeds"
)

// mockingBook writes the default codebook as 1.2.0, in which Editorializing
// has another option and so asks something else.
func mockingBook(t *testing.T) (path string) {
	t.Helper()
	text := string(seeds.Codebook())
	for _, edit := range [][2]string{
		{"version: 1.1.0", "version: 1.2.0"},
		{"label: Editorializing\n    family: editorial\n    meaning: 2", "label: Editorializing\n    family: editorial\n    meaning: 3"},
		{"      - {value: forecast,", "      - {value: mockery, key: k, definition: The outlet ridicules someone.}\n      - {value: forecast,"},
	} {
		if !strings.Contains(text, edit[0]) {
			t.Fatalf("the default codebook does not say %q", edit[0])
		}
		text = strings.Replace(text, edit[0], edit[1], 1)
	}
	path = filepath.Join(t.TempDir(), "second.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// exportRow is a row of an export by the names of its columns.
type exportRow map[string]string

func (d *rig) exportRows(text string) []exportRow {
	d.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	d.must(err)
	var rows []exportRow
	for _, record := range records[1:] {
		row := exportRow{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// answersOf is what an export says of answers that are shown, but for the state.
func answersOf(rows []exportRow, keep func(exportRow) bool) []string {
	var all []string
	for _, r := range rows {
		if keep(r) {
			all = append(
				all,
				strings.Join(
					[]string{
						r["article_title"],
						r["position"],
						r["annotator"],
						r["field"],
						r["target"],
						r["value"],
						r["codebook_version"],
						r["decided_at"],
					},
					" ",
				),
			)
		}
	}
	return all
}

func TestRulesWhoseOptionsChangeAreAdoptedWithoutLosingAnAnswer(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1366, 768)
	d.project = filepath.Join(t.TempDir(), "project.plumb")
	d.must(writeSample(context.Background(), d.project, seeds.Answers()))
	before := d.exportRows(d.plumb("export", "--format", "csv"))
	log, answers := d.sql("SELECT count(*) FROM log"), d.sql("SELECT * FROM answers")
	d.open()
	d.key("ctrl+4")
	d.wantLine("codebook rules 1.1.0")

	d.press("l")
	d.press(mockingBook(t))
	d.key("Return")
	d.wantLine("codebook proposal 1.2.0")
	if got := d.sql("SELECT count(*) FROM codebook"); got[0] != "1" {
		t.Error("a version is written before it is adopted")
	}
	d.press("a")
	d.key("Return")
	d.wantLine("adopted 1.2.0")
	d.wantLine("codebook rules 1.2.0")

	// The log has one entry more, and every answer stands as it was given.
	if got := d.sql(
		"SELECT count(*) - %s, (SELECT group_concat(version) FROM codebooks WHERE in_force) FROM log",
		log[0],
	); got[0] != "1 1.2.0" {
		t.Errorf("the log grew by, and in force is, %s", got[0])
	}
	if got := d.sql("SELECT * FROM answers"); !slices.Equal(got, answers) {
		t.Errorf("%d answers stand, %d stood before, and not all are the same", len(got), len(answers))
	}
	asked := d.sql("SELECT count(*) FROM answers WHERE field = 'editorial'")
	if got := d.sql("SELECT count(*) FROM states WHERE look = 1 AND state = 'submitted'"); got[0] != asked[0] {
		t.Errorf("%s paragraphs wait for another look, want %s", got[0], asked[0])
	}

	// A second look gives an answer to the new question.
	d.key("ctrl+1")
	d.press("k")
	looked := d.want("editorial", "-", "mockery")
	d.key("Return")
	d.press("1")
	d.want("editorial_strength", "-", "1")
	d.key("Return")
	d.submitted()
	d.key("ctrl+shift+e", "Return")
	exported, err := os.ReadFile(strings.TrimPrefix(d.await("exported"), "exported "))
	d.must(err)
	d.leave()
	if found := d.plumb("check"); strings.Contains(found, "problem") {
		t.Errorf("plumb check says: %s", found)
	}
	d.wantKept(before, d.exportRows(string(exported)), looked.paragraph)
}

// wantKept compares exports of before and after: answers to unchanged questions
// are the same, what hangs on the changed one with them, and those to that one are
// marked.
func (d *rig) wantKept(before, after []exportRow, looked string) {
	d.Helper()
	anew := func(r exportRow) bool {
		return strings.HasPrefix(r["field"], "editorial") && r["paragraph_id"] == looked && r["annotator"] == "A1"
	}
	unchanged := func(r exportRow) bool { return r["field"] != "editorial" && r["origin"] != "derived" && !anew(r) }
	if !slices.Equal(answersOf(before, unchanged), answersOf(after, unchanged)) {
		d.Error("answers to questions that did not change differ")
	}
	old := func(r exportRow) bool { return r["field"] == "editorial" && !anew(r) }
	if !slices.Equal(answersOf(before, old), answersOf(after, old)) {
		d.Error("answers to the old question are not as they were given")
	}
	var fresh []string
	for _, r := range after {
		outdated := r["needs_look"] == "true"
		switch {
		case old(r):
			if !outdated || r["meaning"] != "2" || r["codebook_version"] != "1.1.0" || r["state"] != "again" {
				d.Errorf("an answer to the old question is exported as %v", r)
			}
		case outdated:
			d.Errorf("an answer that counts is marked: %v", r)
		case anew(r):
			fresh = append(fresh, fmt.Sprintf("%s %s %s %s %s", r["field"], r["value"], r["codebook_version"], r["meaning"], r["state"]))
		}
	}
	if want := []string{"editorial mockery 1.2.0 3 submitted", "editorial_strength 1 1.2.0 1 submitted"}; !slices.Equal(fresh, want) {
		d.Errorf("answers to the new question are %q, want %q", fresh, want)
	}
}
