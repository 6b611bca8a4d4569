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
	var sorted []int32
	for u := range t.Units() {
		who, values := t.Unit(u)
		if len(values) == 0 {
			continue
		}
		key = key[:0]
		if named {
			for i, a := range who {
				key = binary.LittleEndian.AppendUint32(key, uint32(a))
				key = binary.LittleEndian.AppendUint32(key, uint32(values[i]))
			}
		} else {
			sorted = append(sorted[:0], values...)
			insertionSort(sorted)
			for _, v := range sorted {
				key = binary.LittleEndian.AppendUint32(key, uint32(v))
			}
			who, values = nil, sorted
		}
		place, ok := places[string(key)]
		if !ok {
			place = len(found)
			places[string(key)] = place
			found = append(found, pattern{who: who, values: slices.Clone(values)})
		}
		found[place].units++
	}
	slices.SortFunc(found, func(a, b pattern) int {
		return cmp.Or(-cmp.Compare(a.units, b.units),
			slices.Compare(a.values, b.values), slices.Compare(a.who, b.who))
	})
	return found
}

// insertionSort suits the few ratings of a unit.
func insertionSort(values []int32) {
	if len(values) > 64 {
		slices.Sort(values)
		return
	}
	for i := 1; i < len(values); i++ {
		v, j := values[i], i
		for ; j > 0 && values[j-1] > v; j-- {
			values[j] = values[j-1]
		}
		values[j] = v
	}
}
