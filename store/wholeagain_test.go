package store

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// wholes asks about articles as a whole too, and asks every article again.
func wholes(t *testing.T) *consistency {
	t.Helper()
	s := newConsistency(t)
	if err := s.Adopt(context.Background(), mustParse(t, wholeSource), s.pen); err != nil {
		t.Fatal(err)
	}
	book, err := s.Codebook(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	s.pen.Codebook = book.Hash
	s.set(t, annotate.ProjectRepeatShare, "100")
	return s
}

// tell answers and submits as A1 what is asked about an article.
func (s *consistency) tell(t *testing.T, a *annotate.Article, genre string) {
	t.Helper()
	sheet := annotate.NewSheet(wholeOf(a), annotate.LayerAnnotation, annotate.FirstRound, "A1")
	s.write(t, "A1", sheet.Key("genre", ""), genre)
	s.write(t, "A1", sheet.SubmissionKey(), s.target)
}

func TestAnArticleThatIsAskedAboutAgainLooksAsIfItHadNeverBeen(t *testing.T) {
	never, again := wholes(t), wholes(t)
	a := again.articles[0]
	again.work(t, "official", a.Paragraphs...)
	again.tell(t, a, "news")
	if n := again.later(t, annotate.RepeatDays); n != len(a.Paragraphs)+1 {
		t.Fatalf("%d units are asked again, want the paragraphs and the article", n)
	}
	for _, s := range []*consistency{never, again} {
		s.viewAs(t, "A1")
	}
	if diff := cmp.Diff(never.seen(t), again.seen(t)); diff != "" {
		t.Fatalf("A1 reads something else where an article is asked again (-never answered +asked again):\n%s", diff)
	}
	for _, s := range []*consistency{never, again} {
		s.work(t, "expert", s.articles[0].Paragraphs...)
		s.tell(t, s.articles[0], "comment")
	}
	if diff := cmp.Diff(never.seen(t), again.seen(t)); diff != "" {
		t.Errorf("A1 reads something else once it is answered (-for the first time +again):\n%s", diff)
	}
	again.viewAs(t, "L")
	for round, want := range map[int]string{annotate.FirstRound: "news", annotate.RepeatRound: "comment"} {
		sheet, err := again.Sheet(context.Background(), a.ID, annotate.LayerAnnotation, round, "A1")
		if err != nil || sheet.Value("genre", "") != want || sheet.Submission == nil {
			t.Errorf("in round %d the lead reads %q (%v), want %q and submitted", round, sheet.Value("genre", ""), err, want)
		}
	}
	assertSound(t, again.Project)
}

// TestAnswersAboutOutletsOfEarlierProgramsLetAnArticleBeAskedAgain, and of a lead none are
// waited for.
func TestAnswersAboutOutletsOfEarlierProgramsLetAnArticleBeAskedAgain(t *testing.T) {
	for _, lead := range []bool{false, true} {
		s := newBlind(t)
		s.set(t, annotate.ProjectRepeatShare, "100")
		s.work(t, "official", s.long.Paragraphs...)
		if lead {
			s.write(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}, annotate.RoleLead)
		} else {
			s.recognised(t, annotate.KindArticleAnswer, "A1", annotate.RecognisedGuess)
		}
		if n := s.later(t, annotate.RepeatDays); n < len(s.long.Paragraphs) {
			t.Errorf("A1 leads: %v; asked again are %d", lead, n)
		}
	}
}
