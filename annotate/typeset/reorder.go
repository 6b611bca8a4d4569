package typeset

import "slices"

// visualOrder returns the cells of a line from left to right (rule L2 of
// Unicode's annex 9), or nil if they stand in the order of the text. The cells
// from solid on are white space at the end of the line, which takes the
// direction of the paragraph (rule L1).
func visualOrder(cells []cell, solid int, rtl bool) []int32 {
	var base, highest, lowestOdd int8
	if rtl {
		base = 1
	}
	levels := make([]int8, len(cells))
	lowestOdd = 127
	for i := range cells {
		levels[i] = cells[i].level
		if i >= solid {
			levels[i] = base
		}
		highest = max(highest, levels[i])
		if levels[i]%2 == 1 {
			lowestOdd = min(lowestOdd, levels[i])
		}
	}
	if highest == 0 {
		return nil
	}
	order := make([]int32, len(cells))
	for i := range order {
		order[i] = int32(i)
	}
	for level := highest; level >= lowestOdd; level-- {
		reverseAtLeast(order, levels, level)
	}
	return order
}

// reverseAtLeast reverses every stretch whose levels are level or higher.
func reverseAtLeast(order []int32, levels []int8, level int8) {
	for from := 0; from < len(order); from++ {
		if levels[from] < level {
			continue
		}
		to := from
		for to < len(order) && levels[to] >= level {
			to++
		}
		slices.Reverse(order[from:to])
		from = to
	}
}
