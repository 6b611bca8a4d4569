package ui

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/store/storetest"
	"plumbline/ui/dialogs"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/uitest"
)

func TestTheFirstStartAsksWhoIsLabelling(t *testing.T) {
	d := newRig(t)
	d.Start()
	d.awaitIdle()
	d.wantDialog("Who is labelling?", "A short id, such as A1.")
	if got := read(d.body); !strings.Contains(got, "Envoy tours three capitals") || d.place != nil {
		t.Errorf("behind the question stands %q, open to keys: %v", got, d.place != nil)
	}
	d.key(fyne.KeyReturn)
	d.wantDialog("The annotator id is empty")
	d.typed("B2")
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if d.work.Session().Annotator() != "B2" || d.memory.people["sample.plumb"] != "B2" {
		t.Errorf("%q labels, remembered %q", d.work.Session().Annotator(), d.memory.people)
	}
	if !slices.Contains(d.traced, "ready") {
		t.Errorf("the window did not say that it is ready: %q", d.traced)
	}
	if d.window.Canvas().Focused() != fyne.Focusable(d.router) {
		t.Errorf("%T has the keys, want the router", d.window.Canvas().Focused())
	}
	if got := read(d.top.root); !strings.Contains(got, "sample.plumb") || !strings.Contains(got, "Annotator B2") {
		t.Errorf("the top bar says %q", got)
	}
}

func TestWhoDoesNotSayWhoTheyAreSeesNothing(t *testing.T) {
	d := newRig(t)
	d.Start()
	d.awaitIdle()
	d.key(fyne.KeyEscape)
	d.wantNoDialog()
	if d.place != nil || !d.sample.Closed() {
		t.Error("the project stayed open for nobody")
	}
	if got := d.bodyText(); !strings.Contains(got, "No project is open") || !strings.Contains(got, "Ctrl O") ||
		strings.Contains(got, "Envoy") {
		t.Errorf("the empty window says %q", got)
	}
}

// bodyText is what stands between the bars.
func (d *rig) bodyText() string { return uitest.Text(d.body) }

func TestOnlyTheSampleIsSeenByWhoHasNotSaidWhoTheyAre(t *testing.T) {
	d := newRig(t)
	other := sample(t)
	other.ShowAs("other.plumb")
	d.shelf.projects["other.plumb"] = other
	d.work.Open("other.plumb", "")
	d.awaitIdle()
	d.wantDialog("Who is labelling?")
	if got := d.bodyText(); got != "" {
		t.Errorf("behind the question stands %q", got)
	}
}

func TestAGlimpseOfTheSampleWritesNothing(t *testing.T) {
	d := newRig(t)
	d.Start()
	d.awaitIdle()
	d.typed("C7")
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	d.typed("n")
	d.await("saved", func() bool { return d.work.Session().Pending() == 0 })
	entries := d.sample.Entries()
	if last := entries[len(entries)-1]; last.Author != "C7" || last.Value != "none" {
		t.Errorf("an answer was written as %+v", last)
	}
	if slices.ContainsFunc(entries, func(e annotate.Entry) bool { return e.Author == "guest" }) {
		t.Error("something was written by nobody")
	}
}

func TestAProjectWithoutArticlesOffersToImportSome(t *testing.T) {
	d := newRig(t)
	d.memory.people[""] = "A1"
	d.newProject(t.TempDir()+"/new", "", "Corvane")
	d.press("Create")
	if got := d.bodyText(); !strings.Contains(got, "No articles yet") || !strings.Contains(got, "Import articles…") ||
		strings.Contains(got, "Corvane") {
		t.Fatalf("a project without articles shows\n%s", got)
	}
	d.typed("n")
	if said := d.state.Notice; !strings.Contains(said, "nothing to label yet") {
		t.Errorf("a key says %q where there is no article", said)
	}
	d.previewFiles([]string{file(t, "strike.txt", "Strike ends\n\nThe port works again.\n")})
	d.awaitIdle()
	d.typed("i")
	d.await("the import", func() bool { return len(d.work.Session().Queue()) == 1 })
	d.awaitIdle()
	if got := d.bodyText(); strings.Contains(got, "No articles yet") || !strings.Contains(got, "Strike ends") {
		t.Errorf("after the import it shows\n%s", got)
	}
	if err := d.Flush(); err != nil { // before the folder of the new project goes
		t.Error(err)
	}
}

func TestTheLineOfHelpStaysAwayOnceItWasSentAway(t *testing.T) {
	d := newRig(t).begun()
	if !strings.Contains(d.bodyText(), "press the key that an option shows") {
		t.Fatalf("the first minutes have no help:\n%s", d.bodyText())
	}
	host{d.Window}.Do(place.EndHelp)
	d.work.GoOn()
	d.awaitIdle()
	if strings.Contains(d.bodyText(), "press the key that an option shows") || !d.memory.HintHidden() {
		t.Error("the line of help comes back")
	}
	if d.window.Canvas().Focused() != fyne.Focusable(d.router) {
		t.Error("the keys are lost")
	}
	d.setHelp(true)
	if !strings.Contains(d.bodyText(), "press the key that an option shows") {
		t.Error("the line of help cannot be had again")
	}
}

func TestARememberedSizeIsNoLargerThanTheScreen(t *testing.T) {
	for _, c := range []struct {
		remembered, screen, want fyne.Size
		scale                    float32
	}{
		{fyne.NewSize(1440, 900), fyne.NewSize(1366, 768), fyne.NewSize(1366, 768), 1},
		{fyne.NewSize(1440, 900), fyne.NewSize(3840, 2160), fyne.NewSize(1440, 900), 2},
		{fyne.NewSize(1440, 900), fyne.NewSize(1920, 1080), fyne.NewSize(960, 540), 2},
		{fyne.NewSize(1440, 900), fyne.Size{}, fyne.NewSize(1440, 900), 1},
	} {
		if got := within(c.remembered, c.screen, c.scale); got != c.want {
			t.Errorf("%v on a screen of %v by %v becomes %v, want %v", c.remembered, c.screen, c.scale, got, c.want)
		}
	}
}

func TestTheNextStartGoesOnWhereTheLastOneWas(t *testing.T) {
	d := newRig(t)
	other := storetest.MustOpen(t, "other.plumb")
	other.ShowAs("other.plumb")
	d.shelf.projects["other.plumb"] = other
	d.memory.recent = []string{"other.plumb", "sample.plumb"}
	d.memory.people["other.plumb"] = "C3"
	d.Start()
	d.awaitIdle()
	if d.work.Project() == nil || d.work.Project().Path() != "other.plumb" || d.work.Session().Annotator() != "C3" {
		t.Fatalf("the last project was not opened: %q", d.traced)
	}
	if got := d.window.Title(); got != "Plumbline · other.plumb" {
		t.Errorf("the window is called %q", got)
	}
}

func TestALastProjectThatIsGoneGivesTheSample(t *testing.T) {
	d := newRig(t)
	d.memory.recent = []string{"gone.plumb"}
	d.memory.people["sample.plumb"] = "A1"
	d.Start()
	d.awaitIdle()
	d.wantDialog("Not found", "There is no project gone.plumb.")
	d.key(fyne.KeyEscape)
	if d.work.Project() == nil || d.work.Project().Path() != "sample.plumb" {
		t.Error("the sample is not open instead")
	}
}

func TestEveryFailureHasItsTitle(t *testing.T) {
	for code, want := range map[string]string{
		annotate.CodeNotFound: "Not found",
		annotate.CodeExists:   "It is here already",
		annotate.CodeReadOnly: "Read-only",
		annotate.CodeNotOurs:  "Not a Plumbline project",
		annotate.CodeNewer:    "Written by a newer Plumbline",
		annotate.CodeAltered:  "Changed by another program",
		annotate.CodeDamaged:  "The file is damaged",
		annotate.CodeBusy:     "The file is in use",
		annotate.CodeFull:     "The disk is full",
		annotate.CodeInvalid:  "That did not work",
	} {
		d := newRig(t)
		d.shelf.refused = annotate.Fail(code, "What happened, and what to do.")
		d.work.Open("sample.plumb", "A1")
		d.awaitIdle()
		d.wantDialog(want, "What happened, and what to do.")
		d.key(fyne.KeyReturn)
		d.wantNoDialog()
	}
	if got := dialogs.ErrorTitle(errors.New("plain")); got != "That did not work" {
		t.Errorf("an error without a code is titled %q", got)
	}
}

func TestAFailedOpenLeavesWhatWasOpen(t *testing.T) {
	d := newRig(t).begun()
	d.work.Open("gone.plumb", "")
	d.awaitIdle()
	d.wantDialog("There is no project gone.plumb.")
	d.key(fyne.KeyReturn)
	d.typed("x")
	if d.work.Project() == nil || d.work.Project().Path() != "sample.plumb" || d.window.Canvas().Focused() != fyne.Focusable(d.router) {
		t.Error("the project that was open is gone, or its keys are")
	}
}

func TestAReadOnlyProjectSaysSoOnceAndInTheBar(t *testing.T) {
	for held, want := range map[bool]struct{ message, remark string }{
		true:  {"This project is open in another window.", "Read-only: open in another window"},
		false: {"The file or its folder cannot be written.", "Read-only"},
	} {
		d := newRig(t)
		d.sample.MakeReadOnly(held)
		d.begun()
		d.wantDialog("Read-only", want.message)
		d.key(fyne.KeyReturn)
		d.wantNoDialog()
		if d.top.state.State().Text != want.remark || !d.top.state.Visible() {
			t.Errorf("held elsewhere %v: the bar says %q, want %q", held, d.top.state.State().Text, want.remark)
		}
		d.typed("n")
		if d.state.Notice != "Read-only: nothing was changed" {
			t.Errorf("an answer is met by %q", d.state.Notice)
		}
		if len(d.sample.Entries()) == 0 || d.sample.Entries()[len(d.sample.Entries())-1].Author == "A1" {
			t.Error("something was written to a read-only project")
		}
	}
}

func TestAProjectThatAnotherProgramAddedToOffersACleanCopy(t *testing.T) {
	d := newRig(t)
	d.sample.Damage("CREATE VIEW mine AS SELECT * FROM answers")
	d.sample.Reopen()
	d.begun()
	d.wantDialog("Read-only", "view mine", "Save a clean copy")
	d.key(fyne.KeyReturn)
	d.wantDialog("Save a copy")
	if d.top.state.State().Text != "Read-only: another program added to it" {
		t.Errorf("the bar says %q", d.top.state.State().Text)
	}
	d.key(fyne.KeyEscape)
	d.typed("n")
	if d.state.Notice != "Read-only: nothing was changed" {
		t.Errorf("an answer is met by %q", d.state.Notice)
	}
}

func TestTheCleanCopyOfAProjectIsOpenedForTheSamePerson(t *testing.T) {
	d := newRig(t)
	d.sample.Damage("CREATE VIEW mine AS SELECT * FROM answers")
	d.sample.Reopen()
	d.begun()
	d.key(fyne.KeyReturn)
	clean := filepath.Join(t.TempDir(), "clean.plumb")
	parts[*modal.Entry](d)[0].SetText(clean)
	d.key(fyne.KeyReturn)
	d.await("the copy is open", func() bool { return d.work.Project() != nil && d.work.Project().Path() == clean })
	if d.work.Project().ReadOnly() || d.work.Session().Annotator() != "A1" {
		t.Errorf("the copy is open for %s, read-only: %v", d.work.Session().Annotator(), d.work.Project().ReadOnly())
	}
}

func TestAnotherPersonStartsTheirOwnSession(t *testing.T) {
	d := newRig(t).begun()
	d.typed(" ")
	d.commands.switchPerson()
	d.awaitIdle()
	d.wantDialog("Switch person", "A1")
	for range "A1" {
		d.key(fyne.KeyBackspace)
	}
	d.typed("Z9")
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if d.work.Session().Annotator() != "Z9" || d.work.Session().CanUndo() || d.memory.people["sample.plumb"] != "Z9" {
		t.Errorf("%q labels, can undo %v", d.work.Session().Annotator(), d.work.Session().CanUndo())
	}
}

// newProject opens the dialog for a new project and fills its entries in, in their
// order: file, codebook, and four for each target.
func (d *rig) newProject(texts ...string) {
	d.t.Helper()
	d.commands.newProject()
	for len(parts[*modal.Entry](d)) < len(texts) {
		d.press("Another target")
	}
	for i, text := range texts {
		parts[*modal.Entry](d)[i].SetText(text)
	}
}

// press presses a button of the topmost dialog.
func (d *rig) press(label string) {
	d.t.Helper()
	for _, b := range parts[*kit.FocusButton](d) {
		if b.State().Label == label {
			b.Tapped(nil)
			d.awaitIdle()
			return
		}
	}
	d.t.Fatalf("the dialog has no button %q", label)
}

func TestANewProjectIsMadeFromWhatTheDialogSays(t *testing.T) {
	d := newRig(t)
	d.memory.people[""] = "A1"
	d.newProject(t.TempDir()+"/new", "", "Corvane", "Varenhall", "its army", "its citizens", "", "", "", "", "Kadreth")
	parts[*modal.Check](d)[0].SetChecked(true)
	d.press("Create")
	d.wantNoDialog()
	if d.work.Project() == nil || !strings.HasSuffix(d.work.Project().Path(), "new.plumb") {
		t.Fatal("the new project is not open")
	}
	targets, _ := d.work.Project().Targets(t.Context())
	want := []annotate.Target{
		{
			ID:        annotate.TargetID("Corvane"),
			Name:      "Corvane",
			Aliases:   []string{"Varenhall"},
			Counts:    "its army",
			CountsNot: "its citizens",
			Order:     1,
		},
		{ID: annotate.TargetID("Kadreth"), Name: "Kadreth", Order: 2},
	}
	if !reflect.DeepEqual(targets, want) {
		t.Errorf("the targets are %+v", targets)
	}
	if !d.work.Leads() || !strings.Contains(read(d.top.root), "Lead A1") {
		t.Errorf("who said that they lead the project does not: %q", read(d.top.root))
	}
}

func TestWhoDoesNotSayThatTheyLeadANewProjectIsNoLead(t *testing.T) {
	d := newRig(t)
	d.memory.people[""] = "A1"
	d.newProject(t.TempDir()+"/new", "")
	d.press("Create")
	if got := read(d.top.root); !strings.Contains(got, "Annotator A1") {
		t.Errorf("the top bar says %q", got)
	}
}

func TestFilesAreLookedForBesideTheProjectAndNotBesideTheSample(t *testing.T) {
	d := newRig(t).begun()
	d.sample.ShowAs(filepath.Join(d.shelf.DataDir(), "sample.plumb"))
	if got := d.commands.folder(); got != d.shelf.documents {
		t.Errorf("with the sample open files are looked for in %s, where nobody looks", got)
	}
	if got, want := d.commands.beside(), filepath.Join(d.shelf.documents, "sample.plumb"); got != want {
		t.Errorf("of the sample is saved %s, want %s", got, want)
	}
	d.commands.newProject()
	d.wantDialog(filepath.Join(d.shelf.documents, "project.plumb"))
	d.key(fyne.KeyEscape)
	study := filepath.Join(t.TempDir(), "study.plumb")
	d.sample.ShowAs(study)
	if got := d.commands.folder(); got != filepath.Dir(study) {
		t.Errorf("with a project open files are looked for in %s", got)
	}
}

func TestWhatCannotBecomeAProjectKeepsTheDialogOpen(t *testing.T) {
	for says, texts := range map[string][]string{
		"Name the file":    {" ", ""},
		"There is no file": {"x.plumb", "no-such.yaml"},
		"is a folder":      {"x.plumb", t.TempDir()},
		"empty name":       {"x.plumb", "", "", "an alias"},
		"is there already": {"x.plumb", "", "Corvane", "", "", "", "Corvane"},
	} {
		d := newRig(t)
		d.newProject(texts...)
		d.press("Create")
		d.wantDialog("New project", says)
	}
}

func TestAProjectInASharedFolderIsWarnedOfOnce(t *testing.T) {
	d := newRig(t)
	d.sample.PretendShared("in a folder that Dropbox synchronises")
	d.begun()
	d.wantDialog("sample.plumb lies in a folder that Dropbox synchronises.", "merge what comes back")
	d.key(fyne.KeyReturn)
	d.work.GoOnAs("A2")
	d.awaitIdle()
	d.wantNoDialog()
}

func TestABackupIsLookedAtAndNotWhatIsOpenedNextTime(t *testing.T) {
	d := newRig(t).begun()
	backup := storetest.MustOpen(t, "sample.backup-2031-03-04-090000.plumb")
	backup.ShowAs("sample.backup-2031-03-04-090000.plumb")
	backup.MakeReadOnly(false)
	d.shelf.projects[backup.Path()] = backup
	d.work.Open(backup.Path(), "A1")
	d.awaitIdle()
	d.wantDialog("This is a backup, opened to be read.")
	d.key(fyne.KeyReturn)
	if recent := d.memory.Recent(); recent[0] != "sample.plumb" {
		t.Errorf("opened next is %q", recent[0])
	}
}

func TestTheTopBarSaysWhoLeadsAndThatOutletsAreHidden(t *testing.T) {
	d := newRig(t).begun()
	say := func(kind annotate.Kind, subject, field, value string) {
		t.Helper()
		d.sample.Say(t, "L1", annotate.Key{Kind: kind, Subject: subject, Field: field}, value)
		d.work.Refresh()
		d.awaitIdle()
	}
	if got := read(d.top.root); !strings.Contains(got, "Annotator A1") {
		t.Errorf("where nobody leads the top bar says %q", got)
	}
	say(annotate.KindPerson, "A1", annotate.PersonRole, annotate.RoleLead)
	say(annotate.KindProject, annotate.ProjectSubject, annotate.ProjectOutletBlind, annotate.Yes)
	if got := read(d.top.root); !strings.Contains(got, "Lead A1") || strings.Contains(got, "Outlet name withheld") {
		t.Errorf("to a lead the top bar says %q", got)
	}
	say(annotate.KindPerson, "L1", annotate.PersonRole, annotate.RoleLead)
	say(annotate.KindPerson, "A1", annotate.PersonRole, annotate.RoleAnnotator)
	if got := read(d.top.root); !strings.Contains(got, "Annotator A1") || !strings.Contains(got, "Outlet name withheld") {
		t.Errorf("to an annotator the top bar says %q", got)
	}
}

func TestAProjectThatAnotherProgramChangedOffersACleanCopyThatIsOpened(t *testing.T) {
	d := newRig(t)
	clean := filepath.Join(t.TempDir(), "clean.plumb")
	d.shelf.refused = annotate.Fail(
		annotate.CodeAltered,
		"project.part-altered",
		"File",
		"sample.plumb",
		"Part",
		"view answers",
		"Argument",
		"sample.plumb",
	)
	d.work.Open("sample.plumb", "A1")
	d.awaitIdle()
	d.wantDialog("Changed by another program", "view answers", "Save a clean copy")
	d.key(fyne.KeyReturn)
	d.wantDialog("Save a copy")
	parts[*modal.Entry](d)[0].SetText(clean)
	d.key(fyne.KeyReturn)
	d.awaitIdle()
	if got := d.shelf.copied; len(got) != 1 || got[0] != "sample.plumb to "+clean {
		t.Errorf("copied is %q", got)
	}
	d.wantDialog("Who is labelling?")
}
