package labelling_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
)

func TestPagesMoveWithoutSubmitting(t *testing.T) {
	d := sit(t, project(t, 1))
	d.keys("⇞")
	d.wantNotice(answering.NoticeFirst)
	d.keys("⇟n⇟")
	if d.At() != 2 {
		t.Fatalf("paragraph %d is current, want 3", d.At()+1)
	}
	d.keys("⇟⇟")
	d.wantNotice(answering.NoticeLast)
	if d.At() != 3 || d.Total().Submitted != 0 || d.Total().Begun != 1 {
		t.Fatalf("paragraph %d is current with %+v, want 4, one begun, none submitted", d.At()+1, d.Total())
	}
	d.GoTo(17)
	if n := d.wantNotice(labelling.NoticeNoParagraph); n.Paragraph != 18 || d.At() != 3 {
		t.Fatalf("the notice names paragraph %d at %d", n.Paragraph, d.At())
	}
	d.GoTo(-1)
	d.wantNotice(labelling.NoticeNoParagraph)
}

func TestNextOpenFindsDraftsAndDoubts(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("nann?⏎") // submitted, unsure
	d.GoTo(3)
	d.keys("n") // draft
	d.GoTo(0)
	for _, at := range []int{1, 3, 1} { // and round
		d.goes(d.NextOpen)
		if d.At() != at {
			t.Fatalf("paragraph %d is current, want %d", d.At()+1, at+1)
		}
	}
	d.goes(d.PreviousOpen)
	if d.At() != 3 {
		t.Fatalf("paragraph %d is current, want 4", d.At()+1)
	}
	d.keys("annn⏎")
	d.GoTo(1)
	d.goes(d.NextOpen)
	d.wantNotice(labelling.NoticeNoMore)
}

func TestEnterOnAGuessThatEndsTheFormSaysWhichKeyConfirmsIt(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(2)
	d.keys("⏎")
	if n := d.wantNotice(labelling.NoticeConfirm); n.Key != "x" || n.To != "crosslink" {
		t.Errorf("Enter on a guess tells %+v", n)
	}
	d.wantAnswers("")
}

func TestOnArrivalTheFirstUnansweredFieldIsActive(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("na")
	d.GoTo(0)
	d.wantActive("sourcing")
	d.GoTo(1)
	d.wantActive("unsourced")
	d.keys("nn⏎⇞")
	d.wantActive("none")
	d.keys("⇥")
	d.wantActive("unit_type")
	d.GoTo(0)
	d.GoTo(1)
	d.Activate("sourcing", "")
	d.wantActive("sourcing")
	d.Activate("attribution", "") // not visible
	d.wantActive("sourcing")
}

func TestAfterTheLastParagraphComesWhatWasPassedOver(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(3)
	d.keys("nann⏎")
	if d.At() != 0 {
		t.Fatalf("paragraph %d is current, want the first that was passed over", d.At()+1)
	}
	d.keys("nann⏎nann⏎")
	d.keys("x⏎") // confirms the cross-link; the last is submitted already
	if d.At() != 3 {
		t.Fatalf("paragraph %d is current, want 4", d.At()+1)
	}
	d.keys("⏎")
	if d.Article().ID != d.store.articles[1].ID || d.At() != 0 {
		t.Fatalf("paragraph %d of %s is current, want the second article", d.At()+1, d.Article().Meta.Title)
	}
	d.wantNotice(labelling.NoticeArticleDone)
	d.keys("nn")
	d.wantActive("stance Aldoria")
	d.keys("ann⏎nann⏎")
	d.wantNotice(answering.NoticeAllDone)
	d.wantActive("none")
	if total := d.Total(); total.Submitted != 6 || total.Paragraphs != 6 {
		t.Fatalf("the counts are %+v, want all 6 submitted", total)
	}
	d.awaitIdle()
	fresh := sit(t, d.store, func(o *answering.Options) { o.ReadOnly = true })
	if fresh.Total() != d.Total() {
		t.Fatalf("the session counts %+v, the project %+v", d.Total(), fresh.Total())
	}
}

func TestTheNextArticleWithWorkIsTakenRoundTheQueue(t *testing.T) {
	m := project(t, 1)
	m.add("Third", para{"body", "One."})
	d := sit(t, m)
	d.open(2)
	d.keys("nann⏎")
	if d.Article().ID != m.articles[0].ID {
		t.Fatalf("%s is current, want First", d.Article().Meta.Title)
	}
}

func TestAnArticleOfOneParagraph(t *testing.T) {
	m := newProject(t, annotatetest.Codebook())
	m.addTarget(t, 1, "Aldoria")
	m.add("Alone", para{"body", "Alone."})
	d := sit(t, m)
	d.keys("nann⏎")
	d.wantNotice(answering.NoticeAllDone)
	d.wantState(annotate.Submitted)
	d.keys("⏎")
	d.wantNotice(answering.NoticeAllDone)
}

func TestAnEmptyProjectTakesEveryKey(t *testing.T) {
	d := sit(t, newProject(t, annotatetest.Codebook()))
	d.keys("n⏎⇥⇤→←⌫⇟⇞?/ r1")
	d.GoTo(0)
	d.goes(d.NextOpen)
	d.goes(d.PreviousOpen)
	d.Choose("sourcing", "", "none")
	d.Activate("sourcing", "")
	d.Text.Type("x")
	d.Text.Leave()
	d.undo()
	d.wantNotice(answering.NoticeNothingUndo)
	d.redo()
	d.wantNotice(answering.NoticeNothingRedo)
	if d.Current() != nil || d.Rows() != nil || d.Article() != nil || d.Text.Shown() != "" {
		t.Fatal("an empty project has something to show")
	}
	d.store.add("New", para{"body", "Here now."})
	if taken, err := d.Refresh(t.Context()); err != nil || !taken {
		t.Fatalf("the first article is not taken up: %v", err)
	}
	if d.Article() == nil {
		t.Fatal("the first article does not open")
	}
	d.wantActive("sourcing")
}

func TestTheSessionOpensWhereItWas(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.open(1)
	d.keys("⇟")
	d.leave()
	d = sit(t, m)
	if d.Article().ID != m.articles[1].ID || d.At() != 1 {
		t.Fatalf("the session opens at paragraph %d of %s", d.At()+1, d.Article().Meta.Title)
	}
	other := sit(t, m, func(o *answering.Options) { o.Device = "desktop" })
	if other.Article().ID != m.articles[0].ID {
		t.Fatal("another device opens where this one was")
	}
}

func TestAReadOnlySessionRefusesEverything(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("nan")
	d.leave()
	before := len(m.log)
	m.MakeReadOnly(false)
	r := sit(t, m, func(o *answering.Options) { o.ReadOnly = true; o.Annotator = "A2" })
	for _, step := range []func(){
		func() { r.Press('n') },
		func() { r.Press('?') },
		func() {
			if r.Press('/') {
				t.Error("the note opens in a read-only session")
			}
		},
		func() { r.Choose("sourcing", "", "none") },
		func() { r.undo() },
		func() { r.redo() },
		func() { r.Text.Type("x") },
	} {
		r.Deactivate()
		r.Activate("sourcing", "")
		step()
		r.wantNotice(answering.NoticeReadOnly)
		r.wantAnswers("")
	}
	if r.CanUndo() || !r.ReadOnly() {
		t.Error("a read-only session offers undo")
	}
	r.leave()
	same := sit(t, m, func(o *answering.Options) { o.ReadOnly = true })
	same.keys("⌫⏎⏎⏎⏎⏎")
	same.leave()
	if len(m.log) != before {
		t.Fatalf("a read-only session wrote %d entries", len(m.log)-before)
	}
}

func TestANewAnnotatorIsEnteredOnce(t *testing.T) {
	m := project(t, 1)
	sit(t, m).leave()
	n := len(m.log)
	sit(t, m).leave()
	people, _ := m.Annotators(t.Context())
	if len(m.log) != n || len(people) != 1 || people[0] != "A1" {
		t.Fatalf("the project knows %v in %d entries, want A1 once", people, len(m.log))
	}
	if _, err := labelling.Open(t.Context(), m, answering.Options{Annotator: "a b"}); err == nil {
		t.Fatal("an annotator id with a space is taken")
	}
}

func TestAnArticleOfDraftsHasWorkLeft(t *testing.T) {
	d := sit(t, project(t, 0))
	d.open(1)
	d.keys("n⇟n") // both paragraphs begun, neither submitted
	d.open(0)
	d.keys("nnn⏎nnn⏎x⏎nnn⏎")
	if got := d.Article().Meta.Title; got != "Second" {
		t.Errorf("after the first article comes %q, want Second, of which nothing is submitted", got)
	}
	d.wantNotice(labelling.NoticeArticleDone)
}
