package unitizing

import (
	"fmt"

	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// Told is what people are told of a statistic of spans: what the field calls it, and what
// it says.
type Told struct{ Short, Meaning sentence.Sentence }

// Told tells of the statistic of a result.
func (r Result) Told() Told { return told[r.Statistic] }

var (
	exactMeans      = sentence.Of("statistic.spans-alike")
	charactersMeans = sentence.Of("statistic.characters-alike")
	unitsMeans      = sentence.Of("statistic.units-overlap")
	labelsMeans     = sentence.Of("statistic.one-label-where-both-marked")
)

var told = map[agreement.Statistic]Told{
	F1Exact:            {sentence.Of("statistic.span-f1-exact"), exactMeans},
	F1ExactMean:        {sentence.Of("statistic.span-f1-exact-mean"), exactMeans},
	F1Character:        {sentence.Of("statistic.span-f1-character"), charactersMeans},
	F1CharacterMean:    {sentence.Of("statistic.span-f1-character-mean"), charactersMeans},
	AlphaU2016:         {sentence.Of("statistic.u-alpha"), sentence.Of("statistic.spans-and-gaps")},
	AlphaU2016Marked:   {sentence.Of("statistic.u-alpha-marked"), sentence.Of("statistic.marked-or-not")},
	AlphaU2016Coding:   {sentence.Of("statistic.u-alpha-coding"), sentence.Of("statistic.label-where-both-marked")},
	AlphaU2016Category: {sentence.Of("statistic.u-alpha-category"), labelsMeans},
	AlphaU1995:         {sentence.Of("statistic.alpha-u-1995"), unitsMeans},
	AlphaU1995Category: {sentence.Of("statistic.alpha-u-1995-category"), unitsMeans},
	Gamma:              {sentence.Of("statistic.gamma"), sentence.Of("statistic.spans-aligned")},
}

// Made says what gamma was made of; other results have nothing to add.
func (r Result) Made(seed uint64) (made sentence.Sentence, some bool) {
	if r.ObservedDisorder == nil || r.ExpectedDisorder == nil || r.Precision == nil {
		return made, false
	}
	return sentence.Of("spans.gamma-made", "Observed", short(*r.ObservedDisorder), "Expected", short(*r.ExpectedDisorder),
		"Draws", r.Draws, "Precision", short(*r.Precision), "Seed", seed), true
}

func short(v float64) string { return fmt.Sprintf("%.3f", v) }
