package annotate_test

import (
	"testing"

	"plumbline/annotate"
)

// acted makes the action of entries.
func acted(entries ...annotate.Entry) annotate.Action {
	return annotate.Action{ID: entries[0].Action, Entries: entries}
}

// reverse writes the reversal of an action on the sheet, as one action.
func (a answering) reverse(action annotate.Action, values map[string]annotate.Entry) (annotate.Action, []annotate.Entry) {
	entries, kept := annotate.Reverse(a.pen, action, a.CurrentID, func(id string) annotate.Entry { return values[id] })
	for _, e := range entries {
		a.Apply(e)
		values[e.ID] = e
	}
	if len(entries) == 0 {
		return annotate.Action{}, kept
	}
	return acted(entries...), kept
}

func TestReverseWritesWhatWasReplaced(t *testing.T) {
	a := begin("body", "x")
	first, second := a.say("sourcing", "", "official"), a.say("sourcing", "", "none")
	known := map[string]annotate.Entry{first.ID: first, second.ID: second}
	undo, kept := a.reverse(acted(second), known)
	if len(kept) != 0 || len(undo.Entries) != 1 {
		t.Fatalf("%d were kept, %d written", len(kept), len(undo.Entries))
	}
	e := undo.Entries[0]
	if e.Value != "official" || e.Undoes != second.ID || e.Replaces != second.ID || e.Stamp <= second.Stamp || e.Action == second.Action {
		t.Fatalf("the undo is %+v, want official in place of none, as an action of its own", e)
	}
	if _, kept = a.reverse(acted(second), known); len(kept) != 1 || kept[0].ID != second.ID {
		t.Fatalf("an action is reversed twice, kept is %+v", kept)
	}
}

func TestReversePutsBackHowAValueCameAbout(t *testing.T) {
	for origin, want := range map[annotate.Origin]annotate.Origin{
		annotate.OriginPrefill:   annotate.OriginPrefill,
		annotate.OriginAnnotator: annotate.OriginAnnotator,
		annotate.OriginImport:    annotate.OriginAnnotator, // to put it back is no import
	} {
		a := begin("body", "x")
		first := a.write(a.Key("unit_type", ""), "body", origin)
		second := a.say("unit_type", "", "lede")
		undo, _ := a.reverse(acted(second), map[string]annotate.Entry{first.ID: first})
		if got := undo.Entries[0]; got.Origin != want || got.Value != "body" {
			t.Errorf("over %q an undo writes %q with origin %q, want body with %q", origin, got.Value, got.Origin, want)
		}
	}
}

func TestReverseLeavesAloneWhatWasDecidedSince(t *testing.T) {
	a := begin("body", "x")
	one, two := a.say("stance", "t-1", "absent"), a.say("stance", "t-2", "absent")
	two.Action = one.Action
	a.say("stance", "t-1", "2")
	undo, kept := a.reverse(acted(one, two), map[string]annotate.Entry{})
	if len(kept) != 1 || kept[0].ID != one.ID || len(undo.Entries) != 1 || undo.Entries[0].Key.Target != "t-2" {
		t.Fatalf("kept %+v, written %+v", kept, undo.Entries)
	}
	if a.Value("stance", "t-1") != "2" || a.Value("stance", "t-2") != "" {
		t.Fatal("the wrong answer was undone")
	}
}

func TestAHistoryGoesBackAndForth(t *testing.T) {
	a := begin("body", "x")
	known := make(map[string]annotate.Entry)
	h := annotate.NewHistory(nil)
	var log []annotate.Action
	take := func(action annotate.Action) {
		t.Helper()
		if len(action.Entries) == 0 {
			t.Fatal("nothing could be reversed")
		}
		for _, e := range action.Entries {
			known[e.ID] = e
		}
		log = append(log, action)
		h.Add(action)
		h = annotate.NewHistory(log) // as after a restart
	}
	undo := func() {
		t.Helper()
		action, ok := h.Undo()
		if !ok {
			t.Fatal("there is nothing to undo")
		}
		reversal, _ := a.reverse(action, known)
		take(reversal)
	}
	redo := func() {
		t.Helper()
		action, ok := h.Redo()
		if !ok {
			t.Fatal("there is nothing to redo")
		}
		reversal, _ := a.reverse(action, known)
		take(reversal)
	}
	values := []string{"", "official", "expert", "group", "none"}
	for _, v := range values[1:] {
		take(acted(a.say("sourcing", "", v)))
	}
	for range 3 { // there and back, more than once
		for i := len(values) - 2; i >= 0; i-- {
			undo()
			if got := a.Value("sourcing", ""); got != values[i] {
				t.Fatalf("undo leads to %q, want %q", got, values[i])
			}
		}
		for _, want := range values[1:] {
			redo()
			if got := a.Value("sourcing", ""); got != want {
				t.Fatalf("redo leads to %q, want %q", got, want)
			}
		}
	}
	undo()
	take(acted(a.say("sourcing", "", "media")))
	if _, ok := h.Redo(); ok {
		t.Fatal("something can be redone after a new answer")
	}
	undo()
	if got := a.Value("sourcing", ""); got != "group" {
		t.Fatalf("undo leads to %q, want group", got)
	}
}

func TestImportsAreNotInTheHistory(t *testing.T) {
	a := begin("body", "x")
	mine := a.say("sourcing", "", "none")
	imported := a.write(a.Key("sourcing", ""), "official", annotate.OriginImport)
	h := annotate.NewHistory([]annotate.Action{acted(mine), acted(imported), {ID: "empty"}})
	action, ok := h.Undo()
	if !ok || action.ID != mine.Action {
		t.Fatalf("undo would reverse %q, want one's own answer", action.ID)
	}
	h.Forget(action.ID)
	if _, ok = h.Undo(); ok {
		t.Fatal("a forgotten action can be undone")
	}
}

func TestAHistoryKnowsThatItIsCut(t *testing.T) {
	a := begin("body", "x")
	mine := a.say("sourcing", "", "none")
	reversal, _ := a.reverse(acted(mine), map[string]annotate.Entry{})
	if annotate.NewHistory([]annotate.Action{acted(mine), reversal}).Cut() {
		t.Fatal("a whole history is called cut")
	}
	if !annotate.NewHistory([]annotate.Action{reversal}).Cut() {
		t.Fatal("a history that begins with an undo is not called cut")
	}
}
