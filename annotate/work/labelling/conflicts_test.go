package labelling_test

import (
	"context"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/work/labelling"
)

// twice answers a question of the second paragraph on two computers, one of
// which did not know of the other, and shows the annotator the conflict.
func twice(t *testing.T, d *rig, field, target, first, second string) {
	t.Helper()
	d.GoTo(1)
	d.twice(d.Current().Key(field, target), first, second)
}

func (d *rig) twice(key annotate.Key, first, second string) {
	t := d.t
	t.Helper()
	for i, device := range []string{"desktop", "train"} {
		pen := annotate.NewPen(device, "A1", d.store.book.Hash, 0)
		highest, err := d.store.HighestStamp(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		pen.Seen(highest)
		pen.Begin()
		d.store.Tell(t, pen.Write(key, []string{first, second}[i], "", annotate.OriginAnnotator))
	}
	d.refresh()
	d.showConflicts()
	if n := len(d.Conflicts(1)); n != 1 {
		t.Fatalf("%d questions are in conflict, want 1", n)
	}
}

// showConflicts looks for what was answered twice, as the window does.
func (d *rig) showConflicts() {
	d.t.Helper()
	found, err := d.store.Conflicted(d.t.Context(), "A1")
	if err != nil {
		d.t.Fatal(err)
	}
	d.ShowConflicts(found)
}

func TestTheRestOverAnEqualAnswerDecidesTheConflict(t *testing.T) {
	d := sit(t, project(t, 2))
	aldoria := annotate.TargetID("Aldoria")
	twice(t, d, "stance", aldoria, "1", "absent")
	d.Activate("stance", aldoria)
	before := len(d.written())
	d.keys("r") // absent, as stands already, and so is the other target
	d.wantAnswers("stance Aldoria=absent, stance Brenn=absent")
	written := d.written()[before:]
	if len(written) != 2 || written[0].Key.Target != aldoria || written[0].Value != "absent" {
		t.Fatalf("r wrote %+v, want the answer that decides the conflict and that about Brenn", written)
	}
	if n := d.ConflictsInAll().All; n != 0 {
		t.Errorf("%d paragraphs are in conflict after r, want none", n)
	}
	d.showConflicts()
	if n := d.ConflictsInAll().All; n != 0 {
		t.Errorf("the file has %d paragraphs in conflict after r, want none", n)
	}
}

func TestTheSameKeyAgainDecidesAConflictAndNoMore(t *testing.T) {
	d := sit(t, project(t, 1))
	twice(t, d, "sourcing", "", "official", "none")
	d.Activate("sourcing", "")
	before := len(d.written())
	d.keys("n")
	if n := len(d.written()) - before; n != 1 || d.ConflictsInAll().All != 0 {
		t.Fatalf("the key of what stands wrote %d entries and left %d conflicts, want 1 and none", n, d.ConflictsInAll().All)
	}
	d.Activate("sourcing", "")
	d.keys("n")
	if n := len(d.written()) - before; n != 1 {
		t.Errorf("without a conflict the same answer was written again: %d entries", n)
	}
}

func TestASecondRoundDecidesNoConflictOfTheFirst(t *testing.T) {
	m := project(t, 0)
	d := sit(t, m)
	d.workOff()
	d.askAgain(m.articles[0].Paragraphs...)
	d.open(0)
	twice(t, d, "sourcing", "", "official", "none")
	again := d.Queue()[2]
	if d.Queue()[0].Twice != 1 || again.Round != annotate.RepeatRound || again.Twice != 0 {
		t.Errorf("answered twice are %d paragraphs of the first round and %d of the second, want 1 and 0", d.Queue()[0].Twice, again.Twice)
	}
	if err := d.OpenRow(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	d.GoTo(1)
	d.Activate("sourcing", "")
	d.keys("n")
	d.awaitIdle()
	if n := d.ConflictsInAll().All; n != 1 {
		t.Errorf("after an answer in the second round %d paragraphs of the first are in conflict, want 1", n)
	}
}

func TestWhatIsDecidedWhileConflictsAreLookedForIsDecided(t *testing.T) {
	m := project(t, 1)
	d := sit(t, m)
	twice(t, d, "sourcing", "", "official", "none")
	found, err := m.Conflicted(t.Context(), "A1")
	if err != nil {
		t.Fatal(err)
	}
	m.mu.Lock()
	m.gate = make(chan struct{})
	m.mu.Unlock()
	d.Activate("sourcing", "")
	d.keys("n")
	d.ShowConflicts(found) // as they were before the key
	if n := d.ConflictsInAll().All; n != 0 {
		t.Errorf("%d paragraphs are in conflict, though the decision is on its way to disk", n)
	}
	close(m.gate)
	d.awaitIdle()
}

func TestEnterAloneDecidesNoConflict(t *testing.T) {
	d := sit(t, project(t, 0))
	twice(t, d, "sourcing", "", "official", "none")
	d.GoTo(1)
	row := d.rowOf("sourcing")
	if !row.Twice || row.Value != "none" || row.Elsewhere != "official" {
		t.Fatalf("the question shows %q here and %q elsewhere; in conflict: %v", row.Value, row.Elsewhere, row.Twice)
	}
	d.Activate("unsourced", "")
	before := len(d.written())
	d.keys("nn⏎")
	for _, e := range d.written()[before:] {
		if e.Key.Field == "sourcing" {
			t.Errorf("Enter wrote %q for a question that nobody touched", e.Value)
		}
	}
	if n := d.ConflictsInAll().All; n != 1 {
		t.Fatalf("%d paragraphs are in conflict after Enter, want 1 (%s)", n, d.answers())
	}
	d.GoTo(0)
	if err := d.NextOpen(t.Context()); err != nil || d.At() != 1 {
		t.Fatalf("the next open paragraph is %d (%v), want the one in conflict", d.At()+1, err)
	}
	d.keys("n") // the question in conflict is the active one
	if n := d.ConflictsInAll().All; n != 0 || d.rowOf("sourcing").Twice {
		t.Errorf("answered again, %d paragraphs are in conflict", n)
	}
}

// rowOf is the row of a field of the paragraph at hand.
func (d *rig) rowOf(field string) labelling.Row {
	d.t.Helper()
	for _, r := range d.Rows() {
		if r.Field.Key == field {
			return r
		}
	}
	d.t.Fatalf("%s is not asked", field)
	return labelling.Row{}
}

func TestEnterDecidesWhetherAParagraphWasSubmitted(t *testing.T) {
	d := sit(t, project(t, 0))
	d.GoTo(1)
	d.keys("nnn⏎")
	d.GoTo(1)
	d.awaitIdle()
	key := d.Current().SubmissionKey()
	d.twice(key, annotate.SubmittedNoTargets, "")
	before := len(d.written())
	d.GoTo(1)
	d.keys("⏎")
	written := d.written()[before:]
	if d.ConflictsInAll().All != 0 || len(written) == 0 {
		t.Fatalf("%d paragraphs are in conflict after Enter, which wrote %d entries", d.ConflictsInAll().All, len(written))
	}
	for _, e := range written {
		if e.Key.Kind != annotate.KindSubmission {
			t.Errorf("Enter wrote %+v, want the submission alone", e.Key)
		}
	}
	d.GoTo(1)
	d.wantState(annotate.Submitted)
}

// goes makes a move that reads the project.
func (d *rig) goes(move func(context.Context) error) {
	d.t.Helper()
	if err := move(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
}
