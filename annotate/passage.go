package annotate

import (
	"cmp"
	"slices"
)

// MarkedOption is an option of an answer with the passages it rests on.
type MarkedOption struct {
	Slot     Slot
	Option   string
	Passages []Passage
}

// Evidence lists the passages that stand beside the answers of a sheet, by question,
// target and option. Those of an answer that was taken back, and those that were erased,
// are none.
func (s *Sheet) Evidence() []MarkedOption {
	var all []MarkedOption
	for key, current := range s.beside {
		slot := Slot{key.Field, key.Target}
		if key.Kind != KindEvidence || s.Value(key.Field, key.Target) == "" {
			continue
		}
		if passages, good := SplitPassages(current.Entry.Value); good {
			all = append(all, MarkedOption{slot, key.Option, passages})
		}
	}
	slices.SortFunc(all, func(a, b MarkedOption) int {
		return cmp.Or(cmp.Compare(a.Slot.Field, b.Slot.Field), cmp.Compare(a.Slot.Target, b.Slot.Target), cmp.Compare(a.Option, b.Option))
	})
	return all
}
