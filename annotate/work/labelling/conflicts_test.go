package labelling_test

import (
	"testing"

	"plumbline/annotate"
)

// twice answers a question of the second paragraph on two computers, one of
// which did not know of the other, and shows the annotator the conflict.
func twice(t *testing.T, d *desk, field, target, first, second string) {
	t.Helper()
	d.GoTo(1)
	key := d.Current().Key(field, target)
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
func (d *desk) showConflicts() {
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
	if n := d.ConflictsInAll(); n != 0 {
		t.Errorf("%d paragraphs are in conflict after r, want none", n)
	}
	d.showConflicts()
	if n := d.ConflictsInAll(); n != 0 {
		t.Errorf("the file has %d paragraphs in conflict after r, want none", n)
	}
}

func TestTheSameKeyAgainDecidesAConflictAndNoMore(t *testing.T) {
	d := sit(t, project(t, 1))
	twice(t, d, "sourcing", "", "official", "none")
	d.Activate("sourcing", "")
	before := len(d.written())
	d.keys("n")
	if n := len(d.written()) - before; n != 1 || d.ConflictsInAll() != 0 {
		t.Fatalf("the key of what stands wrote %d entries and left %d conflicts, want 1 and none", n, d.ConflictsInAll())
	}
	d.Activate("sourcing", "")
	d.keys("n")
	if n := len(d.written()) - before; n != 1 {
		t.Errorf("without a conflict the same answer was written again: %d entries", n)
	}
}
