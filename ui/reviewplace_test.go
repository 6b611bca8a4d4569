package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/annotate"
	"plumbline/ui/kit"
	"plumbline/ui/place"
)

// drawn is what the drawings of an open place say.
func (d *rig) drawn() string {
	var all string
	var in func(o fyne.CanvasObject)
	in = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Pane:
			if o.Visible() {
				for _, s := range o.Drawing().Texts() {
					all += s + "\n"
				}
			}
		case *container.Scroll:
			in(o.Content)
		case *fyne.Container:
			for _, c := range o.Objects {
				in(c)
			}
		}
	}
	in(d.place.Content())
	return all
}

// TestReviewFollowsTheRoleOfWhoLooks makes somebody else the lead while Review is
// open, and then this person: by another program, whose entries only wait in the
// file, and by this one, whose store knows the roles as soon as they are written.
func TestReviewFollowsTheRoleOfWhoLooks(t *testing.T) {
	lead := func(who, role string) (annotate.Key, string) {
		return annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonRole}, role
	}
	for _, here := range []bool{false, true} {
		d := newRig(t).begun()
		d.OpenPlace(place.Review)
		d.awaitIdle()
		all := d.place
		say := func(who, role string) {
			key, value := lead(who, role)
			d.sample.Say(t, who, key, value)
			if here {
				if err := d.work.Project().ViewAs(context.Background(), "A1"); err != nil {
					t.Fatal(err)
				}
			}
			d.work.Refresh()
			d.awaitIdle()
		}
		say("L", annotate.RoleLead)
		restricted := d.place
		if d.at != place.Review || restricted == all {
			t.Fatalf("here %t: at %s, the place is the same: %t", here, d.at, restricted == all)
		}
		if said := d.drawn(); !strings.Contains(said, "once your lead has closed the batch") {
			t.Errorf("here %t: Review does not say that it is restricted:\n%s", here, said)
		}
		say("A1", annotate.RoleLead)
		if d.at != place.Review || d.place == restricted || strings.Contains(d.drawn(), "once your lead has closed the batch") {
			t.Errorf("here %t: a lead again, Review is still restricted", here)
		}
		open := d.place
		say("A2", annotate.RoleLead)
		if d.place != open {
			t.Errorf("here %t: what somebody else may do has built Review anew", here)
		}
	}
}
