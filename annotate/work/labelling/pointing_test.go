package labelling_test

import (
	"context"
	"slices"
	"testing"

	"plumbline/annotate"
)

const doubt = "name: Doubt\nhints:\n- reason: who says so?\n  words: [monday, grow]\n"

// decide sets a setting of the project, as a lead does, and shows it to the session.
func (d *rig) decide(field, value string) {
	d.t.Helper()
	d.awaitIdle()
	pen := annotate.NewPen("lead", "lead", d.store.book.Hash, 0)
	d.store.foreign(
		d.t,
		pen,
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field},
		value,
		annotate.OriginAnnotator,
	)
	d.refresh()
}

// exposed lists what is on record of a treatment in a paragraph of the first article.
func (d *rig) exposed(field string, paragraph int) []string {
	d.t.Helper()
	d.awaitIdle()
	all, err := d.store.Exposures(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	var values []string
	for _, e := range all[annotate.ExposureKey(field, d.store.articles[0].Paragraphs[paragraph].ID, "A1", 1)] {
		values = append(values, e.Value)
	}
	return values
}

func (d *rig) wantExposed(field string, paragraph int, want ...string) {
	d.t.Helper()
	if got := d.exposed(field, paragraph); !slices.Equal(got, want) {
		d.t.Errorf("of %s in paragraph %d is on record %q, want %q", field, paragraph+1, got, want)
	}
}

// pointed are the words that are pointed out in a paragraph of the article at hand.
func (d *rig) pointed(paragraph int) (words []string) {
	text := []rune(d.Article().Paragraphs[paragraph].Text)
	for _, p := range d.PointedOut(paragraph) {
		words = append(words, string(text[p.Start:p.End])+"="+p.Target+p.Reason)
	}
	return words
}

func (d *rig) wantPointed(paragraph int, want ...string) {
	d.t.Helper()
	if got := d.pointed(paragraph); !slices.Equal(got, want) {
		d.t.Errorf("in paragraph %d is pointed out %q, want %q", paragraph+1, got, want)
	}
}

func TestNothingIsPointedOutOrRecordedUnlessTheProjectSaysSo(t *testing.T) {
	d := sit(t, project(t, 4))
	d.decide(annotate.ProjectHintList, doubt)
	d.open(0)
	d.wantPointed(3)
	d.keys("nnn")
	d.wantExposed(annotate.ProjectTargetsShown, 0)
	if d.HasHints() || d.PointsOutNames() {
		t.Error("the session says that something is pointed out")
	}
}

func TestNamesAndHintsArePointedOutAtOnceAndRecordedAheadOfTheAnswer(t *testing.T) {
	d := sit(t, project(t, 4))
	d.decide(annotate.ProjectHintList, doubt)
	d.decide(annotate.ProjectHintsShown, string(annotate.ShowAtOnce))
	d.decide(annotate.ProjectTargetsShown, string(annotate.ShowAtOnce))
	d.open(0)
	d.wantPointed(3, "Corvane="+annotate.TargetID("Corvane"), "grow=who says so?")
	d.wantPointed(1, "Monday=who says so?")
	d.GoTo(3)
	d.wantExposed(annotate.ProjectTargetsShown, 3) // to look is not to answer
	d.keys("n")
	d.wantExposed(annotate.ProjectTargetsShown, 3, "at_once shown 1")
	d.wantExposed(annotate.ProjectHintsShown, 3, "at_once shown 1")
	d.keys("n")
	d.undo()
	d.undo()
	d.wantAnswers("")
	d.wantExposed(annotate.ProjectTargetsShown, 3, "at_once shown 1") // what was seen is seen
	all, _ := d.store.Exposures(context.Background())
	answers := 0
	for _, e := range d.written() {
		if e.Key.Kind == annotate.KindAnswer {
			answers++
			if x, any := all.At(annotate.ProjectTargetsShown, &e); !any || !x.Shown {
				t.Errorf("an answer was written before what was seen is on record: %+v", e)
			}
		}
	}
	if answers == 0 {
		t.Error("nothing was answered")
	}
	d.decide(annotate.ProjectTargetsShown, "")
	d.wantPointed(3, "grow=who says so?")
	d.keys("n")
	d.wantExposed(annotate.ProjectTargetsShown, 3, "at_once shown 1", "")
}

func TestWhatIsShownAfterSubmissionIsRecordedAfterIt(t *testing.T) {
	d := sit(t, project(t, 0))
	d.decide(annotate.ProjectHintList, doubt)
	d.decide(annotate.ProjectHintsShown, string(annotate.ShowAfter))
	d.open(0)
	d.GoTo(1)
	d.wantPointed(1)
	d.keys("nnn")
	d.wantExposed(annotate.ProjectHintsShown, 1)
	d.keys("⏎")
	d.wantPointed(1, "Monday=who says so?")
	d.wantExposed(annotate.ProjectHintsShown, 1, "after shown 1")
	all, _ := d.store.Exposures(context.Background())
	for _, e := range d.written() {
		if e.Key.Kind == annotate.KindAnswer || e.Key.Kind == annotate.KindSubmission {
			if x, any := all.At(annotate.ProjectHintsShown, &e); any {
				t.Errorf("%s was written in sight of %+v", e.Key.Kind, x)
			}
		}
	}
}

func TestTheExperimentRecordsBothArmsAndShowsOne(t *testing.T) {
	m := project(t, 4)
	d := sit(t, m)
	d.decide(annotate.ProjectTargetsShown, string(annotate.ShowExperiment))
	arms := map[bool]bool{}
	for _, seed := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		d.decide(annotate.ProjectShownSeed, seed)
		d.open(0)
		shown := annotate.Treatment{
			Field: annotate.ProjectTargetsShown,
			When:  annotate.ShowExperiment,
			Seed:  seed,
		}.ShownTo(
			"A1",
			m.articles[0].ID,
		)
		arms[shown] = true
		if got := len(d.PointedOut(3)) > 0; got != shown {
			t.Errorf("with the seed %s something is pointed out: %t, the arm says %t", seed, got, shown)
		}
		d.GoTo(3)
		d.keys("n")
		d.undo()
		want := "experiment hidden 1"
		if shown {
			want = "experiment shown 1"
		}
		all := d.exposed(annotate.ProjectTargetsShown, 3)
		if len(all) == 0 || all[len(all)-1] != want {
			t.Errorf("with the seed %s is on record %q, want %q", seed, all, want)
		}
	}
	if len(arms) != 2 {
		t.Error("eight seeds lead to one arm")
	}
}

func TestWhatIsAskedAgainIsShownAsTheFirstTime(t *testing.T) {
	m := project(t, 0)
	d := sit(t, m)
	d.decide(annotate.ProjectHintList, doubt)
	d.decide(annotate.ProjectHintsShown, string(annotate.ShowExperiment))
	d.open(0)
	first := d.pointed(1)
	d.workOff()
	d.askAgain(m.articles[0].Paragraphs...)
	if err := d.OpenRow(context.Background(), d.Queue()[2]); err != nil {
		t.Fatal(err)
	}
	d.wantPointed(1, first...)
}

func TestAListThatCannotBeReadHintsAtNothing(t *testing.T) {
	d := sit(t, project(t, 0))
	d.decide(annotate.ProjectHintList, "written by a later program")
	d.decide(annotate.ProjectHintsShown, string(annotate.ShowAtOnce))
	d.open(0)
	d.wantPointed(1)
	if d.HasHints() {
		t.Error("the session says that hints are on")
	}
}
