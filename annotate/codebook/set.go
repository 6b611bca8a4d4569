package codebook

import (
	"slices"
	"strings"
)

// SplitSet returns the labels of a set value; an empty value has none.
func SplitSet(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(value, SetSeparator)
}

// JoinSet makes a set value of labels, in the order given.
func JoinSet(labels []string) string { return strings.Join(labels, SetSeparator) }

// Choose returns the value of the field after an option is chosen beside the
// value it has, and whether the question is done with it, so that the next can
// come. A label of a set is put in or taken out, and more may follow. One that
// stands alone is never taken out, because giving it again decides a conflict;
// with it the question is done, unless it has just cleared others.
func (f *Field) Choose(current, option string) (value string, done bool) {
	switch {
	case f.Scale != Set:
		return option, true
	case f.IsExclusive(option):
		return option, current == "" || current == option
	}
	return f.Toggle(current, option), false
}

// Toggle returns the set after label is put in or taken out. An exclusive
// label clears the others, any other clears the exclusive ones; an emptied set
// is "". Labels come out in codebook order.
func (f *Field) Toggle(current, label string) string {
	labels := SplitSet(current)
	if at := slices.Index(labels, label); at >= 0 {
		return JoinSet(slices.Delete(labels, at, at+1))
	}
	if f.IsExclusive(label) {
		return label
	}
	labels = append(slices.DeleteFunc(labels, f.IsExclusive), label)
	if f.OptionsFrom != "" {
		return JoinSet(labels) // their order is the codebook's, Normalize knows it
	}
	return JoinSet(inOrder(labels, f.values(nil)))
}

// inOrder sorts labels by their place in order; unknown ones come last.
func inOrder(labels, order []string) []string {
	sorted := slices.Clone(labels)
	place := func(label string) int {
		if at := slices.Index(order, label); at >= 0 {
			return at
		}
		return len(order)
	}
	slices.SortStableFunc(sorted, func(a, b string) int { return place(a) - place(b) })
	return sorted
}
