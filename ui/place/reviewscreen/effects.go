package reviewscreen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawEffects draws how answers differ between what was pointed out in the texts and what
// was held back, by the arm that was drawn.
func (r *Screen) drawEffects(l *kit.Drawing, width, height float32) float32 {
	card.Surface(l, 0, 0, width, height)
	pad, d, p := card.Pad(), r.detail(), theme.Current()
	y := card.Heading(l, width, lang.L("Pointed out or not"), lang.L("by the arm drawn for article and annotator"))
	if d == nil {
		return y + card.Quiet(l, pad, y, width-2*pad, waiting()) + pad
	}
	high := theme.Scaled(26)
	t := effectColumns(width)
	head := kit.Text{Size: card.Small(), Ink: p.Muted}
	for i, name := range []string{
		lang.L("Pointed out"), lang.L("Of"), lang.L("shown"), lang.L("hidden"), lang.L("Difference"), lang.L("95 % interval"),
	} {
		t.put(l, i, y, high, head.With(name))
	}
	y += high
	for i, x := range d.Effects {
		l.Line(pad, y, width-pad, y, theme.Hairline, p.Line)
		id := "effect " + strconv.Itoa(i)
		card.Lit(l, id, pad, y+1, width-2*pad, high-2)
		for column, text := range effectCells(x) {
			t.put(l, column, y, high, text)
		}
		l.Spot(card.Area(id, pad, y+1, width-2*pad, high-2, func() string { return effectTip(x) }, nil))
		y += high
	}
	y += theme.Scaled(6)
	return y + card.Quiet(l, pad, y, width-2*pad, lang.L(
		"Intervals from {{.Draws}} draws of whole articles, seed {{.Seed}}; over all targets of the question. Of many differences some seem large by chance.",
		map[string]any{"Draws": review.EffectDraws, "Seed": review.Seed},
	)) + pad
}

// columns are places of the cells of a line; numbers end at the right.
type columns struct {
	at, width []float32
	numbers   int // the first column of numbers
}

func effectColumns(width float32) columns {
	pad := card.Pad() + theme.Scaled(8)
	in, cell := width-2*pad, theme.Scaled(64)
	c := columns{width: []float32{theme.Scaled(110), 0, cell, cell, theme.Scaled(128), theme.Scaled(118)}, numbers: 2}
	rest := in
	for _, w := range c.width {
		rest -= w
	}
	c.width[1] = max(theme.Scaled(70), rest)
	x := pad
	for _, w := range c.width {
		c.at = append(c.at, x)
		x += w
	}
	return c
}

func (c columns) put(l *kit.Drawing, column int, y, high float32, t kit.Text) {
	if column >= c.numbers {
		t.Align = fyne.TextAlignTrailing
	}
	l.Words(c.at[column], y, c.width[column]-theme.Scaled(6), high, t)
}

func effectCells(x review.ArmEffect) []kit.Text {
	p := theme.Current()
	ink := kit.Text{Size: theme.SizeLabel(), Ink: p.Ink}
	quiet := kit.Text{Size: theme.SizeLabel(), Ink: p.Muted}
	difference, interval := quiet.With(lang.L("too few articles")), quiet
	if x.Enough {
		difference = ink.With(signed(x.Difference))
		difference.Bold = x.CI95[0] > 0 || x.CI95[1] < 0
		interval = quiet.With(signed(x.CI95[0]) + " – " + signed(x.CI95[1]))
	}
	of := ink.With(effectName(x))
	of.Article = true
	return []kit.Text{
		quiet.With(pointedOut(x.Treatment)),
		of,
		ink.With(armValue(x.Shown)),
		ink.With(armValue(x.Hidden)),
		difference,
		interval,
	}
}

// effectName is what differs.
func effectName(x review.ArmEffect) string {
	switch x.Measure {
	case review.ShareUnsure:
		return lang.L("paragraphs in doubt")
	case review.MeanSeconds:
		return lang.L("seconds a paragraph")
	}
	return x.Field.ShownValue(x.Value)
}

func pointedOut(treatment string) string {
	if treatment == annotate.ProjectHintsShown {
		return lang.L("hints")
	}
	return lang.L("names")
}

func armValue(a review.Arm) string {
	if a.N == 0 {
		return "–"
	}
	return chart.Number(a.Value)
}

// signed writes a difference with its sign.
func signed(v float64) string {
	if text := chart.Number(v); v > 0 && text != chart.Number(0) {
		return "+" + text
	}
	return chart.Number(v)
}

func effectTip(x review.ArmEffect) string {
	return lang.L("{{.What}}: shown in {{.Shown}} answers of {{.ShownArticles}} articles, hidden in {{.Hidden}} of {{.HiddenArticles}}.",
		map[string]any{
			"What": effectName(x), "Shown": x.Shown.N, "ShownArticles": x.Shown.Articles,
			"Hidden": x.Hidden.N, "HiddenArticles": x.Hidden.Articles,
		})
}
