//go:build window

package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	a := accountOf(s.T, p, but)
	if but == "" {
		if named := s.todoNames(); named != a.todo {
			s.Errorf("plumb todo names %d final answers to be decided again, want %d", named, a.todo)
		}
	}
	if a.exported != a.reviewed {
		s.Errorf("the export marks %d answers as counting, and Review counts %d", a.exported, a.reviewed)
	}
	return a
}

// todoNames counts the final answers that plumb todo names to the lead.
func (s *story) todoNames() (n int) {
	s.Helper()
	out, err := exec.Command(filepath.Join(programs, "plumb"), "todo", s.project, "--for", "L1", "--json").Output()
	s.must(err)
	for line := range strings.Lines(string(out)) {
		var told struct {
			Why       string
			Questions []any
		}
		s.must(json.Unmarshal([]byte(line), &told))
		if told.Why == "outcome_stale" {
			n += len(told.Questions)
		}
	}
	return n
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

// worksBlind lets A4 answer in a blind pack what A1 answered in an open one, and say of each
// article whether they recognised the outlet. Both packs hold the same texts but for what
// is withheld.
func (s *story) worksBlind(open, blind string) {
	s.Helper()
	was, is := s.textsOf(open), s.textsOf(blind)
	withheld := 0
	for id, text := range was {
		switch got, there := is[id]; {
		case !there:
			s.Errorf("the blind pack is without the paragraph %.8s", id)
		case got == "":
			withheld++
		case got != text:
			s.Errorf("the blind pack says %q instead of %q", got, text)
		}
	}
	if withheld == len(was) || len(is) != len(was) {
		s.Errorf("of %d paragraphs the blind pack has %d, %d without text", len(was), len(is), withheld)
	}
	lines := strings.Split(s.labelsOf("A1"), "\n")
	table := lines[:1]
	for _, line := range lines[1:] {
		if paragraph, _, _ := strings.Cut(line, ","); is[paragraph] != "" {
			table = append(table, line)
		}
	}
	file := filepath.Join(s.TempDir(), "A4.csv")
	s.must(os.WriteFile(file, []byte(strings.Join(table, "\n")), 0o600))
	s.run("labels", blind, file, "--as", "A4")

	p, err := store.Open(context.Background(), blind, store.Options{})
	s.must(err)
	defer func() { s.must(p.Close()) }()
	highest, err := p.HighestStamp(context.Background())
	s.must(err)
	pen := annotate.NewPen("home", "A4", defaultBook(s.T).Hash, highest)
	articles, err := p.Articles(context.Background())
	s.must(err)
	for i, a := range articles {
		way := []string{annotate.RecognisedNot, annotate.RecognisedGuess}[min(i, 1)]
		pen.Begin()
		s.must(p.Append(context.Background(),
			pen.Write(annotate.OutletKey(a.ID, "A4"), way, "", annotate.OriginAnnotator)))
	}
}

func (s *story) labelsOf(who string) string {
	s.Helper()
	table, err := os.ReadFile(s.labels[who])
	s.must(err)
	return string(table)
}

// textsOf are the texts of a file, by paragraph; "" for those that it is without.
func (s *story) textsOf(path string) map[string]string {
	s.Helper()
	p, err := store.Open(context.Background(), path, store.Options{ReadOnly: true})
	s.must(err)
	defer func() { s.must(p.Close()) }()
	texts := make(map[string]string)
	s.must(p.EachParagraph(context.Background(), func(_ *annotate.Article, q annotate.Paragraph) error {
		texts[q.ID] = q.Text
		return nil
	}))
	return texts
}

// recognised looks whether the export says of A4's answers, and of no others, what A4 said
// about the outlets, and whether agreement is split by it.
func (s *story) recognised() {
	s.Helper()
	out, err := exec.Command(filepath.Join(programs, "plumb"), "export", s.project, "--format", "csv", "--layer", "annotation").Output()
	s.must(err)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(out), "\ufeff"))).ReadAll()
	s.must(err)
	who, said := slices.Index(rows[0], "annotator"), slices.Index(rows[0], "outlet_recognised")
	ways := make(map[string]int)
	for _, r := range rows[1:] {
		if (r[said] != "") != (r[who] == "A4") {
			s.Fatalf("of an answer of %s it is said that they recognised the outlet: %q", r[who], r[said])
		}
		ways[r[said]]++
	}
	if ways[annotate.RecognisedNot] == 0 || ways[annotate.RecognisedGuess] == 0 {
		s.Errorf("exported are the ways %v", ways)
	}
	agree, err := exec.Command(filepath.Join(programs, "plumb"), "agree", s.project, "--recognised", "no", "--draws", "0").Output()
	s.must(err)
	if first, _, _ := strings.Cut(string(agree), "\n"); !strings.Contains(first, "1 annotator") {
		s.Errorf("of those who did not recognise the outlet agreement tells %q, want A4 alone", first)
	}
}

// asksAgain lets a fortnight pass, after which A1 is asked everything again, and answers it in
// another pack. Nothing that the places tell changes by that but the rows of the second
// round.
func (s *story) asksAgain(folder string, before account) {
	s.Helper()
	s.age(annotate.RepeatDays + 1)
	s.plumb("settings", "--repeat-share", "100")
	pack := filepath.Join(folder, "again.plumb")
	s.plumb("pack", "--for", "A1", "-o", pack)
	s.same("A1 is asked again", before, s.tells(""))

	p, err := store.Open(context.Background(), pack, store.Options{})
	s.must(err)
	asked, err := p.Repeated(context.Background())
	s.must(err)
	s.must(p.ViewAs(context.Background(), "A1"))
	tally, err := p.Tally(context.Background(), "A1", annotate.LayerAnnotation, annotate.FirstRound)
	s.must(err)
	s.must(p.Close())
	again := make(map[string]bool)
	for _, r := range asked {
		again[r.Paragraph] = true
	}
	if len(asked) == 0 || tally.Submitted+len(asked) > tally.Paragraphs {
		s.Errorf("A1 is asked %d paragraphs again and has submitted %d of %d", len(asked), tally.Submitted, tally.Paragraphs)
	}
	lines := strings.Split(strings.TrimSpace(s.labelsOf("A1")), "\n")
	table := []string{lines[0] + ",round"}
	for _, line := range lines[1:] {
		if paragraph, _, _ := strings.Cut(line, ","); again[paragraph] {
			table = append(table, strings.TrimSpace(line)+",2")
		}
	}
	file := filepath.Join(folder, "again-A1.csv")
	s.must(os.WriteFile(file, []byte(strings.Join(table, "\n")+"\n"), 0o600))
	s.run("labels", pack, file, "--as", "A1")
	s.plumb("merge", pack)
	after := s.tells("")
	if more := after.rows - before.rows; more < len(table)-1 {
		s.Errorf("the second round brings %d rows, want %d and what follows from them", more, len(table)-1)
	}
	after.rows, after.states = before.rows, before.states // the export has both rounds
	s.same("A1 has answered again", before, after)
	rounds, err := exec.Command(filepath.Join(programs, "plumb"), "agree", s.project, "--rounds", "--draws", "0").CombinedOutput()
	s.must(err)
	if !strings.Contains(string(rounds), "A1") || !strings.Contains(string(rounds), "1.000") {
		s.Errorf("of A1 beside themselves it is told %s", rounds)
	}
}

// TestAProjectTellsOneStoryFromItsPacksToAnExclusion goes with three people from packs over
// a conflict on two computers, adjudication, a question that means something else and again
// the same, a new person who does not see outlets and says whether they recognised them, work that
// is asked again, to an exclusion. After each step export, Review, Adjudicate and progress
// tell the same; at the end the window does.
func TestAProjectTellsOneStoryFromItsPacksToAnExclusion(t *testing.T) {
	t.Parallel()
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
	if raised := s.tells(""); raised.states["annotation again"] == 0 || raised.submitted != decided.submitted ||
		raised.todo == 0 || raised.todo != raised.states["final again"] {
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

	s.worksBlind(packOf("A1"), blind)
	s.plumb("merge", blind)
	s.recognised()
	joined := s.tells("")
	if joined.submitted <= decided.submitted || joined.reviewed <= decided.reviewed || joined.decided >= decided.decided {
		t.Errorf("with A4's work, on which no final answer rests, the places tell %+v, of %+v", joined, decided)
	}
	s.plumb("consensus", "--to", "final", "--where", "majority", "--as", "L1")
	decided = s.tells("")
	s.same("what was decided before is left to a person to decide again", joined, decided)
	s.asksAgain(folder, decided)
	s.plumb("check")

	s.program = s.start(s.project, "--annotator", "L1")
	s.await("ready")
	s.key("ctrl+2")
	if rows := s.await("intervals"); !strings.HasSuffix(rows, " by 4") {
		t.Errorf("Review says %q, want four annotators", rows)
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
