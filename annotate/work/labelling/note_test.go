package labelling_test

import (
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

func TestANoteIsWrittenASecondAfterTheLastKey(t *testing.T) {
	d := sit(t, project(t, 1))
	for _, text := range []string{"n", "na", "nan", "nann"} {
		d.Text.Type(text)
		d.clock.pass(900 * time.Millisecond)
		if !d.Text.Typing() || d.Text.Shown() != text {
			t.Fatalf("the note box shows %q, want %q, still being typed", d.Text.Shown(), text)
		}
	}
	d.wantAnswers("")
	d.clock.pass(100 * time.Millisecond)
	d.wantAnswers("note=nann")
	if d.Text.Typing() {
		t.Fatal("the note is still called typing")
	}
	d.Text.Type("nann")
	if d.Text.Typing() {
		t.Fatal("a note that did not change is called typing")
	}
	if all := d.written(); len(all) != 1 {
		t.Fatalf("%d entries were written, want 1", len(all))
	}
	d.Text.Type("")
	d.Text.Leave()
	d.wantAnswers("")
	d.wantState(annotate.NotBegun)
}

func TestANoteIsWrittenOnLeaving(t *testing.T) {
	for name, leave := range map[string]func(*rig){
		"the box":           func(d *rig) { d.Text.Leave() },
		"the paragraph":     func(d *rig) { d.GoTo(2) },
		"by Page Down":      func(d *rig) { d.keys("⇟") },
		"by Enter":          func(d *rig) { d.keys("⏎") },
		"to an open one":    func(d *rig) { d.goes(d.NextOpen) },
		"the article":       func(d *rig) { d.open(1) },
		"the session":       func(d *rig) { d.leave() },
		"by submitting":     func(d *rig) { d.Deactivate(); d.keys("⏎nann⏎") },
		"and coming back":   func(d *rig) { d.GoTo(2); d.GoTo(0) },
		"by a second visit": func(d *rig) { d.open(1); d.open(0) },
	} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, project(t, 1))
			d.Text.Type("why")
			leave(d)
			if !d.closed {
				d.awaitIdle()
			}
			sheet, _ := d.store.Sheet(t.Context(), d.store.articles[0].Paragraphs[0].ID, annotate.LayerAnnotation, 1, "A1")
			if got := sheet.Value(annotate.FieldNote, ""); got != "why" {
				t.Fatalf("the note on disk is %q, want why", got)
			}
			n := len(d.store.log)
			d.clock.pass(5 * time.Second)
			if len(d.store.log) != n || d.Pending() != 0 {
				t.Fatal("the note was written a second time")
			}
		})
	}
}

func TestUndoWritesTheNoteAndTakesItBack(t *testing.T) {
	d := sit(t, project(t, 1))
	d.keys("n")
	d.Text.Type("why")
	d.undo()
	d.wantAnswers("sourcing=none")
	if n := d.wantNotice(answering.NoticeUndone); n.Field.Key != "note" || n.From != "why" {
		t.Fatalf("the notice is %+v, want the note", n)
	}
	d.redo()
	if d.Text.Shown() != "why" {
		t.Fatalf("the note is %q after redo", d.Text.Shown())
	}
}
