package codebook

import "plumbline/annotate/sentence"

// Ordinal asks for one of the options, which stand in their order; some can be
// outside of it.
var Ordinal = &Scale{
	Name:         "ordinal",
	Words:        sentence.Of("scale.ordinal"),
	Attributes:   []string{"options", "off_scale", "unordered", "evidence", "required_share", "ends_form_on", "value_when_hidden"},
	LeastOptions: 2,
	Rating:       "ordinal",
	Metrics:      []Metric{{Name: "alpha_ordinal", Level: "ordinal"}, {Name: "alpha_interval", Level: "interval"}},
	Control:      ControlScale,
	Ordered:      true,
	normalize:    normalizeOption,
	choose:       chooseOne,
	labels:       oneLabel,
}
