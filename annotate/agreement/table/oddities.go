package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
	"plumbline/annotate/tabular"
)

// mostOddities is how many of a kind are told one by one.
const mostOddities = 5

// oddities are what may not be meant as it counts: spaces that were left out, names and
// labels that look alike, labels that look like marks for missing ones.
func (r *rows) oddities(lines *tabular.Table, form Form) []sentence.Sentence {
	var told []sentence.Sentence
	if cells, line := lines.Trimmed(); cells > 0 {
		told = append(told, sentence.Of("table.trimmed", sentence.Counted, cells, "Line", line))
	}
	if n := r.repeats(); n > 0 {
		told = append(told, sentence.Of("table.repeated", sentence.Counted, n))
	}
	told = append(told, alikeAnnotators.among(r.annotators.list)...)
	told = append(told, alikeUnits.among(r.units.list)...)
	labels := alikeLabels
	if form.Scale == agreement.Interval || form.Scale == agreement.Ratio || form.Scale == agreement.Ordinal && r.allNumbers() {
		labels.numbers = "table.alike-numbers.one-label"
	}
	told = append(told, labels.among(r.elements(form))...)
	return append(told, r.marks(form)...)
}

// elements are the labels that occur, of sets what they consist of.
func (r *rows) elements(form Form) []string {
	if form.Scale != agreement.Set {
		return r.texts.list
	}
	var elements []string
	seen := make(map[string]bool)
	for _, text := range r.texts.list {
		for element := range strings.SplitSeq(text, "|") {
			if !seen[element] {
				seen[element] = true
				elements = append(elements, element)
			}
		}
	}
	return elements
}

// allNumbers tells whether every label is a number.
func (r *rows) allNumbers() bool {
	return !slices.ContainsFunc(r.texts.list, func(text string) bool { _, err := agreement.ParseNumber(text); return err != nil })
}

// alike are the keys of the sentences that name what looks alike.
type alike struct{ letters, numbers, more string }

var (
	alikeAnnotators = alike{"table.alike.annotators", "table.alike-numbers.annotators", "table.alike-more.annotators"}
	alikeUnits      = alike{"table.alike.units", "table.alike-numbers.units", "table.alike-more.units"}
	alikeLabels     = alike{"table.alike.labels", "table.alike-numbers.labels", "table.alike-more.labels"}
)

// among names those of a list that differ in nothing that one sees at once.
func (a alike) among(list []string) []sentence.Sentence {
	groups := make(map[string][]string)
	var order []string
	for _, name := range list {
		key := look(name)
		if len(groups[key]) == 1 {
			order = append(order, key)
		}
		groups[key] = append(groups[key], name)
	}
	var told []sentence.Sentence
	for i, key := range order {
		if i == mostOddities {
			return append(told, sentence.Of(a.more, sentence.Counted, len(order)-i))
		}
		said := a.letters
		if _, err := agreement.ParseNumber(key); err == nil {
			said = a.numbers
		}
		told = append(told, sentence.Of(said, "Names", quoted(groups[key])))
	}
	return told
}

func quoted(names []string) sentence.List {
	slices.Sort(names)
	shown := make([]sentence.Quoted, len(names))
	for i, name := range names {
		shown[i] = sentence.Quoted(name)
	}
	return sentence.Joined(", ", shown)
}

// look is what a name looks like: a number by its size, anything else without case,
// spaces, invisible characters, and however its letters are composed.
func look(name string) string {
	if x, err := agreement.ParseNumber(name); err == nil {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	folded := norm.NFKC.String(cases.Fold().String(norm.NFKC.String(name)))
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) {
			return -1
		}
		return c
	}, folded)
}

// missingMarks are what programs write where a label is missing.
var missingMarks = []string{
	"NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "None", "NULL", "Null", "null", "-", "--", "–", "*", ".", "?",
}

// marks names labels that look like marks for missing ones.
func (r *rows) marks(form Form) []sentence.Sentence {
	uses := make([]int, len(r.texts.list))
	for _, row := range r.rows {
		uses[row.text]++
	}
	var told []sentence.Sentence
	for i, text := range r.texts.list {
		if slices.Contains(missingMarks, text) && !slices.Contains(form.Categories, text) {
			told = append(told, sentence.Of("table.missing-mark", "Label", sentence.Quoted(text), sentence.Counted, uses[i]))
		}
	}
	return told
}
