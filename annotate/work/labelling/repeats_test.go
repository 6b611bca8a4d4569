package labelling_test

import (
	"context"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
)

// askAgain lets a lead's program ask A1, who leads too, paragraphs again.
func (d *rig) askAgain(paragraphs ...annotate.Paragraph) {
	d.t.Helper()
	pen := annotate.NewPen("lead", "lead", d.store.book.Hash, 0)
	for _, p := range paragraphs {
		d.store.foreign(d.t, pen, annotate.RepeatKey(p.ID, "A1"), annotate.Yes, annotate.OriginAnnotator)
	}
	d.awaitIdle()
	d.refresh()
}

// workOff submits the four paragraphs of the first article.
func (d *rig) workOff() {
	d.t.Helper()
	d.open(0)
	d.keys("nnn⏎nnn⏎x⏎nnn⏎")
}

func TestAnArticleComesBackWithoutItsFirstAnswers(t *testing.T) {
	m := project(t, 0)
	d := sit(t, m)
	d.workOff()
	d.askAgain(m.articles[0].Paragraphs...)
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
	m := project(t, 0)
	d := sit(t, m)
	d.workOff()
	d.askAgain(m.articles[0].Paragraphs...)
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
	m := project(t, 0)
	d := sit(t, m)
	d.workOff()
	d.askAgain(m.articles[0].Paragraphs[0], m.articles[0].Paragraphs[2])
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
