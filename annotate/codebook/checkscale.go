package codebook

import (
	"slices"
	"strconv"
	"strings"
)

// checkScale looks whether a field has what its scale needs and nothing that
// its scale cannot have.
func (r *reader) checkScale(f *Field, lines map[string]int) {
	if f.Scale == nil {
		return // reported as missing or unknown
	}
	for _, attribute := range fieldKeys {
		able := scalesWith(attribute)
		if line := lines[attribute]; line > 0 && len(able) > 0 && !slices.Contains(able, f.Scale) {
			r.problems.add(line, "%s is only for the scale %s, %s is %s", attribute, listed(scaleNames(able)), f.name(), f.Scale)
		}
	}
	if measured := scalesMeasuredBy(f.Metric); f.Metric != "" && !slices.Contains(measured, f.Scale) {
		r.problems.add(lines["metric"], "the metric %s is only for the scale %s, %s is %s", f.Metric, listed(scaleNames(measured)), f.name(), f.Scale)
	}
	if lines["plus"] > 0 && f.OptionsFrom == "" {
		r.problems.add(lines["plus"], "plus is only for fields with options_from")
	}
	if lines["options"] > 0 && f.OptionsFrom != "" {
		r.problems.add(lines["options"], "%s has options and options_from; keep one", f.name())
	}
	r.checkOptionCount(f, lines)
}

func (r *reader) checkOptionCount(f *Field, lines map[string]int) {
	line := max(lines["options"], f.Line)
	least := f.Scale.LeastOptions
	if f.OptionsFrom != "" {
		least = 0
	}
	onScale := 0
	for i := range f.Options {
		if !slices.Contains(f.OffScale, f.Options[i].Value) {
			onScale++
		}
	}
	switch {
	case onScale >= least:
	case least == 1:
		r.problems.add(line, "%s has no options", f.name())
	default:
		r.problems.add(line, "%s is %s and needs %d options or more on its scale, it has %d", f.name(), f.Scale, least, onScale)
	}
}

// scalesWith lists the scales whose fields can have an attribute that not every
// field can; it is empty for the others.
func scalesWith(attribute string) []*Scale {
	return scalesThat(func(s *Scale) bool { return slices.Contains(s.Attributes, attribute) })
}

func scalesMeasuredBy(metric string) []*Scale {
	return scalesThat(func(s *Scale) bool {
		return slices.ContainsFunc(s.metrics(), func(m Metric) bool { return m.Name == metric })
	})
}

func scalesThat(have func(*Scale) bool) []*Scale {
	return slices.DeleteFunc(Scales(), func(s *Scale) bool { return !have(s) })
}

// checkLists looks whether the lists of a field name options and fields that
// are there.
func (r *reader) checkLists(book *Codebook, f *Field, lines map[string]int) {
	if !f.IsAside() {
		r.checkValues(f, "exclusive", lines["exclusive"], f.Exclusive)
		r.checkValues(f, "off_scale", lines["off_scale"], f.OffScale)
		r.checkValues(f, "ends_form_on", lines["ends_form_on"], f.EndsFormOn)
	}
	for _, key := range f.AttachesTo {
		switch named := book.Field(key); {
		case named == nil:
			r.problems.add(lines["attaches_to"], "attaches_to names the field %s, which the codebook does not have%s",
				quoted(key), r.suggest(key, book.keys()))
		case named.IsAside():
			r.problems.add(lines["attaches_to"], "attaches_to names %s, which is not asked for an answer", named.name())
		}
	}
	for _, label := range f.Plus {
		switch {
		case strings.Contains(label, SetSeparator):
			r.problems.add(lines["plus"], "the label %s in plus contains %q, which joins the labels of a set", quoted(label), SetSeparator)
		case book.Field(label) != nil:
			r.problems.add(lines["plus"], "the label %s in plus is the key of a field already", quoted(label))
		}
	}
	if f.OptionsFrom != "" && lines["exclusive"] > 0 {
		r.problems.add(lines["exclusive"], "exclusive is not for fields with options_from")
	}
}

// checkTargets looks at what goes with per_target, and at ends_form_on, which
// holds for the whole paragraph.
func (r *reader) checkTargets(f *Field, lines map[string]int) {
	const placeholder = "{target}"
	if !f.PerTarget && strings.Contains(f.Question, placeholder) {
		r.problems.add(lines["question"], "the question of %s has %s, so it must have per_target: true", f.name(), placeholder)
	}
	if f.PerTarget {
		for _, attribute := range []string{"ends_form_on", "prefill", "options_from", "attaches_to"} {
			if lines[attribute] > 0 {
				r.problems.add(lines[attribute], "%s is asked per target and cannot have %s", f.name(), attribute)
			}
		}
		if f.scale().Marked {
			r.problems.add(lines["per_target"], "%s marks words and cannot be asked per target", f.name())
		}
	}
	if lines["ends_form_on"] > 0 && lines["show_if"] > 0 {
		r.problems.add(lines["ends_form_on"], "%s ends the form, so it must always be asked and cannot have show_if", f.name())
	}
}

// checkValueWhenHidden looks whether the value fits beside the options: a
// whole number where they are whole numbers, else one of them.
func (r *reader) checkValueWhenHidden(f *Field, lines map[string]int) {
	line := lines["value_when_hidden"]
	if line == 0 || f.ValueWhenHidden == "" || len(f.Options) == 0 {
		return
	}
	if lines["show_if"] == 0 {
		r.problems.add(line, "%s has value_when_hidden but no show_if, so it is never hidden by itself", f.name())
	}
	value := f.ValueWhenHidden
	numbers := true
	for i := range f.Options {
		off := slices.Contains(f.OffScale, f.Options[i].Value)
		numbers = numbers && (off || isWholeNumber(f.Options[i].Value))
	}
	switch {
	case f.Option(value) != nil:
	case numbers && !isWholeNumber(value):
		r.problems.add(line, "value_when_hidden of %s must be a whole number as its options are, not %s", f.name(), quoted(value))
	case !numbers:
		r.problems.add(line, "value_when_hidden of %s must be one of its options, not %s", f.name(), quoted(value))
	}
}

func isWholeNumber(value string) bool {
	n, err := strconv.Atoi(value)
	return err == nil && strconv.Itoa(n) == value
}
