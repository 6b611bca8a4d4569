package labelling_test

import (
	"errors"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
)

func TestASessionThatCannotBeReadDoesNotOpen(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.open(1)
	d.leave()
	failures := 0
	for reads := 1; ; reads++ {
		m.reads = reads
		s, err := labelling.Open(t.Context(), m, answering.Options{Annotator: "A1", Device: "laptop"})
		if err == nil {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			break
		}
		if !errors.Is(err, errDisk) {
			t.Fatalf("with %d reads opening fails with %v", reads, err)
		}
		failures++
	}
	if failures < 8 {
		t.Fatalf("opening failed %d times, want once for each thing it reads", failures)
	}
}

func TestAnUndoThatCannotReadChangesNothing(t *testing.T) {
	m := project(t, 1)
	first := sit(t, m)
	first.GoTo(1)
	first.keys("n⇤o")
	first.leave()
	d := sit(t, m)
	d.open(1)
	before := len(d.written())
	failures := 0
	for reads := 1; ; reads++ {
		m.reads = reads
		if err := d.Undo(t.Context()); err == nil {
			break
		}
		failures++
		if len(d.written()) != before {
			t.Fatal("an undo that failed wrote something")
		}
	}
	m.reads = 0
	if failures == 0 {
		t.Fatal("the undo read nothing")
	}
	d.wantAnswers("sourcing=none")
	d.undo()
	d.wantAnswers("")
}

func TestAnArticleThatCannotBeReadLeavesTheOneBefore(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	d.GoTo(1)
	d.keys("na")
	for reads := 1; reads <= 2; reads++ {
		m.reads = reads
		if err := d.OpenArticle(t.Context(), m.articles[1].ID); !errors.Is(err, errDisk) {
			t.Fatalf("the article opens with %v", err)
		}
		if d.Article().ID != m.articles[0].ID || d.At() != 1 {
			t.Fatal("the article before is gone")
		}
		d.wantActive("unsourced")
		d.awaitIdle()
		if taken, err := d.Refresh(t.Context()); taken || !errors.Is(err, errDisk) {
			t.Fatalf("Refresh says %v, %v", taken, err)
		}
		d.wantAnswers("sourcing=none, stance Aldoria=absent")
	}
	m.reads = 0
	if err := d.OpenArticle(t.Context(), "nowhere"); err == nil {
		t.Fatal("an article that is not there opens")
	}
}

func TestASessionNeedsNoMoreThanNames(t *testing.T) {
	m := project(t, 1)
	s, err := labelling.Open(t.Context(), m, answering.Options{Annotator: "A1", Device: "laptop"})
	if err != nil {
		t.Fatal(err)
	}
	if s.Annotator() != "A1" {
		t.Fatalf("%q labels", s.Annotator())
	}
	s.GoTo(1)
	s.Press('n')
	s.Text.Type("why")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sheet, err := m.Sheet(t.Context(), m.articles[0].Paragraphs[1].ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil || answersOn(sheet) != "note=why, sourcing=none" {
		t.Fatalf("on disk is %s, %v", answersOn(sheet), err)
	}
}
