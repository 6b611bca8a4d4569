package codebook

import (
	"slices"
	"strings"

	"plumbline/annotate/sentence"
)

// Set asks for any number of the options; its values are stored joined by
// SetSeparator, in codebook order.
var Set = &Scale{
	Name:         "set",
	Words:        sentence.Of("scale.set"),
	Attributes:   []string{"options", "options_from", "exclusive", "evidence", "required_share", "ends_form_on", "value_when_hidden"},
	LeastOptions: 1,
	Rating:       "set",
	Metrics:      []Metric{{Name: "alpha_masi", Level: "masi"}},
	Control:      ControlSet,
	normalize:    normalizeSet,
	choose:       chooseInSet,
	labels:       SplitSet,
}

// SetSeparator joins the labels of a set value; no option value contains it.
const SetSeparator = "|"

// SplitSet returns the labels of a set value; an empty value has none.
func SplitSet(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(value, SetSeparator)
}

// JoinSet makes a set value of labels, in the order given.
func JoinSet(labels []string) string { return strings.Join(labels, SetSeparator) }

func normalizeSet(f *Field, value string, c *Codebook) (string, error) {
	possible := f.values(c)
	labels := SplitSet(value)
	if len(labels) == 0 {
		return "", f.refuse(value, "value.empty", "Possible", f.possible(c))
	}
	seen := make(map[string]bool, len(possible))
	for _, label := range labels {
		if !slices.Contains(possible, label) {
			return "", f.refuse(value, "value.not-one-of", "Value", quoted(label), "Possible", f.possible(c))
		}
		if seen[label] {
			return "", f.refuse(value, "value.twice", "Label", quoted(label))
		}
		seen[label] = true
		if f.IsExclusive(label) && len(labels) > 1 {
			return "", f.refuse(value, "value.exclusive", "Label", quoted(label))
		}
	}
	return JoinSet(inOrder(labels, possible)), nil
}

// chooseInSet puts a label in or takes it out, and more may follow. One that
// stands alone is never taken out, because giving it again decides a conflict;
// with it the question is done, unless it has just cleared others.
func chooseInSet(f *Field, current, option string) (value string, done bool) {
	if f.IsExclusive(option) {
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
