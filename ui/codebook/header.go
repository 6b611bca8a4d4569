package codebook

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// actions are what can be done by buttons and their keys, whatever part the
// keys are in.
func (c *Codebook) actions() []action {
	if !c.shown {
		return nil
	}
	load := action{id: "load", label: lang.L("Load a version…"), key: "l", do: c.load}
	back := action{id: "back", label: lang.L("Back to the rules"), key: "Esc", do: func() { c.show(theRules) }}
	switch {
	case c.mode == theProposal && c.canAdopt():
		return []action{back, {id: "adopt", label: lang.L("Adopt {{.Version}}", map[string]any{"Version": c.plan.Book.Version}), key: "a", do: c.askToAdopt, main: true}}
	case c.mode == theChanges && c.canGoBack():
		return []action{back, {id: "again", label: lang.L("Adopt {{.Version}} again…", map[string]any{"Version": c.diff.Old.Version}), key: "a", do: c.proposeAgain}}
	case c.mode == theProblems:
		return []action{back, {id: "again", label: lang.L("Check again"), key: "r", do: func() { c.check(c.file) }, main: true}}
	case c.mode != theRules:
		return []action{back}
	}
	all := []action{{id: "print", label: lang.L("Print…"), key: "p", do: c.print}}
	if c.view.may() {
		all = append(all, load)
	}
	return all
}

// canAdopt reports whether the version on show is another than the one in
// force, and may be adopted here.
func (c *Codebook) canAdopt() bool {
	return c.view.may() && !c.busy && c.plan != nil && !c.plan.InForce
}

// drawHeader draws the title, which version is in force, and the buttons.
func (c *Codebook) drawHeader(l *chart.List, width, _ float32) float32 {
	p, high := theme.Current(), theme.Scaled(30)
	title := chart.Text{Text: lang.L("Codebook"), Size: theme.Scaled(20), Ink: p.Ink, Bold: true}
	tw := chart.Width(title) + 1
	l.Words(0, 0, tw, high, title)
	actions := c.actions()
	right := width - widthOf(actions)
	drawButtons(l, actions, right, theme.Scaled(1))
	x := tw + theme.Scaled(14)
	l.Words(x, theme.Scaled(1), right-x-theme.Scaled(12), high, chart.Text{Text: c.scope(), Size: small(), Ink: p.Muted, Article: true})
	return high
}

// scope says what is shown.
func (c *Codebook) scope() string {
	if !c.shown {
		return reading()
	}
	b := c.view.Book
	return b.Title + " · " + b.Version + " · " + lang.N("{{.Count}} questions", len(b.Fields), map[string]any{"Count": len(b.Fields)})
}
