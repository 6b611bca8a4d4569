//go:build unix

package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/saving"
	"plumbline/store/storetest"
)

func TestAnAnswerThatFindsNoRoomIsSaidAndSavedOnceThereIsSome(t *testing.T) {
	if !storetest.Apart(t) {
		return
	}
	d := newRig(t).begun()
	d.annotating().GoTo(2)
	makeRoom := storetest.WithoutRoom(t)
	d.typed("n")
	d.await("a failure", func() bool { return d.state.Save.Kind == saving.Failed })
	if got := d.shownText(); !strings.Contains(got, "Not saved (1 waiting, trying again): The disk is full while ") {
		t.Errorf("without room the bar says %q", got)
	}
	makeRoom()
	d.await("saved", func() bool { return d.state.Save.Kind == saving.Done })
	if got := d.shownText(); strings.Contains(got, "Not saved") {
		t.Errorf("with room again the bar says %q", got)
	}
	if last := d.sample.Entries()[len(d.sample.Entries())-1]; last.Author != "A1" {
		t.Errorf("the newest entry is %+v, want the answer of A1", last)
	}
}

func TestAProjectOnAFullDiskIsReadAndSaysSo(t *testing.T) {
	if !storetest.Apart(t) {
		return
	}
	d := newRig(t)
	d.sample.OpenWithoutRoom()
	d.begun()
	d.wantDialog("Read-only", "There is no room left on the disk of this project.", "save a copy to another disk")
	d.key(fyne.KeyReturn)
	d.wantNoDialog()
	if d.top.state.State().Text != "Read-only: the disk is full" || !d.top.state.Visible() {
		t.Errorf("the bar says %q", d.top.state.State().Text)
	}
	d.typed("n")
	if d.state.Notice != "Read-only: nothing was changed" {
		t.Errorf("an answer is met by %q", d.state.Notice)
	}
}
