package labelling_test

import (
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

func TestUndoAndRedoAcrossParagraphsAndArticles(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("n2")
	d.open(1)
	d.keys("o")
	d.undo()
	if d.Article().ID != d.store.articles[1].ID {
		t.Fatal("the first undo leaves the article")
	}
	d.wantAnswers("")
	d.undo()
	if d.Article().ID != d.store.articles[0].ID || d.At() != 1 {
		t.Fatalf("the second undo is at paragraph %d of %s, want 2 of First", d.At()+1, d.Article().Meta.Title)
	}
	d.wantAnswers("sourcing=none")
	d.wantActive("stance Aldoria")
	n := d.wantNotice(answering.NoticeUndone)
	if n.Paragraph != 2 || n.Field.Key != "stance" || n.From != "-1" || n.To != "" || n.Target.Name != "Aldoria" {
		t.Fatalf("the notice is %+v", n)
	}
	if r, _ := d.Active(); !r.Outlined {
		t.Fatal("the changed control is not outlined")
	}
	d.keys("⇥")
	for _, r := range d.Rows() {
		if r.Outlined {
			t.Fatalf("%s is outlined after the next key", d.nameOf(r.Question))
		}
	}
	d.undo()
	d.wantAnswers("")
	d.wantState(annotate.NotBegun)
	d.undo()
	d.wantNotice(answering.NoticeNothingUndo)
	d.redo()
	d.redo()
	d.wantAnswers("sourcing=none, stance Aldoria=-1")
	d.redo()
	d.wantAnswers("sourcing=official")
	d.redo()
	d.wantNotice(answering.NoticeNothingRedo)
}

func TestUndoOfAChangeGoesBackToWhatStood(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("n⇤oeg")
	for _, want := range []string{"sourcing=official|expert", "sourcing=official", "sourcing=none", "", ""} {
		d.undo()
		d.wantAnswers(want)
	}
	for _, want := range []string{"sourcing=none", "sourcing=official", "sourcing=official|expert", "sourcing=official|group|expert"} {
		d.redo()
		d.wantAnswers(want)
	}
	d.undo()
	d.undo()
	if n := d.wantNotice(answering.NoticeUndone); n.From != "official|expert" || n.To != "official" {
		t.Fatalf("the notice goes from %q to %q", n.From, n.To)
	}
	d.redo()
	if n := d.wantNotice(answering.NoticeRedone); n.From != "official" || n.To != "official|expert" {
		t.Fatalf("the notice goes from %q to %q", n.From, n.To)
	}
}

func TestUndoAndRedoAfterARestart(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("n⇤oe")
	d.undo()
	d.leave()
	d = sit(t, m)
	d.wantAnswers("sourcing=official")
	d.redo()
	d.wantAnswers("sourcing=official|expert")
	d.undo()
	d.undo()
	d.leave()
	d = sit(t, m)
	d.wantAnswers("sourcing=none")
	d.undo()
	d.wantAnswers("")
	d.leave()
	d = sit(t, m)
	d.redo()
	d.redo()
	d.redo()
	d.wantAnswers("sourcing=official|expert")
	d.redo()
	d.wantNotice(answering.NoticeNothingRedo)
}

func TestUndoOfTheRestIsOneAction(t *testing.T) {
	d := sit(t, project(t, 4))
	d.GoTo(1)
	d.keys("nr")
	d.wantAnswers("sourcing=none, stance Aldoria=absent, stance Brenn=absent, stance Corvane=absent, stance Dunmark=absent")
	d.undo()
	d.wantAnswers("sourcing=none")
	d.wantActive("stance Aldoria")
	outlined := 0
	for _, r := range d.Rows() {
		if r.Outlined {
			outlined++
		}
	}
	if outlined != 4 {
		t.Fatalf("%d controls are outlined, want the 4 that changed", outlined)
	}
	d.redo()
	d.wantAnswers("sourcing=none, stance Aldoria=absent, stance Brenn=absent, stance Corvane=absent, stance Dunmark=absent")
	if n := d.wantNotice(answering.NoticeRedone); n.Target.Name != "Aldoria" {
		t.Fatalf("the notice names %s, want Aldoria", n.Target.Name)
	}
}

func TestUndoOfASubmission(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("nann⏎")
	d.undo()
	if d.At() != 1 {
		t.Fatalf("undo is at paragraph %d, want 2", d.At()+1)
	}
	d.wantState(annotate.Draft)
	d.wantAnswers("editorial=none, sourcing=none, stance Aldoria=absent, unsourced=no")
	if n := d.wantNotice(answering.NoticeUndone); n.What != annotate.KindSubmission {
		t.Fatalf("the notice is %+v, want one about a submission", n)
	}
	if total := d.Total(); total.Submitted != 0 || total.Begun != 1 {
		t.Fatalf("the counts are %+v", total)
	}
	d.redo()
	d.wantState(annotate.Submitted)
	d.wantActive("none")
	d.undo()
	d.keys("⏎")
	if d.Sheet(1).State(d.Book()) != annotate.Submitted {
		t.Fatal("a paragraph whose submission was undone cannot be submitted again")
	}
}

func TestUndoOfADoubt(t *testing.T) {
	d := sit(t, project(t, 1))
	d.GoTo(1)
	d.keys("n?")
	d.undo()
	d.wantAnswers("sourcing=none")
	if n := d.wantNotice(answering.NoticeUndone); n.Field.Key != "unsure" || n.From != "sourcing" {
		t.Fatalf("the notice is %+v, want the doubt", n)
	}
	d.wantActive("stance Aldoria")
	d.redo()
	d.wantAnswers("sourcing=none, unsure=sourcing")
}

func TestWhatWasDecidedOtherwiseSinceIsLeftAlone(t *testing.T) {
	m := project(t, 4)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("nr")
	d.awaitIdle()
	pen := annotate.NewPen("laptop", "A1", m.book.Hash, 0)
	brenn := d.Current().Key("stance", annotate.TargetID("Brenn"))
	sourcing := d.Current().Key("sourcing", "")
	m.foreign(t, pen, brenn, "2", annotate.OriginImport)
	m.foreign(t, pen, sourcing, "official", annotate.OriginImport)
	if _, err := d.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.undo()
	d.wantAnswers("sourcing=official, stance Brenn=2")
	if n := d.wantNotice(answering.NoticeUndone); n.Kept != 1 {
		t.Fatalf("the notice says that %d were left alone, want 1", n.Kept)
	}
	d.undo()
	if n := d.wantNotice(answering.NoticeKept); n.Field.Key != "sourcing" {
		t.Fatalf("the notice is %+v, want one about sourcing", n)
	}
	d.wantAnswers("sourcing=official, stance Brenn=2")
	d.undo()
	d.wantNotice(answering.NoticeNothingUndo)
	d.redo()
	d.wantAnswers("sourcing=official, stance Aldoria=absent, stance Brenn=2, stance Corvane=absent, stance Dunmark=absent")
}

func TestWhatOthersWroteIsNotUndone(t *testing.T) {
	m := project(t, 1)
	for _, who := range []func(*answering.Options){
		func(o *answering.Options) { o.Device = "desktop" },
		func(o *answering.Options) { o.Annotator = "A2" },
	} {
		other := sit(t, m, who)
		other.GoTo(1)
		other.keys("n")
		other.leave()
	}
	d := sit(t, m)
	d.undo()
	d.wantNotice(answering.NoticeNothingUndo)
	d.GoTo(1)
	d.wantAnswers("sourcing=none") // one's own, from the other device
	d.keys("a")
	d.undo()
	d.undo()
	d.wantNotice(answering.NoticeNothingUndo)
	d.wantAnswers("sourcing=none")
}

func TestWorkInAnotherLayerIsNotUndone(t *testing.T) {
	m := project(t, 1)
	pen := annotate.NewPen("laptop", "A1", m.book.Hash, 0)
	p := m.articles[0].Paragraphs[1]
	m.foreign(t, pen, annotate.NewSheet(p, annotate.LayerPractice, 1, "A1").Key("sourcing", ""), "none", annotate.OriginAnnotator)
	m.foreign(t, pen, annotate.NewSheet(p, annotate.LayerFinal, 1, "").Key("sourcing", ""), "none", annotate.OriginAnnotator)
	d := sit(t, m)
	d.undo()
	d.wantNotice(answering.NoticeNothingUndo)
}

func TestEveryEntryNamesWhatItReplaces(t *testing.T) {
	m := project(t, 4)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("nroe?⇤⌫1o")
	for range 5 {
		d.undo()
	}
	d.redo()
	d.keys("⏎a⏎n⏎n⏎?")
	current := make(map[annotate.Key]string)
	for i, e := range d.written() {
		if e.Replaces != current[e.Key] {
			t.Fatalf("entry %d (%s %q) replaces %q, but %q stood", i, e.Key.Field, e.Value, e.Replaces, current[e.Key])
		}
		if e.Codebook != m.book.Hash || e.Author != "A1" || e.Device != "laptop" || strings.TrimSpace(e.Action) == "" {
			t.Fatalf("entry %d lacks who, where, or by which codebook: %+v", i, e)
		}
		current[e.Key] = e.ID
	}
}
