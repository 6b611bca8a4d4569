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
	muted, pad := theme.Current().Muted, card.Pad()
	card.Surface(l, 0, 0, width, height)
	y := card.Heading(l, width, lang.L("Answers that need another look"), lang.L("Enter opens the paragraph"))
	looks := c.view().Looks
	if len(looks) == 0 {
		none := lang.L("None: every answer means what its question asks.")
		y += card.Sentence(l, pad, y, width-2*pad, card.Small(), muted, none) + theme.Scaled(12)
	}
	for i, k := range looks[:min(len(looks), mostLooks)] {
		y += c.drawLook(l, k, i, y, width)
	}
	if more := len(looks) - mostLooks; more > 0 {
		rest := lang.L("and {{.Count}} more; plumb codebook --look lists them all", map[string]any{"Count": more})
		y += card.Sentence(l, pad, y+theme.Scaled(6), width-2*pad, card.Small(), muted, rest) + theme.Scaled(12)
	}
	return y + theme.Scaled(10)
}

// drawLook draws one of them and returns how high it is.
func (c *Screen) drawLook(l *kit.Drawing, k adoption.Look, i int, y, width float32) float32 {
	p, pad, high, id := theme.Current(), card.Pad(), theme.Scaled(46), "look "+strconv.Itoa(i)
	left, room := theme.Scaled(8), width-theme.Scaled(16)
	l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
	card.Lit(l, id, left, y+1, room, high-1)
	words := kit.Text{Text: c.lookWords(k), Size: card.Small(), Ink: p.Ink, Article: true}
	l.Words(pad, y+theme.Scaled(4), width-2*pad, theme.Scaled(20), words)
	small, title := kit.Text{Size: theme.SizeSmall(), Ink: p.Muted}, k.Title
	if k.Annotator != "" {
		title += " · " + k.Annotator
	}
	card.Paragraph(l, pad, y+theme.Scaled(23), width-2*pad, theme.Scaled(18), k.Position, title, small)
	open := func() { c.host.Do(place.OpenParagraph{Article: k.Article, Number: k.Position}) }
	l.Spot(card.RowArea(id, left, y+2, room, high-3, nil, open))
	return high
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
