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
		if r.Field.Key == field && r.TargetName == target {
			return r
		}
	}
	t.Fatalf("the form has no %s of %q", field, target)
	return form.Row{}
}

func TestOnlyTheActiveFieldExplainsItself(t *testing.T) {
	d := newRig(t, aldoria, brenn)
	d.press("n")
	v := formView(d.Session, false, false)
	for _, r := range v.Rows {
		active := r.Field.Key == "stance" && r.TargetName == "Aldoria"
		if r.Active != active || (r.Help.Rule != "") != active || (r.TargetHelp != "") != active {
			t.Errorf("%s of %q: active %v, rule %q, of the target %q", r.Field.Key, r.TargetName, r.Active, r.Help.Rule, r.TargetHelp)
		}
	}
	r := row(t, v, "stance", "Aldoria")
	if want := strings.TrimSpace(d.Book().Field("stance").Rule); r.Help.Rule != want {
		t.Errorf("the rule reads %q", r.Help.Rule)
	}
	if want := "Also: Aldorian, Varen. Counts: its crown Does not: its football team"; r.TargetHelp != want {
		t.Errorf("the target is explained by %q, want %q", r.TargetHelp, want)
	}
}

func TestAnAnswerJustGivenIsDefinedWithoutExamples(t *testing.T) {
	d := newRig(t, aldoria, brenn)
	d.press("n")
	r := row(t, formView(d.Session, false, false), "sourcing", "")
	if r.Help.Lead != "none" || r.Help.Definition != "Nobody is credited." || r.Help.Example != "" {
		t.Errorf("the answer just given is explained by %+v", r.Help)
	}
	d.press("1")
	v := formView(d.Session, false, false)
	if h := row(t, v, "stance", "Aldoria").Help; h.Lead != "-- (-2)" || h.Definition == "" || h.Example != "" {
		t.Errorf("the stance just given is explained by %+v", h)
	}
	if h := row(t, v, "sourcing", "").Help; h.Lead != "" {
		t.Errorf("the answer before is still explained: %+v", h)
	}
	if h := row(t, v, "stance", "Brenn").Help; h.Lead != "" {
		t.Errorf("another target's row explains the answer: %+v", h)
	}
}

func TestLookingAtAnOptionShowsItsExamples(t *testing.T) {
	d := newRig(t, aldoria)
	d.press("na")
	d.Activate("editorial", "")
	o := d.Book().Field("editorial").Option("loaded")
	d.NextOption()
	d.NextOption()
	r := row(t, formView(d.Session, false, false), "editorial", "")
	if r.Cursor != "loaded" || r.Help.Definition != o.Definition || r.Help.Example != o.Example || r.Help.NotExample != o.NotExample {
		t.Errorf("under the cursor on %q stands %+v", r.Cursor, r.Help)
	}
	if r.Value != "" {
		t.Errorf("looking answered %q", r.Value)
	}
	for _, other := range formView(d.Session, false, false).Rows {
		if other.Field.Key != "editorial" && other.Help.Lead != "" {
			t.Errorf("%s explains %q while another field is looked at", other.Field.Key, other.Help.Lead)
		}
	}
}

func TestTheStateLineSaysWhatIsMissingOrThatItIsDone(t *testing.T) {
	steps := []struct {
		keys string
		kind form.StateKind
		want string
	}{
		{"", form.Missing, "Missing: Sources, Aldoria, Brenn, Contestable claim without source, Editorializing"},
		{"n", form.Missing, "Missing: Aldoria, Brenn, Contestable claim without source, Editorializing"},
		{"1", form.Missing, "Missing: Whose stance (Aldoria), Brenn, Contestable claim without source, Editorializing"},
		{"oan", form.Missing, "Missing: Editorializing"},
		{"l", form.Missing, "Missing: Strength"},
		{" 1", form.Complete, "Complete - Enter submits"},
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
	v := formView(d.Session, false, false)
	if !row(t, v, "stance", "Brenn").NewQuestion || row(t, v, "stance", "Aldoria").NewQuestion {
		t.Error("not the question about the added target, and it alone, is marked new")
	}
}

func TestAReadOnlyFormSaysSoWithoutGuessingWhy(t *testing.T) {
	d := newRig(t, aldoria)
	d.reopen(answering.Options{ReadOnly: true})
	got := stateLine(d.Session)
	if got.Kind != form.ReadOnly || got.Text != "Read-only: answers cannot be given here" {
		t.Errorf("a read-only form says %+v", got)
	}
	if !formView(d.Session, false, false).ReadOnly {
		t.Error("the form is not told that it is read-only")
	}
}

func TestWithoutTargetsNothingIsAskedOfAny(t *testing.T) {
	d := newRig(t)
	rows := formView(d.Session, false, false).Rows
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
	text := strings.Replace(string(d.Book().Source), "version: 1.0.0", "version: 1.1.0", 1)
	at := strings.Index(text, "key: editorial\n")
	second, err := codebook.Parse([]byte(text[:at] + strings.Replace(text[at:], "meaning: 1", "meaning: 2", 1)))
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
	r := row(t, formView(d.Session, false, false), "editorial", "")
	if r.Value != "" || r.Was != "Was: loaded, under 1.0.0. The question means something else now." {
		t.Errorf("the field shows %q and says %q", r.Value, r.Was)
	}
	if got := stateLine(d.Session); got.Kind != form.Missing || got.Text != "Missing: Editorializing" {
		t.Errorf("the foot says %q", got.Text)
	}
	if got := progressLine(d.Total()); !strings.HasSuffix(got, "· 1 to look at again") {
		t.Errorf("the queue says %q", got)
	}
}
