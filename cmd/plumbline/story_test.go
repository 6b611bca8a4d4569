//go:build window

package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
	"plumbline/seeds"
	"plumbline/store"
)

// story is a project from its first packs to its last decision, told by the programs, and
// what its places tell after each step.
type story struct {
	*rig
	labels map[string]string // tables of what annotators answer, by id
}

// newStory is a project with articles and people and without an answer.
func newStory(t *testing.T) *story {
	s := &story{rig: newRig(t, 1366, 768), labels: make(map[string]string)}
	s.project = filepath.Join(t.TempDir(), "story.plumb")
	s.must(writeSample(context.Background(), s.project, nil))
	answered := filepath.Join(t.TempDir(), "answered.plumb")
	s.must(writeSample(context.Background(), answered, seeds.Answers()))
	for _, who := range []string{"A1", "A2", "A3"} {
		s.labels[who] = s.tableOf(answered, who)
	}
	s.plumb("person", "L1", "--role", "lead")
	for who := range s.labels {
		s.plumb("person", who)
		s.plumb("assign", "--all", "--to", who)
	}
	return s
}

// tableOf writes what somebody answered as a table of labels.
func (s *story) tableOf(project, who string) string {
	out, err := exec.Command(filepath.Join(programs, "plumb"), "export", project, "--format", "csv").Output()
	s.must(err)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(out), "\ufeff"))).ReadAll()
	s.must(err)
	column := make(map[string]int)
	for i, name := range rows[0] {
		column[name] = i
	}
	path := filepath.Join(s.TempDir(), who+".csv")
	file, err := os.Create(path)
	s.must(err)
	table := csv.NewWriter(file)
	s.must(table.Write([]string{"paragraph_id", "field", "target", "value"}))
	for _, r := range rows[1:] {
		if r[column["annotator"]] == who && r[column["layer"]] == "annotation" && r[column["origin"]] != "derived" {
			s.must(table.Write([]string{r[column["paragraph_id"]], r[column["field"]], r[column["target"]], r[column["value"]]}))
		}
	}
	table.Flush()
	s.must(file.Close())
	return path
}

// run runs plumb with a project that is not the lead's.
func (s *story) run(args ...string) {
	s.Helper()
	if out, err := exec.Command(filepath.Join(programs, "plumb"), args...).CombinedOutput(); err != nil {
		s.Fatalf("plumb %s: %v: %s", strings.Join(args, " "), err, out)
	}
}

// tells is what the places of the project tell now, but for one question.
func (s *story) tells(but string) account {
	s.Helper()
	p, err := store.Open(context.Background(), s.project, store.Options{ReadOnly: true})
	s.must(err)
	defer func() { s.must(p.Close()) }()
	return accountOf(s.T, p, but)
}

// same compares what is told with what was.
func (s *story) same(when string, was, now account) {
	s.Helper()
	if diff := cmp.Diff(was, now, cmp.AllowUnexported(account{})); diff != "" {
		s.Errorf("%s, the places tell otherwise (-before +now):\n%s", when, diff)
	}
}

// conflicts counts what a person answered differently in two places.
func (s *story) conflicts(who string) int {
	s.Helper()
	p, err := store.Open(context.Background(), s.project, store.Options{ReadOnly: true})
	s.must(err)
	defer func() { s.must(p.Close()) }()
	found, err := p.Conflicted(context.Background(), who)
	s.must(err)
	return len(found)
}

// adopts puts a version of the codebook in force in which a question means something else,
// or the first one again.
func (s *story) adopts(raised string) {
	s.Helper()
	p, err := store.Open(context.Background(), s.project, store.Options{})
	s.must(err)
	defer func() { s.must(p.Close()) }()
	book := defaultBook(s.T)
	if raised != "" {
		book = raisedIn(s.T, book, raised)
	}
	highest, err := p.HighestStamp(context.Background())
	s.must(err)
	adopt(s.T, p, annotate.NewPen("desk", "L1", book.Hash, highest), book)
}

// TestAProjectTellsOneStoryFromItsPacksToAnExclusion goes with three people from packs over
// a conflict on two computers, adjudication, a question that means something else and again
// the same, a new person, outlets that are hidden, to an exclusion. After each step export,
// Review, Adjudicate and progress tell the same; at the end the window does.
func TestAProjectTellsOneStoryFromItsPacksToAnExclusion(t *testing.T) {
	s := newStory(t)
	folder := t.TempDir()
	s.plumb("pack", "--all", "-o", folder)
	packOf := func(who string) string { return filepath.Join(folder, "story-"+who+".plumb") }

	// A1 works on two computers, without either knowing of the other.
	second := filepath.Join(folder, "second.plumb")
	content, err := os.ReadFile(packOf("A1"))
	s.must(err)
	s.must(os.WriteFile(second, content, 0o600))
	for who, table := range s.labels {
		s.run("labels", packOf(who), table, "--as", who)
	}
	table, err := os.ReadFile(s.labels["A1"])
	s.must(err)
	var paragraph, first string
	for _, line := range strings.Split(string(table), "\n") {
		if cells := strings.Split(line, ","); len(cells) == 4 && cells[1] == "sourcing" {
			paragraph, first = cells[0], strings.TrimSpace(cells[3])
			break
		}
	}
	other := map[bool]string{true: "none", false: "official"}[first != "none"]
	elsewhere := filepath.Join(folder, "elsewhere.csv")
	s.must(os.WriteFile(elsewhere, fmt.Appendf(nil, "paragraph_id,field,target,value\n%s,sourcing,,%s\n", paragraph, other), 0o600))
	s.run("labels", second, elsewhere, "--as", "A1")

	for _, file := range []string{packOf("A2"), packOf("A1"), second} {
		s.plumb("merge", file)
	}
	if n := s.conflicts("A1"); n != 1 {
		t.Fatalf("A1 has %d conflicts, want the one of two computers", n)
	}
	again := filepath.Join(folder, "again.csv")
	s.must(os.WriteFile(again, fmt.Appendf(nil, "paragraph_id,field,target,value\n%s,sourcing,,%s\n", paragraph, first), 0o600))
	s.plumb("labels", again, "--as", "A1")
	if n := s.conflicts("A1"); n != 0 {
		t.Fatalf("decided, A1 still has %d conflicts", n)
	}

	withoutA3 := s.tells("")
	s.plumb("merge", packOf("A3"))
	before := s.tells("")
	s.plumb("person", "A3", "--exclude", "worked by the rules of another study")
	if left := s.tells(""); left.reviewed != withoutA3.reviewed || left.disputes != withoutA3.disputes {
		t.Errorf("without A3 the places tell %+v, want Review and Adjudicate as before A3 came: %+v", left, withoutA3)
	}
	s.plumb("person", "A3", "--include")
	s.same("A3 counts again", before, s.tells(""))
	s.plumb("consensus", "--to", "final", "--where", "majority", "--as", "L1")
	decided := s.tells("")
	if decided.disputes != before.disputes || decided.decided == 0 || decided.reviewed != before.reviewed ||
		decided.submitted != before.submitted || decided.states["annotation submitted"] != before.states["annotation submitted"] {
		t.Errorf("deciding changes what was answered: from %+v to %+v", before, decided)
	}

	others := s.tells("editorial")
	s.adopts("editorial")
	s.same("another question means something else", others, s.tells("editorial"))
	if raised := s.tells(""); raised.states["annotation again"] == 0 || raised.submitted != decided.submitted {
		t.Errorf("raised, the places tell %+v", raised)
	}
	s.adopts("")
	s.same("it means the same again", decided, s.tells(""))

	s.plumb("person", "A4")
	s.plumb("assign", "--all", "--to", "A4")
	s.same("a new person has work", decided, s.tells(""))

	s.plumb("settings", "--outlet-blind", "yes")
	blind := filepath.Join(folder, "blind.plumb")
	s.plumb("pack", "--for", "A4", "-o", blind)
	s.same("outlets are hidden", decided, s.tells(""))

	s.plumb("person", "A3", "--exclude", "worked by the rules of another study")
	if left := s.tells(""); left.reviewed != withoutA3.reviewed || left.submitted != decided.submitted || left.decided == decided.decided {
		t.Errorf("final answers that rested on A3 too are not decided again: %+v, of %+v", left, decided)
	}
	s.plumb("person", "A3", "--include")
	s.same("A3 counts again", decided, s.tells(""))
	s.plumb("check")

	s.program = s.start(s.project, "--annotator", "L1")
	s.await("ready")
	s.key("ctrl+2")
	if rows := s.await("intervals"); !strings.HasSuffix(rows, " by 3") {
		t.Errorf("Review says %q, want three annotators", rows)
	}
	s.key("ctrl+3")
	words := strings.Fields(s.await("deciding"))
	if got, want := strings.Join(words[5:7], " of "), fmt.Sprint(decided.decided, " of ", decided.disputes); got != want {
		t.Errorf("Adjudicate says %s disagreements are decided, want %s", got, want)
	}
	s.key("ctrl+5")
	s.await("dataset")
	s.key("ctrl+q")
	s.must(s.program.Wait())
	wantOneFile(t, s.project)
}
