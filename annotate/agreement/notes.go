package agreement

// Notes returns what to know about a table before reading its numbers: units
// without labels or with one, annotators who never varied, and a scheme that
// was not declared.
func Notes(t *Table) Reasons {
	notes := Reasons{}
	switch empty := t.Units() - t.UnitsWith(1); {
	case empty == 1:
		notes = append(notes, because(EmptyUnit))
	case empty > 1:
		notes = append(notes, because(EmptyUnits, "Units", empty))
	}
	if t.Ratings() == 0 {
		return append(Reasons{because(NoLabels)}, notes...)
	}
	switch single := t.UnitsWith(1) - t.UnitsWith(2); {
	case single == 1:
		notes = append(notes, because(SingleUnit))
	case single > 1:
		notes = append(notes, because(SingleUnits, "Units", single))
	}
	notes = append(notes, t.neverVaried()...)
	if s := t.scheme; s.scale == Interval || s.scale == Ratio {
		notes = append(notes, because(NoWeights, "Type", s.scale))
	}
	if s := t.scheme; !s.declared && (s.scale == Nominal || s.scale == Ordinal) {
		notes = append(notes, because(Undeclared, "Labels", s.Len()))
	}
	return notes
}

// neverVaried names the annotators who gave one value on all units that they
// share with others, while those others varied there.
func (t *Table) neverVaried() Reasons {
	n := len(t.annotators)
	shared, own, others := make([]int, n), make([]seen, n), make([]seen, n)
	for u := range t.Units() {
		who, values := t.Unit(u)
		if len(who) < 2 {
			continue
		}
		all := seen{}
		for _, v := range values {
			all.see(v)
		}
		for i, a := range who {
			shared[a]++
			own[a].see(values[i])
			if all.varied {
				others[a].varied = true
			}
			others[a].see(all.value)
		}
	}
	var reasons Reasons
	for a := range n {
		if shared[a] > 1 && !own[a].varied && others[a].varied {
			reasons = append(reasons, because(NeverVaried, "Annotator", t.annotators[a]))
		}
	}
	return reasons
}

// seen remembers a value and whether there was another.
type seen struct {
	any, varied bool
	value       int32
}

func (s *seen) see(value int32) {
	if s.any && s.value != value {
		s.varied = true
	}
	s.any, s.value = true, value
}
