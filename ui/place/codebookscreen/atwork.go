package codebookscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/versioning"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/wording"
)

// Changed shows what was gathered.
func (c *Screen) Changed() {
	c.Sync()
	c.told("rules " + c.view().Book.Version)
}

// Turned shows another part of the rules, from its top.
func (c *Screen) Turned() {
	c.middle.ScrollTo(0)
	c.Sync()
	c.board.EnterFirst(c.main)
	switch c.work.Mode() {
	case versioning.Changes:
		c.told("changes " + c.work.Diff().Old.Version + " " + c.work.Diff().New.Version)
	case versioning.Proposal:
		c.told("proposal " + c.work.Plan().Book.Version)
	case versioning.Problems:
		c.told("problems " + strconv.Itoa(len(c.work.Problems())))
	case versioning.Looks:
		c.told("looks")
	}
}

// Working says what is being done.
func (c *Screen) Working(on versioning.Step, of string) {
	switch on {
	case versioning.Checking:
		c.host.Notice(lang.L("Checking {{.File}}…", map[string]any{"File": of}))
	case versioning.Adopting:
		c.host.Notice(lang.L("Adopting {{.Version}}…", map[string]any{"Version": of}))
	case versioning.Idle:
		c.host.Notice("")
	}
}

// Written says where the page of the rules is.
func (c *Screen) Written(path string) {
	c.host.Notice(lang.L("Written to {{.Path}}; print it from a browser", map[string]any{"Path": path}))
	c.told("printed " + path)
}

// Failed tells what went wrong.
func (c *Screen) Failed(err error) { c.host.Failed(err) }

// told tells the window, and tests, what is on the screen.
func (c *Screen) told(what string) {
	c.host.Changed()
	c.host.Trace("codebook %s", what)
}

// load asks for a file and checks it.
func (c *Screen) load() { c.host.Do(place.LoadCodebook{Chosen: c.work.Check}) }

// print asks for a name and writes the rules as a page to be printed from any
// browser.
func (c *Screen) print() {
	c.host.Do(place.PrintCodebook{Name: c.work.PageName(), Chosen: func(path string) { c.work.Print(path, wording.Words) }})
}

// askToAdopt asks once more, because everyone works by what is adopted.
func (c *Screen) askToAdopt() {
	if !c.work.CanAdopt() {
		return
	}
	plan := c.work.Plan()
	modal.Show(c.host.Window(), modal.Spec{
		Title: lang.L("Adopt {{.Version}}?", map[string]any{"Version": plan.Book.Version}),
		Body:  modal.Text(effectSentence(plan.Effect)), Confirm: lang.L("Adopt"), Cancel: lang.L("Cancel"),
		Then: c.work.Adopt,
	})
}
