package exchanging_test

import (
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/week"
)

func TestALeadGlancesAtTheWeekAndAnAnnotatorDoesNot(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	if d.Week() == nil || len(d.Week().Lines) == 0 || d.glances != 1 {
		t.Fatalf("the lead was told %d times: %+v", d.glances, d.Week())
	}
	if d := newRig(t, newsroom(t), "A1"); d.Week() != nil || d.glances != 0 {
		t.Errorf("an annotator is told of the week: %+v", d.Week())
	}
}

func TestOnlyTheNewestGlanceAtTheWeekCounts(t *testing.T) {
	d := newRig(t, newsroom(t), "L1")
	paragraph := annotate.ParagraphID(d.View().Articles[d.at("Envoy tours three capitals")].ID, 1)
	d.Reload()
	d.queue[0]() // what the place shows
	d.queue[1]() // what is known of the people
	late := d.queue[2]
	d.queue = nil
	d.project.Say(t, "A1", annotate.InquiryKey(paragraph, "A1", annotate.Slot{}), "Is this a caption?")
	d.Reload()
	d.awaitIdle()
	told := d.glances
	late()
	asked := slices.ContainsFunc(d.Week().Lines, func(l week.Line) bool { return l.To == week.ToAsked })
	if d.glances != told || !asked {
		t.Errorf("the screen was told %d times after %d: %+v", d.glances, told, d.Week().Lines)
	}
	d.Reload()
	d.queue[0]()
	d.queue[1]()
	d.Close()
	d.queue = d.queue[2:]
	d.awaitIdle()
	if d.glances != told {
		t.Error("the week comes after the project closed")
	}
}
