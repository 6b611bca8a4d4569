package ui

import (
	"path/filepath"
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/saving"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/labelling"
	"plumbline/annotate/work/workspace"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/place/annotatescreen"
	"plumbline/ui/wording"
)

var _ workspace.Window = front{}

// front is the window as the workspace sees it: it shows what the workspace is at,
// and asks the person.
type front struct{ w *Window }

// Opened shows what is open from the beginning, in Annotate.
func (f front) Opened() {
	w, project := f.w, f.w.work.Project()
	w.state, w.consent = statusState{}, consentAsked{}
	w.commands.ask.CloseMissing()
	w.places = make(map[place.ID]place.Place)
	w.OpenPlace(place.Annotate)
	w.window.SetTitle("Plumbline · " + sentence.Visible(filepath.Base(project.Path())))
	w.window.SetMainMenu(w.menu())
	w.showBars()
	w.window.Canvas().Focus(w.router)
}

// Ready tells what is to be known of the project, once the window runs.
func (f front) Ready() {
	w, project := f.w, f.w.work.Project()
	w.whenShown(func() {
		w.params.Trace("ready")
		if homeless := w.params.Homeless; homeless != nil {
			w.params.Homeless = nil // said once
			w.say(wording.Error(homeless))
		}
		if project.ReadOnly() {
			f.tellReadOnly(project)
			w.params.Trace("read-only %s", readOnlyReason(project))
		}
		f.warnOfSharedFolder(project)
		f.tellSetAside(project)
		w.commands.askConsent()
		go debug.FreeOSMemory() // opening reads much that is not kept
	})
}

// tellReadOnly says why nothing can be written, and offers a way out where there is
// one here.
func (f front) tellReadOnly(project *workspace.Project) {
	reason := readOnlyReason(project)
	if len(project.Added()) == 0 {
		modal.Message(f.w.window, lang.L("Read-only"), reason)
		return
	}
	f.offerCleanCopy(lang.L("Read-only"), reason, project.Path(), f.w.work.Session().Annotator())
}

// warnOfSharedFolder says once that a project lies where other computers write
// too.
func (f front) warnOfSharedFolder(project *workspace.Project) {
	lies, shared := project.SharedFolder()
	if !shared || f.w.params.Memory.WarnedOf(project.Path()) {
		return
	}
	where := wording.Of(lies)
	modal.Message(f.w.window, lang.L("Keep the project on this computer"), lang.L(
		"{{.File}} lies {{.Where}}. If two computers write to it at once, answers can be lost without a word. Move it to a folder of this computer, give each person a pack or a copy, and merge what comes back. This is said once.",
		map[string]any{"File": filepath.Base(project.Path()), "Where": where},
	))
	f.w.params.Trace("shared %s", where)
}

// tellSetAside says that a log of another file lay beside the project.
func (f front) tellSetAside(project *workspace.Project) {
	if aside := project.SetAside(); aside != "" {
		modal.Message(f.w.window, lang.L("A log of another file lay beside the project"), lang.L(
			"{{.File}}-wal was left by a program that was ended in the middle of its work on another file, and does not fit this project. It was moved to {{.Aside}}; the project is as it was.",
			map[string]any{"File": filepath.Base(project.Path()), "Aside": aside},
		))
	}
}

// Emptied takes the place off the window.
func (f front) Emptied() {
	f.w.place, f.w.places, f.w.at = nil, nil, ""
	f.w.body.RemoveAll()
}

// Refreshed drops the places that were built for what is no longer in force; one
// that is open is built anew. The others follow by themselves.
func (f front) Refreshed(c workspace.Change) {
	w := f.w
	if c.Viewer || c.Offer {
		w.window.SetMainMenu(w.menu()) // what can be done by it
	}
	outdated := make(map[place.ID]bool)
	if c.Rules {
		outdated[place.Review], outdated[place.Adjudicate], outdated[place.Dataset] = true, true, true
		outdated[place.Findings] = true
	}
	if c.Viewer {
		outdated[place.Review], outdated[place.Adjudicate], outdated[place.Findings] = true, true, true
	}
	w.renewPlaces(outdated)
	w.showBars()
	if !c.Quiet {
		w.reloadPlace()
	}
	w.commands.followConsent()
}

// Saved shows how far writing is.
func (f front) Saved(s saving.State) {
	f.w.state.Save = s
	f.w.showStatus()
	for _, e := range s.Committed {
		f.w.params.Trace("saved %s %s %s %s %s", e.ID, e.Key.Subject, nonEmpty(e.Key.Field), nonEmpty(e.Key.Target), nonEmpty(e.Value))
	}
	if p, ok := f.w.place.(place.Follower); ok && len(s.Committed) > 0 {
		p.Saved()
	}
}

// Flagged shows them, and says that there are more than were known.
func (f front) Flagged(more workspace.More) {
	f.w.reloadPlace()
	s := f.w.work.Session()
	switch {
	case s.AsksConsent() != nil: // that comes before everything else
	case more.Twice > 0:
		f.w.say(
			lang.L(
				"You answered {{.Units}} differently in two places; the queue tells where, Ctrl+Down goes there",
				map[string]any{"Units": wording.Of(s.ConflictsInAll().Words())},
			),
		)
	case more.Votes > 0:
		f.w.say(
			lang.N(
				"After a meeting the lead asks you for {{.Count}} second votes: Dataset, ?",
				f.w.work.VotesAsked(),
				map[string]any{"Count": f.w.work.VotesAsked()},
			),
		)
	case more.Ruled > 0:
		f.w.say(
			lang.L(
				"A ruling wants another look at {{.Units}} of yours; the queue tells where, Ctrl+Down goes there",
				map[string]any{"Units": wording.Of(s.RuledInAll().Words())},
			),
		)
	case more.Told > 0:
		f.w.say(
			lang.N(
				"{{.Count}} paragraphs were decided otherwise than you answered: Dataset, ?",
				f.w.work.ToldOtherwise(),
				map[string]any{"Count": f.w.work.ToldOtherwise()},
			),
		)
	}
}

// Failed tells an error.
func (f front) Failed(err error) { f.w.failed(err) }

// Altered tells why a project is not opened, and offers the way out.
func (f front) Altered(path string, err error) {
	f.w.whenShown(func() {
		f.offerCleanCopy(lang.L("Changed by another program"), wording.Error(err), path, f.w.params.Annotator)
	})
}

// offerCleanCopy says what another program did to a project, and offers a copy without
// it, which loses nothing.
func (f front) offerCleanCopy(title, reason, path, annotator string) {
	modal.Show(f.w.window, modal.Spec{
		Title: title, Body: modal.Text(reason), Width: 460,
		Confirm: lang.L("Save a clean copy"), Cancel: lang.L("Cancel"),
		Then: func() { f.w.commands.cleanCopy(path, annotator) },
	})
}

// AskWho asks who is labelling.
func (f front) AskWho(owner string, here []string, use func(id string) error, declined func()) {
	f.w.whenShown(func() {
		f.w.params.Trace("asking")
		f.w.commands.ask.Who(lang.L("Who is labelling?"), owner, here, use, func() {
			declined()
			f.w.showNoProject()
		})
	})
}

// Glimpsed shows the sample behind the question who is labelling. No key and no click
// reaches it.
func (f front) Glimpsed(project *workspace.Project, s *labelling.Session) {
	f.w.body.Objects = []fyne.CanvasObject{annotatescreen.Glimpse(host(f), s, project).Content()}
	f.w.body.Refresh()
}

// AskToLose asks whether to go on although answers cannot be written.
func (f front) AskToLose(left int, why error, kept bool, leave func()) {
	f.w.commands.ask.AskToLose(left, why, kept, leave)
	f.w.params.Trace("leave asked")
}

// FileMissing turns the status bar red and asks how to go on.
func (f front) FileMissing(m workspace.Missing) {
	f.w.state.Missing = m.Why
	f.w.window.SetMainMenu(f.w.menu())
	f.w.showStatus()
	f.w.commands.missingFile()
}

// FileBack says that the file is where it was.
func (f front) FileBack() {
	f.w.state.Missing = nil
	f.w.window.SetMainMenu(f.w.menu())
	f.w.commands.ask.CloseMissing()
	f.w.say(lang.L("The project's file is in its place again"))
}

// OfferRescue asks whether to take in what was kept of the person's answers.
func (f front) OfferRescue(k workspace.Kept, take func()) {
	f.w.whenShown(func() {
		f.w.commands.ask.OfferRescue(k.Answers, k.Paragraphs, take)
		f.w.params.Trace("offering %d", k.Answers)
	})
}

// OfferToEndErasure asks whether to remove what an erasure could not.
func (f front) OfferToEndErasure(end func()) {
	f.w.whenShown(func() {
		f.w.commands.ask.EndErasure(end)
		f.w.params.Trace("erasure unfinished")
	})
}

// ErasureEnded says that nothing is left.
func (f front) ErasureEnded() {
	f.w.say(lang.L("Nothing is left on this computer of what was destroyed"))
	f.w.params.Trace("erasure ended")
}

// FlushPlaces writes what is pending in places that write by themselves.
func (f front) FlushPlaces() (left int, err error) {
	for _, p := range f.w.places {
		k, ok := p.(place.Keeper)
		if !ok {
			continue
		}
		if kerr := k.Flush(); err == nil {
			err = kerr
		}
		left += k.Pending()
	}
	return left, err
}

// ClosePlaces ends what the places do elsewhere, and what is being written.
func (f front) ClosePlaces() {
	if f.w.writing != nil {
		f.w.writing.stop()
	}
	for _, p := range f.w.places {
		if c, ok := p.(place.Closer); ok {
			c.Close()
		}
	}
}
