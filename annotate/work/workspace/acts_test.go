package workspace_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/meeting"
	"plumbline/annotate/practice"
	"plumbline/annotate/team"
)

// again closes the project and opens it anew for a person.
func (d *rig) again(who string) {
	d.t.Helper()
	d.closed()
	d.people["sample.plumb"] = who
	d.Start("")
}

// undecide takes the newest act back, or repeats it, and tells the value of its first entry's
// key by now.
func (d *rig) undecide(redo bool) (a annotate.Action, kept int, value string) {
	d.t.Helper()
	a, some, err := d.Decided(redo)
	if err != nil || !some {
		d.t.Fatalf("nothing can be taken back: %v, %v", some, err)
	}
	if kept, err = d.Undecide(a); err != nil {
		d.t.Fatal(err)
	}
	now, err := d.Project().Stands(d.t.Context(), a.Entries[0].Key)
	if err != nil {
		d.t.Fatal(err)
	}
	return a, kept, now.Entry.Value
}

func (d *rig) decide(facts ...team.Fact) {
	d.t.Helper()
	if err := d.Decide(facts...); err != nil {
		d.t.Fatal(err)
	}
}

func TestWhatALeadDidIsTakenBackAfterTheFileWasClosedAndOpened(t *testing.T) {
	d := newRig(t).begun()
	article := d.Session().Article()
	paragraph := article.Paragraphs[0].ID
	slot := annotate.Slot{Field: "sourcing"}
	ruling := annotate.Ruling{Words: "So."}
	key := annotate.NewSheet(article.Paragraphs[0], annotate.LayerPractice, practice.KeyRound, "").Key("sourcing", "")
	vote := annotate.NewSheet(article.Paragraphs[0], annotate.LayerAnnotation, annotate.FirstRound, "A1").Key("sourcing", "")
	vote.Kind = annotate.KindVote
	acts := [][]team.Fact{
		{team.ArticleFact(article.ID, annotate.MetaEvent, "strike")},
		{{Key: annotate.RulingKey(paragraph, slot.Field, ""), Value: ruling.Value()}},
		{{Key: annotate.RulingKey(paragraph, slot.Field, "A2"), Value: ruling.Value()}}, // an answer to who asked
		{{Key: key, Value: "none"}},
		{{Key: annotate.Key{Kind: annotate.KindExclusion, Subject: "A2"}, Value: "left"}},
		{meeting.CallFact(paragraph, slot, true)},
		{{Key: vote, Value: "none"}},
		{{Key: annotate.Assignment{Article: article.ID, Annotator: "A2"}.Key(1), Value: annotate.Yes}},
		{team.ProjectFact(annotate.ProjectPracticePass, "80")},
	}
	for _, facts := range acts {
		d.decide(facts...)
	}
	d.answer() // is taken back where answers are given
	d.again("A1")
	for i := len(acts) - 1; i >= 0; i-- {
		a, _, value := d.undecide(false)
		if a.Entries[0].Key != acts[i][0].Key || value != "" {
			t.Errorf("after a restart undo leads to %+v, which is %q; want %+v to be gone", a.Entries[0].Key, value, acts[i][0].Key)
		}
	}
	if a, some, err := d.Decided(false); some || err != nil {
		t.Errorf("more is taken back: %+v (%v)", a, err)
	}
	d.again("A1")
	for i := range acts {
		if a, _, value := d.undecide(true); a.Entries[0].Key != acts[i][0].Key || value != acts[i][0].Value {
			t.Errorf("after another restart redo leads to %+v, which is %q", a.Entries[0].Key, value)
		}
	}
	d.again("A1")
	if _, _, value := d.undecide(false); value != "" {
		t.Errorf("what was redone is taken back and is %q", value)
	}
}

func TestUndoOfActsKeepsWhatWasDecidedSinceAndPassesOverWhatStays(t *testing.T) {
	d := newRig(t).begun()
	about := team.ArticleFact(d.Session().Article().ID, annotate.MetaEvent, "strike")
	d.decide(about)
	pen, err := d.Pen()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Project().Freeze(t.Context(), pen, "spring"); err != nil { // by a pen of its own
		t.Fatal(err)
	}
	for range 2 {
		if a, some, err := d.Decided(false); !some || err != nil || !a.Stays() || a.Entries[0].Key.Field != "spring" {
			t.Fatalf("done last is %+v (%v)", a, err)
		}
		d.again("A1") // it is told again
	}
	a, _, err := d.Decided(false)
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := d.Undecide(a); err != nil || kept != 1 {
		t.Errorf("the freeze is taken back: %d kept, %v", kept, err)
	}
	if all, err := d.Project().Freezes(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("there are %d freezes (%v)", len(all), err)
	}
	if _, _, value := d.undecide(false); value != "" {
		t.Errorf("the undo after it leaves %q", value)
	}
	d.undecide(true)
	d.sample.Say(t, "L", about.Key, "flood")
	d.again("A1")
	if _, kept, value := d.undecide(false); kept != 1 || value != "flood" {
		t.Errorf("what another lead decided since is %q, with %d kept", value, kept)
	}
}

func TestUndoOfActsReachesNobodyElsesAndWhoLeadsNoMoreTakesBackWhatIsTheirOwn(t *testing.T) {
	d := newRig(t).begun()
	d.decide(team.ArticleFact(d.Session().Article().ID, annotate.MetaEvent, "strike"))
	d.decide(team.AttributeFact("A1", "language", "Kadrish"))
	d.again("A2")
	if a, some, err := d.Decided(false); some || err != nil {
		t.Errorf("A2 takes back what A1 did: %+v (%v)", a, err)
	}
	d.sample.Say(t, "L", team.PersonFact("L", annotate.PersonRole, annotate.RoleLead).Key, annotate.RoleLead)
	d.again("A1")
	if a, _, _ := d.undecide(false); a.Entries[0].Key.Kind != annotate.KindAttribute {
		t.Errorf("taken back is %+v", a)
	}
	if a, some, err := d.Decided(false); some || err != nil {
		t.Errorf("who leads no more takes back %+v (%v)", a, err)
	}
}
