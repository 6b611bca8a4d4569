package agreement

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// pattern is what some units have in common: the same values, or the same
// values from the same annotators. Who is nil in the first case.
type pattern struct {
	who, values []int32
	runs        []run // of the values, if they were counted before; see counted
	units       int
	period      int // After in the second half of a Change
}

// patterns groups the units that have ratings. There are far fewer patterns
// than units, and their order depends on nothing but their content: the most
// frequent first.
func (t *Table) patterns(named bool) []pattern {
	var found []pattern
	places := make(map[string]int)
	var key []byte
	var runs []run
	counter := newRunCounter(t.scheme.Len())
	for u := range t.Units() {
		who, values := t.Unit(u)
		if len(values) == 0 {
			continue
		}
		own := counter.count(values)
		key = key[:0]
		if named {
			for i, a := range who {
				key = binary.AppendUvarint(key, uint64(a))
				key = binary.AppendUvarint(key, uint64(values[i]))
			}
		} else {
			for _, run := range own {
				key = binary.AppendUvarint(key, uint64(run.value))
				key = binary.AppendUvarint(key, uint64(run.times))
			}
		}
		place, ok := places[string(key)]
		if !ok {
			place = len(found)
			places[string(key)] = place
			from := len(runs)
			runs = append(runs, own...)
			found = append(found, pattern{who: who, values: values, runs: runs[from:len(runs):len(runs)]})
			if !named {
				found[place].who, found[place].values = nil, valuesOf(own, len(values))
			}
		}
		found[place].units++
	}
	slices.SortFunc(found, func(a, b pattern) int {
		return cmp.Or(-cmp.Compare(a.units, b.units),
			slices.Compare(a.values, b.values), slices.Compare(a.who, b.who))
	})
	return found
}
