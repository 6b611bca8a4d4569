package adjudicate

import (
	"slices"

	"plumbline/annotate"
)

// Evidence is what an annotator's answer to a question rests on, by its options.
func (c Column) Evidence(slot annotate.Slot) []annotate.MarkedOption {
	return slices.DeleteFunc(c.sheet.Evidence(), func(m annotate.MarkedOption) bool { return m.Slot != slot })
}

// MarkedAny reports whether the annotator marked words for any answer.
func (c Column) MarkedAny() bool {
	return slices.ContainsFunc(c.sheet.Evidence(), func(m annotate.MarkedOption) bool { return len(m.Passages) > 0 })
}

// InCommon says, of the characters that anybody marked for an answer to a question, what
// share all of those marked who marked any, and how many annotators these are. With fewer
// than two there is no share.
func (c *Case) InCommon(slot annotate.Slot) (share float64, of int) {
	by := make(map[int]int) // how many annotators marked a character
	for _, column := range c.Columns {
		own := make(map[int]bool)
		for _, m := range column.Evidence(slot) {
			for _, p := range m.Passages {
				for at := p.Begin; at < p.End; at++ {
					own[at] = true
				}
			}
		}
		for at := range own {
			by[at]++
		}
		if len(own) > 0 {
			of++
		}
	}
	if of < 2 {
		return 0, of
	}
	all := 0
	for _, n := range by {
		if n == of {
			all++
		}
	}
	return float64(all) / float64(len(by)), of
}
