package agreement

// Only returns the ratings of some annotators, named by their positions; the
// result has no others.
func (t *Table) Only(annotators ...int) *Table {
	place := make([]int32, len(t.annotators))
	for i := range place {
		place[i] = Missing
	}
	names := make([]string, 0, len(annotators))
	rising := true
	for i, a := range annotators {
		place[a] = int32(i)
		names = append(names, t.annotators[a])
		rising = rising && (i == 0 || annotators[i-1] < a)
	}
	kept := t.filter(names, func(_ int, who, value int32) (int32, int32) { return place[who], value })
	if !rising {
		kept.sortUnits()
	}
	return kept
}

// Without returns the ratings of all annotators but one.
func (t *Table) Without(annotator int) *Table {
	var others []int
	for a := range t.annotators {
		if a != annotator {
			others = append(others, a)
		}
	}
	return t.Only(others...)
}

// Where returns the ratings on the units for which keep is true. The units
// keep their positions.
func (t *Table) Where(keep func(unit int) bool) *Table {
	return t.filter(t.annotators, func(unit int, who, value int32) (int32, int32) {
		if !keep(unit) {
			return Missing, Missing
		}
		return who, value
	})
}

// Recode returns the ratings in another scheme: value by value, with Missing
// for those that have no place there. So "absent" becomes missing for the
// strength of what was seen, and a scale becomes "absent" against "seen".
func (t *Table) Recode(scheme *Scheme, to func(value int) int) *Table {
	place := make([]int32, t.scheme.Len())
	for v := range place {
		place[v] = int32(to(v))
	}
	recoded := t.filter(t.annotators, func(_ int, who, value int32) (int32, int32) {
		if place[value] == Missing {
			return Missing, Missing
		}
		return who, place[value]
	})
	recoded.scheme = scheme
	return recoded
}

// filter copies the ratings that to does not send to Missing.
func (t *Table) filter(names []string, to func(unit int, who, value int32) (int32, int32)) *Table {
	kept := &Table{
		scheme:     t.scheme,
		annotators: names,
		starts:     make([]int32, 1, len(t.starts)),
		who:        make([]int32, 0, len(t.who)),
		values:     make([]int32, 0, len(t.values)),
	}
	for u := range t.Units() {
		who, values := t.Unit(u)
		for i := range who {
			if w, v := to(u, who[i], values[i]); w != Missing {
				kept.who = append(kept.who, w)
				kept.values = append(kept.values, v)
			}
		}
		kept.starts = append(kept.starts, int32(len(kept.who)))
	}
	return kept
}

// sortUnits restores the order of annotators within each unit.
func (t *Table) sortUnits() {
	for u := range t.Units() {
		who, values := t.Unit(u)
		for i := 1; i < len(who); i++ {
			for j := i; j > 0 && who[j-1] > who[j]; j-- {
				who[j-1], who[j] = who[j], who[j-1]
				values[j-1], values[j] = values[j], values[j-1]
			}
		}
	}
}
