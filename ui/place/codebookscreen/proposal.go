package codebookscreen

import (
	"image/color"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/codebook"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

type colour = color.NRGBA

// drawProposal draws what a version changes and what that does to answers.
func (c *Screen) drawProposal(l *kit.Drawing, width float32) float32 {
	p := theme.Current()
	if c.work.Plan().InForce {
		return card.Sentence(
			l,
			0,
			0,
			width,
			theme.SizeBody(),
			p.Ink,
			lang.L("{{.File}} is the version in force, byte for byte.", map[string]any{"File": filepath.Base(c.work.File())}),
		) + theme.Scaled(
			10,
		)
	}
	y := c.drawWarnings(l, c.work.Plan().Book.Warnings(), width)
	y += c.card(l, "effect", y, width, func(l *kit.Drawing, y float32) float32 {
		return drawEffect(l, c.work.Plan().Effect, c.work.ProposedLabel, y, width)
	})
	return c.drawChanges(l, c.work.Plan().Diff, y+theme.Scaled(6), width)
}

// drawWarnings lists what is not wrong with a version, but skews what annotators answer.
func (c *Screen) drawWarnings(l *kit.Drawing, warnings codebook.Problems, width float32) float32 {
	if len(warnings) == 0 {
		return 0
	}
	return c.card(l, "warnings", 0, width, func(l *kit.Drawing, top float32) float32 {
		y := top + theme.Scaled(10)
		for _, w := range warnings {
			y += card.Sentence(
				l,
				card.Pad(),
				y,
				width-2*card.Pad(),
				card.Small(),
				theme.Current().Warning,
				wording.Of(w.Text()),
			) + theme.Scaled(
				4,
			)
		}
		return y + theme.Scaled(8) - top
	})
}

// drawProblems lists everything that keeps a file from being adopted.
func (c *Screen) drawProblems(l *kit.Drawing, width, height float32) float32 {
	p, pad := theme.Current(), card.Pad()
	card.Surface(l, 0, 0, width, height)
	title := lang.N(
		"{{.Count}} problems in {{.File}}",
		len(c.work.Problems()),
		map[string]any{"Count": len(c.work.Problems()), "File": filepath.Base(c.work.File())},
	)
	y := card.Heading(l, width, title, lang.L("nothing was changed"))
	line := theme.Scaled(64)
	for i, problem := range c.work.Problems() {
		top := y
		if problem.Line > 0 {
			l.Words(
				pad,
				y+theme.Scaled(4),
				line,
				theme.Scaled(18),
				kit.Text{Text: lang.L("line {{.Line}}", map[string]any{"Line": problem.Line}), Size: card.Small(), Ink: p.Muted},
			)
		}
		y += theme.Scaled(4)
		y += l.Sentences(
			pad+line,
			y,
			width-2*pad-line,
			card.Small(),
			kit.Run{Text: wording.Of(problem.Message), Color: p.Ink},
		) + theme.Scaled(
			5,
		)
		l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		l.Spot(card.Area("problem "+strconv.Itoa(i), theme.Scaled(8), top, width-theme.Scaled(16), y-top, nil, nil))
	}
	y += theme.Scaled(10)
	y += card.Sentence(
		l,
		pad,
		y,
		width-2*pad,
		theme.SizeSmall(),
		p.Muted,
		lang.L("Correct the file in an editor, then press r to check it again."),
	)
	return y + theme.Scaled(12)
}
