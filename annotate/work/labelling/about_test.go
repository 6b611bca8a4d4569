package labelling_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/work/labelling"
)

// blind is a project that hides outlets from A1.
func blind(t *testing.T) *watched {
	t.Helper()
	m := project(t, 0)
	pen := annotate.NewPen("lead", "lead", m.book.Hash, 0)
	say := func(key annotate.Key, value string) { m.foreign(t, pen, key, value, annotate.OriginAnnotator) }
	say(annotate.Key{Kind: annotate.KindPerson, Subject: "lead", Field: annotate.PersonRole}, annotate.RoleLead)
	say(annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind}, annotate.Yes)
	if err := m.ViewAs(t.Context(), "A1"); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAfterAnArticleOfABlindProjectItIsAskedWhetherTheOutletWasRecognised(t *testing.T) {
	m := blind(t)
	d := sit(t, m)
	d.workOff()
	q := d.AsksAbout()
	if q == nil || q.Title != "First" || q.Field != annotate.FieldRecognised || d.Article().Meta.Title != "First" {
		t.Fatalf("after the first article is asked %+v", q)
	}
	if err := d.AnswerAbout(t.Context(), annotate.RecognisedGuess); err != nil {
		t.Fatal(err)
	}
	if d.AsksAbout() != nil || d.Article().Meta.Title != "Second" {
		t.Errorf("once answered, %q is open", d.Article().Meta.Title)
	}
	d.wantNotice(labelling.NoticeArticleDone)
	d.awaitIdle()
	answer, err := m.Current(t.Context(), annotate.ArticleAnswerKey(m.articles[0].ID, "A1", annotate.FieldRecognised))
	if err != nil || answer == nil || answer.Value != annotate.RecognisedGuess {
		t.Errorf("the log says %+v (%v)", answer, err)
	}
	d.open(0)
	d.GoTo(3)
	d.keys("⏎")
	if d.AsksAbout() != nil {
		t.Error("it is asked again")
	}
}

func TestWhoPutsTheQuestionOffGoesOnAndIsAskedTheNextTime(t *testing.T) {
	d := sit(t, blind(t))
	d.workOff()
	if err := d.AnswerAbout(t.Context(), ""); err != nil || d.Article().Meta.Title != "Second" {
		t.Fatalf("once put off, %q is open (%v)", d.Article().Meta.Title, err)
	}
	d.open(0)
	d.GoTo(3)
	d.keys("⏎")
	if q := d.AsksAbout(); q == nil || q.Title != "First" {
		t.Errorf("at the end of the first article is asked %+v", q)
	}
}

func TestNobodyIsAskedWhoKnowsTheOutlet(t *testing.T) {
	d := sit(t, project(t, 0))
	d.workOff()
	if d.AsksAbout() != nil {
		t.Error("it is asked where outlets are shown")
	}
}
