package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// consistency is a project that asks stretches again, with a lead, the annotator A1, and
// an article in two stretches: the first five paragraphs and the other six.
type consistency struct {
	*sample
	long *annotate.Article
}

func newConsistency(t testing.TB) *consistency {
	t.Helper()
	s := &consistency{newSample(t), newArticle("long", 11)}
	if _, err := s.AddArticles(context.Background(), []*annotate.Article{s.long}, nil); err != nil {
		t.Fatal(err)
	}
	s.write(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
	s.write(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}, annotate.RoleAnnotator)
	s.set(t, annotate.ProjectRepeatShare, "50")
	s.set(t, annotate.ProjectSeed, s.seed(t))
	return s
}

// seed is one that chooses the first stretch of the long article for A1, and no other
// article.
func (s *consistency) seed(t testing.TB) string {
	t.Helper()
	for n := range 1000 {
		r := annotate.Repeats{Share: 50, Days: annotate.RepeatDays, Seed: fmt.Sprint(n)}
		var due []string
		for _, a := range append(s.articles, s.long) {
			var past []annotate.Past
			for _, q := range a.Paragraphs {
				past = append(past, annotate.Past{Paragraph: q.ID, Running: true, Submitted: 1})
			}
			due = append(due, r.Due("A1", past, time.Now())...)
		}
		if len(due) == 5 && due[0] == s.long.Paragraphs[0].ID {
			return r.Seed
		}
	}
	t.Fatal("no seed chooses the first stretch alone")
	return ""
}

func (s *consistency) write(t testing.TB, author string, key annotate.Key, value string) annotate.Entry {
	t.Helper()
	now, err := s.Stands(context.Background(), key)
	if err != nil {
		t.Fatal(err)
	}
	s.pen.Begin()
	e := s.pen.WriteOver(now, key, value, annotate.OriginAnnotator)
	e.Author = author
	if err := s.Append(context.Background(), e); err != nil {
		t.Fatalf("Append: %v", err)
	}
	return e
}

func (s *consistency) set(t testing.TB, field, value string) {
	t.Helper()
	s.write(t, "L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field}, value)
}

// work answers and submits paragraphs as A1, in the first round as A1's program says.
func (s *consistency) work(t testing.TB, sourcing string, of ...annotate.Paragraph) {
	t.Helper()
	for _, q := range of {
		sheet := annotate.NewSheet(q, annotate.LayerAnnotation, annotate.FirstRound, "A1")
		s.write(t, "A1", sheet.Key("unit_type", ""), "body")
		s.write(t, "A1", sheet.Key("sourcing", ""), sourcing)
		s.write(t, "A1", sheet.Key("stance", s.target), "low")
		s.write(t, "A1", sheet.Key("unsure", ""), "paragraph")
		s.write(t, "A1", sheet.SubmissionKey(), s.target)
	}
}

// later asks A1 again what is due a number of days later.
func (s *consistency) later(t testing.TB, days int) int {
	t.Helper()
	now := s.pen.Now().AddDate(0, 0, days)
	s.pen.Now = func() time.Time { now = now.Add(time.Second); return now }
	n, err := s.AskAgain(context.Background(), s.pen, "A1")
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (s *consistency) viewAs(t testing.TB, who string) {
	t.Helper()
	if err := s.ViewAs(context.Background(), who); err != nil {
		t.Fatal(err)
	}
}

// seen is what the connections of the viewer show of the log, of progress and counters,
// without ids and times, and what every list of theirs tells.
func (s *consistency) seen(t testing.TB) string {
	t.Helper()
	ctx := context.Background()
	var all strings.Builder
	for _, q := range []string{
		"SELECT kind, subject, layer, round, annotator, field, target, option, value FROM log WHERE annotator = 'A1' ORDER BY 1, 2, 3, 4, 5, 6, 7",
		"SELECT kind, subject, layer, round, field, target, value FROM current_entry WHERE annotator = 'A1' ORDER BY 1, 2, 3, 4, 5, 6",
		"SELECT kind, subject, layer, round, field, target, value FROM current WHERE annotator = 'A1' ORDER BY 1, 2, 3, 4, 5, 6",
		"SELECT kind, subject, layer, round, field, value FROM event WHERE annotator = 'A1' ORDER BY 1, 2, 3, 4, 5",
		"SELECT * FROM rival", "SELECT * FROM progress ORDER BY 1, 2, 3, 4", "SELECT * FROM counter ORDER BY 1, 2, 3, 4",
		"SELECT article, position, layer, round, annotator, field, target, value FROM answers ORDER BY 1, 2, 3, 4, 5, 6, 7",
		"SELECT * FROM states ORDER BY 1, 2, 3, 4, 5",
	} {
		for _, table := range rowsOf(t, s.Project, q) {
			all.WriteString(table + "\n")
		}
	}
	for _, told := range []any{
		told(s.Queue(ctx, "A1", annotate.LayerAnnotation, 1)), told(s.Tally(ctx, "A1", annotate.LayerAnnotation, 1)),
		told(s.Repeats(ctx, "A1")), told(s.Repeated(ctx)), told(s.Conflicted(ctx, "A1")), told(s.Unsure(ctx, "A1")),
		told(s.People(ctx)), told(s.Progress(ctx)), told(s.ToLookAt(ctx)),
	} {
		fmt.Fprintln(&all, told)
	}
	actions, err := s.Actions(ctx, "A1", s.pen.Device, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range actions {
		for _, e := range a.Entries {
			fmt.Fprintln(&all, "undo", e.Key, e.Value)
		}
	}
	return all.String()
}

// rowsOf are the rows of a query as the viewer reads them.
func rowsOf(t testing.TB, p *Project, query string) (all []string) {
	t.Helper()
	rows, err := p.file.reader.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	for rows.Next() {
		cells := make([]any, len(columns))
		for i := range cells {
			cells[i] = new(any)
		}
		if err := rows.Scan(cells...); err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, c := range cells {
			words = append(words, fmt.Sprint(*c.(*any)))
		}
		all = append(all, strings.Join(words, " "))
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return all
}

func TestWhatIsAskedAgainLooksAsIfItHadNeverBeenAnswered(t *testing.T) {
	never, again := newConsistency(t), newConsistency(t)
	never.work(t, "none", never.long.Paragraphs[5:]...)
	again.work(t, "official", again.long.Paragraphs[:5]...)
	again.work(t, "none", again.long.Paragraphs[5:]...)
	if n := again.later(t, annotate.RepeatDays-1); n != 0 {
		t.Fatalf("before a fortnight %d paragraphs are asked again", n)
	}
	again.viewAs(t, "A1")
	if before := again.seen(t); !strings.Contains(before, "official") {
		t.Fatal("what A1 answered is not even there before it is asked again")
	}
	if n := again.later(t, 1); n != 5 {
		t.Fatalf("%d paragraphs are asked again, want the five of the first stretch", n)
	}
	never.viewAs(t, "A1")
	if diff := cmp.Diff(never.seen(t), again.seen(t)); diff != "" {
		t.Fatalf("A1 reads something else where a stretch is asked again (-never answered +asked again):\n%s", diff)
	}

	// Answered anew, it looks as if it had been answered for the first time.
	never.work(t, "expert", never.long.Paragraphs[:5]...)
	again.work(t, "expert", again.long.Paragraphs[:5]...)
	if diff := cmp.Diff(never.seen(t), again.seen(t)); diff != "" {
		t.Errorf("A1 reads something else once it is answered (-for the first time +again):\n%s", diff)
	}
	first := again.long.Paragraphs[0].ID
	again.viewAs(t, "L")
	for round, want := range map[int]string{annotate.FirstRound: "official", annotate.RepeatRound: "expert"} {
		sheet, err := again.Sheet(context.Background(), first, annotate.LayerAnnotation, round, "A1")
		if err != nil || sheet.Value("sourcing", "") != want || sheet.Submission == nil {
			t.Errorf("in round %d the lead reads %q (%v), want %q and submitted", round, sheet.Value("sourcing", ""), err, want)
		}
	}
	all, err := again.Repeated(context.Background())
	if err != nil || len(all) != 5 || !all[0].Answered() || all[0].Days() != annotate.RepeatDays {
		t.Errorf("the lead is told of %+v (%v), want five paragraphs, answered after %d days", all, err, annotate.RepeatDays)
	}
	if n := again.later(t, 100); n != 0 {
		t.Errorf("%d paragraphs are asked a third time", n)
	}
	assertSound(t, again.Project)
}

func TestOthersAnswersWaitForTheSecondRound(t *testing.T) {
	s := newConsistency(t)
	q := s.long.Paragraphs[0]
	s.work(t, "none", s.long.Paragraphs...)
	s.write(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: s.long.ID, Field: annotate.MetaBatch}, "b1")
	s.write(t, "A2", annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A2").Key("sourcing", ""), "expert")
	s.write(t, "L", annotate.Key{Kind: annotate.KindBatch, Subject: "b1", Field: annotate.BatchClosed}, annotate.Yes)
	others := func() int {
		s.viewAs(t, "A1")
		return len(rowsOf(t, s.Project, "SELECT 1 FROM current WHERE annotator = 'A2' AND kind = 'answer'"))
	}
	if n := others(); n != 1 {
		t.Fatalf("of a closed batch %d answers of others are read, want one", n)
	}
	s.later(t, annotate.RepeatDays)
	if n := others(); n != 0 {
		t.Errorf("while they are asked again %d answers of others are read", n)
	}
	s.work(t, "official", q)
	if n := others(); n != 1 {
		t.Errorf("once it is answered again %d answers of others are read, want one", n)
	}
}

func TestWhatTheirEyesSawAndWhatMeansSomethingElseIsNotAskedAgain(t *testing.T) {
	s := newConsistency(t)
	s.work(t, "none", s.long.Paragraphs...)
	s.write(t, "A1", annotate.RevealKey(annotate.RevealAnswers, s.long.Paragraphs[3].ID, "A1", 1), annotate.Yes)
	if n := s.later(t, annotate.RepeatDays); n != 0 {
		t.Errorf("%d paragraphs of a stretch in which others' answers were seen are asked again", n)
	}

	s = newConsistency(t)
	s.work(t, "none", s.long.Paragraphs...)
	s.later(t, annotate.RepeatDays)
	if err := s.Adopt(context.Background(), mustParse(t, strings.NewReplacer("version: 1.0.0", "version: 1.1.0",
		"label: Stance\n    meaning: 1", "label: Stance\n    meaning: 2").Replace(bookSource)), s.pen); err != nil {
		t.Fatal(err)
	}
	s.later(t, 1)
	s.viewAs(t, "A1")
	if row := rowsOf(
		t,
		s.Project,
		"SELECT submitted, look FROM counter WHERE article = '"+s.long.ID+"'",
	); !slices.Equal(
		row,
		[]string{"11 11"},
	) {
		t.Errorf("once the question means something else the counters say %q; want all first answers, to be looked at", row)
	}
}

func TestALeadIsAskedOpenly(t *testing.T) {
	s := newConsistency(t)
	s.write(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}, annotate.RoleLead)
	s.work(t, "none", s.long.Paragraphs...)
	s.later(t, annotate.RepeatDays)
	s.viewAs(t, "A1")
	rows, err := s.Repeats(context.Background(), "A1")
	if err != nil || len(rows) != 1 || rows[0].Round != annotate.RepeatRound || rows[0].Paragraphs != 5 || len(rows[0].Asked) != 5 {
		t.Fatalf("asked again is %+v (%v), want the first five paragraphs", rows, err)
	}
	s.work(t, "expert", s.long.Paragraphs[0]) // and goes on with the first round
	sheet, err := s.Sheet(context.Background(), s.long.Paragraphs[0].ID, annotate.LayerAnnotation, annotate.FirstRound, "A1")
	if err != nil || sheet.Value("sourcing", "") != "expert" {
		t.Errorf("what a lead answers in the first round is %q there (%v)", sheet.Value("sourcing", ""), err)
	}
}

func TestWhatWasWrittenBeforeItWasAskedAgainStaysInTheFirstRound(t *testing.T) {
	s := newConsistency(t)
	s.work(t, "none", s.long.Paragraphs...)
	q := s.long.Paragraphs[0]
	key := annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A1").Key("note", "")
	late := s.pen.Write(key, "kept on another computer", "", annotate.OriginAnnotator)
	sourcing := annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A1").Key("sourcing", "")
	over := s.write(t, "A1", sourcing, "official")
	s.later(t, annotate.RepeatDays)
	on := s.pen.Write(sourcing, "expert", over.ID, annotate.OriginAnnotator) // by a window that had the first round open
	s.viewAs(t, "A1")
	if err := s.Append(context.Background(), late, on); err != nil {
		t.Fatal(err)
	}
	s.viewAs(t, "L")
	for _, e := range []annotate.Entry{late, on} {
		found, err := s.Entry(context.Background(), e.ID)
		if err != nil || found.Key.Round != annotate.FirstRound {
			t.Errorf("%s stands in round %d (%v), want the first", e.Value, found.Key.Round, err)
		}
	}
	assertSound(t, s.Project)
}

func TestPacksCarryWhatIsAskedAgainAndNotTheFirstAnswers(t *testing.T) {
	ctx := context.Background()
	s := newConsistency(t)
	s.work(t, "official", s.long.Paragraphs[:5]...)
	s.work(t, "none", s.long.Paragraphs[5:]...)
	s.later(t, annotate.RepeatDays-1)
	due := s.pen.Now().AddDate(0, 0, 1)
	path := filepath.Join(t.TempDir(), "A1.plumb")
	s.pen.Now = func() time.Time { due = due.Add(time.Second); return due }
	if _, err := s.Pack(ctx, annotate.NewPack(s.pen, "A1"), path); err != nil {
		t.Fatal(err)
	}
	if got := shell(t, path, "SELECT count(*) FROM log WHERE annotator = 'A1' AND value = 'official'"); got != "0" {
		t.Errorf("%s of the first answers stand in the pack", got)
	}
	packed, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	theirs := &consistency{&sample{Project: packed, pen: s.pen, book: s.book, target: s.target}, s.long}
	theirs.viewAs(t, "A1")
	if row := rowsOf(t, packed, "SELECT submitted FROM counter"); !slices.Equal(row, []string{"6"}) {
		t.Errorf("in the pack A1 has submitted %v paragraphs, want the six of the other stretch", row)
	}
	theirs.work(t, "expert", s.long.Paragraphs[:5]...)
	theirs.viewAs(t, "L")
	assertSound(t, packed)
	closeProject(t, packed)
	r, err := s.Merge(ctx, []string{path}, annotate.MergeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Files {
		if len(f.Listed) > 0 {
			t.Errorf("of what comes back it is asked whether to take in %+v", f.Listed)
		}
	}
	for round, want := range map[int]string{annotate.FirstRound: "official", annotate.RepeatRound: "expert"} {
		sheet, err := s.Sheet(ctx, s.long.Paragraphs[2].ID, annotate.LayerAnnotation, round, "A1")
		if err != nil || sheet.Value("sourcing", "") != want {
			t.Errorf("after the merge round %d says %q (%v), want %q", round, sheet.Value("sourcing", ""), err, want)
		}
	}
	assertSound(t, s.Project)
}

func TestWhatTheirOwnProgramAsksAgainComesInWithTheirWork(t *testing.T) {
	ctx := context.Background()
	s := newConsistency(t)
	path := filepath.Join(t.TempDir(), "A1.plumb")
	if _, err := s.Pack(ctx, annotate.NewPack(s.pen, "A1"), path); err != nil {
		t.Fatal(err)
	}
	packed, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	pen := *s.pen
	pen.Device, pen.Author = "at home", "A1"
	theirs := &consistency{&sample{Project: packed, pen: &pen, book: s.book, target: s.target}, s.long}
	theirs.viewAs(t, "A1")
	theirs.work(t, "official", s.long.Paragraphs...)
	if n := theirs.later(t, annotate.RepeatDays); n != 5 {
		t.Fatalf("in the pack %d paragraphs are asked again, want five", n)
	}
	theirs.work(t, "expert", s.long.Paragraphs[:5]...)
	closeProject(t, packed)
	r, err := s.Merge(ctx, []string{path}, annotate.MergeOptions{})
	if err != nil || len(r.Files) != 1 || len(r.Files[0].Listed) > 0 {
		t.Fatalf("the merge asks about %+v (%v)", r, err)
	}
	if all, err := s.Repeated(ctx); err != nil || len(all) != 5 || !all[4].Answered() {
		t.Errorf("the lead is told of %+v (%v), want five paragraphs answered again", all, err)
	}
	assertSound(t, s.Project)
}
