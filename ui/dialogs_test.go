package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/sentence"
	"plumbline/ui/modal"
	"plumbline/ui/place"
)

func newTarget(name string, order int) annotate.Target {
	return annotate.Target{Name: name, Order: order}
}

// file writes an article to be imported.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnImportIsShownBeforeAnythingIsWritten(t *testing.T) {
	d := newRig(t).begun()
	first := d.work.Session().Article()
	text := "Strike ends\n\nThe port works again.\n\n"
	for _, p := range first.Paragraphs {
		text += p.Text + "\n\n"
	}
	path := file(t, "strike.txt", text)
	written := len(d.sample.Entries())
	d.previewFiles([]string{path})
	d.awaitIdle()
	d.wantShown(
		"1 article comes in · 7 paragraphs",
		"Strike ends",
		"The port works again.",
		"the same, in the project: Envoy tours three capitals",
	)
	if len(d.sample.Entries()) != written {
		t.Error("the preview wrote something")
	}
	d.typed("i")
	d.await("the import", func() bool { return len(d.work.Session().Queue()) == 3 })
	if got := d.work.Session().Article().Meta; got.Title != "Strike ends" || got.File != "strike.txt" {
		t.Errorf("the new article is shown as %+v", got)
	}
	if !strings.Contains(d.shownText(), "Articles added: 1") {
		t.Errorf("the status bar says %q", d.shownText())
	}
	d.previewFiles([]string{path})
	d.awaitIdle()
	d.wantShown("0 articles come in · here already: 1", "The project has this text already: Strike ends")
	d.key(fyne.KeyEscape)
	d.wantDialog("Give up this import?")
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if d.at != place.Dataset || d.places[place.Preview] != nil {
		t.Errorf("after it was given up the place is %s", d.at)
	}
}

func TestAnImportWaitsWhileAnotherPlaceIsOpen(t *testing.T) {
	d := newRig(t).begun()
	d.previewFiles([]string{file(t, "lines.txt", "One line.\nAnother line.\n")})
	d.awaitIdle()
	d.OpenPlace(place.Annotate)
	d.commands.importDialog()
	d.wantNoDialog()
	d.wantShown("Import 1 article")
	d.commands.dropped([]fyne.URI{storage.NewFileURI(file(t, "more.txt", "A headline\n\nSome text.\n"))})
	d.awaitIdle()
	d.wantShown("2 articles come in", "A headline")
}

// wantShown demands words on the open place.
func (d *rig) wantShown(parts ...string) {
	d.t.Helper()
	for _, part := range parts {
		if said := read(d.body); !strings.Contains(said, part) {
			d.t.Errorf("the place does not say %q, but\n%s", part, said)
		}
	}
}

func TestDroppedFilesAreMergedOrImported(t *testing.T) {
	d := newRig(t).begun()
	d.commands.dropped([]fyne.URI{storage.NewFileURI(file(t, "dropped.txt", "A headline\n\nSome text.\n"))})
	d.awaitIdle()
	d.wantShown("Import articles", "dropped.txt")
	d.endPreview(place.Dataset)
	sent := d.sample.Carry("A2.plumb")
	for i := range 12 {
		sent.Say(t, "A2", annotate.Key{Kind: annotate.KindConsent, Subject: "A2", Field: fmt.Sprint("study ", i)}, "yes")
	}
	merged := func() bool {
		return slices.ContainsFunc(d.sample.Entries(), func(e annotate.Entry) bool { return e.Author == "A2" })
	}
	d.commands.dropped([]fyne.URI{storage.NewFileURI(sent.Path()), storage.NewFileURI("/sent/cover letter.txt")})
	d.awaitIdle()
	for _, want := range []string{"Merge 1 file", "A2.plumb", "12 new entries"} {
		if said := read(d.body); !strings.Contains(said, want) {
			t.Errorf("the place does not say %q, but\n%s", want, said)
		}
	}
	if d.at != place.Dataset || merged() {
		t.Errorf("the place is %s, and it was merged unasked: %v", d.at, merged())
	}
	d.typed("m")
	if !merged() {
		t.Error("the key of the button does not merge")
	}
}

func TestAProjectDroppedOnAnEmptyWindowIsOpened(t *testing.T) {
	d := newRig(t)
	d.commands.dropped([]fyne.URI{storage.NewFileURI("/nowhere/other.plumb")})
	d.awaitIdle()
	d.wantDialog("There is no project /nowhere/other.plumb.")
}

func TestTheNameOfAnExportFollowsItsFormat(t *testing.T) {
	d := newRig(t).begun()
	d.commands.exportDialog()
	format, path := parts[*modal.List](d)[0], exportPath(d)
	if path.Text != "sample.csv" {
		t.Errorf("an export is proposed as %q", path.Text)
	}
	format.Select(slices.Index(dataset.Formats(), dataset.JSONLines))
	if path.Text != "sample.jsonl" {
		t.Errorf("as JSON Lines it is proposed as %q", path.Text)
	}
	format.Select(slices.Index(dataset.Formats(), dataset.SpreadsheetCSV))
	if path.Text != "sample.csv" {
		t.Errorf("for Excel it is proposed as %q", path.Text)
	}
}

// exportPath is the box of the file, the last of the dialog.
func exportPath(d *rig) *modal.Entry {
	boxes := parts[*modal.Entry](d)
	return boxes[len(boxes)-1]
}

func TestAnExportSaysWhatItWrote(t *testing.T) {
	d := newRig(t).begun()
	d.annotating().GoTo(2)
	d.typed("naann ")
	d.await("saved", func() bool { return d.work.Session().Pending() == 0 })
	out := filepath.Join(t.TempDir(), "out.csv")
	d.commands.exportDialog()
	exportPath(d).SetText(out)
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if !strings.Contains(d.shownText(), "rows written to "+out) {
		t.Errorf("the status bar says %q", d.shownText())
	}
	if text, err := os.ReadFile(out); err != nil || !strings.Contains(string(text), "sourcing") {
		t.Errorf("the export cannot be read back: %v", err)
	}
	d.commands.exportDialog()
	exportPath(d).SetText("/nowhere/at/all.csv")
	d.key(fyne.KeyReturn)
	d.wantDialog("/nowhere/at")
}

func TestAnExportOfWhatWasFrozenSaysSoBeforeItIsWritten(t *testing.T) {
	d := newRig(t).begun()
	d.commands.exportAs(place.Export{AsOf: &annotate.Freeze{Name: "first submission"}})
	d.wantDialog("What was frozen as first submission is written")
}

func TestAboutSaysWhichBuildThisIs(t *testing.T) {
	d := newRig(t).begun()
	d.commands.ask.Version = sentence.Of("version.of-commit", "Version", "1.2.3", "Commit", "0123456789ab", "Date", "2026-05-01")
	d.commands.ask.About()
	d.wantDialog("Plumbline 1.2.3, commit 0123456789ab of 2026-05-01", "nothing is sent anywhere")
}

func TestACopyIsSavedUnderAFreeName(t *testing.T) {
	d := newRig(t).begun()
	d.commands.saveCopy()
	path := parts[*modal.Entry](d)[0]
	if path.Text != "sample-copy.plumb" {
		t.Errorf("a copy is proposed as %q", path.Text)
	}
	path.SetText(" ")
	d.key(fyne.KeyReturn)
	d.wantDialog("Name the file of the copy.")
	theirs := filepath.Join(t.TempDir(), "theirs.plumb")
	path.SetText(theirs)
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if got := d.sample.Copies(); len(got) != 1 || got[0] != theirs || !strings.Contains(d.shownText(), "Copy saved as "+theirs) {
		t.Errorf("copies %q; the status bar says %q", got, d.shownText())
	}
}

func TestTheTargetsDialogWritesOnlyWhatDiffers(t *testing.T) {
	d := newRig(t).begun()
	d.await("saved", func() bool { return d.work.Session().Pending() == 0 })
	save := func(change func(entries []*modal.Entry)) []annotate.Entry {
		t.Helper()
		if err := d.work.Session().Flush(); err != nil {
			t.Fatal(err)
		}
		before := len(d.sample.Entries())
		d.commands.editTargets()
		change(parts[*modal.Entry](d))
		d.window.Canvas().Focus(parts[*modal.Entry](d)[0])
		d.key(fyne.KeyReturn)
		if err := d.work.Session().Flush(); err != nil {
			t.Fatal(err)
		}
		return d.sample.Entries()[before:]
	}
	if wrote := save(func([]*modal.Entry) {}); len(wrote) != 0 {
		t.Errorf("saving without a change wrote %d entries", len(wrote))
	}
	wrote := save(func(e []*modal.Entry) { e[2].SetText("its crown") })
	if len(wrote) != 1 || wrote[0].Key.Field != annotate.TargetCounts || wrote[0].Value != "its crown" {
		t.Errorf("what counts as a target was written as %+v", wrote)
	}
	wrote = save(func(e []*modal.Entry) { e[1].SetText("") })
	if len(wrote) != 1 || wrote[0].Key.Field != annotate.TargetAliases || wrote[0].Value != "" {
		t.Errorf("taking the aliases away was written as %+v", wrote)
	}
	wrote = save(func([]*modal.Entry) {
		d.press("Another target")
		e := parts[*modal.Entry](d)
		e[8].SetText("Corvane")
		e[9].SetText("Varenhall, Corvanian")
	})
	if len(wrote) != 3 {
		t.Errorf("a new target took %d entries, want name, aliases and order", len(wrote))
	}
	targets, _ := d.work.Project().Targets(t.Context())
	if len(targets) != 3 || targets[2].Name != "Corvane" || targets[2].Order != 3 || len(d.work.Session().Targets()) != 3 {
		t.Errorf("the targets are %+v", targets)
	}
	wrote = save(func(e []*modal.Entry) { e[4].SetText("Aldoria") })
	d.wantDialog("Aldoria")
	if len(wrote) != 0 {
		t.Errorf("a name that is taken was written: %+v", wrote)
	}
}

func TestArticleDetailsWriteWhatWasCorrected(t *testing.T) {
	d := newRig(t).begun()
	if err := d.work.Session().Flush(); err != nil {
		t.Fatal(err)
	}
	before := len(d.sample.Entries())
	d.commands.articleDetails()
	d.wantDialog("Article details", "Fiction")
	parts[*modal.Entry](d)[0].SetText("Envoy tours three capitals")
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if err := d.work.Session().Flush(); err != nil {
		t.Fatal(err)
	}
	if wrote := d.sample.Entries()[before:]; len(wrote) != 1 || wrote[0].Value != "Envoy tours three capitals" {
		t.Errorf("a corrected title was written as %+v", wrote)
	}
	if got := d.work.Session().Article().Meta.Title; got != "Envoy tours three capitals" {
		t.Errorf("the article is shown as %q", got)
	}
	if got := d.work.Session().Queue()[0].Meta.Title; got != "Envoy tours three capitals" {
		t.Errorf("the queue still says %q", got)
	}
}

func TestGoToTakesOnlyNumbersOfTheArticle(t *testing.T) {
	d := newRig(t).begun()
	d.commands.goTo()
	for _, wrong := range []string{"0", "6", "x", ""} {
		parts[*modal.Entry](d)[0].SetText(wrong)
		d.key(fyne.KeyReturn)
		d.wantDialog("Give a number from 1 to 5.")
	}
	parts[*modal.Entry](d)[0].SetText(" 4 ")
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if d.work.Session().At() != 3 {
		t.Errorf("paragraph %d is current, want 4", d.work.Session().At()+1)
	}
}
