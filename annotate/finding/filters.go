package finding

import (
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/search"
)

// The filters of paragraphs and of what people say of them, as they are typed.
const (
	ByUnit         = "unit"
	ByAnnotator    = "annotator"
	ByUnsure       = "unsure"
	ByDisagreement = "disagreement"
	ByLayer        = "layer"
)

// The values of a filter that something is there, or is not.
const (
	Yes = "yes"
	No  = "no"
)

// filter is one that every project has.
type filter struct {
	name string
	read func(t Terms, q *Query, value string) error
}

var filters = []filter{
	{ByUnit, readUnit},
	{ByAnnotator, readAnnotator},
	{ByUnsure, func(t Terms, q *Query, value string) (err error) {
		q.Sheet.Unsure, err = t.mark(q.Sheet.Unsure, ByUnsure, value)
		return err
	}},
	{ByDisagreement, func(t Terms, q *Query, value string) (err error) {
		q.Divided, err = t.mark(q.Divided, ByDisagreement, value)
		return err
	}},
	{ByLayer, readLayer},
}

func filterNamed(name string) (filter, bool) {
	i := slices.IndexFunc(filters, func(f filter) bool { return strings.EqualFold(f.name, name) })
	if i < 0 {
		return filter{}, false
	}
	return filters[i], true
}

func readUnit(_ Terms, q *Query, value string) error {
	unit := strings.ToLower(value)
	if !slices.Contains(annotate.Guesses(), unit) {
		return noSuch(ByUnit, value, annotate.Guesses())
	}
	q.Units = append(q.Units, unit)
	return nil
}

func readAnnotator(t Terms, q *Query, value string) error {
	i := slices.IndexFunc(t.People, func(id string) bool { return strings.EqualFold(id, value) })
	if i < 0 {
		return noSuch(ByAnnotator, value, t.People)
	}
	q.Sheet.Annotators = append(q.Sheet.Annotators, t.People[i])
	return nil
}

func readLayer(_ Terms, q *Query, value string) error {
	possible := []string{string(annotate.LayerAnnotation), string(annotate.LayerFinal)}
	layer := strings.ToLower(value)
	if !slices.Contains(possible, layer) {
		return noSuch(ByLayer, value, possible)
	}
	q.Sheet.Layer = annotate.Layer(layer)
	return nil
}

// mark reads whether something is there, or of which question.
func (t Terms) mark(all []Mark, name, value string) ([]Mark, error) {
	switch strings.ToLower(value) {
	case Yes:
		return append(all, Mark{}), nil
	case No:
		return append(all, Mark{Not: true}), nil
	}
	if f := t.question(value); f != nil && f.Choosable() {
		return append(all, Mark{Field: f.Key}), nil
	}
	return nil, noSuch(name, value, t.Values(name))
}

// text reads what a free text is to be: there, not there, or with some words.
func text(field, value string) Text {
	switch strings.ToLower(value) {
	case Yes:
		return Text{Field: field}
	case No, "":
		return Text{Field: field, Not: true}
	}
	return Text{Field: field, Words: search.For(value)}
}
