package ui

import (
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/ui/modal"
	"plumbline/ui/place"
)

// asksThree is a sample in which A1 answered the first paragraph and asks the lead about it.
func asksThree(t *testing.T, d *rig) annotate.Paragraph {
	t.Helper()
	articles, err := d.sample.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	article, err := d.sample.Article(t.Context(), articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	q := article.Paragraphs[0]
	sheet := annotate.NewSheet(q, annotate.LayerAnnotation, annotate.FirstRound, "A1")
	d.sample.Say(t, "A1", sheet.Key("sourcing", ""), "none")
	return q
}

func TestTheRulingDialogIsThereForTheNextKeyWhileAnswersAreRead(t *testing.T) {
	var late []func()
	d := newRig(t)
	q := asksThree(t, d)
	d.begun()
	d.params.Work = func(work, done func()) { late = append(late, work, done) }
	d.commands.rule(place.Rule{Paragraph: q.ID, Field: "sourcing"})
	d.typed("Official.")
	d.wantDialog("Ruling", "Official.")
	if strings.Contains(d.dialog(), "Earlier answers") {
		t.Fatal("the answers are there before they were read")
	}
	for _, f := range late {
		f()
	}
	d.wantDialog("Official.", "Earlier answers", "A1 1")
	if checks := parts[*modal.Check](d); len(checks) != 1 {
		t.Errorf("%d answers can be chosen to be looked at again, want 1", len(checks))
	}
}

func TestWhoOpensAProjectIsToldWhatARulingWantsLookedAtAgain(t *testing.T) {
	d := newRig(t)
	q := asksThree(t, d)
	r := annotate.Ruling{Words: "So.", Again: []string{"none"}}
	d.sample.Say(t, "L1", annotate.RulingKey(q.ID, "sourcing", ""), r.Value())
	d.begun()
	const told = "A ruling wants another look at 1 paragraph of yours; the queue tells where, Ctrl+Down goes there"
	if said := read(d.window.Content()); !strings.Contains(said, told) || !strings.Contains(said, "1 to look at again") {
		t.Errorf("the window says:\n%s", said)
	}
}

func TestUndoTakesBackWhatWasDoneLastInThePlaceAndSaysIt(t *testing.T) {
	d := newRig(t)
	q := asksThree(t, d)
	d.begun()
	d.OpenPlace(place.Dataset)
	d.awaitIdle()
	rulings := func() (n int) {
		all, err := d.sample.Rulings(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	r := annotate.Ruling{Words: "So."}
	if err := d.commands.layDown(annotate.RulingKey(q.ID, "sourcing", ""), r.Value()); err != nil {
		t.Fatal(err)
	}
	if err := d.work.Decide(team.PersonFact("B2", annotate.PersonJoined, annotate.Yes)); err != nil {
		t.Fatal(err)
	}
	said := func(words string) {
		t.Helper()
		d.awaitIdle()
		if got := read(d.window.Content()); !strings.Contains(got, words) {
			t.Errorf("the window does not say %q", words)
		}
	}
	d.reverse(false)
	said("Undone: what was decided about B2")
	d.reverse(false)
	said("Undone: the ruling on Sources")
	if rulings() != 0 {
		t.Error("the ruling stands")
	}
	d.reverse(true)
	said("Redone: the ruling on Sources")
	if rulings() != 1 {
		t.Error("the ruling is not back")
	}
	d.OpenPlace(place.Annotate) // where answers are given
	d.reverse(false)
	d.awaitIdle()
	if rulings() != 1 {
		t.Error("undo in Annotate takes a ruling back")
	}
	other := annotate.Ruling{Words: "Otherwise."}
	d.sample.Say(t, "L1", annotate.RulingKey(q.ID, "sourcing", ""), other.Value())
	d.OpenPlace(place.Dataset)
	d.reverse(false)
	said("Not undone: the ruling on Sources, decided anew since")
	d.reverse(false)
	said("Nothing to undo")
}

func TestUndoTakesBackWhatALeadDidBeforeTheProjectWasClosedAndOpenedAgain(t *testing.T) {
	d := newRig(t)
	q := asksThree(t, d)
	d.begun()
	r := annotate.Ruling{Words: "So."}
	if err := d.commands.layDown(annotate.RulingKey(q.ID, "sourcing", ""), r.Value()); err != nil {
		t.Fatal(err)
	}
	pen, err := d.work.Pen()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.work.Project().Freeze(t.Context(), pen, "spring"); err != nil {
		t.Fatal(err)
	}
	d.awaitIdle()
	if err := d.work.CloseNow(); err != nil {
		t.Fatal(err)
	}
	d.work.Open("sample.plumb", "A1")
	d.awaitIdle()
	said := func(words string) {
		t.Helper()
		d.awaitIdle()
		if got := read(d.window.Content()); !strings.Contains(got, words) {
			t.Errorf("the window does not say %q", words)
		}
	}
	d.OpenPlace(place.Adjudicate)
	d.reverse(false) // of a place where freezes are not
	d.OpenPlace(place.Dataset)
	d.awaitIdle()
	d.reverse(false)
	said("Not undone: the freeze spring stays, because exports may rest on it. The next undo takes back what was done before")
	d.reverse(false)
	said("Undone: the ruling on Sources")
	if all, err := d.sample.Rulings(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("the ruling stands: %+v (%v)", all, err)
	}
	d.reverse(true)
	said("Redone: the ruling on Sources")
	d.OpenPlace(place.Adjudicate)
	d.reverse(false)
	said("Undone: the ruling on Sources")
}

func TestAnotherTextToAgreeToIsAskedForAtOnceAndOnce(t *testing.T) {
	d := newRig(t)
	say := func(text string) {
		d.sample.Say(
			t, "L1", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectConsent}, text,
		)
	}
	d.sample.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	d.begun()
	d.wantNoDialog()
	say("You read sad articles.")
	d.work.Refresh()
	d.awaitIdle()
	d.wantDialog("Before you begin", "You read sad articles.")
	say("You read very sad articles.")
	d.work.Refresh()
	d.awaitIdle()
	d.wantDialog("You read very sad articles.")
	d.key("Escape")
	d.wantNoDialog() // not one for each text
	d.work.Refresh()
	d.awaitIdle()
	d.wantNoDialog()
}
