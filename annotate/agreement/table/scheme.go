package table

import (
	"slices"
	"strings"

	"plumbline/annotate/agreement"
)

// scheme reads every distinct label once and returns the scheme and the place
// of each label in it.
func (r *rows) scheme(form Form) (*agreement.Scheme, []int32, error) {
	if err := checkCategories(form); err != nil {
		return nil, nil, err
	}
	switch form.Scale {
	case agreement.Interval, agreement.Ratio:
		return r.numbers(form)
	case agreement.Set:
		return r.sets(form)
	case agreement.Nominal, agreement.Ordinal:
		return r.categories(form)
	default:
		_, err := agreement.ParseScale(string(form.Scale))
		return nil, nil, &Error{Message: "The type is not known: " + err.Error() + ".", Err: err}
	}
}

// checkCategories refuses a declared scheme that cannot be one.
func checkCategories(form Form) error {
	for i, category := range form.Categories {
		switch {
		case category == "":
			return refuse(0, "Category %d is empty; an empty label is a missing one.", i+1)
		case slices.Contains(form.Categories[:i], category):
			return refuse(0, "The category %q is named twice; name each category once.", category)
		case form.Scale == agreement.Set && (strings.Contains(category, "|") || category == agreement.EmptySet):
			return refuse(0, "%q cannot be the element of a set, because | divides elements and {} is the empty set.", category)
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
	values, err := r.find(list)
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
			return nil, refuse(r.firstLine(int32(i)), "The label %q is no number, so the order of the categories is not known; declare the categories in their order.", label)
		}
	}
	slices.SortFunc(list, func(a, b string) int {
		if len(numbers) == len(list) && numbers[a] != numbers[b] {
			if numbers[a] < numbers[b] {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return list, nil
}

// find places every label in a list, or names the first line whose label is
// not in it.
func (r *rows) find(list []string) ([]int32, error) {
	place := make(map[string]int32, len(list))
	for i, name := range list {
		place[name] = int32(i)
	}
	values := make([]int32, len(r.texts.list))
	for i, text := range r.texts.list { // by first occurrence in the file
		at, ok := place[text]
		if !ok {
			return nil, refuse(r.firstLine(int32(i)), "The label %q is no category of the scheme, which has %s; correct the label or declare it.",
				text, strings.Join(list, ", "))
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
			return nil, nil, refuse(r.firstLine(int32(i)), "The label %q is no number, as the type %s needs; write numbers like -1.5.", text, form.Scale)
		}
		if form.Scale == agreement.Ratio && x < 0 {
			return nil, nil, refuse(r.firstLine(int32(i)), "%s is less than 0, but a ratio scale has numbers of 0 and more; use the type interval.", text)
		}
		parsed[i] = x
	}
	all := slices.Clone(parsed)
	for _, category := range form.Categories {
		x, err := agreement.ParseNumber(category)
		if err != nil {
			return nil, nil, refuse(0, "The category %q is no number, as the type %s needs.", category, form.Scale)
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
		return nil, nil, &Error{Message: "The numbers make no scale: " + err.Error() + ".", Err: err}
	}
	return scheme, values, nil
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
			return refuse(r.firstLine(int32(i)), "The label %q is no category of the scheme, which has %s; correct the label or declare it.",
				r.texts.list[i], strings.Join(form.Categories, ", "))
		}
	}
	return nil
}
