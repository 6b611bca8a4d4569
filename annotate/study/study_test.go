package study_test

import (
	"context"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
	"plumbline/store/storetest"
)

// read reads the study of a project.
func read(t *testing.T, p *storetest.Project, about study.About) *study.Study {
	t.Helper()
	about.Made = time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)
	about.Draws = review.Draws{Seed: review.Seed}
	s, err := study.Read(t.Context(), p, about)
	if err != nil {
		t.Fatalf("the study cannot be read: %v", err)
	}
	return s
}

// decide writes a final answer, how it was decided, and what divided annotators.
func decide(p *storetest.Team, q annotate.Paragraph, field, value, how, cause string) {
	key := p.Final(q).Key(field, "")
	for _, part := range []struct {
		kind  annotate.Kind
		value string
	}{{key.Kind, value}, {annotate.KindOutcome, how}, {annotate.KindCause, cause}} {
		key.Kind = part.kind
		p.Write("L", key, part.value)
	}
}

func TestAStudyTellsHowItsLabelsCameAbout(t *testing.T) {
	p := storetest.MustOpenTeam(t, 3, 2)
	for i := range 3 {
		p.Label("A1", p.Paragraph(0, i), nil)
	}
	p.Label("A2", p.Paragraph(0, 0), map[string]string{"unsourced": "yes"})
	decide(p, p.Paragraph(0, 0), "unsourced", "yes", annotate.OutcomeDecided.Told("aaaa"), string(annotate.Causes()[0]))

	s := read(t, p.Project, study.About{Project: "p.plumb", Hardest: 5})
	if x := s.Texts; x.Articles != 2 || x.Paragraphs != 5 {
		t.Errorf("the texts are %+v", x)
	}
	if l := s.Labels; len(l.By) != 2 || l.By[0].ID != "A1" || l.By[0].Units.All != 3 || l.Overlap[1] != 2 || l.Overlap[2] != 1 {
		t.Errorf("the labels are %+v", l)
	}
	of := s.Labels.Decided["unsourced"]
	if of == nil || of.All() != 1 || of.Outcomes[annotate.OutcomeDecided] != 1 || of.Causes[annotate.Causes()[0]] != 1 {
		t.Errorf("of claims without source it was decided %+v", of)
	}
	if len(s.Hard) != 1 || s.Hard[p.Paragraph(0, 0).ID] != p.Paragraph(0, 0).Text {
		t.Errorf("the words of the hardest are %q", s.Hard)
	}
	if s.Overview.Doubly != 1 || s.Shown("unsourced", "yes") == "" {
		t.Errorf("twice labelled are %d", s.Overview.Doubly)
	}
}

func TestAStudyHasNoTextsWhereNoneAreWanted(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	p.Label("A1", p.Paragraph(0, 0), nil)
	p.Label("A2", p.Paragraph(0, 0), map[string]string{"unsourced": "yes"})
	if s := read(t, p.Project, study.About{}); s.Hard != nil {
		t.Errorf("there are the words %q", s.Hard)
	}
}

func TestAStudyThatIsNotWantedAnyMoreEnds(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if s, err := study.Read(ctx, p.Project, study.About{}); err == nil {
		t.Errorf("it is read to its end: %+v", s)
	}
}
