package study_test

import (
	"maps"
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/study"
	"plumbline/store/storetest"
)

// know writes what is known of an article.
func know(p *storetest.Team, article int, field, value string) {
	p.Write("L", annotate.Key{Kind: annotate.KindArticle, Subject: p.Articles[article].ID, Field: field}, value)
}

// reports is a project of two events that two outlets cover; the last article is for practice.
func reports(t *testing.T) *storetest.Team {
	t.Helper()
	p := storetest.MustOpenTeam(t, 2, 1, 1, 1, 1)
	for i, outlet := range []string{"Post", "Sun", "Post", "Sun"} {
		know(p, i, annotate.MetaOutlet, outlet)
		know(p, i, annotate.MetaEvent, []string{"flood", "strike"}[i/2])
	}
	know(p, 4, annotate.MetaPractice, annotate.Yes)
	return p
}

func TestAStudyTellsHowAnnotatorsLieOverOutlets(t *testing.T) {
	p := reports(t)
	for _, at := range [][2]int{{0, 0}, {0, 1}, {1, 0}, {2, 0}, {3, 0}} {
		p.Label("A1", p.Paragraph(at[0], at[1]), nil)
	}
	p.Label("A2", p.Paragraph(2, 0), nil)
	s := read(t, p.Project, study.About{})
	if a := s.Labels.By[0]; !maps.Equal(a.Outlets, map[string]int{"Post": 3, "Sun": 2}) {
		t.Errorf("of outlets A1 labelled %v", a.Outlets)
	}
	if c := s.Labels.Crossing; c.Events != 2 || !slices.Equal(c.Not, []string{"strike"}) {
		t.Errorf("annotators lie across outlets so: %+v", c)
	}
}

func TestArticlesForPracticeAreNotAmongThoseThatWereAssigned(t *testing.T) {
	p := reports(t)
	for _, article := range []int{0, 4} {
		p.Write("L", annotate.Assignment{Article: p.Articles[article].ID, Annotator: "A1"}.Key(annotate.FirstRound), annotate.Yes)
	}
	if n := read(t, p.Project, study.About{}).Texts.AssignedTo; n != 1 {
		t.Errorf("%d articles are told to be assigned, want the one that is no practice", n)
	}
}

func TestAStudyHasTheListOfHints(t *testing.T) {
	p := reports(t)
	if s := read(t, p.Project, study.About{}); s.Hints != nil {
		t.Errorf("there is a list of hints that nobody gave: %+v", s.Hints)
	}
	p.Write("L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHintList},
		"name: Doubt\nhints:\n  - reason: who says so?\n    words: [alleged]\n")
	if s := read(t, p.Project, study.About{}); s.Hints == nil || s.Hints.Name != "Doubt" {
		t.Errorf("the list of hints is %+v", s.Hints)
	}
}

func TestThoseWhoOpenedOthersAnswersAfterSubmittingAreCountedApart(t *testing.T) {
	p := reports(t)
	for i, at := range [][2]int{{0, 0}, {0, 1}, {1, 0}} {
		q := p.Paragraph(at[0], at[1])
		see := annotate.RevealKey(annotate.RevealAnswers, q.ID, "A1", annotate.FirstRound)
		if i == 0 {
			p.Write("A1", see, annotate.Yes)
		}
		p.Label("A1", q, nil)
		if i > 0 {
			p.Write("A1", see, annotate.Yes)
		}
	}
	if l := read(t, p.Project, study.About{}).Labels; l.Shown.All != 1 || l.Compared.All != 2 {
		t.Errorf("%d were shown before and %d after, want 1 and 2", l.Shown.All, l.Compared.All)
	}
}
