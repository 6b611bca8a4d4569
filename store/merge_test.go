package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// machine is a copy of the sample on somebody's computer.
type machine struct {
	*sample
	who string
}

// given is a closed copy of the sample that somebody has.
func (s *sample) given(t testing.TB, device, who string) *machine {
	t.Helper()
	m := &machine{
		sample: &sample{Project: s.twin(t), pen: newPen(device, who), book: s.book, articles: s.articles, target: s.target},
		who:    who,
	}
	highest, err := m.HighestStamp(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	m.pen.Seen(highest)
	m.pen.Codebook = s.book.Hash
	t.Cleanup(func() { closeProject(t, m.Project) })
	return m
}

// say answers a question over what stands in this file.
func (m *machine) say(t testing.TB, para annotate.Paragraph, field, target, value string) annotate.Entry {
	t.Helper()
	ctx := context.Background()
	sheet, err := m.Sheet(ctx, para.ID, annotate.LayerAnnotation, 1, m.who)
	if err != nil {
		t.Fatal(err)
	}
	key := sheet.Key(field, target)
	m.pen.Begin()
	e := m.pen.Write(key, value, sheet.CurrentID(key), annotate.OriginAnnotator)
	if err := m.Append(ctx, e); err != nil {
		t.Fatal(err)
	}
	return e
}

// file closes the project and returns its path.
func (m *machine) file(t testing.TB) string {
	t.Helper()
	closeProject(t, m.Project)
	return m.Path()
}

// takeAll says yes to everything that files hold.
var takeAll = annotate.MergeOptions{Answers: []annotate.MergeAnswer{{Yes: true}}}

// mustMerge takes in everything that files hold.
func mustMerge(t testing.TB, p *Project, paths ...string) *annotate.MergeReport {
	t.Helper()
	return mustMergeWith(t, p, takeAll, paths...)
}

func mustMergeWith(t testing.TB, p *Project, o annotate.MergeOptions, paths ...string) *annotate.MergeReport {
	t.Helper()
	r, err := p.Merge(context.Background(), paths, o)
	if err != nil {
		t.Fatalf("Merge: %v", err)
	}
	return r
}

func TestMergeBringsInWhatIsNewAndSaysSo(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	lead, anna, ben := s.given(t, "d-lead", "A2"), s.given(t, "d-anna", "A1"), s.given(t, "d-ben", "A2")
	anna.say(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	anna.say(t, s.articles[0].Paragraphs[1], "sourcing", "", "expert")
	e := ben.say(t, s.articles[1].Paragraphs[0], "stance", s.target, "low")
	paths := []string{anna.file(t), ben.file(t)}
	before := derived(t, lead.Project)
	plan, err := lead.PlanMerge(ctx, paths, takeAll)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, derived(t, lead.Project)); diff != "" {
		t.Errorf("planning changed the project:\n%s", diff)
	}
	r := mustMerge(t, lead.Project, paths...)
	if !r.Merged || r.Backup == "" || plan.Merged || plan.Backup != "" {
		t.Errorf("planned %+v, merged %+v", plan, r)
	}
	got := fmt.Sprint(r.Files[0].New, r.Files[0].Same.Articles, r.Files[1].New, r.Files[0].Work, r.Files[1].Work)
	want := fmt.Sprintf("{0 0 2 0} 2 {0 0 1 0} [{%s Title 1 A1 {2 0} 2}] [{%s Title 2 A2 {1 0} 1}]", s.articles[0].ID, s.articles[1].ID)
	if got != want {
		t.Errorf("the report says %s\nwant %s", got, want)
	}
	if diff := cmp.Diff(plan.Files, r.Files); diff != "" {
		t.Errorf("the plan and the merge tell different things:\n%s", diff)
	}
	if _, err := lead.Entry(ctx, e.ID); err != nil {
		t.Error(err)
	}
	assertSound(t, lead.Project)
	after := derived(t, lead.Project)
	again := mustMerge(t, lead.Project, paths...)
	if again.Merged || again.Backup != "" || again.Changes() || again.Files[0].Same.Entries == 0 {
		t.Errorf("a second merge says %+v", again)
	}
	if diff := cmp.Diff(after, derived(t, lead.Project)); diff != "" {
		t.Errorf("a second merge changed the project:\n%s", diff)
	}
	backup, err := Open(ctx, r.Backup, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, backup)
	if diff := cmp.Diff(before, derived(t, backup)); diff != "" {
		t.Errorf("the backup is not the project as it was:\n%s", diff)
	}
}

func TestMergeTellsOfConflicts(t *testing.T) {
	s := newSample(t)
	first := s.articles[0].Paragraphs[2]
	s.answer(t, first, "sourcing", "", "none")
	closeProject(t, s.Project)
	home, office := s.given(t, "d-home", "A1"), s.given(t, "d-office", "A1")
	home.say(t, first, "sourcing", "", "official")
	office.pen.Seen(home.pen.Highest())
	office.say(t, first, "sourcing", "", "expert")
	home.pen.Seen(office.pen.Highest())
	last := home.say(t, first, "sourcing", "", "official|expert")
	r := mustMerge(t, home.Project, office.file(t))
	if len(r.Conflicts) != 1 || r.Files[0].Conflicts != 1 {
		t.Fatalf("the conflicts are %+v", r.Conflicts)
	}
	c := r.Conflicts[0]
	if c.Current.ID != last.ID || c.Other.Value != "expert" || c.Title != "Title 1" || c.Position != 3 || c.Article != s.articles[0].ID {
		t.Errorf("the conflict is %+v", c)
	}
	home.say(t, first, "sourcing", "", "expert")
	problems, err := home.Check(context.Background())
	if err != nil || len(problems) > 0 {
		t.Errorf("once decided again the check finds %+v (%v)", problems, err)
	}
}

func TestNoStampRefusesAMerge(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	lead, anna := s.given(t, "d-lead", "A2"), s.given(t, "d-anna", "A1")
	for i, stamp := range []int64{math.MaxInt64, 253_402_300_799_999, 0, -1, math.MinInt64} {
		para := append(s.articles[0].Paragraphs, s.articles[1].Paragraphs...)[i]
		odd := anna.pen.Write(
			annotate.NewSheet(para, annotate.LayerAnnotation, 1, "A1").Key("note", ""),
			"odd",
			"",
			annotate.OriginAnnotator,
		)
		odd.Stamp = stamp
		if err := anna.Append(t.Context(), odd); err != nil {
			t.Fatalf("the stamp %d is refused: %v", stamp, err)
		}
	}
	mustMerge(t, lead.Project, anna.file(t))
	problems, err := lead.Check(t.Context())
	ahead := 0
	for _, p := range problems {
		if !p.Note {
			t.Errorf("Check finds: %s %s", p.Code, p.Message)
		} else if p.Code == ProblemClock {
			ahead++
		}
	}
	if err != nil || ahead != 2 {
		t.Errorf("of two entries from the future %d are named (%v)", ahead, err)
	}
}

// refusals changes a file by the shell of SQLite and sees the merge refused.
func TestMergeRefusesWhatCannotBeTrusted(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	lead := s.given(t, "d-lead", "A2")
	anna := s.given(t, "d-anna", "A1")
	shared := lead.say(t, s.articles[0].Paragraphs[0], "note", "", "seen by both")
	mustMerge(t, anna.Project, closedCopy(t, lead.Project))
	anna.say(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	further := newArticle("further", 2)
	if _, err := anna.AddArticles(
		ctx,
		[]*annotate.Article{further},
		metaEntries(anna.pen, further, annotate.Meta{Title: "Further"}),
	); err != nil {
		t.Fatal(err)
	}
	sound := anna.file(t)
	bind := bindAgain(t, sound)
	known, unknown := s.articles[0].ID, further.ID
	for name, c := range map[string]struct{ sql, code, says string }{
		"a known text":               {"UPDATE paragraph SET text = text || '!' WHERE article = '" + known + "' AND position = 2", annotate.CodeInvalid, "another text in paragraph 2"},
		"a text with its hash":       {"UPDATE paragraph SET text = 'new', text_hash = '" + annotate.TextHash("new") + "' WHERE article = '" + unknown + "'", annotate.CodeInvalid, "does not fit its id"},
		"a new text":                 {"UPDATE paragraph SET text = 'new' WHERE article = '" + unknown + "' AND position = 1", annotate.CodeInvalid, "does not fit its hash"},
		"a missing paragraph":        {"DELETE FROM paragraph WHERE article = '" + known + "' AND position = 3", annotate.CodeInvalid, "other paragraphs"},
		"a missing new paragraph":    {"DELETE FROM paragraph WHERE article = '" + unknown + "' AND position = 2", annotate.CodeInvalid, "does not fit its id"},
		"a copy's name":              {"UPDATE article SET copy_name = 'x' WHERE id = '" + known + "'", annotate.CodeInvalid, "other paragraphs"},
		"a codebook's source":        {"UPDATE codebook SET source = CAST(source || X'0A' AS BLOB)", annotate.CodeDamaged, "content that is not its own"},
		"a known entry":              {"UPDATE log SET value = 'other' WHERE id = '" + shared.ID + "'", annotate.CodeInvalid, "the entry " + shared.ID + " with other content"},
		"a paragraph nobody has":     {"UPDATE log SET subject = 'x' WHERE field = 'sourcing'", annotate.CodeDamaged, "about the paragraph x"},
		"an article nobody has":      {"DELETE FROM paragraph WHERE article = '" + unknown + "'; DELETE FROM article WHERE id = '" + unknown + "'", annotate.CodeDamaged, "about the article"},
		"a person nobody knows":      {"UPDATE log SET annotator = 'A7' WHERE field = 'sourcing'", annotate.CodeDamaged, "A7, who never joined"},
		"a target nobody knows":      {"UPDATE log SET target = 't-x' WHERE field = 'sourcing'", annotate.CodeDamaged, "about the target t-x"},
		"a link to nothing":          {"UPDATE log SET replaces = 'x' WHERE field = 'sourcing'", annotate.CodeDamaged, "replaces x"},
		"an undo of nothing":         {"UPDATE log SET undoes = 'x' WHERE field = 'sourcing'", annotate.CodeDamaged, "undoes x"},
		"a kind nobody knows":        {"UPDATE log SET kind = 'guess' WHERE field = 'sourcing'", annotate.CodeDamaged, ", guess of 2026-03-01"},
		"a time nobody can read":     {"UPDATE log SET decided_at = '2026-13-30T09:00:00.000Z' WHERE field = 'sourcing'", annotate.CodeDamaged, "not well-formed"},
		"a version nobody knows":     {"UPDATE log SET codebook = 'x' WHERE field = 'sourcing'", annotate.CodeDamaged, "codebook version x"},
		"a version in force":         {"INSERT INTO log (id, kind, subject, layer, round, annotator, field, target, option, value, early, stamp, decided_at, elapsed_ms, codebook, origin, action, device, author, erased) SELECT 'e', 'project', 'project', '', 0, '', 'codebook', '', '', 'x', 0, stamp, decided_at, 0, codebook, origin, action, device, author, 0 FROM log WHERE field = 'sourcing'", annotate.CodeDamaged, `"x" in force`},
		"a trigger of its own":       {"CREATE TRIGGER mine BEFORE INSERT ON entry BEGIN SELECT 1; END", annotate.CodeDamaged, "trigger mine"},
		"a view instead of a table":  {"ALTER TABLE entry RENAME TO theirs; CREATE VIEW entry AS SELECT * FROM theirs", annotate.CodeDamaged, "not laid out"},
		"a value that is none":       {"UPDATE log SET value = 'hacked' WHERE field = 'sourcing'", annotate.CodeDamaged, `"hacked" is not one of`},
		"an answer of no version":    {"UPDATE log SET codebook = NULL WHERE field = 'sourcing'", annotate.CodeDamaged, "names no version"},
		"a note of 60 MB":            {"UPDATE log SET field = 'note', value = printf('%.*c', 62914560, 'x') WHERE field = 'sourcing'", annotate.CodeDamaged, "62914560 characters"},
		"a note with a NUL":          {"UPDATE log SET field = 'note', value = 'a' || char(0) || 'b' WHERE field = 'sourcing'", annotate.CodeDamaged, `'\x00' stands in its value`},
		"round 999999999":            {"UPDATE log SET round = 999999999 WHERE field = 'sourcing'", annotate.CodeDamaged, "round is 999999999"},
		"a layer nobody knows":       {"UPDATE log SET layer = 'secret' WHERE field = 'sourcing'", annotate.CodeDamaged, ""},
		"an origin nobody knows":     {"UPDATE log SET origin = 'magic' WHERE field = 'sourcing'", annotate.CodeDamaged, `origin is "magic"`},
		"a time before it began":     {"UPDATE log SET elapsed_ms = 99999999999999 WHERE field = 'sourcing'", annotate.CodeDamaged, "took 99999999999999"},
		"an id that is none":         {"UPDATE log SET id = 'x' WHERE field = 'sourcing'", annotate.CodeDamaged, `"x" is not the id`},
		"a device with an escape":    {"UPDATE log SET device = char(27) WHERE field = 'sourcing'", annotate.CodeDamaged, "stands in its device"},
		"a title with an escape":     {"UPDATE log SET value = char(27) WHERE kind = 'article' AND field = 'title' AND value = 'Further'", annotate.CodeDamaged, "stands in its value"},
		"a unit of no kind":          {"UPDATE paragraph SET guess = 'hacked' WHERE article = '" + unknown + "'", annotate.CodeInvalid, `paragraph 1 is a "hacked"`},
		"line breaks less than none": {"UPDATE paragraph SET joined = -1 WHERE article = '" + unknown + "'", annotate.CodeInvalid, "-1 line breaks"},
		"a withheld text of no hash": {"UPDATE paragraph SET text = NULL, missing = 'withheld', text_hash = char(27) WHERE article = '" + unknown + "'", annotate.CodeInvalid, "does not fit its hash"},
		"a newer version":            {"PRAGMA user_version = 99", annotate.CodeNewer, "newer Plumbline"},
		"another program's mark":     {"PRAGMA application_id = 7", annotate.CodeNotOurs, "is not a Plumbline project"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "anna.plumb")
			copyBytes(t, sound, path)
			tamper := "PRAGMA foreign_keys = off; " + guards + c.sql + "; "
			if !strings.Contains(c.sql, "VIEW") {
				tamper += bind
			}
			shell(t, path, tamper)
			before := contentOf(t, lead.Project)
			r, err := lead.Merge(ctx, []string{path}, takeAll)
			wantCode(t, err, c.code)
			if err == nil || !strings.Contains(err.Error(), "anna.plumb") || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the refusal is: %v\nwant it to say %q", err, c.says)
			}
			if r == nil || !r.Refused() || r.Merged {
				t.Errorf("the report is %+v", r)
			}
			if diff := cmp.Diff(before, contentOf(t, lead.Project)); diff != "" {
				t.Errorf("the refused merge changed the project:\n%s", diff)
			}
			if found, _ := lead.Backups(ctx); len(found) > 0 {
				t.Errorf("a refused merge leaves %v", found)
			}
		})
	}
}

func TestWordsOfSeveralLinesMergeLikeAnyOther(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	lead, anna := s.given(t, "d-lead", "A2"), s.given(t, "d-anna", "A1")
	para := s.articles[0].Paragraphs
	anna.say(t, para[0], "note", "", "one\ntwo\tthree|'four'")
	anna.say(t, para[0], "sourcing", "", "official")
	anna.say(t, para[1], "note", "", "here")
	want := derived(t, anna.Project)
	mustMerge(t, lead.Project, anna.file(t))
	assertSound(t, lead.Project)
	if diff := cmp.Diff(want, derived(t, lead.Project)); diff != "" {
		t.Errorf("the merged project differs from where it was written:\n%s", diff)
	}
}

// bindAgain is the SQL that creates the triggers again which hold a log together.
func bindAgain(t testing.TB, path string) string {
	t.Helper()
	return shell(t, path, "SELECT group_concat(sql || ';', ' ') FROM sqlite_schema WHERE type = 'trigger'")
}

func copyBytes(t testing.TB, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// closedCopy saves the project as it stands.
func closedCopy(t testing.TB, p *Project) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.plumb")
	if err := p.SaveCopy(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	return path
}

// contentOf is everything in a project: what is derived, and the log.
func contentOf(t testing.TB, p *Project) []string {
	t.Helper()
	all := derived(t, p)
	err := eachRow(context.Background(), &p.file.reader, `SELECT 'log/' || id FROM log
UNION ALL SELECT 'article/' || id FROM article UNION ALL SELECT 'codebook/' || hash FROM codebook ORDER BY 1`, func(rows *sql.Rows) error {
		var row string
		err := rows.Scan(&row)
		all = append(all, row)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestMergeRefusesFilesThatContradictEachOther(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	lead, anna := s.given(t, "d-lead", "A2"), s.given(t, "d-anna", "A1")
	anna.say(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	sound := anna.file(t)
	other := filepath.Join(t.TempDir(), "other.plumb")
	copyBytes(t, sound, other)
	shell(t, other, guards+"UPDATE log SET value = 'expert' WHERE field = 'sourcing'; "+bindAgain(t, sound))
	for _, paths := range [][]string{{sound, other}, {other, sound}} {
		_, err := lead.Merge(ctx, paths, takeAll)
		wantCode(t, err, annotate.CodeInvalid)
	}
	r, err := lead.PlanMerge(ctx, []string{sound, sound, lead.Path(), filepath.Join(t.TempDir(), "missing.plumb")}, takeAll)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, refusal := range r.Refusals {
		codes = append(codes, refusal.Code)
	}
	if want := []string{annotate.CodeInvalid, annotate.CodeNotFound}; !slices.Equal(codes, want) {
		t.Errorf("the refusals are %+v, want %q", r.Refusals, want)
	}
	assertSound(t, lead.Project)
}

func TestAMergeTellsAnAnnotatorNothingOfOthers(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	lead := s.pen.Write(
		annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonRole},
		annotate.RoleLead,
		"",
		annotate.OriginAnnotator,
	)
	if err := s.Append(ctx, lead); err != nil {
		t.Fatal(err)
	}
	closeProject(t, s.Project)
	para := s.articles[0].Paragraphs[0]
	mine, theirs := s.given(t, "d-one", "A1"), s.given(t, "d-two", "A2")
	shared := s.given(t, "d-three", "A2")
	for _, m := range []*machine{theirs, shared} {
		m.say(t, para, "note", "", "kept from A1 at "+m.pen.Device)
	}
	mustMerge(t, mine.Project, theirs.file(t))
	own := s.given(t, "d-four", "A1")
	own.say(t, para, "note", "", "mine")
	mustMerge(t, shared.Project, own.file(t))
	if err := mine.ViewAs(ctx, "A1"); err != nil {
		t.Fatal(err)
	}
	r, err := mine.PlanMerge(ctx, []string{shared.file(t)}, takeAll)
	if err != nil {
		t.Fatal(err)
	}
	if told := fmt.Sprintf(
		"%+v",
		r,
	); strings.Contains(told, "kept from") || len(r.Conflicts) > 0 || len(r.Files[0].Work) != 1 ||
		r.Files[0].Work[0].Annotator != "A1" {
		t.Errorf("the report tells A1: %s", told)
	}
	everything, err := Open(ctx, mine.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, everything)
	if r, err := everything.PlanMerge(
		ctx,
		[]string{shared.Path()},
		takeAll,
	); err != nil || len(r.Conflicts) != 1 ||
		len(r.Files[0].Work) != 2 {
		t.Errorf("a lead is told %+v (%v), want a conflict and the work of two", r, err)
	}
}

func TestAFileThatIsWrittenWhileItIsReadIsTakenWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	project := s.given(t, "d-lead", "A2")
	c := start(t, "append", nil, s.Path())
	for range 10 {
		c.line(t)
		_, err := project.Merge(ctx, []string{s.Path()}, takeAll)
		if err != nil {
			wantCode(t, err, annotate.CodeBusy)
		}
		assertSound(t, project.Project)
	}
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	acknowledged := c.rest()
	_ = c.cmd.Wait()
	mustMerge(t, project.Project, s.Path())
	for _, id := range acknowledged {
		if _, err := project.Entry(ctx, id); err != nil {
			t.Errorf("the acknowledged entry %s did not come in: %v", id, err)
		}
	}
}

func TestAMergeThatIsStoppedChangesNothing(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	lead, anna := s.given(t, "d-lead", "A2"), s.given(t, "d-anna", "A1")
	anna.say(t, s.articles[0].Paragraphs[0], "sourcing", "", "official")
	file := anna.file(t)
	before := contentOf(t, lead.Project)
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := lead.Merge(stopped, []string{file, file, file}, takeAll)
	wantCode(t, err, annotate.CodeStopped)
	_, err = lead.PlanMerge(stopped, []string{file}, takeAll)
	wantCode(t, err, annotate.CodeStopped)
	if diff := cmp.Diff(before, contentOf(t, lead.Project)); diff != "" {
		t.Errorf("a merge that was stopped changed the project:\n%s", diff)
	}
}
