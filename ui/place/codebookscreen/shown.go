package codebookscreen

import (
	"plumbline/annotate/work/versioning"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// drawMain draws what the main column shows.
func (c *Screen) drawMain(l *kit.Drawing, width, height float32) float32 {
	if !c.gathered() {
		return card.Sentence(l, 0, theme.Scaled(6), width, theme.SizeBody(), theme.Current().Muted, reading()) + theme.Scaled(6)
	}
	switch c.work.Mode() {
	case versioning.Changes:
		return c.drawChanges(l, c.work.Diff(), 0, width)
	case versioning.Proposal:
		return c.drawProposal(l, width)
	case versioning.Problems:
		return c.drawProblems(l, width, height)
	case versioning.Looks:
		return c.drawLooks(l, width, height)
	default:
		return c.drawRules(l, width)
	}
}
