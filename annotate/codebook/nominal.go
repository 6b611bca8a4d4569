package codebook

import "plumbline/annotate/sentence"

// Nominal asks for one of the options, which have no order.
var Nominal = &Scale{
	Name:         "nominal",
	Words:        sentence.Of("scale.nominal"),
	Attributes:   []string{"options", "evidence", "required_share", "ends_form_on", "prefill", "value_when_hidden"},
	LeastOptions: 1,
	Rating:       "nominal",
	Metrics:      []Metric{alphaNominal},
	Control:      ControlChoice,
	normalize:    normalizeOption,
	choose:       chooseOne,
	labels:       oneLabel,
}

func normalizeOption(f *Field, value string, c *Codebook) (string, error) {
	if f.Option(value) == nil {
		return "", f.refuse(value, "value.not-one-of", "Value", quoted(value), "Possible", f.possible(c))
	}
	return value, nil
}

// chooseOne is done with every option.
func chooseOne(_ *Field, _, option string) (value string, done bool) { return option, true }

func oneLabel(value string) []string { return []string{value} }
