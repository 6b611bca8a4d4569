package store

import (
	"context"
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/team"
)

// mustCorrect lets a correction of the sample's first article take its place.
func (m *machine) mustCorrect(t testing.TB, how string) *annotate.Article {
	t.Helper()
	ctx := context.Background()
	made, err := team.Correct(ctx, m, m.pen, m.articles[0].ID, m.correction(how))
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Write(ctx, m); err != nil {
		t.Fatal(err)
	}
	return made.Text
}

// answerOf is what somebody answers to what sources a paragraph has.
func answerOf(t testing.TB, p *Project, para annotate.Paragraph, who string) *annotate.Sheet {
	t.Helper()
	s, err := p.Sheet(context.Background(), para.ID, annotate.LayerAnnotation, 1, who)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestACorrectedTextKeepsWhatWasSaidOfEqualParagraphs(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	m := s.given(t, "d-home", "A1")
	old := m.articles[0].Paragraphs
	for _, para := range old {
		m.say(t, para, "sourcing", "", "official")
	}
	given := annotate.Assignment{Article: old[0].Article, Annotator: "A1"}
	if err := m.Append(ctx, m.pen.Write(given.Key(1), annotate.Yes, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	newer := m.mustCorrect(t, "second")

	for i, want := range []string{"official", "", "official"} {
		got := answerOf(t, m.Project, newer.Paragraphs[i], "A1")
		if got.Value("sourcing", "") != want {
			t.Errorf("paragraph %d of the corrected text has %q, want %q", i+1, got.Value("sourcing", ""), want)
		}
		if o := got.Answers[annotate.Slot{Field: "sourcing"}].Entry.Origin; want != "" && o != annotate.OriginCarried {
			t.Errorf("its origin is %q", o)
		}
	}
	queue, err := m.Queue(ctx, "A1", annotate.LayerAnnotation, 1)
	if err != nil || len(queue) != 1 || queue[0].ArticleID != newer.ID || queue[0].Begun != 2 || queue[0].Meta.Outlet != "Outlet" {
		t.Errorf("the queue is %+v, %v", queue, err)
	}
	assertSound(t, m.Project)
}

func TestAnAnswerToTheOldTextIsCarriedAsItIsWrittenAndUndone(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	m := s.given(t, "d-home", "A1")
	newer := m.mustCorrect(t, "second")
	m.say(t, m.articles[0].Paragraphs[0], "sourcing", "", "official")
	m.say(t, m.articles[0].Paragraphs[0], "sourcing", "", "none")
	if got := answerOf(t, m.Project, newer.Paragraphs[0], "A1"); got.Value("sourcing", "") != "none" {
		t.Errorf("the later answer was not carried: %q", got.Value("sourcing", ""))
	}
	actions, err := m.Actions(context.Background(), "A1", "d-home", 10)
	if err != nil || len(actions) != 2 {
		t.Errorf("%d actions can be undone, want the two answers: %v", len(actions), err)
	}
	assertSound(t, m.Project)
}

func TestAPackThatComesBackLaterBringsItsAnswersToTheCorrectedText(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	closeProject(t, s.Project)
	lead, away := s.given(t, "d-lead", "A2"), s.given(t, "d-away", "A1")
	newer := lead.mustCorrect(t, "first")
	away.say(t, away.articles[0].Paragraphs[2], "sourcing", "", "official")
	mustMergeWith(t, lead.Project, annotate.MergeOptions{}, away.file(t))
	if got := answerOf(t, lead.Project, newer.Paragraphs[2], "A1"); got.Value("sourcing", "") != "official" || !got.Begun() {
		t.Errorf("what came back is not at the corrected text: %q", got.Value("sourcing", ""))
	}
	assertSound(t, lead.Project)
}

func TestTwoWhoCorrectAlikeHoldOneTextAndNoConflict(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	closeProject(t, s.Project)
	one, two := s.given(t, "d-one", "A1"), s.given(t, "d-two", "A2")
	for _, m := range []*machine{one, two} {
		m.say(t, m.articles[0].Paragraphs[0], "sourcing", "", "official")
		m.mustCorrect(t, "second")
	}
	mustMerge(t, one.Project, two.file(t))
	newer := one.correction("second")
	for _, who := range []string{"A1", "A2"} {
		got := answerOf(t, one.Project, newer.Paragraphs[0], who)
		if a := got.Answers[annotate.Slot{Field: "sourcing"}]; a.Entry.Value != "official" || a.Revision != 1 {
			t.Errorf("%s answered %q in %d entries", who, a.Entry.Value, a.Revision)
		}
	}
	assertSound(t, one.Project)
}

func TestTheOlderTextTakesItsPlaceAgainWithWhatWasSaidMeanwhile(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	m := s.given(t, "d-home", "A1")
	old := m.articles[0]
	m.say(t, old.Paragraphs[0], "sourcing", "", "official")
	newer := m.mustCorrect(t, "second")
	m.say(t, newer.Paragraphs[0], "sourcing", "", "none")
	back, err := team.Correct(ctx, m, m.pen, newer.ID, old)
	if err != nil {
		t.Fatal(err)
	}
	if err := back.Write(ctx, m); err != nil {
		t.Fatal(err)
	}
	if got := answerOf(t, m.Project, old.Paragraphs[0], "A1"); got.Value("sourcing", "") != "none" {
		t.Errorf("the older text has %q", got.Value("sourcing", ""))
	}
	catalogue, err := m.Catalogue(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var withdrawn []string
	for _, a := range catalogue {
		if a.Meta.Withdrawn {
			withdrawn = append(withdrawn, a.ArticleID)
		}
	}
	if !slices.Equal(withdrawn, []string{newer.ID}) {
		t.Errorf("withdrawn are %v", withdrawn)
	}
	assertSound(t, m.Project)
}

func TestTwoWhoCorrectDifferentlyAreToldAndKeepOneWithTheAnswersOfBoth(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	closeProject(t, s.Project)
	one, two := s.given(t, "d-one", "A1"), s.given(t, "d-two", "A2")
	kept, other := one.mustCorrect(t, "second"), two.mustCorrect(t, "first")
	one.say(t, kept.Paragraphs[0], "sourcing", "", "none")
	two.say(t, other.Paragraphs[2], "sourcing", "", "official")
	mustMerge(t, one.Project, two.file(t))

	groups, err := one.Editions(ctx)
	if err != nil || len(groups) != 1 || len(groups[0]) != 2 {
		t.Fatalf("the versions in use are %+v, %v", groups, err)
	}
	found, err := one.Check(ctx)
	if err != nil || !slices.ContainsFunc(found, func(p Problem) bool { return p.Code == ProblemEditions && p.Note }) {
		t.Errorf("the check tells %+v, %v", found, err)
	}
	if err := team.Keep(ctx, one, one.pen, kept.ID, other.ID); err != nil {
		t.Fatal(err)
	}
	if groups, err = one.Editions(ctx); err != nil || len(groups) != 0 {
		t.Errorf("still in use are %+v, %v", groups, err)
	}
	for at, want := range map[int][2]string{0: {"A1", "none"}, 2: {"A2", "official"}} {
		if got := answerOf(t, one.Project, kept.Paragraphs[at], want[0]).Value("sourcing", ""); got != want[1] {
			t.Errorf("to paragraph %d of the text that is kept %s answers %q, want %q", at+1, want[0], got, want[1])
		}
	}
	assertSound(t, one.Project)
}
