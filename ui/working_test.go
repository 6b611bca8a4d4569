package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/saving"
	"plumbline/ui/theme"
)

// shownText is the status bar.
func (d *rig) shownText() string { return read(d.status.root) }

func TestTheStatusBarSaysWhatIsOnDisk(t *testing.T) {
	d := newRig(t).begun()
	if got := d.shownText(); !strings.Contains(got, "All saved") || !strings.Contains(got, "0 of 5 · 0 of 6 in the project") {
		t.Errorf("at the start the bar says %q", got)
	}
	d.annotating().GoTo(2)
	d.typed("n")
	d.await("saved", func() bool { return d.state.Save.Kind == saving.Done })
	if got := d.shownText(); !strings.Contains(got, "Saved 09:0") {
		t.Errorf("after an answer the bar says %q", got)
	}
	d.sample.Fail(errors.New("the disk refused"))
	d.typed("1")
	d.await("a failure", func() bool { return d.state.Save.Kind == saving.Failed })
	if got := d.shownText(); !strings.Contains(got, "Not saved (1 waiting, trying again): the disk refused") {
		t.Errorf("while the disk refuses the bar says %q", got)
	}
	d.sample.Fail(nil)
	d.await("saved again", func() bool { return d.state.Save.Kind == saving.Done })
	if got := d.shownText(); strings.Contains(got, "Not saved") {
		t.Errorf("after the disk came back the bar says %q", got)
	}
}

func TestTheStatusBarSaysThatANoteIsBeingTyped(t *testing.T) {
	d := newRig(t).begun()
	d.typed("/why")
	if got := d.shownText(); !strings.Contains(got, "Typing…") {
		t.Errorf("while a note is typed the bar says %q", got)
	}
	d.key(fyne.KeyEscape)
	d.await("the note", func() bool { return !d.state.Typing && d.state.Save.Kind == saving.Done })
	if d.window.Canvas().Focused() != fyne.Focusable(d.router) {
		t.Error("after the note the keys do not go to the form")
	}
}

func TestANoticeStaysUntilTheNextKey(t *testing.T) {
	d := newRig(t).begun()
	d.annotating().GoTo(2)
	d.typed("?")
	if got := d.shownText(); !strings.Contains(got, "Paragraph 2 is marked unsure") {
		t.Errorf("a mark is answered by %q", got)
	}
	d.typed("n")
	if got := d.shownText(); strings.Contains(got, "marked unsure") {
		t.Errorf("after a right key the bar still says %q", got)
	}
}

func TestABreakIsOfferedOnceAfterFiftyMinutes(t *testing.T) {
	d := newRig(t).begun()
	d.clock.Add(40 * 60)
	d.key(fyne.KeyTab)
	if strings.Contains(d.shownText(), "break") {
		t.Error("a break is offered after 40 minutes")
	}
	d.clock.Add(10 * 60)
	d.key(fyne.KeyTab)
	if got := d.shownText(); !strings.Contains(got, "50 minutes by now: a short break keeps your answers even") {
		t.Errorf("after 50 minutes the bar says %q", got)
	}
	d.clock.Add(3 * 60 * 60)
	for range 3 {
		d.key(fyne.KeyTab)
		if strings.Contains(d.shownText(), "break") {
			t.Fatal("a break is offered a second time")
		}
	}
}

func TestLeavingWaitsForTheDisk(t *testing.T) {
	d := newRig(t).begun()
	d.annotating().GoTo(2)
	d.typed("n")
	d.Leave()
	d.wantNoDialog()
	if !d.sample.Closed() || d.traced[len(d.traced)-1] != "closed" {
		t.Errorf("the project is closed: %v, the last trace is %q", d.sample.Closed(), d.traced[len(d.traced)-1])
	}
	if e := d.sample.Entries(); e[len(e)-1].Value != "none" {
		t.Errorf("the last answer is not on disk; the log ends with %q", e[len(e)-1].Value)
	}
}

// Whoever leaves does so in the midst of what a place reads elsewhere.
func TestLeavingAtAnyMomentEndsQuietly(t *testing.T) {
	for _, at := range tabs {
		for told, more := 0, true; more; told++ {
			d := newRig(t)
			d.sample.Say(t, "A1", annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}, annotate.RoleLead)
			d.begun()
			d.work.SeeEveryone()
			d.OpenPlace(at.id)
			for range told {
				select {
				case f := <-d.queue:
					f()
				default:
					more = false
				}
			}
			d.Leave()
			d.awaitIdle()
			if last := d.traced[len(d.traced)-1]; last != "closed" {
				t.Errorf("%v was left after %d callbacks, and %q was told behind the end", at.id, told, last)
			}
			d.wantNoDialog()
		}
	}
}

func TestLeavingWithADiskThatRefusesAsks(t *testing.T) {
	d := newRig(t).begun()
	d.annotating().GoTo(2)
	d.sample.Fail(errors.New("the disk refused"))
	d.typed("n1")
	d.Leave()
	d.wantDialog("Leave with answers unsaved?", "Not written yet: 2 answers.", "the disk refused")
	if d.sample.Closed() {
		t.Fatal("the project was closed before the question was answered")
	}
	d.key(fyne.KeyEscape)
	d.wantNoDialog()
	d.typed("o")
	if d.work.Session() == nil || d.work.Session().Pending() != 3 {
		t.Fatal("staying did not leave everything as it was")
	}
	d.Leave()
	d.wantDialog("Not written yet: 3 answers.")
	d.key(fyne.KeyReturn) // the safe answer is the one that comes without thinking
	d.wantNoDialog()
	if d.sample.Closed() {
		t.Fatal("Enter gave the answers up")
	}
	d.Leave()
	d.window.Canvas().FocusNext()
	d.key(fyne.KeyReturn)
	if !d.sample.Closed() || d.traced[len(d.traced)-1] != "closed" {
		t.Error("Leave did not leave")
	}
}

func TestALookRepaintsTheWindow(t *testing.T) {
	d := newRig(t).begun()
	light := d.picture()
	d.setLook(theme.Choice{Mode: theme.AlwaysDark})
	dark := d.picture()
	for _, at := range [][2]int{{20, 60}, {700, 700}, {1420, 700}, {700, 4}, {700, 895}} {
		if light.At(at[0], at[1]) == dark.At(at[0], at[1]) {
			t.Errorf("the window kept its light colour at %v", at)
		}
	}
	if d.memory.look.Mode != theme.AlwaysDark {
		t.Error("the look is not remembered")
	}
}

func TestTheTextGrowsByStepsWithinLimits(t *testing.T) {
	d := newRig(t).begun()
	height := d.status.MinSize(nil).Height
	for range 30 {
		d.scaleText(+1)
	}
	if got := d.memory.look.Scale; got < 1.99 || got > 2 {
		t.Errorf("the largest text is %v times the normal", got)
	}
	if got := d.status.MinSize(nil).Height; got != 2*height {
		t.Errorf("with text of double size the status bar is %v high, was %v", got, height)
	}
	for range 30 {
		d.scaleText(-1)
	}
	if got := d.memory.look.Scale; got != theme.MinScale {
		t.Errorf("the smallest text is %v times the normal", got)
	}
	d.scaleText(0)
	if got := d.memory.look.Scale; got != 1 {
		t.Errorf("normal text is %v times the normal", got)
	}
}

func TestWhatAnotherProgramWroteIsTakenUp(t *testing.T) {
	d := newRig(t).begun()
	d.await("saved", func() bool { return d.work.Session().Pending() == 0 })
	d.sample.AddTarget(t, newTarget("Corvane", 3))
	d.await("what another program wrote", func() bool { return slices.Contains(d.traced, "refreshed") })
	if got := len(d.work.Session().Targets()); got != 3 {
		t.Errorf("%d targets are asked, want the new one too", got)
	}
}

func TestTheMenuFollowsWhatIsOpen(t *testing.T) {
	d := newRig(t)
	off := func(menu, label string) bool {
		for _, m := range d.menu().Items {
			for _, i := range m.Items {
				if m.Label == menu && strings.HasPrefix(i.Label, label) {
					return i.Disabled
				}
			}
		}
		t.Fatalf("the menu has no %s, %s", menu, label)
		return false
	}
	for _, i := range [][2]string{{"File", "Import"}, {"File", "Export"}, {"File", "Article details"}, {"Edit", "Targets"}, {"Edit", "Undo"}} {
		if !off(i[0], i[1]) {
			t.Errorf("%s works without a project", i[1])
		}
	}
	d.begun()
	for _, i := range [][2]string{{"File", "Import"}, {"File", "Export"}, {"File", "Article details"}, {"File", "Recent"}, {"Edit", "Targets"}, {"Edit", "Undo"}} {
		if off(i[0], i[1]) {
			t.Errorf("%s is off in an open project", i[1])
		}
	}
	d.toggleNumberKeys()
	if !d.memory.numbers {
		t.Error("number keys everywhere is not remembered")
	}
}

func TestAllKeysAreListed(t *testing.T) {
	d := newRig(t).begun()
	d.key(fyne.KeyF1)
	d.wantDialog(
		"All keys",
		"Ctrl+Shift+Z",
		"mark the latest answer unsure, or not",
		"Page Down, Page Up",
		"the menus; arrows and Enter choose",
	)
	d.key(fyne.KeyEscape)
	d.wantNoDialog()
}
