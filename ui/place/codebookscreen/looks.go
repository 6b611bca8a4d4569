package codebookscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/adoption"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// mostLooks is how many answers are listed; more are for the command line.
const mostLooks = 400

// drawLooks lists the answers that need another look; each leads to its
// paragraph.
func (c *Screen) drawLooks(l *kit.Drawing, width, height float32) float32 {
	p, pad, high := theme.Current(), card.Pad(), theme.Scaled(46)
	card.Surface(l, 0, 0, width, height)
	y := card.Heading(l, width, lang.L("Answers that need another look"), lang.L("Enter opens the paragraph"))
	if len(c.view().Looks) == 0 {
		y += card.Sentence(
			l,
			pad,
			y,
			width-2*pad,
			card.Small(),
			p.Muted,
			lang.L("None: every answer means what its question asks."),
		) + theme.Scaled(
			12,
		)
	}
	for i, k := range c.view().Looks[:min(len(c.view().Looks), mostLooks)] {
		id := "look " + strconv.Itoa(i)
		l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		card.Lit(l, id, theme.Scaled(8), y+1, width-theme.Scaled(16), high-1)
		l.Words(
			pad,
			y+theme.Scaled(4),
			width-2*pad,
			theme.Scaled(20),
			kit.Text{Text: c.lookWords(k), Size: card.Small(), Ink: p.Ink, Article: true},
		)
		small, title := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}, k.Title
		if k.Annotator != "" {
			title += " · " + k.Annotator
		}
		card.Paragraph(l, pad, y+theme.Scaled(23), width-2*pad, theme.Scaled(18), k.Position, title, small)
		l.Spot(
			card.Area(
				id,
				theme.Scaled(8),
				y+2,
				width-theme.Scaled(16),
				high-3,
				nil,
				func() { c.host.Do(place.OpenParagraph{Article: k.Article, Number: k.Position}) },
			),
		)
		y += high
	}
	if more := len(c.view().Looks) - mostLooks; more > 0 {
		y += card.Sentence(
			l,
			pad,
			y+theme.Scaled(6),
			width-2*pad,
			card.Small(),
			p.Muted,
			lang.L("and {{.Count}} more; plumb codebook --look lists them all", map[string]any{"Count": more}),
		) + theme.Scaled(
			12,
		)
	}
	return y + theme.Scaled(10)
}

// lookWords says what was answered to what, and when it meant that.
func (c *Screen) lookWords(k adoption.Look) string {
	question := c.work.Label(k.Field)
	if k.Target != "" {
		question += " (" + c.work.TargetName(k.Target) + ")"
	}
	return lang.L(
		"{{.Question}}: was {{.Was}}, under {{.Version}}",
		map[string]any{"Question": question, "Was": c.work.Was(k), "Version": k.Version},
	)
}
