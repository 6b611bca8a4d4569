package against

import "plumbline/annotate/agreement"

// Reference is what the labels of a model are held against.
type Reference struct {
	Final bool // what was finally decided; else what more people gave than any other label
	Label []int32
	Ties  int // units without a label, because as many people gave another
}

// Decided is the reference of final labels, as far as there are any.
func (l *Labels) Decided() (r Reference, any bool) {
	r = Reference{Final: true, Label: l.Final}
	for _, v := range l.Final {
		any = any || v != agreement.Missing
	}
	return r, any
}

// Majority is the reference of what more people gave than any other label. A tie is none.
// Of sets each label of two or more people counts as a whole.
func (l *Labels) Majority() Reference {
	r := Reference{Label: make([]int32, l.People.Units())}
	for u := range r.Label {
		_, values := l.People.Unit(u)
		count := make(map[int32]int)
		most, second := 0, 0
		r.Label[u] = agreement.Missing
		for _, v := range values {
			count[v]++
		}
		for v, n := range count {
			switch {
			case n > most:
				most, second, r.Label[u] = n, most, v
			case n > second:
				second = n
			}
		}
		if most == second && most > 0 {
			r.Label[u] = agreement.Missing
			r.Ties++
		}
	}
	return r
}

// Reference is what was decided where anything was, and else the majority.
func (l *Labels) Reference() Reference {
	if r, any := l.Decided(); any {
		return r
	}
	return l.Majority()
}
