package unitizing

import "plumbline/annotate/agreement"

// Name is what the field calls a statistic of spans.
func Name(statistic agreement.Statistic) string { return names[statistic] }

var names = map[agreement.Statistic]string{
	F1Exact:            "F1 of spans",
	F1ExactMean:        "F1 of spans, mean of pairs",
	F1Character:        "F1 of characters",
	F1CharacterMean:    "F1 of characters, mean of pairs",
	AlphaU2016:         "Krippendorff's u-alpha",
	AlphaU2016Marked:   "|u-alpha, marked or not",
	AlphaU2016Coding:   "cu-alpha, categories where two marked",
	AlphaU2016Category: "(k)u-alpha",
	AlphaU1995:         "Krippendorff's alpha-U of 1995",
	AlphaU1995Category: "alpha-U of 1995",
	Gamma:              "gamma",
}
