package labelling_test

import (
	"context"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
)

// repeating is a project that asks all of an article again after as many other
// paragraphs as are given.
func repeating(t testing.TB, after string) *watched {
	t.Helper()
	m := project(t, 0)
	pen := annotate.NewPen("lead", "lead", m.book.Hash, 0)
	for field, value := range map[string]string{annotate.ProjectRepeatShare: "100", annotate.ProjectRepeatAfter: after} {
		m.foreign(
			t,
			pen,
			annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field},
			value,
			annotate.OriginAnnotator,
		)
	}
	return m
}

// workOff submits the four paragraphs of the first article.
func (d *rig) workOff() {
	d.t.Helper()
	d.open(0)
	d.keys("nnn⏎nnn⏎x⏎nnn⏎")
}

func TestAnArticleComesBackWithoutItsFirstAnswers(t *testing.T) {
	m := repeating(t, "0")
	d := sit(t, m)
	d.workOff()
	if n := len(d.Queue()); n != 3 || d.Article().Meta.Title != "Second" {
		t.Fatalf("after the first article there are %d rows, and %q is open", n, d.Article().Meta.Title)
	}
	again := d.Queue()[2]
	if again.ArticleID != m.articles[0].ID || again.Round != annotate.RepeatRound || again.Paragraphs != 4 || again.Submitted != 0 {
		t.Fatalf("asked again is %+v", again)
	}
	if err := d.OpenRow(context.Background(), again); err != nil {
		t.Fatal(err)
	}
	if d.At() != 0 || !d.InRow(again) || d.InRow(d.Queue()[0]) {
		t.Errorf("the article asked again opens at paragraph %d", d.At()+1)
	}
	d.wantAnswers("")
	d.wantState(annotate.NotBegun)
	d.keys("o⏎3i⏎nn⏎") // a first answer that differs
	if d.Total().Submitted != 5 || d.Queue()[2].Submitted != 1 || d.Queue()[0].Submitted != 4 {
		t.Errorf("the rows count %+v", d.Queue())
	}
	d.undo()
	d.wantNotice(answering.NoticeUndone)
	if !d.InRow(again) {
		t.Error("undo leaves the article that is asked again")
	}
	rounds := map[int]int{}
	for _, e := range d.written() {
		rounds[e.Key.Round]++
	}
	if rounds[1] == 0 || rounds[2] == 0 {
		t.Errorf("entries by round are %v", rounds)
	}
	first, _ := m.Sheet(context.Background(), m.articles[0].Paragraphs[0].ID, annotate.LayerAnnotation, 1, "A1")
	if first.Value("sourcing", "") != "none" {
		t.Errorf("the first answer is %q", first.Value("sourcing", ""))
	}
}

func TestUndoFindsTheRoundOfTheNewestAction(t *testing.T) {
	m := repeating(t, "0")
	d := sit(t, m)
	d.workOff()
	if err := d.OpenRow(context.Background(), d.Queue()[2]); err != nil {
		t.Fatal(err)
	}
	d.keys("o")
	d.open(1)
	d.undo()
	if n := d.wantNotice(answering.NoticeUndone); n.From != "official" || !d.InRow(d.Queue()[2]) {
		t.Errorf("undone is %+v", n)
	}
	d.undo() // the submission of the last paragraph, in the first round
	if n := d.wantNotice(answering.NoticeUndone); n.What != annotate.KindSubmission || !d.InRow(d.Queue()[0]) || d.At() != 3 {
		t.Errorf("undone is %+v at %d", n, d.At()+1)
	}
	d.redo()
	d.redo()
	d.wantAnswers("sourcing=official")
}

func TestOnlyTheAskedParagraphsAreOpen(t *testing.T) {
	m := repeating(t, "0")
	pen := annotate.NewPen("lead", "lead", m.book.Hash, 0)
	m.foreign(
		t,
		pen,
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectRepeatShare},
		"50",
		annotate.OriginAnnotator,
	)
	asked := func(seed string) (open []int) {
		r := annotate.Repeats{Share: 50, Seed: seed}
		for i, p := range m.articles[0].Paragraphs {
			if r.Chooses("A1", p.ID) {
				open = append(open, i)
			}
		}
		return open
	}
	seed := "0" // one that chooses two paragraphs, with one between them
	for n := asked(seed); len(n) != 2 || n[0] != 0 || n[1] != 2; n = asked(seed) {
		seed += "0"
	}
	m.foreign(
		t,
		pen,
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectSeed},
		seed,
		annotate.OriginAnnotator,
	)
	d := sit(t, m)
	d.workOff()
	if err := d.OpenRow(context.Background(), d.Queue()[2]); err != nil {
		t.Fatal(err)
	}
	d.GoTo(1)
	d.wantNotice(labelling.NoticeNotAsked)
	if d.At() != 0 || d.Asked(1) || !d.Asked(2) {
		t.Errorf("paragraph %d is current", d.At()+1)
	}
	d.keys("⇟")
	if d.At() != 2 {
		t.Errorf("Page Down goes to paragraph %d, want 3", d.At()+1)
	}
	d.keys("⇟")
	d.wantNotice(answering.NoticeLast)
	d.keys("⇞⇞")
	d.wantNotice(answering.NoticeFirst)
	d.keys("nnn⏎")
	if d.At() != 2 {
		t.Errorf("Enter goes to paragraph %d, want 3", d.At()+1)
	}
	d.keys("x⏎")
	d.wantNotice(labelling.NoticeArticleDone)
	if d.Article().Meta.Title != "Second" || d.Queue()[2].Submitted != 2 || d.Queue()[2].Paragraphs != 2 {
		t.Errorf("then %q is open, and the row counts %+v", d.Article().Meta.Title, d.Queue()[2].Tally)
	}
	d.keys("⇞")
	d.leave()
	if d = sit(t, m); d.Article().Meta.Title != "Second" { // the place is that of the first round
		t.Errorf("work goes on in %q", d.Article().Meta.Title)
	}
}

func TestADayBringsAnArticleBack(t *testing.T) {
	m := repeating(t, "100")
	d := sit(t, m)
	d.workOff()
	if n := len(d.Queue()); n != 2 {
		t.Fatalf("at once there are %d rows", n)
	}
	d.awaitIdle()
	d.clock.pass(annotate.RepeatDelay + time.Minute)
	if taken, err := d.Refresh(context.Background()); err != nil || !taken {
		t.Fatalf("the session does not look again: %v", err)
	}
	if n := len(d.Queue()); n != 3 {
		t.Errorf("a day later there are %d rows, want 3", n)
	}
}
