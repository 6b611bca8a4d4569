package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// decide writes facts as a lead does.
func (s *secrets) decide(t testing.TB, facts ...team.Fact) {
	t.Helper()
	entries, err := team.Decide(s.ctx, s.Project, s.pen, facts...)
	if err == nil {
		err = s.Append(s.ctx, entries...)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// queued are the articles of a queue as numbers of the sample's.
func (s *secrets) queued(t testing.TB, who string, layer annotate.Layer) []int {
	t.Helper()
	queue, err := s.Queue(s.ctx, who, layer, 1)
	if err != nil {
		t.Fatal(err)
	}
	var numbers []int
	for _, row := range queue {
		numbers = append(numbers, slices.IndexFunc(s.articles, func(a *annotate.Article) bool { return a.ID == row.ArticleID }))
	}
	return numbers
}

func (s *secrets) give(article int, who string) team.Fact {
	return team.Fact{Key: annotate.Assignment{Article: s.articles[article].ID, Annotator: who}.Key(1), Value: annotate.Yes}
}

func TestTheQueueHasWhatTheAnnotatorWasGiven(t *testing.T) {
	s := newSecrets(t)
	want := func(who string, numbers ...int) {
		t.Helper()
		if got := s.queued(t, who, annotate.LayerAnnotation); !slices.Equal(got, numbers) {
			t.Errorf("the queue of %s has the articles %v, want %v", who, got, numbers)
		}
	}
	want("A1", 0, 1, 2)
	s.decide(t, s.give(1, "A2"))
	want("A1")
	want("A2", 1)
	s.decide(t, s.give(0, "A1"), s.give(2, "A1"))
	want("A1", 0, 2)
	s.decide(t, team.ArticleFact(s.articles[0].ID, annotate.MetaWithdrawn, annotate.Yes))
	want("A1", 2)
	s.decide(
		t,
		team.ArticleFact(s.articles[0].ID, annotate.MetaWithdrawn, ""),
		team.ArticleFact(s.articles[2].ID, annotate.MetaPractice, annotate.Yes),
	)
	want("A1", 0)
	if got := s.queued(t, "A1", annotate.LayerPractice); !slices.Contains(got, 2) {
		t.Errorf("practice has the articles %v, want the one for practice", got)
	}
	back := s.give(1, "A2")
	back.Value = ""
	s.decide(t, back)
	want("A2")
	for _, given := range []int{0, 2} {
		back := s.give(given, "A1")
		back.Value = ""
		s.decide(t, back)
	}
	want("A2", 0, 1)
	assertSound(t, s.Project)
}

func TestTheSeedPutsTheQueueInAnOrderOfTheAnnotator(t *testing.T) {
	s := newSecrets(t)
	var more []*annotate.Article
	for i := range 20 {
		more = append(more, newArticle(fmt.Sprint("more ", i), 1))
	}
	if _, err := s.AddArticles(s.ctx, more, nil); err != nil {
		t.Fatal(err)
	}
	s.articles = append(s.articles, more...)
	imported := s.queued(t, "A1", annotate.LayerAnnotation)
	if !slices.IsSorted(imported) {
		t.Errorf("without a seed the order is %v, want that of import", imported)
	}
	s.decide(t, team.ProjectFact(annotate.ProjectSeed, "spring"))
	a1, a2 := s.queued(t, "A1", annotate.LayerAnnotation), s.queued(t, "A2", annotate.LayerAnnotation)
	if slices.Equal(a1, imported) || slices.Equal(a1, a2) {
		t.Errorf("with a seed A1 has the order %v, A2 %v", a1, a2)
	}
	if again := s.queued(t, "A1", annotate.LayerAnnotation); !slices.Equal(again, a1) {
		t.Error("the order changes from one look to the next")
	}
	slices.Sort(a1)
	if !slices.Equal(a1, imported) {
		t.Error("the seed changes which articles there are")
	}
}

func TestPeopleAreListedWithWhatTheyWereGivenAndDid(t *testing.T) {
	s := newSecrets(t)
	s.decide(t, s.give(0, "A1"), s.give(0, "A2"), s.give(1, "A2"))
	s.label(t, "A1", s.articles[0].Paragraphs[0], "mine")
	s.label(t, "A1", s.articles[1].Paragraphs[0], "not given to me")
	people, err := s.People(s.ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := []annotate.PersonSummary{
		{
			ID:       "A1",
			Role:     annotate.RoleAnnotator,
			Articles: 1,
			Given:    true,
			Tally:    annotate.Tally{Paragraphs: 4, Wholes: 1, Begun: 1, Submitted: 1, Unsure: 1},
		},
		{
			ID:       "A2",
			Role:     annotate.RoleAnnotator,
			Articles: 2,
			Given:    true,
			Tally:    annotate.Tally{Paragraphs: 9, Wholes: 2, Begun: 7, Submitted: 7, Unsure: 7},
		},
		{ID: "L", Role: annotate.RoleLead, Lead: true},
	}
	if diff := cmp.Diff(want, people); diff != "" {
		t.Errorf("the people (-want +got):\n%s", diff)
	}
	progress, err := s.Progress(s.ctx)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, p := range progress {
		rows = append(
			rows,
			fmt.Sprintf(
				"%s has %s: %t, %d of %d",
				p.Annotator,
				s.name(annotate.Paragraph{Article: p.Article}),
				p.Assigned,
				p.Submitted,
				p.Paragraphs,
			),
		)
	}
	if diff := cmp.Diff([]string{
		"A1 has 0.0: true, 1 of 4", "A2 has 0.0: true, 3 of 4",
		"A1 has 1.0: false, 1 of 5", "A2 has 1.0: true, 4 of 5",
		"A2 has 2.0: false, 2 of 3", // its cross-link is hidden from annotators
	}, rows); diff != "" {
		t.Errorf("the progress (-want +got):\n%s", diff)
	}
}

func TestThePaceLeavesOutPausesAndLabelsFromFiles(t *testing.T) {
	s := newSecrets(t)
	if paces, err := s.Paces(s.ctx); err != nil || len(paces) > 0 {
		t.Errorf("a project that keeps no time knows the paces %+v (%v)", paces, err)
	}
	s.say(t, "L", annotate.TimingKey(), string(annotate.TimePerAnswer))
	sheet := annotate.NewSheet(s.articles[0].Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	write := func(key annotate.Key, value string, took time.Duration, origin annotate.Origin) {
		s.pen.Begin()
		e := s.pen.Write(key, value, "", origin)
		e.ElapsedMS = took.Milliseconds()
		if err := s.Append(s.ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	write(sheet.Key("unit_type", ""), "furniture", 20*time.Second, annotate.OriginAnnotator)
	write(sheet.Key("note", ""), "after lunch", 50*time.Minute, annotate.OriginAnnotator)
	write(sheet.Key("note", ""), "a long paragraph", annotate.IdleAfter, annotate.OriginAnnotator)
	write(sheet.SubmissionKey(), s.target, 10*time.Second, annotate.OriginAnnotator)
	other := annotate.NewSheet(s.articles[0].Paragraphs[1], annotate.LayerAnnotation, 1, "A1")
	write(other.Key("unit_type", ""), "furniture", time.Minute, annotate.OriginImport)
	write(other.SubmissionKey(), s.target, time.Minute, annotate.OriginImport)
	paces, err := s.Paces(s.ctx)
	if want := (annotate.Pace{Paragraphs: 1, Work: 30*time.Second + annotate.IdleAfter, Last: paces["A1"].Last}); err != nil ||
		paces["A1"] != want {
		t.Errorf("the pace is %+v (%v), want %+v", paces["A1"], err, want)
	}
}

func TestSittingsAreAddedUpFromTheirFirstDecisionToTheirLast(t *testing.T) {
	s := newSecrets(t)
	s.say(t, "L", annotate.TimingKey(), string(annotate.TimePerSitting))
	sheet := annotate.NewSheet(s.articles[0].Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	clock := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	for _, since := range []time.Duration{0, 20 * time.Minute, 10 * time.Minute, 3 * time.Hour, 5 * time.Minute} {
		clock = clock.Add(since)
		s.pen.Begin()
		e := s.pen.Write(sheet.Key("note", ""), "at "+clock.Format("15:04"), "", annotate.OriginAnnotator)
		e.DecidedAt = clock
		if err := s.Append(s.ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	paces, err := s.Paces(s.ctx)
	if want := (annotate.Pace{Work: 35 * time.Minute, Last: clock}); err != nil || !paces["A1"].Last.Equal(want.Last) ||
		paces["A1"].Work != want.Work {
		t.Errorf("the sittings are %+v (%v), want %+v", paces["A1"], err, want)
	}
}

func TestWhoAnswersWhatIsAskedAgainIsAtWorkAndNotSilent(t *testing.T) {
	s := newSecrets(t)
	s.say(t, "L", annotate.TimingKey(), string(annotate.TimePerAnswer))
	answer := func(round int, at time.Time) {
		sheet := annotate.NewSheet(s.articles[0].Paragraphs[0], annotate.LayerAnnotation, round, "A1")
		for _, key := range []annotate.Key{sheet.Key("unit_type", ""), sheet.SubmissionKey()} {
			s.pen.Begin()
			e := s.pen.Write(key, "furniture", "", annotate.OriginAnnotator)
			e.DecidedAt, e.ElapsedMS = at, 1000
			if err := s.Append(s.ctx, e); err != nil {
				t.Fatal(err)
			}
		}
	}
	first := time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	again := first.AddDate(0, 0, 21)
	answer(1, first)
	answer(2, again)
	heard, err := s.Heard(s.ctx)
	if day := again.Truncate(24 * time.Hour); err != nil || !heard["A1"].Equal(day) {
		t.Errorf("A1 was heard of last on %v (%v), want %v", heard["A1"], err, day)
	}
	paces, err := s.Paces(s.ctx)
	pace := paces["A1"]
	if err != nil || pace.Paragraphs != 2 || pace.Work != 4*time.Second || !pace.Last.Equal(again) {
		t.Errorf("the pace is %+v (%v), want 2 paragraphs in 4 s, the last at %v", pace, err, again)
	}
}

func TestWhatIsUnsureIsListedWithItsQuestions(t *testing.T) {
	s := newSecrets(t)
	q := s.articles[0].Paragraphs[1]
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A1")
	s.say(t, "A1", sheet.Key("unsure", ""), "sourcing|paragraph")
	s.say(t, "A1", sheet.Key("unsure", s.target), "stance")
	list, err := s.Unsure(s.ctx, "A1")
	if err != nil || len(list) != 1 || list[0].Paragraph != q || list[0].Title != "Title 1" {
		t.Fatalf("unsure are %+v (%v), want paragraph 2 of the first article", list, err)
	}
	var slots []annotate.Slot
	for _, d := range list[0].Questions {
		slots = append(slots, d.Slot)
	}
	for _, want := range []annotate.Slot{{}, {Field: "sourcing"}, {Field: "stance", Target: s.target}} {
		if !slices.Contains(slots, want) {
			t.Errorf("%+v is not among the questions %+v", want, slots)
		}
	}
	s.decide(t, team.ArticleFact(q.Article, annotate.MetaWithdrawn, annotate.Yes))
	if list, err := s.Unsure(s.ctx, "A1"); err != nil || len(list) > 0 {
		t.Errorf("of a withdrawn article %+v is listed (%v)", list, err)
	}
}

// TestOneAnnotatorOnTwoMachines lets A1 answer the same paragraph on a laptop
// and a desktop that know nothing of each other, and brings both together in
// either order.
func TestOneAnnotatorOnTwoMachines(t *testing.T) {
	s := newSecrets(t)
	q := s.articles[0].Paragraphs[0]
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, "A1")
	from := func(device string, minute int) *annotate.Pen {
		pen := newPen(device, "A1")
		now := time.Date(2026, 3, 2, 9, minute, 0, 0, time.UTC)
		pen.Now = func() time.Time { return now }
		return pen
	}
	laptop, desktop := from("laptop", 0), from("desktop", 5)
	first := laptop.Write(sheet.Key("unit_type", ""), "body", "", annotate.OriginAnnotator)
	second := desktop.Write(sheet.Key("unit_type", ""), "furniture", "", annotate.OriginAnnotator)
	same := []annotate.Entry{
		laptop.Write(sheet.Key("note", ""), "the same", "", annotate.OriginAnnotator),
		desktop.Write(sheet.Key("note", ""), "the same", "", annotate.OriginAnnotator),
	}
	all := append([]annotate.Entry{second, first, second}, same...)
	if err := s.Append(s.ctx, all...); err != nil {
		t.Fatal(err)
	}
	list, err := s.Conflicted(s.ctx, "A1")
	want := []annotate.Flagged{{Paragraph: q, Title: "Title 1", Questions: []annotate.Doubt{
		{Slot: annotate.Slot{Field: "unit_type"}, Value: "furniture", Other: "body", Given: whence(&second), OtherGiven: whence(&first)},
	}}}
	if diff := cmp.Diff(want, list); err != nil || diff != "" {
		t.Errorf("in conflict are (%v) (-want +got):\n%s", err, diff)
	}
	if others, err := s.Conflicted(s.ctx, "A2"); err != nil || len(others) > 0 {
		t.Errorf("A2 is told of %+v (%v)", others, err)
	}
	laptop.Seen(second.Stamp)
	if err := s.Append(
		s.ctx,
		laptop.Write(sheet.Key("unit_type", ""), "furniture", second.ID, annotate.OriginAnnotator, first.ID),
	); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Conflicted(s.ctx, "A1"); err != nil || len(list) > 0 {
		t.Errorf("once decided, %+v is still in conflict (%v)", list, err)
	}
	assertSound(t, s.Project)
}
