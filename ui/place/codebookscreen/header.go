package codebookscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/work/versioning"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// actions are what can be done by buttons and their keys, whatever part the
// keys are in.
func (c *Screen) actions() []card.Action {
	if !c.gathered() {
		return nil
	}
	load := card.Action{ID: "load", Label: lang.L("Load a version…"), Key: "l", Do: c.load}
	back := card.Action{ID: "back", Label: lang.L("Back to the rules"), Key: "Esc", Do: func() { c.work.Turn(versioning.Rules) }}
	switch mode := c.work.Mode(); {
	case mode == versioning.Proposal && c.work.CanAdopt():
		return []card.Action{
			back,
			{
				ID:    "adopt",
				Label: lang.L("Adopt {{.Version}}", map[string]any{"Version": c.work.Plan().Book.Version}),
				Key:   "a",
				Do:    c.askToAdopt,
				Main:  true,
			},
		}
	case mode == versioning.Changes && c.work.CanGoBack():
		return []card.Action{
			back,
			{
				ID:    "again",
				Label: lang.L("Adopt {{.Version}} again…", map[string]any{"Version": c.work.Diff().Old.Version}),
				Key:   "a",
				Do:    c.work.GoBack,
			},
		}
	case mode == versioning.Problems:
		return []card.Action{back, {ID: "again", Label: lang.L("Check again"), Key: "r", Do: c.work.CheckAgain, Main: true}}
	case mode != versioning.Rules:
		return []card.Action{back}
	}
	all := []card.Action{{ID: "print", Label: lang.L("Print…"), Key: "p", Do: c.print}}
	if c.view().May() {
		all = append(all, load)
	}
	return all
}

// drawHeader draws the title, which version is in force, and the buttons.
func (c *Screen) drawHeader(l *kit.Drawing, width, _ float32) float32 {
	high := theme.Scaled(30)
	x := card.Title(l, high, lang.L("Codebook"))
	right := card.ButtonsTo(l, c.actions(), width, theme.Scaled(1)) - theme.Scaled(12)
	l.Words(x, theme.Scaled(1), right-x, high, kit.Text{Text: c.scope(), Size: card.Small(), Ink: theme.Current().Muted, Article: true})
	return high
}

// scope says what is shown.
func (c *Screen) scope() string {
	if !c.gathered() {
		return reading()
	}
	b := c.view().Book
	return b.Title + " · " + b.Version + " · " + lang.N("{{.Count}} questions", len(b.Fields), map[string]any{"Count": len(b.Fields)})
}
