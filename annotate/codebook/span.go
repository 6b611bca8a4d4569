package codebook

import "plumbline/annotate/sentence"

// Span asks for words of the paragraph.
var Span = &Scale{
	Name:       "span",
	Words:      sentence.Of("scale.span"),
	Attributes: []string{"attaches_to"},
	Metrics:    []Metric{{Name: "span_f1_character"}},
	Aside:      true,
	Marked:     true,
	normalize:  refuseMarked,
	choose:     chooseOne,
	labels:     oneLabel,
}

func refuseMarked(f *Field, value string, _ *Codebook) (string, error) {
	return "", f.refuse(value, "value.span")
}
