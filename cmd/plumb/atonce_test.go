package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var writtenLabels = regexp.MustCompile(`: (\d+) written`)

// eightAtOnce starts eight processes of plumb at the same time and adds up how many labels
// they say they wrote.
func eightAtOnce(t *testing.T, args ...string) (written int) {
	t.Helper()
	program := copyOfProgram(t)
	var running [8]*exec.Cmd
	var words [8]bytes.Buffer
	for i := range running {
		running[i] = exec.Command(program, args...)
		running[i].Stderr = &words[i]
		if err := running[i].Start(); err != nil {
			t.Fatal(err)
		}
	}
	for i, command := range running {
		if err := command.Wait(); err != nil {
			t.Errorf("one ends with %v and says %q", err, words[i].String())
		}
		if found := writtenLabels.FindStringSubmatch(words[i].String()); found != nil {
			n, err := strconv.Atoi(found[1])
			if err != nil {
				t.Fatal(err)
			}
			written += n
		}
	}
	return written
}

// TestEightProgramsWithOneForeignTableMakeEachQuestionAndArticleOnce starts eight processes
// that bring in the same texts and labels, by a map that makes a question, at the same time.
func TestEightProgramsWithOneForeignTableMakeEachQuestionAndArticleOnce(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project, table, names := filepath.Join(folder, "s.plumb"), filepath.Join(folder, "ratings.csv"), filepath.Join(folder, "map.yaml")
	rows := "coder,text,mood\n"
	for i := range 60 {
		rows += fmt.Sprintf("Mara,Boats stayed in the harbour on day %d.,calm\nIlo,Boats stayed in the harbour on day %d.,tense\n", i, i)
	}
	if err := os.WriteFile(table, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	plumb(t, "new", project)
	plumb(t, "labels", project, table, "--map", names, "--make-questions")
	written := eightAtOnce(t, "labels", project, table, "--map", names)
	if written != 120 {
		t.Errorf("together they say they wrote %d labels, want 120", written)
	}
	if lines := strings.Count(plumb(t, "export", project, "--format=csv"), "\n"); lines != 121 {
		t.Errorf("the export has %d lines", lines)
	}
	if twice := strings.Count(plumb(t, "export", project, "--format=csv"), ",import,"); twice != 120 {
		t.Errorf("%d answers came in", twice)
	}
}

// TestEightProgramsWithOneTableWriteEachLabelOnce starts eight processes that bring
// the same labels in at the same time.
func TestEightProgramsWithOneTableWriteEachLabelOnce(t *testing.T) {
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project, table := filepath.Join(folder, "sample.plumb"), filepath.Join(folder, "labels.csv")
	rows := "paragraph_id,field,target,value\n"
	labels := 0
	var first string
	for _, paragraphs := range newSample(t, project) {
		for _, id := range paragraphs {
			rows += id + ",unit_type,,body\n"
			first = id
			labels++
		}
	}
	if err := os.WriteFile(table, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	written := eightAtOnce(t, "labels", project, table, "--as", "A1")
	if written != labels {
		t.Errorf("together they say they wrote %d labels, want %d", written, labels)
	}
	if entries := answersTo(t, project, first); entries != 1 {
		t.Errorf("a paragraph was answered %d times", entries)
	}
	plumb(t, "check", project)
}

// answersTo counts what was ever answered about a paragraph.
func answersTo(t *testing.T, project, paragraph string) int {
	t.Helper()
	count := 0
	for line := range strings.Lines(plumb(t, "history", project, paragraph, "--json")) {
		var e struct {
			Field string `json:"field"`
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(fmt.Errorf("%q: %w", line, err))
		}
		if e.Field == "unit_type" {
			count++
		}
	}
	return count
}
