package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
	"plumbline/store/storetest"
	"plumbline/ui/place/annotatescreen"
)

// askedAgain are the positions that are asked again, or were never answered.
var askedAgain = []int{3, 4, 5, 6, 7, 8}

// repeating opens the sample as A1, who has answered an article but for the stretch, or
// all of it, and is asked the stretch again.
func repeating(t *testing.T, again bool) *rig {
	t.Helper()
	d := newRig(t)
	say := func(who string, key annotate.Key, value string) { d.sample.Say(t, who, key, value) }
	say("L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	say("A1", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonJoined}, annotate.Yes)
	say("L1", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectRepeatShare}, "5")
	article := longest(t, d.sample)
	for _, p := range article.Paragraphs {
		inStretch := slices.Contains(askedAgain, p.Position)
		if inStretch && !again {
			continue
		}
		sheet := annotate.NewSheet(p, annotate.LayerAnnotation, annotate.FirstRound, "A1")
		note := map[bool]string{true: "answered the first time", false: "a note that stays"}[inStretch]
		for field, value := range map[string]string{
			"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial": "none", annotate.FieldNote: note,
		} {
			say("A1", sheet.Key(field, ""), value)
		}
		var asked []string
		for _, name := range []string{"Aldoria", "Brenn"} {
			say("A1", sheet.Key("stance", annotate.TargetID(name)), "absent")
			asked = append(asked, annotate.TargetID(name))
		}
		say("A1", sheet.SubmissionKey(), annotate.JoinIDs(asked))
		if inStretch {
			say("L1", annotate.RepeatKey(p.ID, "A1"), annotate.Yes)
		}
	}
	return d.begun()
}

func longest(t *testing.T, p *storetest.Project) *annotate.Article {
	t.Helper()
	all, err := p.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var found *annotate.Article
	for _, a := range all {
		whole, err := p.Article(t.Context(), a.ID)
		if err != nil {
			t.Fatal(err)
		}
		if found == nil || len(whole.Paragraphs) > len(found.Paragraphs) {
			found = whole
		}
	}
	return found
}

// mine is the list of what the person has begun.
func (d *rig) mine() string {
	d.place.(*annotatescreen.Screen).ListMine()
	d.awaitIdle()
	text := read(d.window.Content()) + "\n" + d.drawn()
	d.key(fyne.KeyEscape)
	return text
}

func TestNobodySeesThatAStretchIsAskedAgain(t *testing.T) {
	never, again := repeating(t, false), repeating(t, true)
	undo := func(d *rig) string {
		if err := d.work.Session().Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		d.awaitIdle()
		return read(d.window.Content()) + "\n" + d.drawn()
	}
	for name, look := range map[string]func(*rig) string{
		"in the places and dialogs": (*rig).everywhere, "in the list of one's own": (*rig).mine, "after an undo": undo,
	} {
		one, other := look(never), look(again)
		if strings.Contains(other, "answered the first time") {
			t.Errorf("%s the first answers are read", name)
		}
		if diff := cmp.Diff(one, other); diff != "" {
			t.Errorf("%s something else stands (-never answered +asked again):\n%s", name, diff)
		}
		if !strings.Contains(one+other, "repeats") {
			t.Errorf("%s nobody is told that some work repeats", name)
		}
	}
}
