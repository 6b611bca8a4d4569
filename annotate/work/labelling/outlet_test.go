package labelling_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
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

// outlet is what the log says of A1 and the outlet of an article.
func (d *rig) outlet(article int) *annotate.Entry {
	d.t.Helper()
	d.awaitIdle()
	e, err := d.store.Current(d.t.Context(), annotate.OutletKey(d.store.articles[article].ID, "A1"))
	if err != nil {
		d.t.Fatal(err)
	}
	return e
}

func TestAfterTheLastParagraphOfABlindProjectTheOutletIsAskedAboutLikeAllElse(t *testing.T) {
	d := sit(t, blind(t))
	d.workOff()
	if !d.Current().Paragraph.Whole() || d.Article().Meta.Title != "First" {
		t.Fatalf("after the last paragraph, %+v of %q is current", d.Current().Paragraph, d.Article().Meta.Title)
	}
	d.wantActive(annotate.FieldRecognised)
	d.keys("⏎")
	d.wantActive(annotate.FieldRecognised) // nothing is submitted without an answer
	d.keys("x")
	d.wantAnswers("")
	d.keys("g⏎")
	if d.Article().Meta.Title != "Second" {
		t.Errorf("once answered, %q is open", d.Article().Meta.Title)
	}
	d.wantNotice(labelling.NoticeArticleDone)
	if e := d.outlet(0); e == nil || e.Value != annotate.RecognisedGuess || e.Key.Kind != annotate.KindAnswer {
		t.Errorf("the log says %+v", e)
	}
	if q := d.Queue()[0]; q.Submitted != q.Paragraphs || q.Wholes != 1 {
		t.Errorf("the queue counts %+v", q.Tally)
	}
	d.undo()
	d.undo()
	if n := d.Notice(); n.Kind != answering.NoticeUndone || !n.Whole {
		t.Errorf("undo tells %+v", n)
	}
	if e := d.outlet(0); e.Value != "" {
		t.Errorf("once undone, the log says %+v", e)
	}
	d.keys("?k⏎") // a doubt about it is kept as well
	if e := d.outlet(0); e.Value != annotate.RecognisedKnew {
		t.Errorf("answered again, the log says %+v", e)
	}
}

func TestNobodyIsAskedAboutTheOutletToWhomItIsShown(t *testing.T) {
	for name, shown := range map[string]func(m *watched){
		"no outlet is hidden": func(m *watched) {
			m.foreign(t, annotate.NewPen("lead", "lead", m.book.Hash, 1), annotate.Key{
				Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind,
			}, "", annotate.OriginAnnotator)
		},
		"A1 leads": func(m *watched) {
			m.foreign(t, annotate.NewPen("lead", "lead", m.book.Hash, 1), annotate.Key{
				Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole,
			}, annotate.RoleLead, annotate.OriginAnnotator)
		},
	} {
		m := blind(t)
		shown(m)
		if err := m.ViewAs(t.Context(), "A1"); err != nil {
			t.Fatal(err)
		}
		d := sit(t, m)
		d.workOff()
		if d.Article().Meta.Title != "Second" {
			t.Errorf("%s: after the last paragraph, %q is open", name, d.Article().Meta.Title)
		}
		if q := d.Queue()[0]; q.Submitted != q.Paragraphs {
			t.Errorf("%s: the queue counts %+v", name, q.Tally)
		}
	}
}

// TestWhatAnEarlierProgramAskedAboutTheOutletIsNotAskedAgain, and can be answered otherwise.
func TestWhatAnEarlierProgramAskedAboutTheOutletIsNotAskedAgain(t *testing.T) {
	m := blind(t)
	old := annotate.OutletKey(m.articles[0].ID, "A1")
	old.Kind = annotate.KindArticleAnswer
	m.foreign(t, annotate.NewPen("laptop", "A1", m.book.Hash, 2), old, annotate.RecognisedNot, annotate.OriginAnnotator)
	d := sit(t, m)
	if q := d.Queue()[0]; q.Submitted != 1 {
		t.Errorf("the queue counts %+v", q.Tally)
	}
	d.workOff()
	if q := d.Queue()[0]; q.Submitted != q.Paragraphs {
		t.Errorf("once the paragraphs are submitted, the queue counts %+v", q.Tally)
	}
	d.wantState(annotate.Submitted)
	d.wantAnswers("outlet_recognised=no")
	d.Choose(annotate.FieldRecognised, "", annotate.RecognisedKnew)
	d.wantAnswers("outlet_recognised=knew")
	d.wantState(annotate.Submitted)
	d.undo()
	d.wantAnswers("outlet_recognised=no")
	d.keys("⏎")
	if d.Article().Meta.Title != "Second" {
		t.Errorf("after the article, %q is open", d.Article().Meta.Title)
	}
}
