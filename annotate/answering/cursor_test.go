package answering_test

import (
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

func TestTheCursorGoesRoundTheQuestions(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	for _, step := range []struct{ keys, active string }{
		{"⇥", "unsourced"}, {"⇥", "editorial"}, {"⇥", "sourcing"}, {"⇤", "editorial"}, {"⇤⇤", "sourcing"},
	} {
		p.keys(step.keys)
		p.want(step.active, "")
	}
	p.Deactivate()
	p.keys("⇥")
	p.want("sourcing", "")
	p.Deactivate()
	p.keys("⇤")
	p.want("editorial", "")
}

func TestTheCursorPassesOverWhatIsNotAnsweredNow(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.only = []string{"sourcing", "editorial"}
	p.keys("⇥")
	p.want("editorial", "")
	p.keys("⇥")
	p.want("sourcing", "")
	p.Activate("unsourced", "") // a click goes anywhere, and Tab leads back
	p.keys("⇥")
	p.want("editorial", "")
}

func TestOnceNothingWaitsTheLastQuestionStaysWhereThatIsTheManner(t *testing.T) {
	for _, stays := range []bool{false, true} {
		p := open(t, &disk{}, answering.Manner{Stays: stays})
		p.only = []string{"unsourced", "editorial"}
		p.goTo(0)
		p.keys("yn")
		want := map[bool]string{false: "none", true: "editorial"}[stays]
		p.want(want, "1 editorial=none, 1 unsourced=yes")
		p.goTo(0)
		want = map[bool]string{false: "none", true: "unsourced"}[stays]
		p.want(want, "1 editorial=none, 1 unsourced=yes")
		p.Deactivate()
		p.MoveOn(annotate.Slot{Field: "gone"})
		p.want(want, "1 editorial=none, 1 unsourced=yes")
	}
}

func TestMovingOnGoesRoundToWhatWaits(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	p.Choose("editorial", "", "none")
	p.want("sourcing", "1 editorial=none")
	if missing := p.Missing(); len(missing) != 2 || missing[0].Field.Key != "sourcing" || missing[1].Field.Key != "unsourced" {
		t.Errorf("missing are %+v", missing)
	}
}

func TestLookingAtOptionsAnswersNothing(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	looked := func() string {
		q, _ := p.Active()
		return q.Cursor
	}
	for _, step := range []struct{ keys, option string }{{"→", "none"}, {"→", "official"}, {"←←", "unclear"}, {"→", "none"}} {
		p.keys(step.keys)
		if looked() != step.option || !p.Looking() {
			t.Fatalf("%s looks at %q, want %q", step.keys, looked(), step.option)
		}
	}
	if f, o := p.Lead(); f.Key != "sourcing" || o.Value != "none" {
		t.Errorf("the definition shown is of %+v", o)
	}
	p.want("sourcing", "")
	p.StopLooking()
	if p.Looking() {
		t.Error("one still looks")
	}
	p.keys("←")
	if looked() != "unclear" {
		t.Errorf("back from none looks at %q", looked())
	}
	if p.keys("e"); p.Looking() {
		t.Error("an answer does not end the look")
	}
	p.keys("→") // from the answer
	if looked() != "person" {
		t.Errorf("beside the answer is %q", looked())
	}
	p.keys("→") // and on from there
	if looked() != "document" {
		t.Errorf("two beside the answer is %q", looked())
	}
	p.keys("⇥")
	if p.Looking() {
		t.Error("the look goes along to the next question")
	}
}

func TestTheDefinitionOfWhatWasChosenIsShownUntilTheNextKey(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	if f, o := p.Lead(); f != nil || o != nil {
		t.Fatal("a definition is shown before anything was chosen")
	}
	p.keys("n")
	f, o := p.Lead()
	if q, _ := p.Answered(); f == nil || f.Key != "sourcing" || o.Value != "none" || q.Field != f {
		t.Fatalf("the definition is of %+v", o)
	}
	p.keys("⇥")
	if _, o := p.Lead(); o != nil {
		t.Fatalf("the definition of %s stays", o.Value)
	}
}

func TestWhereSomeoneWentIsToldFromWhereTheyWereLed(t *testing.T) {
	p := open(t, &disk{}, answering.Manner{})
	if _, chosen := p.Chosen(); chosen {
		t.Error("the first question was chosen by nobody")
	}
	p.keys("⇥")
	if q, chosen := p.Chosen(); !chosen || q.Field.Key != "unsourced" {
		t.Error("Tab goes there")
	}
	p.keys("n")
	if _, chosen := p.Chosen(); chosen {
		t.Error("after an answer one is led on")
	}
}
