package codebook

import (
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// Text asks for free text.
var Text = &Scale{
	Name:      "text",
	Words:     sentence.Of("scale.text"),
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
		return "", f.refuse(value, "value.not-utf8")
	}
	for _, r := range value {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return "", f.refuse(value, "value.character", "Character", sentence.Character(r))
		}
	}
	if n := utf8.RuneCountInString(value); n > MaxTextLength {
		return "", f.refuse(value, "value.too-long", "Characters", n, "Most", MaxTextLength)
	}
	return value, nil
}
