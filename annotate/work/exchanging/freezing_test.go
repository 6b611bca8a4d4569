package exchanging_test

import (
	"testing"

	"plumbline/annotate"
)

func TestALeadFreezesAndTheNextExportIsOfThat(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	told := 0
	if err := d.Freeze("  ", nil); err == nil {
		t.Error("something was frozen without a name")
	}
	if err := d.Freeze(" first ", func(annotate.Freeze) { told++ }); err != nil {
		t.Fatal(err)
	}
	d.awaitIdle()
	f := d.Frozen()
	if told != 1 || f == nil || f.Name != "first" || f.Articles != 2 || d.written != 1 {
		t.Fatalf("told %d times, frozen is %+v, written %d times", told, f, d.written)
	}
	if err := d.Freeze("first", nil); err == nil {
		t.Error("a name was given twice")
	}
	d.Choice().AsOf = ""
	if d.Frozen() != nil {
		t.Error("the export is still of what was frozen")
	}
}

func TestAnAnnotatorIsShownNoFreeze(t *testing.T) {
	project := newsroom(t)
	d := newRig(t, project, "L1")
	if err := d.Freeze("first", func(annotate.Freeze) {}); err != nil {
		t.Fatal(err)
	}
	d.awaitIdle()
	if a := newRig(t, project, "A1"); len(a.View().Freezes) > 0 {
		t.Errorf("A1 is shown %+v", a.View().Freezes)
	}
}
