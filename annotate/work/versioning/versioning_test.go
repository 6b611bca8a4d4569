package versioning_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/versioning"
	"plumbline/store/storetest"
)

// rig is a person at work on the rules of a project of one labelled paragraph.
// Work done elsewhere waits until the test lets it end.
type rig struct {
	*versioning.Session
	t       *testing.T
	project *storetest.Project
	queue   []func()

	changes int
	turned  []versioning.Mode
	steps   []string
	written []string
	failed  []error
	refused error // what adopting says
	// adopting, if it is set, adopts instead of the project.
	adopting func(done func(error))
}

// newRig lets somebody work on the rules; L1 is a lead.
func newRig(t *testing.T, who string) *rig {
	t.Helper()
	p := storetest.MustOpen(t, "study.plumb")
	p.AddTarget(t, annotate.Target{Name: "Aldoria", Aliases: []string{"the kingdom"}, Order: 1})
	a := p.AddArticle(annotate.Meta{Title: "Envoy tours three capitals"}, storetest.Text{Guess: "body", Text: "The envoy came on Monday."})
	p.Say(t, "A1", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonJoined}, annotate.Yes)
	p.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	sheet := annotate.NewSheet(a.Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	for field, value := range map[string]string{"unit_type": "body", "sourcing": "none", "editorial": "loaded"} {
		p.Say(t, "A1", sheet.Key(field, ""), value)
	}
	if err := p.ViewAs(t.Context(), who); err != nil {
		t.Fatal(err)
	}
	d := &rig{t: t, project: p}
	d.Session = versioning.New(versioning.Options{
		Store: p,
		Work:  func(work, done func()) { d.queue = append(d.queue, func() { work(); done() }) },
		Adopt: func(book *codebook.Codebook, done func(error)) {
			switch {
			case d.refused != nil:
				done(d.refused)
			case d.adopting != nil:
				d.adopting(done)
			default:
				done(p.Adopt(t.Context(), book, p.Pen(who)))
			}
		},
	})
	d.Begin(d)
	return d.awaitIdle()
}

// Changed, Turned, Working, Written and Failed are what a screen is told.
func (d *rig) Changed() { d.changes++ }
func (d *rig) Turned()  { d.turned = append(d.turned, d.Mode()) }
func (d *rig) Working(on versioning.Step, of string) {
	d.steps = append(d.steps, []string{"idle", "checking ", "adopting "}[on]+of)
}
func (d *rig) Written(path string) { d.written = append(d.written, path) }
func (d *rig) Failed(err error)    { d.failed = append(d.failed, err) }

// awaitIdle lets all work end.
func (d *rig) awaitIdle() *rig {
	for len(d.queue) > 0 {
		do := d.queue[0]
		d.queue = d.queue[1:]
		do()
	}
	return d
}

// write writes the codebook in force with texts replaced in pairs.
func (d *rig) write(pairs ...string) (path string) {
	d.t.Helper()
	text := strings.Replace(string(d.View().Book.Source), "version: 1.1.0", "version: 1.2.0", 1)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			d.t.Fatalf("the codebook does not say %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	path = filepath.Join(d.t.TempDir(), "second.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// check checks a file and waits for what comes of it.
func (d *rig) check(path string) {
	d.Check(path)
	d.awaitIdle()
}

func (d *rig) wantMode(want versioning.Mode) {
	d.t.Helper()
	if d.Mode() != want || len(d.failed) > 0 {
		d.t.Fatalf("on show is %v, not %v; told was %v", d.Mode(), want, d.failed)
	}
}

// codeOf is the code of an error.
func codeOf(err error) string {
	var e *annotate.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// raised is editorial as another question.
var raised = []string{
	"label: Editorializing\n    family: editorial\n    meaning: 2",
	"label: Editorializing\n    family: editorial\n    meaning: 3",
}

func TestAVersionIsProposedWithItsEffectAndAdopted(t *testing.T) {
	d := newRig(t, "L1")
	d.check(d.write(raised...))
	d.wantMode(versioning.Proposal)
	plan := d.Plan()
	if plan.Book.Version != "1.2.0" || plan.Effect.Total.Kept != 2 || plan.Effect.Total.Look != 1 || !d.CanAdopt() {
		t.Fatalf("proposed is %s with the effect %+v", plan.Book.Version, plan.Effect.Total)
	}
	if d.ProposedLabel("editorial") != "Editorializing" || d.ProposedLabel("gone") != "gone" {
		t.Error("the questions of the effect are not called what the form calls them")
	}
	d.Adopt()
	if d.CanAdopt() {
		t.Error("what was adopted can be adopted again")
	}
	d.awaitIdle()
	d.wantMode(versioning.Rules)
	if v := d.View(); v.Book.Version != "1.2.0" || len(v.Events) != 2 || v.Events[0].Book.Version != "1.2.0" {
		t.Errorf("in force is %s after %d versions", v.Book.Version, len(v.Events))
	}
	if want := []string{"checking second.yaml", "idle", "adopting 1.2.0", "idle"}; !slices.Equal(d.steps, want) {
		t.Errorf("said was %q, want %q", d.steps, want)
	}
}

func TestAVersionThatIsRefusedStaysProposed(t *testing.T) {
	d := newRig(t, "L1")
	d.check(d.write(raised...))
	d.refused = errors.New("the disk is full")
	d.Adopt()
	d.awaitIdle()
	if !slices.Equal(d.failed, []error{d.refused}) || d.Mode() != versioning.Proposal || !d.CanAdopt() || d.View().Book.Version != "1.1.0" {
		t.Errorf("told was %v, on show is %v", d.failed, d.Mode())
	}
}

func TestTheVersionInForceIsNotAdoptedAgain(t *testing.T) {
	d := newRig(t, "L1")
	path := filepath.Join(t.TempDir(), "same.yaml")
	if err := os.WriteFile(path, d.View().Book.Source, 0o600); err != nil {
		t.Fatal(err)
	}
	d.check(path)
	d.wantMode(versioning.Proposal)
	if !d.Plan().InForce || d.CanAdopt() {
		t.Error("the version in force can be adopted")
	}
}

func TestEverythingWrongWithAFileIsKnownAndItIsCheckedAgain(t *testing.T) {
	d := newRig(t, "L1")
	path := d.write("scale: set", "scale: sett", "value: verdict,  key: v", "value: verdict,  key: vv")
	d.check(path)
	d.wantMode(versioning.Problems)
	if len(d.Problems()) != 2 || d.File() != path || d.CanAdopt() {
		t.Errorf("%d problems in %s", len(d.Problems()), d.File())
	}
	good, err := os.ReadFile(d.write(raised...))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	d.CheckAgain()
	d.awaitIdle()
	d.wantMode(versioning.Proposal)
	if len(d.Problems()) != 0 {
		t.Error("the problems of before are kept")
	}
}

func TestAFileThatIsNoCodebookIsRefused(t *testing.T) {
	d := newRig(t, "L1")
	large := filepath.Join(t.TempDir(), "large.yaml")
	if err := os.WriteFile(large, make([]byte, codebook.MaxSize+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, code := range map[string]string{large: annotate.CodeInvalid, filepath.Join(t.TempDir(), "none.yaml"): annotate.CodeNotFound} {
		d.failed = nil
		d.check(path)
		if len(d.failed) != 1 || codeOf(d.failed[0]) != code || d.Mode() != versioning.Rules {
			t.Errorf("of %s it is told: %v", filepath.Base(path), d.failed)
		}
	}
}

func TestOnlyTheNewestCheckCounts(t *testing.T) {
	d := newRig(t, "L1")
	d.Check(d.write("scale: set", "scale: sett"))
	d.Check(d.write(raised...))
	d.awaitIdle()
	if !slices.Equal(d.turned, []versioning.Mode{versioning.Proposal}) {
		t.Errorf("on show were %v", d.turned)
	}
}

func TestVersionsAreComparedAndGoneBackTo(t *testing.T) {
	d := newRig(t, "L1")
	if d.CanCompare(0) {
		t.Error("the first version can be compared")
	}
	d.check(d.write(raised...))
	d.Adopt()
	d.awaitIdle()
	if !d.CanCompare(0) || d.CanCompare(1) {
		t.Fatal("the second version, and it alone, is compared with the one before")
	}
	d.Compare(0)
	d.wantMode(versioning.Changes)
	if diff := d.Diff(); diff.Old.Version != "1.1.0" || diff.New.Version != "1.2.0" || len(diff.Fields) != 1 || !d.CanGoBack() {
		t.Errorf("compared are %s and %s", diff.Old.Version, diff.New.Version)
	}
	d.GoBack()
	d.awaitIdle()
	d.wantMode(versioning.Proposal)
	if d.Plan().Book.Version != "1.1.0" || d.Plan().Effect.Total.Back != 1 {
		t.Errorf("proposed is %s with the effect %+v", d.Plan().Book.Version, d.Plan().Effect.Total)
	}
}

func TestAnotherVersionInForceEndsWhatWasProposed(t *testing.T) {
	d := newRig(t, "L1")
	d.check(d.write(raised...))
	second, err := codebook.Parse(d.Plan().Book.Source)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.project.Adopt(t.Context(), second, d.project.Pen("L2")); err != nil {
		t.Fatal(err)
	}
	d.Reload()
	d.awaitIdle()
	d.wantMode(versioning.Rules)
	if d.Plan() != nil || d.CanAdopt() {
		t.Error("a version can be adopted that was proposed under another")
	}
}

func TestTheListOfAnswersStaysUnderAnotherVersion(t *testing.T) {
	d := newRig(t, "L1")
	d.check(d.write(raised...))
	second := d.Plan().Book
	d.Turn(versioning.Looks)
	if err := d.project.Adopt(t.Context(), second, d.project.Pen("L2")); err != nil {
		t.Fatal(err)
	}
	d.Reload()
	d.awaitIdle()
	d.wantMode(versioning.Looks)
	if len(d.View().Looks) != 1 {
		t.Errorf("%d answers need another look", len(d.View().Looks))
	}
}

func TestAVersionIsAdoptedOnceAtATime(t *testing.T) {
	d := newRig(t, "L1")
	d.check(d.write(raised...))
	var end func(error)
	d.adopting = func(done func(error)) { end = done }
	d.Adopt()
	if d.CanAdopt() || d.CanGoBack() {
		t.Error("a version can be adopted while one is")
	}
	end(nil)
	d.awaitIdle()
	d.wantMode(versioning.Rules)
}

func TestAnswersThatNeedAnotherLookAreCountedByQuestion(t *testing.T) {
	d := newRig(t, "L1")
	d.check(d.write(raised...))
	d.Adopt()
	d.awaitIdle()
	d.Turn(versioning.Looks)
	d.wantMode(versioning.Looks)
	if got := d.LooksByField(); !slices.Equal(got, []versioning.FieldCount{{Field: "editorial", Count: 1}}) {
		t.Fatalf("counted is %v", got)
	}
	look := d.View().Looks[0]
	if d.Was(look) != "loaded" || look.Version != "1.1.0" || look.Position != 1 || d.Label(look.Field) != "Editorializing" {
		t.Errorf("the answer is %+v", look)
	}
	if id := annotate.TargetID("Aldoria"); d.TargetName(id) != "Aldoria" || d.TargetName("t-x") != "t-x" {
		t.Error("a target is not called by its name")
	}
}

func TestASearchLeavesTheQuestionsThatSayIt(t *testing.T) {
	d := newRig(t, "A1")
	all := len(d.Fields())
	d.Seek("SCHOLAR, ana")
	fields := d.Fields()
	if len(fields) != 1 || fields[0].Key != "sourcing" || !d.Seeking() {
		t.Fatalf("%d of %d questions say it", len(fields), all)
	}
	said := 0
	for i := range fields[0].Options {
		if d.Says(&fields[0].Options[i]) {
			said++
		}
	}
	if said != 1 {
		t.Errorf("%d options say it", said)
	}
	d.Seek("")
	if len(d.Fields()) != all || d.Says(&fields[0].Options[0]) {
		t.Error("without a search not all questions are there, or an option stands out")
	}
}

func TestAnAnnotatorReadsAndPrintsOnly(t *testing.T) {
	d := newRig(t, "A1")
	d.check(d.write(raised...))
	d.wantMode(versioning.Rules)
	d.Adopt()
	d.GoBack()
	d.awaitIdle()
	if len(d.steps) > 0 || d.CanAdopt() || d.CanGoBack() {
		t.Errorf("an annotator was let do %q", d.steps)
	}
	path := filepath.Join(t.TempDir(), d.PageName())
	d.Print(path, sentence.English)
	d.awaitIdle()
	page, err := os.ReadFile(path)
	if err != nil || !slices.Equal(d.written, []string{path}) || !strings.Contains(string(page), "Who is credited for the content?") ||
		!strings.Contains(string(page), "the kingdom") {
		t.Errorf("the page was not written: %v", err)
	}
	d.Print(filepath.Join(t.TempDir(), "none", "page.html"), sentence.English)
	d.awaitIdle()
	if len(d.failed) != 1 || codeOf(d.failed[0]) != annotate.CodeFailed {
		t.Errorf("of a folder that is not there it is told: %v", d.failed)
	}
}

func TestAProjectThatCannotBeReadSaysWhy(t *testing.T) {
	d := newRig(t, "L1")
	if err := d.project.Close(); err != nil {
		t.Fatal(err)
	}
	d.Reload()
	d.awaitIdle()
	if len(d.failed) != 1 || d.View().Book == nil {
		t.Errorf("told was %v", d.failed)
	}
}
