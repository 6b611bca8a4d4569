package labelling_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
)

func TestTheLeadIsAskedAboutTheQuestionLookedAtAndUndoTakesItBack(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.Activate("sourcing", "")
	slot := d.Looked()
	if slot.Field != "sourcing" || !d.MayInquire() {
		t.Fatalf("what is looked at is %+v", slot)
	}
	if err := d.Inquire(t.Context(), slot, " Who is “a report”? "); err != nil {
		t.Fatal(err)
	}
	if n := d.Notice(); n.Kind != labelling.NoticeInquired || n.Field.Key != "sourcing" {
		t.Errorf("the notice is %+v", n)
	}
	if q := d.Inquiry(slot); q == nil || q.Words != "Who is “a report”?" || q.Answer != nil {
		t.Fatalf("it is asked %+v", q)
	}
	own, err := d.Mine()(t.Context())
	if err != nil || len(own) != 1 || !own[0].Waits() || len(own[0].Asked) != 1 || own[0].State != annotate.NotBegun {
		t.Fatalf("mine are %+v (%v)", own, err)
	}
	for _, step := range []struct {
		do   func(context.Context) error
		want bool
	}{{d.Undo, false}, {d.Redo, true}, {d.Undo, false}} {
		if err := step.do(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := d.Inquiry(slot) != nil; got != step.want || d.Notice().What != annotate.KindQuestion {
			t.Errorf("it is asked: %v, want %v; the notice is %+v", got, step.want, d.Notice())
		}
	}
	if all, err := m.Inquiries(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("on disk stand %+v (%v)", all, err)
	}
}

func TestWhatTheLeadWasAskedIsTakenBackAfterARestart(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.Activate("sourcing", "")
	slot := d.Looked()
	if err := d.Inquire(t.Context(), slot, "Who?"); err != nil {
		t.Fatal(err)
	}
	d = sit(t, m)
	for _, step := range []struct {
		do   func(context.Context) error
		want bool
	}{{d.Undo, false}, {d.Redo, true}} {
		if err := step.do(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := d.Inquiry(slot) != nil; got != step.want || d.Notice().What != annotate.KindQuestion {
			t.Errorf("it is asked: %v, want %v; the notice is %+v", got, step.want, d.Notice())
		}
	}
}

func TestInPracticeTheLeadIsNotAsked(t *testing.T) {
	d := sit(t, project(t, 1), func(o *answering.Options) { o.Layer = annotate.LayerPractice })
	if d.Current() != nil && d.MayInquire() {
		t.Error("practice asks the lead")
	}
}

func TestAnAnswerFromBeforeARulingIsLookedAtAgainUntilItIsSubmittedAnew(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m, func(o *answering.Options) { o.Now = time.Now }) // whose stamps a ruling comes after
	d.keys("nann⏎")
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	d.GoTo(0)
	here := d.Current()
	value := here.Answers[annotate.Slot{Field: "sourcing"}].Entry.Value
	if value == "" {
		t.Fatal("nothing is answered")
	}
	r := annotate.Ruling{Words: "No report is official.", Again: []string{value}}
	m.Say(t, "L", annotate.RulingKey(here.Paragraph.ID, "sourcing", ""), r.Value())
	if _, err := d.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	ruled := func() bool {
		for _, row := range d.Rows() {
			if row.Field.Key == "sourcing" {
				return row.Ruled
			}
		}
		return false
	}
	own, err := d.Mine()(t.Context())
	if err != nil || !ruled() || len(own) != 1 || len(own[0].Again) != 1 {
		t.Fatalf("to be looked at again: %v, mine %+v (%v)", ruled(), own, err)
	}
	touched, err := annotate.Touched(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	d.ShowRuled(touched["A1"])
	row := slices.IndexFunc(d.Queue(), func(s annotate.Summary) bool { return s.ArticleID == here.Paragraph.Article })
	if d.Queue()[row].Ruled != 1 || d.RuledInAll().All != 1 {
		t.Errorf("the queue tells %d of the article, %d in all", d.Queue()[row].Ruled, d.RuledInAll().All)
	}
	d.GoTo(1)
	d.GoTo(0)
	if q, active := d.Active(); !active || q.Field.Key != "sourcing" || d.Notice().Kind != labelling.NoticeRuled {
		t.Errorf("the paragraph opens at %v, and tells %+v", q.Field, d.Notice())
	}
	if err := d.Enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	d.GoTo(0)
	if ruled() || d.Current().Submission == nil || d.Queue()[row].Ruled != 0 || d.RuledInAll().All != 0 {
		t.Error("once it is submitted anew it waits all the same")
	}
}
