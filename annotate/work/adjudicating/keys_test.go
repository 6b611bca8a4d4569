package adjudicating_test

import (
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
	"plumbline/store/storetest"
)

func expect(t *testing.T, got, want map[string]string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("final is\n%v, want\n%v", got, want)
	}
}

func TestAnUntouchedMajorityIsRecordedAsSuch(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	before := raw(p)
	d := sit(t, p)
	if r, ok := d.Active(); !ok || r.Value != "official" || r.Chosen {
		t.Fatalf("the decision starts from %+v, want the majority", r)
	}
	d.keys("⏎")
	expect(t, p.FinalAnswers(q), map[string]string{
		"unit_type": "body unanimous", "sourcing": "official majority", "attribution": "named unanimous", "quote_form": "direct unanimous",
		"stance 0": "absent unanimous", "stance 1": "absent unanimous", "unsourced": "no unanimous", "editorial": "none unanimous",
	})
	if done, all := d.Progress(); done != 1 || all != 1 || d.Notice().Kind != answering.NoticeAllDone {
		t.Errorf("%d of %d are decided, %+v", done, all, d.Notice())
	}
	if state := p.Final(q).State(annotatetest.Codebook()); state != annotate.Submitted {
		t.Errorf("the final sheet is %q", state)
	}
	v := p.Final(q).Verdict(annotate.Slot{Field: "sourcing"})
	if v.Outcome.Entry.Author != "L" || v.Outcome.Entry.Key.Annotator != "" {
		t.Errorf("the author is %q, the key's annotator %q", v.Outcome.Entry.Author, v.Outcome.Entry.Key.Annotator)
	}
	if !reflect.DeepEqual(raw(p), before) {
		t.Error("what annotators said was touched")
	}
}

func TestPlainKeysAnswerAndTheLeadsChoiceIsADecision(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	d := sit(t, p)
	d.keys("n⏎") // none
	expect(t, p.FinalAnswers(q), map[string]string{
		"unit_type": "body unanimous", "sourcing": "none decided",
		"stance 0": "absent unanimous", "stance 1": "absent unanimous", "unsourced": "no unanimous", "editorial": "none unanimous",
	})
}

func TestTheSameAsTheMajorityIsADecisionIfTheLeadChoseIt(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	d := sit(t, p)
	d.keys(d.letterOf("A2") + "⏎")
	if got := p.FinalAnswers(q)["sourcing"]; got != "official decided" {
		t.Errorf("taking a column makes %q", got)
	}
}

func TestADisagreementCanBeKept(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	d := sit(t, p)
	d.keys("③K")
	got := p.FinalAnswers(q)
	if got["sourcing"] != "kept" || got["attribution"] != "" || got["unsourced"] != "no unanimous" {
		t.Errorf("final is %v; what hangs on what is kept has no answer either", got)
	}
	if v := p.Final(q).Verdict(annotate.Slot{Field: "sourcing"}); v.Cause.Entry.Value != string(annotate.CauseRuleMissing) {
		t.Errorf("the cause is %q", v.Cause.Entry.Value)
	}
	if p.Final(q).Value("sourcing", "") != "" {
		t.Error("what is kept has a value")
	}
	d.keys("↶")
	if got := p.FinalAnswers(q); got["sourcing"] != "" {
		t.Errorf("undone, final is %v", got)
	}
}

func TestWhatNobodyAnsweredIsAskedOnceItsConditionHolds(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	q := p.Paragraph(0, 0)
	p.Label("A1", q, map[string]string{"stance 0": "0"})
	p.Label("A2", q, nil)
	d := sit(t, p)
	d.keys("4") // +1: whose stance is it?
	if r, _ := d.Active(); r.Field == nil || r.Field.Key != "voice" {
		t.Fatalf("after the stance the active question is %+v", r)
	}
	d.keys("⏎")
	if d.Notice().Kind != adjudicating.NoticeMissing || len(p.FinalAnswers(q)) != 0 {
		t.Fatalf("an empty question was passed over: %v", p.FinalAnswers(q))
	}
	d.keys("s⏎")
	if got := p.FinalAnswers(q); got["stance 0"] != "1 decided" || got["voice 0"] != "source decided" {
		t.Errorf("final is %v", got)
	}
}

func TestWhatAQuestionHangsOnIsDecidedWithIt(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	q := p.Paragraph(0, 0)
	p.Label("A1", q, map[string]string{"stance 0": "1", "voice 0": "outlet"})
	p.Label("A2", q, map[string]string{"stance 0": "2", "voice 0": "source"})
	d := sit(t, p)
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
	if got := p.FinalAnswers(q); got["stance 0"] != "0 decided" || got["voice 0"] != "" {
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
	p, q := storetest.MustOpenTwoToOne(t)
	sit(t, p).keys("⏎")
	p.Label("A1", q, map[string]string{"sourcing": "official", "attribution": "vague", "quote_form": "direct"})
	items := docketOf(t, p).Items(adjudicate.ByField)
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
	d := sit(t, p)
	if r, _ := d.Active(); r.Field.Key != "attribution" || !r.Changed || r.Value != "named" {
		t.Fatalf("what waits is %+v", r)
	}
	d.keys("⏎")
	if got := p.FinalAnswers(q)["attribution"]; got != "named decided" {
		t.Errorf("confirmed, the attribution is %q", got)
	}
	if done, all := d.Progress(); done != all {
		t.Errorf("%d of %d are decided", done, all)
	}
}

func TestBackspaceSetsTheMajorityAsideAndLetsItComeBack(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	d := sit(t, p)
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
		t.Fatalf("nothing was decided as something: %v", p.FinalAnswers(q))
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
	p, q := storetest.MustOpenTwoToOne(t)
	p.Write(
		"L",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideColumns},
		annotate.Yes,
	)
	reveal := annotate.RevealKey(annotate.RevealAnswers, q.ID, "L", 1)
	seen := func() bool {
		e, _ := p.Current(t.Context(), reveal)
		return e != nil
	}
	d := sit(t, p)
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
	if again := sit(t, p); again.Covered() {
		t.Error("what was seen is covered after a restart")
	}
}

func TestUndoSurvivesARestart(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	d := sit(t, p)
	d.keys("u②⏎")
	letter := d.letterOf("A1")
	after := p.FinalAnswers(q)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = sit(t, p)
	d.keys("↶")
	if r, _ := d.Active(); r.Value != "official|unclear" || r.How != "" || d.letterOf("A1") != letter {
		t.Fatalf("after undoing the decision the question is %+v", r)
	}
	d.keys("↶↶")
	if r, _ := d.Active(); r.Value != "official" || r.Chosen || d.Cause() != "" {
		t.Fatalf("after undoing everything the question is %+v", r)
	}
	d.keys("↷↷↷")
	expect(t, p.FinalAnswers(q), after)
	d.keys("↷")
	if d.Notice().Kind != answering.NoticeNothingRedo {
		t.Errorf("the notice is %+v", d.Notice())
	}
}

func TestAReasonIsWrittenWhenItIsLeft(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	d := sit(t, p)
	if !d.Press('/') {
		t.Fatal("/ does not ask for the reason")
	}
	d.Text.Type("The ministry is named two lines above.")
	if !d.Text.Typing() {
		t.Error("nobody types")
	}
	d.keys("⏎")
	if v := p.Final(q).Verdict(annotate.Slot{Field: "sourcing"}); v.Reason.Entry.Value != "The ministry is named two lines above." {
		t.Errorf("the reason is %q", v.Reason.Entry.Value)
	}
}

func TestAKeyThatMeansNothingSaysSo(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	d := sit(t, p)
	for key, want := range map[string]answering.NoticeKind{
		"x": answering.NoticeNoKey, "Z": adjudicating.NoticeNoColumn, "↑": answering.NoticeFirst, "↓": answering.NoticeLast, "↶": answering.NoticeNothingUndo,
	} {
		d.keys(key)
		if got := d.Notice().Kind; got != want {
			t.Errorf("%s tells %v, want %v", key, got, want)
		}
	}
	if len(p.FinalAnswers(q)) != 0 {
		t.Errorf("something was decided: %v", p.FinalAnswers(q))
	}
}

func TestWhateverKeysArePressedUndoingThemAllLeavesNothingDecided(t *testing.T) {
	divided := storetest.MustOpenDivided(t)
	content := divided.Content()
	rapid.Check(t, func(r *rapid.T) {
		p := divided.Copied(content)
		before := raw(p)
		d := sit(t, p)
		keys := rapid.SliceOfN(rapid.SampledFrom(strings.Split("1 2 3 4 5 n o g s b A B K ⏎ ⏎ ⇥ ⌫ ↶ ↷ ↓ ↑ ① ③", " ")), 1, 30).
			Draw(r, "keys")
		d.keys(strings.Join(keys, ""))
		for d.CanUndo() {
			d.keys("↶")
		}
		for _, a := range p.Articles {
			for _, q := range a.Paragraphs {
				if said := p.FinalAnswers(q); len(said) > 0 {
					r.Fatalf("%s%d is still %v", a.Meta.Title, q.Position, said)
				}
				for _, s := range p.Final(q).Answers {
					if s.Entry.Value != "" {
						r.Fatalf("%s%d still has %q", a.Meta.Title, q.Position, s.Entry.Value)
					}
				}
			}
		}
		if !slices.EqualFunc(raw(p), before, func(a, b annotate.Entry) bool { return a.ID == b.ID }) {
			r.Fatal("what annotators said was touched")
		}
		if err := d.Close(); err != nil {
			r.Fatal(err)
		}
	})
}

func TestPressingEnterAndChoosingDecidesEverything(t *testing.T) {
	p := storetest.MustOpenDivided(t)
	d := sit(t, p)
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
