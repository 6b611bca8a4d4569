package table

import (
	"cmp"
	"slices"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// readers read the labels of a table, by what they mean to each other.
var readers = map[agreement.Scale]func(*rows, Form) (*agreement.Scheme, []int32, error){
	agreement.Nominal:  (*rows).categories,
	agreement.Ordinal:  (*rows).categories,
	agreement.Interval: (*rows).numbers,
	agreement.Ratio:    (*rows).numbers,
	agreement.Set:      (*rows).sets,
}

// scheme reads every distinct label once and returns the scheme and the place
// of each label in it.
func (r *rows) scheme(form Form) (*agreement.Scheme, []int32, error) {
	if err := checkCategories(form); err != nil {
		return nil, nil, err
	}
	read := readers[form.Scale]
	if read == nil {
		_, err := agreement.ParseScale(string(form.Scale))
		return nil, nil, &Error{Message: sentence.Of("table.unknown-type", "Cause", err), Err: err}
	}
	return read(r, form)
}

// checkCategories refuses a declared scheme that cannot be one.
func checkCategories(form Form) error {
	for i, category := range form.Categories {
		switch {
		case category == "":
			return refuse(0, "table.category-empty", "Number", i+1)
		case slices.Contains(form.Categories[:i], category):
			return refuse(0, "table.category-twice", "Category", sentence.Quoted(category))
		case form.Scale == agreement.Set && (strings.Contains(category, "|") || category == agreement.EmptySet):
			return refuse(0, "table.no-element-of-a-set", "Category", sentence.Quoted(category))
		}
	}
	return nil
}

// categories takes labels as exact strings.
func (r *rows) categories(form Form) (*agreement.Scheme, []int32, error) {
	list := form.Categories
	if len(list) == 0 {
		var err error
		if list, err = r.ordered(form.Scale); err != nil {
			return nil, nil, err
		}
	}
	values, err := r.find(list, spelling(form.Scale, list))
	if err != nil {
		return nil, nil, err
	}
	scheme, err := agreement.NewCategories(form.Scale, list, len(form.Categories) > 0)
	return scheme, values, err
}

// ordered lists the labels that occur: by number if all are numbers, else by
// spelling, which is no order for an ordinal scale.
func (r *rows) ordered(scale agreement.Scale) ([]string, error) {
	list := slices.Clone(r.texts.list)
	numbers := make(map[string]float64)
	for i, label := range list {
		x, err := agreement.ParseNumber(label)
		if err == nil {
			numbers[label] = x
		} else if scale == agreement.Ordinal {
			key := "table.order-not-known"
			if slices.Contains(missingMarks, label) {
				key = "table.mark-without-order"
			}
			return nil, refuse(r.firstLine(int32(i)), key, "Label", sentence.Quoted(label))
		}
	}
	slices.SortStableFunc(list, func(a, b string) int {
		if len(numbers) == len(list) && numbers[a] != numbers[b] {
			if numbers[a] < numbers[b] {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
	if scale == agreement.Ordinal { // 1 and 1.0 are one rank
		list = slices.CompactFunc(list, func(a, b string) bool { return numbers[a] == numbers[b] })
	}
	return list, nil
}

// spelling is how a label of a list is told from others: ranks that are all numbers
// by their size, everything else letter by letter.
func spelling(scale agreement.Scale, list []string) func(string) string {
	exact := func(label string) string { return label }
	if scale != agreement.Ordinal {
		return exact
	}
	for _, label := range list {
		if _, err := agreement.ParseNumber(label); err != nil {
			return exact
		}
	}
	return look
}

// find places every label in a list, or names the first line whose label is
// not in it.
func (r *rows) find(list []string, spelled func(string) string) ([]int32, error) {
	place := make(map[string]int32, len(list))
	for i, name := range list {
		place[spelled(name)] = int32(i)
	}
	values := make([]int32, len(r.texts.list))
	for i, text := range r.texts.list { // by first occurrence in the file
		at, ok := place[spelled(text)]
		if !ok {
			return nil, refuse(r.firstLine(int32(i)), "table.no-category",
				"Label", sentence.Quoted(text), "Categories", sentence.Names(list))
		}
		values[i] = at
	}
	return values, nil
}

// numbers takes labels as numbers: 2 and 2.0 are the same.
func (r *rows) numbers(form Form) (*agreement.Scheme, []int32, error) {
	parsed := make([]float64, len(r.texts.list))
	for i, text := range r.texts.list {
		x, err := agreement.ParseNumber(text)
		if err != nil {
			return nil, nil, r.noNumber(int32(i), form)
		}
		if form.Scale == agreement.Ratio && x < 0 {
			return nil, nil, refuse(r.firstLine(int32(i)), "table.negative-ratio", "Label", text)
		}
		parsed[i] = x
	}
	all := slices.Clone(parsed)
	for _, category := range form.Categories {
		x, err := agreement.ParseNumber(category)
		if err != nil {
			return nil, nil, refuse(0, "table.category-no-number", "Category", sentence.Quoted(category), "Type", form.Scale)
		}
		all = append(all, x)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	values := make([]int32, len(parsed))
	for i, x := range parsed {
		at, _ := slices.BinarySearch(all, x)
		values[i] = int32(at)
	}
	if err := r.undeclaredNumber(form, parsed); err != nil {
		return nil, nil, err
	}
	scheme, err := agreement.NewNumbers(form.Scale, all)
	if err != nil {
		return nil, nil, &Error{Message: sentence.Of("table.no-scale", "Cause", err), Err: err}
	}
	return scheme, values, nil
}

// noNumber refuses a label that a scale of numbers cannot have.
func (r *rows) noNumber(text int32, form Form) error {
	key := "table.label-no-number"
	if slices.Contains(missingMarks, r.texts.list[text]) {
		key = "table.mark-no-number"
	}
	return refuse(r.firstLine(text), key, "Label", sentence.Quoted(r.texts.list[text]), "Type", form.Scale)
}

// undeclaredNumber refuses a number outside the declared ones.
func (r *rows) undeclaredNumber(form Form, parsed []float64) error {
	if len(form.Categories) == 0 {
		return nil
	}
	declared := make(map[float64]bool)
	for _, category := range form.Categories {
		x, _ := agreement.ParseNumber(category) // checked by the caller
		declared[x] = true
	}
	for i, x := range parsed {
		if !declared[x] {
			return refuse(r.firstLine(int32(i)), "table.no-category",
				"Label", sentence.Quoted(r.texts.list[i]), "Categories", sentence.Names(form.Categories))
		}
	}
	return nil
}
