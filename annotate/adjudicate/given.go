package adjudicate

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Given is what one annotator answered to a question.
type Given = annotate.Given

// Majority is the answer that more than half of the annotators gave: of a set,
// the labels that more than half gave. It is "" where there is none. The
// outcome says whether it is everyone's, or that of the only one who answered.
func Majority(f *codebook.Field, given []Given) (string, annotate.Outcome) {
	switch {
	case len(given) == 0:
		return "", ""
	case len(given) == 1:
		return strict(f, given), annotate.OutcomeSingle
	case !annotate.Divided(given):
		return given[0].Value, annotate.OutcomeUnanimous
	}
	value := strict(f, given)
	if value == "" {
		return "", ""
	}
	return value, annotate.OutcomeMajority
}

// strict is what more than half of the annotators gave.
func strict(f *codebook.Field, given []Given) string {
	var labels []string
	for i := range f.Options {
		if label := f.Options[i].Value; 2*gave(f, given, label) > len(given) {
			labels = append(labels, label)
		}
	}
	return codebook.JoinSet(labels)
}

// gave counts the answers that have a label.
func gave(f *codebook.Field, given []Given, label string) int {
	n := 0
	for _, g := range given {
		if slices.Contains(f.Labels(g.Value), label) {
			n++
		}
	}
	return n
}

// contested are the labels that divide answers: of sets, those that not all
// gave; else every answer that was given.
func contested(f *codebook.Field, given []Given) []string {
	if !annotate.Divided(given) {
		return nil
	}
	var labels []string
	for i := range f.Options {
		label := f.Options[i].Value
		if n := gave(f, given, label); n > 0 && n < len(given) {
			labels = append(labels, label)
		}
	}
	return labels
}
