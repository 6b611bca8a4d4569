package form

import "plumbline/ui/theme"

// fold says which questions are drawn as one line, so that every question is
// in view where the form has little room. The active one always stays whole.
type fold int

const (
	foldNone     fold = iota
	foldAnswered      // those that are answered
	foldRest          // all but the active one
)

// ruleShare is what the rule of the active question gets of the room above the
// foot, where the questions would fill all of it.
const ruleShare = 0.3

// foldFor chooses the least fold at which all questions fit above the rule.
func (f *Form) foldFor(width, height float32) fold {
	least := foldNone
	if f.view.Compact {
		least = foldAnswered
	}
	if width <= 0 || height <= 0 {
		return least
	}
	room := (height - f.foot.height()) * (1 - ruleShare)
	for level := least; level < foldRest; level++ {
		if estimate(f.view.Rows, level, width) <= room {
			return level
		}
	}
	return foldRest
}

// estimate is how high the questions get, without building their controls: a
// form that turns out a little higher scrolls.
func estimate(rows []Row, level fold, width float32) float32 {
	header := headerHeight() + theme.Scaled(12)
	high := theme.Scaled(16)
	for _, g := range groupRows(rows, level) {
		if g.perTarget {
			high += header + theme.Scaled(4)
		}
		for _, l := range g.lines {
			switch {
			case l.shape == asFolded:
				high += foldedHeight() + 2
			case l.shape == asChip || g.perTarget && l.shape == asScale:
				high += controlHeight() + theme.Scaled(6)
			case l.shape == asScale:
				high += header + controlHeight() + theme.Scaled(9)
			default:
				lines := (len(l.row.Field.Options) + pillColumns - 1) / pillColumns
				high += header + float32(lines)*(controlHeight()+pillGap()) + theme.Scaled(9)
			}
		}
	}
	return high
}
