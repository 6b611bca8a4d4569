package codebook

import (
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/sentence"
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
			r.problems.add(line, "codebook.only-for-scale",
				"Attribute", attribute, "Scales", sentence.Names(scaleNames(able)), "Field", f.name(), "Scale", f.Scale)
		}
	}
	if measured := scalesMeasuredBy(f.Metric); f.Metric != "" && !slices.Contains(measured, f.Scale) {
		r.problems.add(lines["metric"], "codebook.metric-only-for-scale",
			"Metric", f.Metric, "Scale", sentence.Names(scaleNames(measured)), "Field", f.name(), "Other", f.Scale)
	}
	if lines["plus"] > 0 && f.OptionsFrom == "" {
		r.problems.add(lines["plus"], "codebook.plus-without-options-from")
	}
	if lines["options"] > 0 && f.OptionsFrom != "" {
		r.problems.add(lines["options"], "codebook.options-and-options-from", "Field", f.name())
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
		if f.OnScale(f.Options[i].Value) {
			onScale++
		}
	}
	switch {
	case onScale >= least:
	case least == 1:
		r.problems.add(line, "codebook.no-options", "Field", f.name())
	default:
		r.problems.add(line, "codebook.needs-options", "Field", f.name(), "Scale", f.Scale, "Least", least, "Options", onScale)
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
		r.checkValues(f, "unordered", lines["unordered"], f.Unordered)
		r.checkValues(f, "ends_form_on", lines["ends_form_on"], f.EndsFormOn)
	}
	for _, key := range f.AttachesTo {
		switch named := book.Field(key); {
		case named == nil:
			r.problems.add(lines["attaches_to"], "codebook.attaches-to-no-field",
				"Field", quoted(key), "Suggestion", r.suggest(key, book.keys()))
		case named.IsAside():
			r.problems.add(lines["attaches_to"], "codebook.attaches-to-aside", "Field", named.name())
		}
	}
	for _, label := range f.Plus {
		switch {
		case strings.Contains(label, SetSeparator):
			r.problems.add(lines["plus"], "codebook.plus-joins-sets", "Label", quoted(label), "Separator", sentence.Quoted(SetSeparator))
		case book.Field(label) != nil:
			r.problems.add(lines["plus"], "codebook.plus-is-field", "Label", quoted(label))
		}
	}
	if f.OptionsFrom != "" && lines["exclusive"] > 0 {
		r.problems.add(lines["exclusive"], "codebook.exclusive-with-options-from")
	}
}

// checkTargets looks at what goes with per_target, and at ends_form_on, which
// holds for the whole paragraph.
func (r *reader) checkTargets(f *Field, lines map[string]int) {
	const placeholder = "{target}"
	if !f.PerTarget && strings.Contains(f.Question, placeholder) {
		r.problems.add(lines["question"], "codebook.placeholder-without-target", "Field", f.name(), "Placeholder", placeholder)
	}
	if f.PerTarget {
		for _, attribute := range []string{"ends_form_on", "prefill", "options_from", "attaches_to"} {
			if lines[attribute] > 0 {
				r.problems.add(lines[attribute], "codebook.not-per-target", "Field", f.name(), "Attribute", attribute)
			}
		}
		if f.scale().Marked {
			r.problems.add(lines["per_target"], "codebook.span-per-target", "Field", f.name())
		}
	}
	if lines["ends_form_on"] > 0 && lines["show_if"] > 0 {
		r.problems.add(lines["ends_form_on"], "codebook.ends-form-hidden", "Field", f.name())
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
		r.problems.add(line, "codebook.never-hidden", "Field", f.name())
	}
	value := f.ValueWhenHidden
	numbers := true
	for i := range f.Options {
		numbers = numbers && (!f.OnScale(f.Options[i].Value) || isWholeNumber(f.Options[i].Value))
	}
	switch {
	case f.Option(value) != nil:
	case numbers && !isWholeNumber(value):
		r.problems.add(line, "codebook.hidden-value-no-number", "Field", f.name(), "Value", quoted(value))
	case !numbers:
		r.problems.add(line, "codebook.hidden-value-no-option", "Field", f.name(), "Value", quoted(value))
	}
}

func isWholeNumber(value string) bool {
	n, err := strconv.Atoi(value)
	return err == nil && strconv.Itoa(n) == value
}
