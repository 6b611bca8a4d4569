package codebookscreen

import (
	"context"
	"errors"
	"image/color"
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/modal"
	"plumbline/ui/prose"
	"plumbline/ui/theme"
)

type colour = color.NRGBA

// load asks for a file and checks it.
func (c *Screen) load() {
	if c.view.may() {
		c.params.Choose(c.check)
	}
}

// check reads a file and shows what adopting it would do, or everything that is
// wrong with it. Nothing is written.
func (c *Screen) check(path string) {
	c.propose(path, func() (*adoption.Plan, error) { return prepare(c.params.Source, path) })
}

// proposeAgain shows what going back to an earlier version would do.
func (c *Screen) proposeAgain() {
	if earlier := c.diff.Old; c.canGoBack() {
		c.propose(earlier.Version, func() (*adoption.Plan, error) {
			return adoption.Prepare(context.Background(), c.params.Source, earlier.Source)
		})
	}
}

// canGoBack reports whether the older of the versions that are compared may be
// adopted again here.
func (c *Screen) canGoBack() bool {
	return c.view.may() && !c.busy && c.diff != nil && c.diff.Old.Hash != c.view.Book.Hash
}

func (c *Screen) propose(name string, plans func() (*adoption.Plan, error)) {
	c.asked++
	asked := c.asked
	c.params.OnNotice(lang.L("Checking {{.File}}…", map[string]any{"File": filepath.Base(name)}))
	var plan *adoption.Plan
	var err error
	c.params.Work(func() { plan, err = plans() }, func() {
		if asked != c.asked {
			return
		}
		c.params.OnNotice("")
		c.file, c.problems, c.plan = name, nil, nil
		switch {
		case errors.As(err, &c.problems):
			c.show(theProblems)
			c.params.OnShown("problems " + strconv.Itoa(len(c.problems)))
		case err != nil:
			c.params.OnError(err)
		default:
			c.plan = plan
			c.show(theProposal)
			c.params.OnShown("proposal " + plan.Book.Version)
		}
	})
}

func prepare(from Source, path string) (*adoption.Plan, error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > codebook.MaxSize {
		return nil, annotate.Errorf(annotate.CodeInvalid, "%s", lang.L("{{.File}} is too large for a codebook; check that it is the right file.", map[string]any{"File": filepath.Base(path)}))
	}
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, annotate.Wrap(err, annotate.CodeNotFound, "%s", lang.L("{{.File}} cannot be read; check its name and that you may read it.", map[string]any{"File": path}))
	}
	return adoption.Prepare(context.Background(), from, file)
}

// drawProposal draws what a version changes and what that does to answers.
func (c *Screen) drawProposal(l *chart.List, width float32) float32 {
	p := theme.Current()
	if c.plan.InForce {
		return card.Sentence(l, 0, 0, width, theme.SizeBody(), p.Ink, lang.L("{{.File}} is the version in force, byte for byte.", map[string]any{"File": filepath.Base(c.file)})) + theme.Scaled(10)
	}
	y := c.card(l, "effect", 0, width, func(l *chart.List, y float32) float32 {
		return drawEffect(l, c.plan.Effect, c.changedLabel, y, width)
	})
	return c.drawChanges(l, c.plan.Diff, y+theme.Scaled(6), width)
}

// changedLabel is what the form calls a field now, or called it.
func (c *Screen) changedLabel(field string) string {
	if f := c.plan.Book.Field(field); f != nil {
		return f.Label
	}
	return c.label(field)
}

// askToAdopt asks once more, because everyone works by what is adopted.
func (c *Screen) askToAdopt() {
	if !c.canAdopt() {
		return
	}
	title := lang.L("Adopt {{.Version}}?", map[string]any{"Version": c.plan.Book.Version})
	modal.Show(c.params.Window, modal.Spec{
		Title: title, Body: modal.Text(effectSentence(c.plan.Effect)), Confirm: lang.L("Adopt"), Cancel: lang.L("Cancel"),
		Then: c.adopt,
	})
}

func (c *Screen) adopt() {
	book := c.plan.Book
	c.busy = true
	c.params.OnNotice(lang.L("Adopting {{.Version}}…", map[string]any{"Version": book.Version}))
	c.params.Adopt(book, func(err error) {
		c.busy = false
		c.params.OnNotice("")
		if err != nil {
			c.params.OnError(err)
			return
		}
		c.plan = nil
		c.show(theRules)
		c.Reload()
	})
}

// drawProblems lists everything that keeps a file from being adopted.
func (c *Screen) drawProblems(l *chart.List, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	card.Surface(l, 0, 0, width, height)
	title := lang.N("{{.Count}} problems in {{.File}}", len(c.problems), map[string]any{"Count": len(c.problems), "File": filepath.Base(c.file)})
	y := card.Heading(l, width, title, lang.L("nothing was changed"))
	line := theme.Scaled(64)
	for i, problem := range c.problems {
		top := y
		if problem.Line > 0 {
			l.Words(pad, y+theme.Scaled(4), line, theme.Scaled(18), chart.Text{Text: lang.L("line {{.Line}}", map[string]any{"Line": problem.Line}), Size: card.Small(), Ink: p.Muted})
		}
		y += theme.Scaled(4)
		y += l.Sentences(pad+line, y, width-2*pad-line, card.Small(), prose.Run{Text: problem.Message, Color: p.Ink}) + theme.Scaled(5)
		l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		l.Spot(card.Area("problem "+strconv.Itoa(i), theme.Scaled(8), top, width-theme.Scaled(16), y-top, nil, nil))
	}
	y += theme.Scaled(10)
	y += card.Sentence(l, pad, y, width-2*pad, theme.SizeSmall(), p.Muted, lang.L("Correct the file in an editor, then press r to check it again."))
	return y + theme.Scaled(12)
}
