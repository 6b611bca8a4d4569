package unitizing

import (
	"math"

	"plumbline/annotate/agreement"
)

// The statistics of spans.
const (
	F1Exact            agreement.Statistic = "span_f1_exact"
	F1ExactMean        agreement.Statistic = "span_f1_exact_mean_pairwise"
	F1Character        agreement.Statistic = "span_f1_character"
	F1CharacterMean    agreement.Statistic = "span_f1_character_mean_pairwise"
	AlphaU1995         agreement.Statistic = "krippendorff_alpha_u_1995"
	AlphaU1995Category agreement.Statistic = "krippendorff_alpha_u_1995_category"
	AlphaU2016         agreement.Statistic = "krippendorff_u_alpha_2016"
	AlphaU2016Marked   agreement.Statistic = "krippendorff_u_alpha_2016_marked"
	AlphaU2016Coding   agreement.Statistic = "krippendorff_u_alpha_2016_coding"
	AlphaU2016Category agreement.Statistic = "krippendorff_u_alpha_2016_category"
	Gamma              agreement.Statistic = "gamma"
)

// Result is one number about spans; N counts the spans that it is of.
type Result struct {
	agreement.Result
	// Of gamma alone: what it was made of, how often chance was drawn, and half the
	// width of the 95 % interval of gamma that drawing chance so often leaves.
	ObservedDisorder *float64 `json:"observed_disorder,omitempty"`
	ExpectedDisorder *float64 `json:"expected_disorder,omitempty"`
	Draws            int      `json:"draws,omitempty"`
	Precision        *float64 `json:"precision,omitempty"`
	// ApproximateAlignment says that not every alignment was tried.
	ApproximateAlignment bool `json:"approximate_alignment,omitempty"`
}

func result(statistic agreement.Statistic, level agreement.Level, spans int) Result {
	return Result{Result: agreement.Result{
		Statistic: statistic, Level: level, N: spans, State: agreement.Undefined, Reason: agreement.Reasons{},
	}}
}

func (r Result) of(category string) Result {
	r.Category = &category
	return r
}

func (r Result) ofPair(pair []string) Result {
	r.Pair = pair
	return r
}

func (r Result) undefined(reason agreement.Reason) Result {
	r.Value, r.State, r.Reason = nil, agreement.Undefined, agreement.Reasons{reason}
	return r
}

// valued gives the result its value, marked if it is of few spans.
func (r Result) valued(value float64) Result {
	value += 0 // no -0
	r.Value, r.State = &value, agreement.OK
	if r.N < agreement.DependableN {
		r.State = agreement.LowN
		return r.note(because(FewSpans, "Spans", r.N))
	}
	return r
}

// ratio is 1 less what was observed of what is expected.
func (r Result) ratio(observed, expected float64) Result {
	value := 1 - observed/expected
	switch {
	case r.N == 0:
		return r.undefined(because(NoSpans))
	case expected <= 0 || math.IsNaN(value) || math.IsInf(value, 0):
		return r.undefined(because(NothingByChance))
	}
	return r.valued(value)
}

func (r Result) note(reason agreement.Reason) Result {
	r.Reason = append(r.Reason[:len(r.Reason):len(r.Reason)], reason)
	return r
}

// comparable tells whether texts that all read hold anything to compare.
func (u *Unitizations) comparable(texts []Text) (reason agreement.Reason, ok bool) {
	switch {
	case len(u.Annotators) < 2:
		return because(agreement.OneAnnotator), false
	case len(texts) == 0:
		return because(NoTextOfAll), false
	}
	return agreement.Reason{}, true
}
