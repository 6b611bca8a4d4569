package form

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Tallest keeps how high the longest rule gets: to measure it takes as long as
// to draw every rule.
type Tallest struct {
	book    *codebook.Codebook
	targets []annotate.Target
	scale   float32
	highs   map[float32]float32 // by width
}

// In is the height in a width.
func (m *Tallest) In(book *codebook.Codebook, targets []annotate.Target, width float32) float32 {
	same := func(a, b annotate.Target) bool { return a.ID == b.ID && a.Name == b.Name && a.Counts == b.Counts }
	if m.book != book || m.scale != theme.Scaled(100) || !slices.EqualFunc(m.targets, targets, same) {
		*m = Tallest{book, slices.Clone(targets), theme.Scaled(100), make(map[float32]float32)}
	}
	high, known := m.highs[width]
	if !known {
		high = tallestRule(book, targets, width)
		m.highs[width] = high
	}
	return high
}

// tallestRule is how high the pane of the longest rule of a codebook gets in a width.
func tallestRule(book *codebook.Codebook, targets []annotate.Target, width float32) (high float32) {
	for _, f := range append(choosable(book, false), choosable(book, true)...) {
		of := []annotate.Target{{}}
		if f.PerTarget && len(targets) > 0 {
			of = targets
		}
		for _, t := range of {
			high = max(high, drawRule(&kit.Drawing{}, Rule{Field: f, Target: t}, width-scrollRoom, nil))
		}
	}
	return high + ruleTop
}
