package adjudicate_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/adjudicating"
)

// answersOn is what stands on the final sheet: values and outcomes by field, those
// about the first target with a 0.
func (p *project) answersOn(q annotate.Paragraph) map[string]string {
	found := make(map[string]string)
	final := p.final(q)
	for slot, v := range final.Verdicts {
		name := slot.Field
		for i := range p.targets {
			if slot.Target == p.target(i) {
				name = fmt.Sprintf("%s %d", slot.Field, i)
			}
		}
		if how := v.How(); how != "" {
			found[name] = strings.TrimSpace(final.Value(slot.Field, slot.Target) + " " + string(how))
		}
	}
	return found
}

func expect(t *testing.T, got, want map[string]string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("final is\n%v, want\n%v", got, want)
	}
}

// three have a paragraph on which they differ about sources, two to one.
func three(t *testing.T) (*project, annotate.Paragraph) {
	p := newProject(t, 2)
	q := p.paragraph(0, 0)
	p.label("A1", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "direct"})
	p.label("A2", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "direct"})
	p.label("A3", q, map[string]string{})
	return p, q
}

func TestAnUntouchedMajorityIsRecordedAsSuch(t *testing.T) {
	p, q := three(t)
	raw := p.raw()
	d := p.sit()
	if r, ok := d.Active(); !ok || r.Value != "official" || r.Chosen {
		t.Fatalf("the decision starts from %+v, want the majority", r)
	}
	d.keys("⏎")
	expect(t, p.answersOn(q), map[string]string{
		"unit_type": "body unanimous", "sourcing": "official majority", "attribution": "named unanimous", "quote_form": "direct unanimous",
		"stance 0": "absent unanimous", "stance 1": "absent unanimous", "unsourced": "no unanimous", "editorial": "none unanimous",
	})
	if done, all := d.Progress(); done != 1 || all != 1 || d.Notice().Kind != answering.NoticeAllDone {
		t.Errorf("%d of %d are decided, %+v", done, all, d.Notice())
	}
	if state := p.final(q).State(annotatetest.Codebook()); state != annotate.Submitted {
		t.Errorf("the final sheet is %q", state)
	}
	v := p.final(q).Verdict(annotate.Slot{Field: "sourcing"})
	if v.Outcome.Entry.Author != "L" || v.Outcome.Entry.Key.Annotator != "" {
		t.Errorf("the author is %q, the key's annotator %q", v.Outcome.Entry.Author, v.Outcome.Entry.Key.Annotator)
	}
	if !reflect.DeepEqual(p.raw(), raw) {
		t.Error("what annotators said was touched")
	}
}

func TestPlainKeysAnswerAndTheLeadsChoiceIsADecision(t *testing.T) {
	p, q := three(t)
	d := p.sit()
	d.keys("n⏎") // none
	expect(t, p.answersOn(q), map[string]string{
		"unit_type": "body unanimous", "sourcing": "none decided",
		"stance 0": "absent unanimous", "stance 1": "absent unanimous", "unsourced": "no unanimous", "editorial": "none unanimous",
	})
}

func TestTheSameAsTheMajorityIsADecisionIfTheLeadChoseIt(t *testing.T) {
	p, q := three(t)
	d := p.sit()
	d.keys(d.letterOf("A2") + "⏎")
	if got := p.answersOn(q)["sourcing"]; got != "official decided" {
		t.Errorf("taking a column makes %q", got)
	}
}

func TestADisagreementCanBeKept(t *testing.T) {
	p, q := three(t)
	d := p.sit()
	d.keys("③K")
	got := p.answersOn(q)
	if got["sourcing"] != "kept" || got["attribution"] != "" || got["unsourced"] != "no unanimous" {
		t.Errorf("final is %v; what hangs on what is kept has no answer either", got)
	}
	if v := p.final(q).Verdict(annotate.Slot{Field: "sourcing"}); v.Cause.Entry.Value != string(annotate.CauseRuleMissing) {
		t.Errorf("the cause is %q", v.Cause.Entry.Value)
	}
	if p.final(q).Value("sourcing", "") != "" {
		t.Error("what is kept has a value")
	}
	d.keys("↶")
	if got := p.answersOn(q); got["sourcing"] != "" {
		t.Errorf("undone, final is %v", got)
	}
}

func TestWhatNobodyAnsweredIsAskedOnceItsConditionHolds(t *testing.T) {
	p := newProject(t, 1)
	q := p.paragraph(0, 0)
	p.label("A1", q, map[string]string{"stance 0": "0"})
	p.label("A2", q, nil)
	d := p.sit()
	d.keys("4") // +1: whose stance is it?
	if r, _ := d.Active(); r.Field == nil || r.Field.Key != "voice" {
		t.Fatalf("after the stance the active question is %+v", r)
	}
	d.keys("⏎")
	if d.Notice().Kind != adjudicating.NoticeMissing || len(p.answersOn(q)) != 0 {
		t.Fatalf("an empty question was passed over: %v", p.answersOn(q))
	}
	d.keys("s⏎")
	if got := p.answersOn(q); got["stance 0"] != "1 decided" || got["voice 0"] != "source decided" {
		t.Errorf("final is %v", got)
	}
}

func TestWhatAQuestionHangsOnIsDecidedWithIt(t *testing.T) {
	p := newProject(t, 1)
	q := p.paragraph(0, 0)
	p.label("A1", q, map[string]string{"stance 0": "1", "voice 0": "outlet"})
	p.label("A2", q, map[string]string{"stance 0": "2", "voice 0": "source"})
	d := p.sit()
	for i, item := range d.Items() {
		if item.Disputes[0].Slot.Field == "voice" {
			if err := d.GoTo(t.Context(), i); err != nil {
				t.Fatal(err)
			}
		}
	}
	if r, _ := d.Active(); r.Field == nil || r.Field.Key != "stance" {
		t.Fatalf("for the voice the active question is %+v, want the stance", r)
	}
	d.keys("3") // no tilt: then nobody praises or blames
	d.keys("⏎")
	if got := p.answersOn(q); got["stance 0"] != "0 decided" || got["voice 0"] != "" {
		t.Errorf("final is %v", got)
	}
	if done, all := d.Progress(); done != 1 || all != 1 {
		t.Errorf("%d of %d are decided; the voice is asked no more", done, all)
	}
	d.keys("↶")
	if done, all := d.Progress(); done != 0 || all != 2 {
		t.Errorf("undone, %d of %d are decided", done, all)
	}
}

func TestAFinalAnswerSaysThatAnswersChangedSince(t *testing.T) {
	p, q := three(t)
	p.sit().keys("⏎")
	p.label("A1", q, map[string]string{"sourcing": "official", "attribution": "vague", "quote_form": "direct"})
	items := p.docket().Items(adjudicate.ByField)
	states := make(map[string]adjudicate.State)
	for _, item := range items {
		states[item.Disputes[0].Slot.Field] = item.State()
	}
	if want := map[string]adjudicate.State{
		"sourcing":    adjudicate.Done,
		"attribution": adjudicate.Changed,
	}; !reflect.DeepEqual(
		states,
		want,
	) {
		t.Fatalf("the states are %v, want %v", states, want)
	}
	d := p.sit()
	if r, _ := d.Active(); r.Field.Key != "attribution" || !r.Changed || r.Value != "named" {
		t.Fatalf("what waits is %+v", r)
	}
	d.keys("⏎")
	if got := p.answersOn(q)["attribution"]; got != "named decided" {
		t.Errorf("confirmed, the attribution is %q", got)
	}
	if done, all := d.Progress(); done != all {
		t.Errorf("%d of %d are decided", done, all)
	}
}

func TestBackspaceSetsTheMajorityAsideAndLetsItComeBack(t *testing.T) {
	p, q := three(t)
	d := p.sit()
	value := func() string {
		r, _ := d.Active()
		return r.Value
	}
	d.keys("⌫")
	if value() != "" {
		t.Fatalf("the question still says %q", value())
	}
	d.keys("⏎")
	if d.Notice().Kind != adjudicating.NoticeMissing {
		t.Fatalf("nothing was decided as something: %v", p.answersOn(q))
	}
	d.keys("⌫")
	if value() != "official" {
		t.Fatalf("the majority does not come back: %q", value())
	}
	d.keys("o") // takes the one label out
	if value() != "" {
		t.Fatalf("without its label the set is %q", value())
	}
	d.keys("↶")
	if value() != "official" {
		t.Fatalf("undone, the question says %q", value())
	}
}

func TestColumnsStayCoveredUntilTheLeadHasAnswered(t *testing.T) {
	p, q := three(t)
	p.write(
		"L",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideColumns},
		annotate.Yes,
	)
	reveal := annotate.RevealKey(annotate.RevealAnswers, q.ID, "L", 1)
	seen := func() bool {
		e, _ := p.Current(t.Context(), reveal)
		return e != nil
	}
	d := p.sit()
	if r, _ := d.Active(); !d.Covered() || r.Value != "" {
		t.Fatalf("covered %v, and the decision starts from %q", d.Covered(), r.Value)
	}
	d.keys("A⏎")
	if d.Covered() != true || seen() {
		t.Fatal("a column was taken, or shown, before the lead has answered")
	}
	d.keys("u")
	if d.Covered() || !seen() {
		t.Fatal("the columns stay covered though the lead has answered")
	}
	if again := p.sit(); again.Covered() {
		t.Error("what was seen is covered after a restart")
	}
}

func TestUndoSurvivesARestart(t *testing.T) {
	p, q := three(t)
	d := p.sit()
	d.keys("u②⏎")
	letter := d.letterOf("A1")
	after := p.answersOn(q)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = p.sit()
	d.keys("↶")
	if r, _ := d.Active(); r.Value != "official|unclear" || r.How != "" || d.letterOf("A1") != letter {
		t.Fatalf("after undoing the decision the question is %+v", r)
	}
	d.keys("↶↶")
	if r, _ := d.Active(); r.Value != "official" || r.Chosen || d.Cause() != "" {
		t.Fatalf("after undoing everything the question is %+v", r)
	}
	d.keys("↷↷↷")
	expect(t, p.answersOn(q), after)
	d.keys("↷")
	if d.Notice().Kind != answering.NoticeNothingRedo {
		t.Errorf("the notice is %+v", d.Notice())
	}
}

func TestAReasonIsWrittenWhenItIsLeft(t *testing.T) {
	p, q := three(t)
	d := p.sit()
	if !d.Press('/') {
		t.Fatal("/ does not ask for the reason")
	}
	d.Text.Type("The ministry is named two lines above.")
	if !d.Text.Typing() {
		t.Error("nobody types")
	}
	d.keys("⏎")
	if v := p.final(q).Verdict(annotate.Slot{Field: "sourcing"}); v.Reason.Entry.Value != "The ministry is named two lines above." {
		t.Errorf("the reason is %q", v.Reason.Entry.Value)
	}
}

func TestAKeyThatMeansNothingSaysSo(t *testing.T) {
	p, q := three(t)
	d := p.sit()
	for key, want := range map[string]answering.NoticeKind{
		"x": answering.NoticeNoKey, "Z": adjudicating.NoticeNoColumn, "↑": answering.NoticeFirst, "↓": answering.NoticeLast, "↶": answering.NoticeNothingUndo,
	} {
		d.keys(key)
		if got := d.Notice().Kind; got != want {
			t.Errorf("%s tells %v, want %v", key, got, want)
		}
	}
	if len(p.answersOn(q)) != 0 {
		t.Errorf("something was decided: %v", p.answersOn(q))
	}
}

func TestWhateverKeysArePressedUndoingThemAllLeavesNothingDecided(t *testing.T) {
	divided := divide(t)
	content := divided.Content()
	rapid.Check(t, func(r *rapid.T) {
		p := divided.copied(content)
		raw := p.raw()
		d := p.sit()
		keys := rapid.SliceOfN(rapid.SampledFrom(strings.Split("1 2 3 4 5 n o g s b A B K ⏎ ⏎ ⇥ ⌫ ↶ ↷ ↓ ↑ ① ③", " ")), 1, 30).
			Draw(r, "keys")
		d.keys(strings.Join(keys, ""))
		for d.CanUndo() {
			d.keys("↶")
		}
		for _, a := range p.articles {
			for _, q := range a.Paragraphs {
				if said := p.answersOn(q); len(said) > 0 {
					r.Fatalf("%s%d is still %v", a.Meta.Title, q.Position, said)
				}
				for _, s := range p.final(q).Answers {
					if s.Entry.Value != "" {
						r.Fatalf("%s%d still has %q", a.Meta.Title, q.Position, s.Entry.Value)
					}
				}
			}
		}
		if !slices.EqualFunc(p.raw(), raw, func(a, b annotate.Entry) bool { return a.ID == b.ID }) {
			r.Fatal("what annotators said was touched")
		}
		if err := d.Close(); err != nil {
			r.Fatal(err)
		}
	})
}

func TestPressingEnterAndChoosingDecidesEverything(t *testing.T) {
	p := divide(t)
	d := p.sit()
	for range 40 {
		if _, all := d.Progress(); all == 0 {
			t.Fatal("nothing is in dispute")
		}
		if d.Notice().Kind == answering.NoticeAllDone {
			break
		}
		r, _ := d.Active()
		if r.Value == "" {
			d.keys(r.Field.Options[0].Key)
		}
		d.keys("⏎")
	}
	if done, all := d.Progress(); done != all || all < 4 {
		t.Errorf("%d of %d are decided", done, all)
	}
}
