package table

import (
	"slices"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// sets reads labels like A|B. The order of elements and repeated ones make no
// difference.
func (r *rows) sets(form Form) (*agreement.Scheme, []int32, error) {
	split := make([][]string, len(r.texts.list))
	known := make(map[string]bool)
	for i, text := range r.texts.list {
		if text == agreement.EmptySet {
			continue
		}
		split[i] = strings.Split(text, "|")
		for _, element := range split[i] {
			if element == "" || element == agreement.EmptySet {
				return nil, nil, refuse(r.firstLine(int32(i)), "table.empty-element", "Set", sentence.Quoted(text))
			}
			known[element] = true
		}
	}
	elements := form.Categories
	if len(elements) == 0 {
		for element := range known {
			elements = append(elements, element)
		}
		slices.Sort(elements)
	}
	return r.distinctSets(elements, split)
}

// distinctSets lists each set once, in an order of their own, and places the
// labels in that list.
func (r *rows) distinctSets(elements []string, split [][]string) (*agreement.Scheme, []int32, error) {
	place := make(map[string]int, len(elements))
	for i, element := range elements {
		place[element] = i
	}
	sets := make([][]int, len(split))
	for i, names := range split {
		for _, name := range names {
			at, ok := place[name]
			if !ok {
				return nil, nil, refuse(r.firstLine(int32(i)), "table.no-element",
					"Set", sentence.Quoted(r.texts.list[i]), "Element", sentence.Quoted(name), "Elements", sentence.Names(elements))
			}
			sets[i] = append(sets[i], at)
		}
		slices.Sort(sets[i])
		sets[i] = slices.Compact(sets[i])
	}
	distinct := slices.Clone(sets)
	slices.SortFunc(distinct, slices.Compare)
	distinct = slices.CompactFunc(distinct, slices.Equal)
	values := make([]int32, len(sets))
	for i, set := range sets {
		at, _ := slices.BinarySearchFunc(distinct, set, slices.Compare)
		values[i] = int32(at)
	}
	scheme, err := agreement.NewSets(elements, distinct)
	if err != nil {
		return nil, nil, &Error{Message: sentence.Of("table.no-scheme", "Cause", err), Err: err}
	}
	return scheme, values, nil
}
