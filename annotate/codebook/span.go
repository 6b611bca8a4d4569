package codebook

// Span asks for words of the paragraph.
var Span = &Scale{
	Name:       "span",
	Words:      "words of the paragraph",
	Attributes: []string{"attaches_to"},
	Metrics:    []Metric{{Name: "span_f1_character"}},
	Aside:      true,
	Marked:     true,
	normalize:  refuseMarked,
	choose:     chooseOne,
	labels:     oneLabel,
}

func refuseMarked(f *Field, value string, _ *Codebook) (string, error) {
	return "", f.refuse(value, "words are marked in the paragraph, no value can be given")
}
