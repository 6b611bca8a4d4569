package codebookscreen

import (
	"plumbline/ui/card"
	"plumbline/ui/chart"
	"plumbline/ui/theme"
)

// drawMain draws what the main column shows.
func (c *Screen) drawMain(l *chart.List, width, height float32) float32 {
	if !c.shown {
		return card.Sentence(l, 0, theme.Scaled(6), width, theme.SizeBody(), theme.Current().Muted, reading()) + theme.Scaled(6)
	}
	switch c.mode {
	case theChanges:
		return c.drawChanges(l, c.diff, 0, width)
	case theProposal:
		return c.drawProposal(l, width)
	case theProblems:
		return c.drawProblems(l, width, height)
	case theLooks:
		return c.drawLooks(l, width, height)
	default:
		return c.drawRules(l, width)
	}
}
