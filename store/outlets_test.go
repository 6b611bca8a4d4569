package store

import (
	"context"
	"maps"
	"testing"

	"plumbline/annotate"
)

// newBlind is a sample that hides outlets from A1 and A2, whom L leads.
func newBlind(t *testing.T) *consistency {
	t.Helper()
	s := newConsistency(t)
	s.write(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "A2", Field: annotate.PersonRole}, annotate.RoleAnnotator)
	s.set(t, annotate.ProjectOutletBlind, annotate.Yes)
	return s
}

// recognised lets somebody answer about an outlet by an entry of a kind.
func (s *consistency) recognised(t *testing.T, kind annotate.Kind, who, value string) {
	t.Helper()
	key := annotate.OutletKey(s.long.ID, who)
	key.Kind = kind
	s.write(t, who, key, value)
}

func (s *consistency) wantRecognised(t *testing.T, want map[string]string) {
	t.Helper()
	all, err := s.Recognised(context.Background())
	got := make(map[string]string)
	for key, value := range all {
		got[key.Annotator] = value
	}
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("recognised are %v (%v), want %v", got, err, want)
	}
}

func (s *consistency) longOf(t *testing.T, who string) annotate.Tally {
	t.Helper()
	queue, err := s.Queue(context.Background(), who, annotate.LayerAnnotation, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range queue {
		if row.ArticleID == s.long.ID {
			return row.Tally
		}
	}
	t.Fatalf("%s has no long article", who)
	return annotate.Tally{}
}

func TestAnswersAboutOutletsOfEarlierProgramsCountAsArticlesThatAreDone(t *testing.T) {
	t.Parallel()
	s := newBlind(t)
	s.recognised(t, annotate.KindArticleAnswer, "A1", annotate.RecognisedGuess)
	s.recognised(t, annotate.KindArticleAnswer, "A2", annotate.RecognisedNot)
	s.recognised(t, annotate.KindAnswer, "A2", annotate.RecognisedKnew)
	s.wantRecognised(t, map[string]string{"A1": "guess", "A2": "knew"})
	for who, want := range map[string]annotate.Tally{
		"A1": {Paragraphs: 12, Wholes: 1, Begun: 1, Submitted: 1, WholesDone: 1},
		"A2": {Paragraphs: 12, Wholes: 1, Begun: 1, Submitted: 1, WholesDone: 1},
		"L":  {Paragraphs: 11}, // to whom outlets are shown
	} {
		if got := s.longOf(t, who); got != want {
			t.Errorf("of the article %s has %+v, want %+v", who, got, want)
		}
	}
	assertSound(t, s.Project)
	s.recognised(t, annotate.KindAnswer, "A2", "") // taken back
	s.wantRecognised(t, map[string]string{"A1": "guess", "A2": "no"})
	assertSound(t, s.Project)

	s.set(t, annotate.ProjectOutletBlind, "")
	if got, want := s.longOf(t, "A1"), (annotate.Tally{Paragraphs: 11}); got != want {
		t.Errorf("where outlets are shown, A1 has %+v, want %+v", got, want)
	}
	s.wantRecognised(t, map[string]string{"A1": "guess", "A2": "no"})
	assertSound(t, s.Project)
}

// TestAFileOfAnEarlierProgramIsCountedWhenItIsOpened, which kept no progress of such answers.
func TestAFileOfAnEarlierProgramIsCountedWhenItIsOpened(t *testing.T) {
	s := newBlind(t)
	s.recognised(t, annotate.KindArticleAnswer, "A1", annotate.RecognisedGuess)
	ctx, path := context.Background(), s.Path()
	for _, query := range []string{
		"UPDATE scope SET state = NULL WHERE subject = '" + s.long.ID + "' AND annotator = 'A1'",
		"DELETE FROM counter WHERE article = '" + s.long.ID + "'",
	} {
		if _, err := s.file.hand.ExecContext(ctx, query); err != nil {
			t.Fatal(err)
		}
	}
	closeProject(t, s.Project)
	var err error
	if s.Project, err = Open(ctx, path, Options{Device: "desktop"}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeProject(t, s.Project) })
	if got := s.longOf(t, "A1"); got.Submitted != 1 {
		t.Errorf("A1 has %+v", got)
	}
	assertSound(t, s.Project)
}
