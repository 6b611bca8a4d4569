package codebook

// Nominal asks for one of the options, which have no order.
var Nominal = &Scale{
	Name:         "nominal",
	Words:        "one of these",
	Attributes:   []string{"options", "ends_form_on", "prefill", "value_when_hidden"},
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
		return "", f.refuse(value, "%s is not one of %s", quoted(value), f.possible(c))
	}
	return value, nil
}

// chooseOne is done with every option.
func chooseOne(_ *Field, _, option string) (value string, done bool) { return option, true }

func oneLabel(value string) []string { return []string{value} }
