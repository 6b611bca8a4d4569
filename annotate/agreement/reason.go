package agreement

import (
	"fmt"
	"slices"
	"strings"
)

// Code names why a result has no value, or what to know about the value.
type Code string

// The codes of reasons. Their sentences stand in sentences.
const (
	NoLabels            Code = "no_labels"
	OneAnnotator        Code = "one_annotator"
	NoOverlap           Code = "no_overlap"
	NoSharedUnits       Code = "no_shared_units"
	OneCategory         Code = "one_category"
	OneSharedAgreed     Code = "one_shared_agreed"
	PairedOne           Code = "paired_one_category"
	SchemeOfOne         Code = "scheme_of_one"
	NeverPaired         Code = "never_paired"
	NoRatio             Code = "no_ratio"
	NoSuchLevel         Code = "no_such_level"
	NoPairs             Code = "no_pairs"
	GroupOfOne          Code = "group_of_one"
	TooFarApart         Code = "too_far_apart"
	OneSharedUnit       Code = "one_shared_unit"
	FewUnits            Code = "few_units"
	FewArticles         Code = "few_articles"
	OneArticle          Code = "one_article"
	NoInterval          Code = "no_interval"
	NoIntervalOne       Code = "no_interval_one_article"
	NoErrorWidth        Code = "no_interval_error_0"
	Withheld            Code = "interval_withheld"
	NoSpread            Code = "no_spread"
	NoDrawSpread        Code = "no_draw_spread"
	FewHold             Code = "few_hold"
	FewHoldBut          Code = "few_hold_but"
	FewUnitsHold        Code = "few_units_hold"
	FewUnitsHoldBut     Code = "few_units_hold_but"
	OnlyArticleHoldsBut Code = "no_interval_one_holds_but"
	OnlyUnitHoldsBut    Code = "no_interval_one_unit_holds_but"
	OnlyArticleHolds    Code = "no_interval_one_holds"
	OnlyUnitHolds       Code = "no_interval_one_unit_holds"
	NoIntervalWithout   Code = "no_interval_without_one"
	NoIntervalPairs     Code = "no_interval_pairs"
	NeverVaried         Code = "never_varied"
	Swapped             Code = "swapped"
	SwappedOne          Code = "swapped_one"
	EmptyUnit           Code = "empty_unit"
	EmptyUnits          Code = "empty_units"
	SingleUnit          Code = "single_unit"
	SingleUnits         Code = "single_units"
	Undeclared          Code = "undeclared_scheme"
	PairsLeftOut        Code = "pairs_left_out"
)

// sentences holds every sentence that explains a result, in one place.
var sentences = map[Code]string{
	// Why there is no value.
	NoLabels:        "No labels yet.",
	OneAnnotator:    "Needs at least two annotators.",
	NoOverlap:       "No unit has labels from two annotators.",
	NoSharedUnits:   "%s and %s share no units.",
	OneCategory:     "Undefined: everyone used only %s, so chance agreement is 100 %%. Percent agreement 100 %%.",
	OneSharedAgreed: "Undefined: on the only unit that annotators share, everyone used %s, so chance agreement is 100 %% (n=1 shared unit).",
	PairedOne:       "Undefined: on the units that annotators share, everyone used only %s, so chance agreement is 100 %%. Percent agreement 100 %%.",
	SchemeOfOne:     "Undefined: the scheme has fewer than two categories, so there is nothing to choose.",
	NeverPaired:     "Undefined: nobody used %s on a unit that annotators share.",
	NoRatio:         "Undefined: ratio distances need numbers of 0 and more.",
	NoSuchLevel:     "Undefined: labels of the type %s have no level %s.",
	TooFarApart:     "Undefined: the numbers are too far apart to compute with.",
	GroupOfOne:      "Undefined: %s has one annotator, %s, and agreement needs two.",
	NoPairs:         "Undefined: no two annotators share units on which their labels vary.",

	// What to know about a value.
	OneSharedUnit:       "1 shared unit: not interpretable.",
	FewUnits:            "From %d units, not dependable.",
	OneArticle:          "From %d article, not dependable.",
	FewArticles:         "From %d articles, not dependable.",
	NoInterval:          "No interval: needs >=2 units.",
	NoIntervalOne:       "No interval: needs >=2 articles.",
	NoErrorWidth:        "No interval: the standard error is 0.",
	Withheld:            "No interval: %d of %d draws had no value.",
	NoSpread:            "No interval: leaving out any part gives the same value, so that says nothing about its uncertainty.",
	NoDrawSpread:        "No interval: every draw gave the same value, so drawing says nothing about its uncertainty.",
	FewHold:             "%d of %d articles hold %s, not dependable.",
	FewHoldBut:          "%d of %d articles hold anything but %s, not dependable.",
	FewUnitsHold:        "%d of %d units hold %s, not dependable.",
	FewUnitsHoldBut:     "%d of %d units hold anything but %s, not dependable.",
	OnlyArticleHolds:    "No interval: only 1 article holds %s.",
	OnlyArticleHoldsBut: "No interval: only 1 article holds anything but %s.",
	OnlyUnitHoldsBut:    "No interval: only 1 unit holds anything but %s.",
	OnlyUnitHolds:       "No interval: only 1 unit holds %s.",
	NoIntervalWithout:   "No interval: without one of the parts there is no value.",
	NoIntervalPairs:     "No interval: it is of too many pairs.",
	NeverVaried:         "%s never varied.",
	Swapped:             "Systematic disagreement: labels swapped?",
	SwappedOne:          "Systematic disagreement: labels swapped? Other labels for those of %s would bring %.2f.",
	PairsLeftOut:        "%d of %d pairs have no kappa and are left out.",

	// What to know about the table.
	EmptyUnit:   "1 unit without labels.",
	EmptyUnits:  "%d units without labels.",
	SingleUnit:  "1 unit has one label: alpha leaves it out.",
	SingleUnits: "%d units have one label: alpha leaves them out.",
	Undeclared:  "No categories were declared: the %d labels that occur are taken as the scheme of AC1, AC2 and Brennan-Prediger.",
}

// Reason is a code and the sentence for people that belongs to it.
type Reason struct {
	Code Code
	Text string

	args []any // of the sentence
}

func because(code Code, args ...any) Reason {
	return Reason{Code: code, Text: fmt.Sprintf(sentences[code], args...), args: args}
}

// Calling says the sentences with another word for units, such as paragraph.
func (r Reasons) Calling(unit string) Reasons {
	said := slices.Clone(r)
	for i := range said {
		if said[i].args != nil || said[i].Text == sentences[said[i].Code] {
			said[i].Text = fmt.Sprintf(strings.ReplaceAll(sentences[said[i].Code], "unit", unit), said[i].args...)
		}
	}
	return said
}

// Reasons are what explains one result.
type Reasons []Reason

// String joins the sentences.
func (r Reasons) String() string {
	texts := make([]string, len(r))
	for i, reason := range r {
		texts[i] = reason.Text
	}
	return strings.Join(texts, " ")
}

// MarshalText writes the sentences, so that JSON has one string.
func (r Reasons) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// Has tells whether a code is among the reasons.
func (r Reasons) Has(code Code) bool {
	for _, reason := range r {
		if reason.Code == code {
			return true
		}
	}
	return false
}
