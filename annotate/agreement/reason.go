package agreement

import (
	"slices"

	"plumbline/annotate/sentence"
)

// Code names why a result has no value, or what to know about the value.
type Code string

// The codes of reasons. The sentence of a code has the key "reason." and the
// code.
const (
	NoLabels            Code = "no_labels"
	OneAnnotator        Code = "one_annotator"
	NoOverlap           Code = "no_overlap"
	NoSharedUnits       Code = "no_shared_units"
	OneCategory         Code = "one_category"
	OneSharedAgreed     Code = "one_shared_agreed"
	PairedOne           Code = "paired_one_category"
	PairedOneOfAll      Code = "paired_one_of_all"
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
	NoWeights           Code = "no_weights"
	GroupSmall          Code = "small_group"
	NothingToNormalise  Code = "nothing_to_normalise"
	HighestPair         Code = "highest_pair"
	LowestPair          Code = "lowest_pair"
	NoPairsToList       Code = "no_pairs_to_list"
	HighestWithout      Code = "highest_without"
	LowestWithout       Code = "lowest_without"
	PairsLeftOut        Code = "pairs_left_out"
)

// Reason is a code and the sentence for people that belongs to it.
type Reason struct {
	Code     Code
	Sentence sentence.Sentence
}

func because(code Code, params ...any) Reason {
	return Reason{Code: code, Sentence: sentence.Of("reason."+string(code), params...)}
}

// Text is the sentence.
func (r Reason) Text() sentence.Text { return r.Sentence }

// OfParagraphs says the sentences of paragraphs instead of units.
func (r Reasons) OfParagraphs() Reasons { return r.of("paragraph") }

// OfEvents says the sentences of events, which several articles cover, instead of articles;
// where no article stands outside of them, of events alone.
func (r Reasons) OfEvents(alone bool) Reasons {
	said := r.of("event")
	if alone {
		said = said.of("alone")
	}
	return said
}

func (r Reasons) of(variant string) Reasons {
	said := slices.Clone(r)
	for i := range said {
		said[i].Sentence = said[i].Sentence.Variant(variant)
	}
	return said
}

// Reasons are what explains one result.
type Reasons []Reason

// Text joins the sentences.
func (r Reasons) Text() sentence.Text { return sentence.Each(" ", r) }

// String says them in English.
func (r Reasons) String() string { return r.Text().String() }

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
