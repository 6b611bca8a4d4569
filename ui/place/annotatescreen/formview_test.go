package annotatescreen

import (
	"context"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/ui/form"
)

// row is the row of a field in the form as shown.
func row(t *testing.T, v form.View, field, target string) form.Row {
	t.Helper()
	for _, r := range v.Rows {
		if r.Field.Key == field && r.Target == targetID(target) {
			return r
		}
	}
	t.Fatalf("the form has no %s of %q", field, target)
	return form.Row{}
}

// targetID is the id of a target by its name, "" for none.
func targetID(name string) string {
	if name == "" {
		return ""
	}
	return annotate.TargetID(name)
}

func TestTheRuleIsThatOfTheActiveQuestion(t *testing.T) {
	d := newRig(t, aldoria, brenn)
	d.press("n")
	r := ruleOf(d.Session, false)
	if r.Field.Key != "stance" || r.Target.Name != "Aldoria" || r.Target.Counts != "its crown" || r.All {
		t.Errorf("the rule shown is %+v", r)
	}
	d.press("aannn")
	if r := ruleOf(d.Session, true); r.Field.Key != "editorial" || r.Target.Name != "" || !r.All {
		t.Errorf("of a complete paragraph the rule shown is %+v, want that of the last answer", r)
	}
}

func TestAnAnswerJustGivenIsDefined(t *testing.T) {
	d := newRig(t, aldoria, brenn)
	d.press("n")
	told := footOf(d.Session)
	if told.Option == nil || told.Option.Value != "none" || told.Of != "Sources" || told.Looked {
		t.Errorf("the answer just given is told by %+v", told)
	}
	if want := "In what light does this paragraph put Aldoria?"; told.Question != want {
		t.Errorf("the question reads %q, want %q", told.Question, want)
	}
	d.press("1")
	if told := footOf(d.Session); told.Option.Value != "-2" || told.Of != "Aldoria" {
		t.Errorf("the stance just given is told by %+v", told)
	}
}

func TestTheFootNamesTheWordThatStopsTheRest(t *testing.T) {
	d := newRig(t, annotate.Target{Name: "Corvane"}, brenn)
	d.press("n")
	if got := footOf(d.Session).Hint; got != "“Corvane” stands in it, so r stops here." {
		t.Errorf("at a target that is named the foot says %q", got)
	}
	d.press("3")
	if got := footOf(d.Session).Hint; got != "r: this and the later targets are absent." {
		t.Errorf("at one that is not it says %q", got)
	}
}

func TestLookingAtAnOptionShowsItsExamples(t *testing.T) {
	d := newRig(t, aldoria)
	d.press("na")
	d.Activate("editorial", "")
	d.NextOption()
	d.NextOption()
	v := formView(d.Session, false)
	r := row(t, v, "editorial", "")
	if r.Cursor != "loaded" || !v.Told.Looked || v.Told.Option.Value != "loaded" || v.Told.Of != "" {
		t.Errorf("under the cursor on %q stands %+v", r.Cursor, v.Told)
	}
	if r.Value != "" {
		t.Errorf("looking answered %q", r.Value)
	}
}

func TestWhatIsMissingIsNamedOnlyAfterEnter(t *testing.T) {
	d := newRig(t, aldoria, brenn)
	d.press("n")
	if v := formView(d.Session, false); v.Told.Refused != "" || v.State.Kind != form.Open || v.State.Text != "4 questions left" {
		t.Fatalf("before Enter the foot says %+v and %+v", v.State, v.Told)
	}
	d.press(" ")
	v := formView(d.Session, false)
	if v.State.Kind != form.Missing || v.Told.Refused != "Missing: Aldoria, Brenn, Contestable claim without source, Editorializing" {
		t.Errorf("after Enter the foot says %+v and %q", v.State, v.Told.Refused)
	}
	d.press("a")
	if v := formView(d.Session, false); v.State.Kind != form.Open || v.Told.Refused != "" {
		t.Errorf("after the next answer the foot says %+v and %q", v.State, v.Told.Refused)
	}
}

func TestTheStateLineSaysWhatIsMissingOrThatItIsDone(t *testing.T) {
	steps := []struct {
		keys string
		kind form.StateKind
		want string
	}{
		{"", form.Open, "5 questions left"},
		{"n", form.Open, "4 questions left"},
		{"1", form.Open, "4 questions left"},
		{"oan", form.Open, "1 question left"},
		{"l", form.Open, "1 question left"},
		{" ", form.Missing, "1 question left"},
		{"1", form.Complete, "Complete - Enter submits"},
	}
	d := newRig(t, aldoria, brenn)
	for _, s := range steps {
		d.press(s.keys)
		if got := stateLine(d.Session); got.Kind != s.kind || got.Text != s.want {
			t.Fatalf("after %q the foot reads %q (%d), want %q", s.keys, got.Text, got.Kind, s.want)
		}
	}
}

func TestASubmittedParagraphSaysWhenAndWhatChangedSince(t *testing.T) {
	d := newRig(t, aldoria)
	d.press("nann ")
	d.GoTo(1)
	at, _, submitted := d.Submission()
	want := "Submitted " + at.Entry.DecidedAt.Local().Format("15:04")
	if got := stateLine(d.Session); !submitted || got.Kind != form.Submitted || got.Text != want {
		t.Fatalf("a submitted paragraph reads %+v, want %q", got, want)
	}
	d.Activate("unsourced", "")
	d.press("y")
	_, changed, _ := d.Submission()
	want += ", changed " + changed.Entry.DecidedAt.Local().Format("15:04")
	if got := stateLine(d.Session).Text; got != want {
		t.Fatalf("after a change it reads %q, want %q", got, want)
	}
	late := brenn
	late.Order = 2
	d.project.AddTarget(t, late)
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if taken, err := d.Refresh(context.Background()); err != nil || !taken {
		t.Fatalf("what another program wrote was taken up: %v, %v", taken, err)
	}
	if got := stateLine(d.Session).Text; got != want+" · new: Brenn" {
		t.Errorf("after a target was added it reads %q, want %q", got, want+" · new: Brenn")
	}
	v := formView(d.Session, false)
	if !row(t, v, "stance", "Brenn").NewQuestion || row(t, v, "stance", "Aldoria").NewQuestion {
		t.Error("not the question about the added target, and it alone, is marked new")
	}
}

func TestAReadOnlyFormSaysSoWithoutGuessingWhy(t *testing.T) {
	d := newRig(t, aldoria)
	d.reopen(answering.Options{ReadOnly: true})
	got := stateLine(d.Session)
	if got.Kind != form.ReadOnly || got.Text != "Read-only: no answers here" {
		t.Errorf("a read-only form says %+v", got)
	}
	if !formView(d.Session, false).ReadOnly {
		t.Error("the form is not told that it is read-only")
	}
}

func TestWithoutTargetsNothingIsAskedOfAny(t *testing.T) {
	d := newRig(t)
	rows := formView(d.Session, false).Rows
	if len(rows) == 0 {
		t.Fatal("a project without targets asks nothing at all")
	}
	for _, r := range rows {
		if r.Field.PerTarget {
			t.Errorf("without targets %s is asked about %q", r.Field.Key, r.Target)
		}
	}
}

func TestAnEmptyProjectHasNothingToSay(t *testing.T) {
	d := newEmptyRig(t)
	if got := stateLine(d.Session); got != (form.StateLine{}) {
		t.Errorf("an empty project says %+v", got)
	}
}

func TestAQuestionHasAShortName(t *testing.T) {
	d := newRig(t, aldoria)
	for field, want := range map[string]string{"stance": "Aldoria", "voice": "Whose stance (Aldoria)", "editorial": "Editorializing"} {
		if got := nameOf(d.Book().Field(field), annotate.Target{Name: "Aldoria"}); got != want {
			t.Errorf("%s is called %q, want %q", field, got, want)
		}
	}
	if got := nameOf(nil, annotate.Target{}); got != "" {
		t.Errorf("no field is called %q", got)
	}
}

func TestAnAnswerOfAnotherMeaningIsAHintOnly(t *testing.T) {
	d := newRig(t, aldoria)
	d.press("nanl1 ")
	text := strings.Replace(string(d.Book().Source), "version: 1.1.0", "version: 1.2.0", 1)
	at := strings.Index(text, "key: editorial\n")
	second, err := codebook.Parse([]byte(text[:at] + strings.Replace(text[at:], "meaning: 2", "meaning: 3", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := d.project.Adopt(t.Context(), second, d.project.Pen("L1")); err != nil {
		t.Fatal(err)
	}
	if taken, err := d.Refresh(t.Context()); err != nil || !taken {
		t.Fatalf("another version was taken up: %v, %v", taken, err)
	}
	d.GoTo(0)
	d.GoTo(1)
	r := row(t, formView(d.Session, false), "editorial", "")
	if was := ruleOf(
		d.Session,
		false,
	).Was; r.Value != "" || !r.Again ||
		was != "Was: loaded, under 1.1.0. The question means something else now." {
		t.Errorf("the question shows %q and says %q", r.Value, was)
	}
	// The strength stays asked as long as the old answer would ask it.
	if got := stateLine(d.Session); got.Kind != form.Open || got.Text != "2 questions left" {
		t.Errorf("the foot says %q", got.Text)
	}
	if got := progressLine(d.Total()); !strings.HasSuffix(got, "· 1 to look at again") {
		t.Errorf("the queue says %q", got)
	}
}
