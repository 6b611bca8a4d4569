package ui

import (
	"archive/zip"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/dataset"
	"plumbline/annotate/release"
	"plumbline/annotate/saving"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
)

func TestWhatIsWrittenForLongTellsHowFarItIsAndCanBeStopped(t *testing.T) {
	d := newRig(t).begun()
	ctx, on := d.beginWriting(d.commands.ask, "/a/study.zip")
	on.begins("data/answers.csv")
	on.rows(12_000)
	d.await("a word on it", func() bool { return d.window.Canvas().Overlays().Top() != nil })
	d.wantDialog("/a/study.zip", "data/answers.csv: 12000 rows are written")
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if ctx.Err() != nil {
		t.Error("who goes on working has stopped what is being written")
	}
	d.commands.exportDialog()
	d.wantDialog("Being written")
	for _, b := range parts[*kit.FocusButton](d) {
		if b.State().Label == "Stop writing" {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
	}
	d.wantNoDialog()
	if ctx.Err() == nil {
		t.Error("it goes on being written after it was stopped")
	}
	on.end()
	d.commands.exportDialog()
	d.wantDialog("Annotators", "Articles")
}

func TestANoteGoesAlongOnlyIfItIsChosenAfterALook(t *testing.T) {
	d := newRig(t).begun()
	d.annotating().GoTo(2)
	d.typed("/Mara-says-so")
	d.key(fyne.KeyEscape)
	d.await("the note", func() bool { return !d.state.Typing && d.state.Save.Kind == saving.Done })
	d.typed("naann ")
	d.await("saved", func() bool { return d.work.Session().Pending() == 0 })
	for _, along := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "out.zip")
		d.commands.exportDialog()
		parts[*modal.List](d)[0].Select(len(dataset.Formats()) + slices.Index(release.Layouts(), release.Deposit))
		exportPath(d).SetText(out)
		d.key(fyne.KeyReturn)
		d.awaitIdle()
		d.wantDialog("Give the data away", "1 note or reason that somebody wrote", "Mara-says-so")
		parts[*modal.Entry](d)[0].SetText("release")
		for _, c := range parts[*modal.Check](d) {
			if strings.HasPrefix(c.Name, "I have looked") {
				c.SetChecked(along)
			}
		}
		d.key(fyne.KeyReturn)
		d.await("the package", func() bool { return d.writing == nil })
		d.wantNoDialog()
		archive, err := zip.OpenReader(out)
		if err != nil {
			t.Fatal(err)
		}
		defer archive.Close()
		if answers, err := fs.ReadFile(
			archive,
			"data/answers.csv",
		); err != nil ||
			strings.Contains(string(answers), "Mara-says-so") != along {
			t.Errorf("a note that is to go along (%v) is in the package: %v (%v)", along, !along, err)
		}
	}
}
