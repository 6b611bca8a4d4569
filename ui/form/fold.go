package form

import "plumbline/ui/theme"

// ruleShare is what the rule of the active question gets of the room above the
// foot, where the questions would fill all of it.
const ruleShare = 0.24

// fold folds as few questions to one line as it takes for all of them to be in
// view above the rule: first those that are answered, from the first one down,
// then the others from the last one up. The active one stays whole. In a low
// window all that are answered fold.
func (f *Form) fold(rows []Row, width, height float32) {
	for i := range rows {
		rows[i].Folded = rows[i].Decided && !rows[i].Active
	}
	if f.view.Compact {
		foldAnswered(rows)
	}
	if width <= 0 || height <= 0 {
		return
	}
	room := (height - f.foot.height()) * (1 - ruleShare)
	for i := 0; i < len(rows) && estimate(rows) > room; i++ {
		rows[i].Folded = rows[i].Folded || rows[i].Value != "" && !rows[i].Active
	}
	for i := len(rows) - 1; i >= 0 && estimate(rows) > room; i-- {
		rows[i].Folded = !rows[i].Active
	}
}

func foldAnswered(rows []Row) {
	for i := range rows {
		rows[i].Folded = rows[i].Folded || rows[i].Value != "" && !rows[i].Active
	}
}

// estimate is how high the questions get, without building their controls: a
// form that turns out a little higher scrolls.
func estimate(rows []Row) float32 {
	header := headerHeight() + theme.Scaled(12)
	high := theme.Scaled(16)
	for _, g := range groupRows(rows) {
		if g.perTarget {
			high += header + theme.Scaled(4)
		}
		for _, l := range g.lines {
			high += l.shape.high(l.row)
			switch {
			case l.shape == asFolded:
				high += 2
			case !l.shape.header || g.perTarget && l.shape.inRow:
				high += theme.Scaled(6)
			default:
				high += header + theme.Scaled(9)
			}
		}
	}
	return high
}
