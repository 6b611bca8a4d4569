package codebook

import "unicode/utf8"

// Text asks for free text.
var Text = &Scale{
	Name:      "text",
	Words:     "free text",
	Metrics:   []Metric{noMetric},
	Aside:     true,
	Verbatim:  true,
	normalize: normalizeText,
	choose:    chooseOne,
	labels:    oneLabel,
}

// MaxTextLength is the greatest length of a free text in Unicode code points.
const MaxTextLength = 10_000

func normalizeText(f *Field, value string, _ *Codebook) (string, error) {
	if !utf8.ValidString(value) {
		return "", f.refuse(value, "the text is not valid UTF-8")
	}
	if n := utf8.RuneCountInString(value); n > MaxTextLength {
		return "", f.refuse(value, "the text has %d characters, at most %d are possible", n, MaxTextLength)
	}
	return value, nil
}
