package adjudicatescreen_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
)

// first is a project in which the lead answers first, and three annotators differ on the
// sources of one paragraph, two of them giving the first answer; to everything else all give
// the same.
func first(t *testing.T, most, other, unsourced, part string) *rig {
	t.Helper()
	d := newRig(t, 0)
	key := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideColumns}
	d.project.Say(t, "L", key, annotate.Yes)
	for i, source := range []string{most, most, other} {
		who := fmt.Sprintf("A%d", i+1)
		d.answer(who, 1, source)
		for p := range words {
			if p != 1 {
				d.answer(who, p, "none")
			}
			s := annotate.NewSheet(d.article.Paragraphs[p], annotate.LayerAnnotation, 1, who)
			d.project.Say(t, who, s.Key("unsourced", ""), unsourced)
			d.project.Say(t, who, s.Key("unit_type", ""), part)
		}
	}
	return d.open()
}

// state is what a controller tells of the paragraph at hand and of the list.
type state struct {
	Shown, Notice string
	Rows          []string
	Items         []string
	Done, All     int
	Covered       bool
}

func stateOf(d *rig) state {
	s := d.Session()
	now := state{Shown: d.shown(), Notice: d.host.Noticed(), Covered: s.Covered()}
	now.Done, now.All = s.Progress()
	for _, r := range s.Rows() {
		key := r.Field.Key
		r.Field = nil
		now.Rows = append(now.Rows, fmt.Sprintf("%s %+v", key, r))
	}
	for _, item := range s.Items() {
		now.Items = append(now.Items, fmt.Sprint(item.State(), item.Disputes[0].Slot, item.Disputes[0].Position))
	}
	return now
}

// TestWhileTheAnswersAreCoveredNothingTellsWhatTheyAre: two projects whose annotators answered
// differently look the same until the lead has answered.
func TestWhileTheAnswersAreCoveredNothingTellsWhatTheyAre(t *testing.T) {
	one := first(t, "official", "none", "no", "body")
	two := first(t, "none", "expert", "yes", "subhead")
	same := func(when string) {
		t.Helper()
		if diff := cmp.Diff(stateOf(one), stateOf(two)); diff != "" {
			t.Errorf("%s, what annotators answered shows (-one +other):\n%s", when, diff)
		}
	}
	same("at first")
	if !one.Session().Covered() {
		t.Fatal("the answers are not covered")
	}
	for _, press := range []func(*rig){
		func(d *rig) { d.typed("K") },
		func(d *rig) { d.typed("A") },
		func(d *rig) { d.key(fyne.KeyReturn) },
		func(d *rig) { d.key(fyne.KeyF4) },
		func(d *rig) { d.key(fyne.KeyReturn) },
		func(d *rig) { d.key(fyne.KeyF4) },
		func(d *rig) { d.key(fyne.KeyDown) },
	} {
		press(one)
		press(two)
		same("after a key")
	}
	if !one.Session().Covered() || one.final() != "" || two.final() != "" {
		t.Errorf("without an answer %q and %q were decided", one.final(), two.final())
	}
	one.Session().Choose("sourcing", "", "official")
	one.Sync()
	if one.Session().Covered() {
		t.Error("the lead has answered, and the answers stay covered")
	}
}
