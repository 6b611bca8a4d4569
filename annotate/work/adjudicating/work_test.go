package adjudicating_test

import (
	"errors"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
	"plumbline/annotate/review"
	"plumbline/annotate/work/adjudicating"
	"plumbline/store/storetest"
)

// rig is a lead's work on a project in a file. Reading waits until the test lets
// it end.
type rig struct {
	*adjudicating.Work
	t       *testing.T
	project *storetest.Project
	article *annotate.Article
	queue   []func()
	later   []func() // what is to be done after a moment; nothing keeps time if it is nil

	changes, undivided int
	agreed             *adjudicate.Decided
	failed             []error
}

func (d *rig) Changed()                     { d.changes++ }
func (d *rig) Agreeing()                    {}
func (d *rig) Agreed(a *adjudicate.Decided) { d.agreed = a }
func (d *rig) Undivided()                   { d.undivided++ }
func (d *rig) Failed(err error)             { d.failed = append(d.failed, err) }

// newRig is a project in which two annotators differ on the second and the third
// paragraph of three.
func newRig(t *testing.T, lead bool) *rig {
	t.Helper()
	return newRigWith(t, lead, nil)
}

// newRigOnTime is such a project, of a lead whose program keeps time.
func newRigOnTime(t *testing.T) *rig {
	t.Helper()
	var d *rig
	d = newRigWith(t, true, func(_ time.Duration, do func()) func() {
		d.later = append(d.later, do)
		return func() {}
	})
	return d
}

func newRigWith(t *testing.T, lead bool, after func(time.Duration, func()) func()) *rig {
	t.Helper()
	d := &rig{t: t, project: storetest.MustOpen(t, "p.plumb")}
	d.project.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	d.article = d.project.AddArticle(
		annotate.Meta{Title: "Envoy tours three capitals"},
		storetest.Text{
			Guess: "body",
			Text:  "The envoy left.",
		},
		storetest.Text{Guess: "body", Text: "He disagreed."},
		storetest.Text{Guess: "body", Text: "Nothing moved."},
	)
	for i, who := range []string{"A1", "A2"} {
		for p := range d.article.Paragraphs {
			d.answer(who, p, i > 0 && p > 0)
		}
	}
	d.project.Say(t, "L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonJoined}, annotate.Yes)
	d.Work = adjudicating.New(adjudicating.Options{
		Store: d.project, MayLead: lead, Answering: answering.Options{Annotator: "L", Device: "desk", After: after, Run: func(func()) {}},
		Work: func(work, done func()) { d.queue = append(d.queue, func() { work(); done() }) },
	})
	d.Begin(d)
	t.Cleanup(func() {
		d.Close()
		if err := errors.Join(d.failed...); err != nil {
			t.Error(err)
		}
	})
	return d
}

// answer submits a paragraph, as an official source or as none.
func (d *rig) answer(who string, paragraph int, official bool) {
	d.t.Helper()
	s := annotate.NewSheet(d.article.Paragraphs[paragraph], annotate.LayerAnnotation, 1, who)
	d.project.Say(d.t, who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
	given := map[string]string{"unit_type": "body", "sourcing": "none", "unsourced": "no", "editorial": "none"}
	if official {
		given["sourcing"], given["attribution"], given["quote_form"] = "official", "named", "none"
	}
	for field, value := range given {
		d.project.Say(d.t, who, s.Key(field, ""), value)
	}
	d.project.Say(d.t, who, s.Key("stance", annotate.TargetID("Aldoria")), "absent")
	d.project.Say(d.t, who, s.SubmissionKey(), annotate.TargetID("Aldoria"))
}

// awaitIdle lets everything end that is done elsewhere.
func (d *rig) awaitIdle() {
	for len(d.queue) > 0 {
		d.step()
	}
}

// step lets the first of it end.
func (d *rig) step() {
	do := d.queue[0]
	d.queue = d.queue[1:]
	do()
}

func TestDisagreementsAreReadElsewhereAndOnceMoreIfSomethingWrote(t *testing.T) {
	d := newRig(t, true)
	d.Reload()
	d.Reload()
	if len(d.queue) != 1 || d.Session() != nil {
		t.Fatalf("%d readings wait, want one; there is a session: %v", len(d.queue), d.Session() != nil)
	}
	d.step()
	if d.changes != 1 || len(d.queue) != 1 {
		t.Fatalf("the screen was told %d times, and %d readings wait; want one of each", d.changes, len(d.queue))
	}
	if err := d.Flush(); err != nil { // what the lead saw is recorded
		t.Fatal(err)
	}
	d.step()
	if d.changes != 2 || len(d.queue) != 0 || len(d.Session().Items()) != 2 {
		t.Errorf(
			"the screen was told %d times, %d readings wait, there are %d disagreements",
			d.changes,
			len(d.queue),
			len(d.Session().Items()),
		)
	}
}

func TestWhileTheDiskRefusesTheProjectIsNotReadOverAndOver(t *testing.T) {
	d := newRigOnTime(t)
	d.awaitIdle()
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	d.project.Fail(errors.New("the disk is full"))
	d.Session().Press('o')
	d.Reload()
	d.step()
	if len(d.queue) != 0 || len(d.later) != 1 {
		t.Fatalf("%d readings wait and %d are put off, want one put off", len(d.queue), len(d.later))
	}
	d.project.Fail(nil)
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	again := d.later[0]
	d.later = nil
	again()
	d.awaitIdle()
	if len(d.later) != 0 || len(d.Session().Items()) != 2 {
		t.Errorf("with all on disk %d readings are put off, there are %d disagreements", len(d.later), len(d.Session().Items()))
	}
}

func TestAParagraphThatWasAskedForIsOpenedOnceTheyAreRead(t *testing.T) {
	d := newRig(t, true)
	third := d.article.Paragraphs[2].ID
	if err := d.GoTo(third); err != nil {
		t.Fatal(err)
	}
	d.awaitIdle()
	if got := d.Session().Case().Paragraph.ID; got != third {
		t.Errorf("at hand is %s, want %s", got, third)
	}
	if err := d.GoTo(d.article.Paragraphs[0].ID); err != nil || d.undivided != 1 {
		t.Errorf("of a paragraph without disagreement it is told %d times, %v", d.undivided, err)
	}
}

func TestAListNarrowedToNothingIsNotOneWithoutDisagreement(t *testing.T) {
	d := newRig(t, true)
	d.awaitIdle()
	d.Narrow(review.Filter{Articles: []string{"another"}})
	d.awaitIdle()
	if !d.NarrowedToNothing() {
		t.Error("it does not know that it was narrowed")
	}
	d.Narrow(review.Filter{})
	d.awaitIdle()
	if d.NarrowedToNothing() || len(d.Session().Items()) != 2 {
		t.Errorf("without a filter there are %d disagreements, want 2", len(d.Session().Items()))
	}
}

func TestWhoMayNotDecideIsShownNothing(t *testing.T) {
	d := newRig(t, false)
	d.Reload()
	d.awaitIdle()
	if d.Session() != nil || d.changes != 0 {
		t.Error("disagreements were read for somebody who may not see them")
	}
}

func TestWhatIsReadAfterTheEndIsDropped(t *testing.T) {
	d := newRig(t, true)
	d.Close()
	d.awaitIdle()
	d.Reload()
	if d.changes != 0 || d.Session() != nil || len(d.queue) != 0 || d.Pending() != 0 {
		t.Errorf("after the end the screen was told %d times", d.changes)
	}
}
