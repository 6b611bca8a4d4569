// Package against says how the labels of a model stand to those of people: how often it
// gives the label that counts, how near its probabilities are to how people vote, whether
// it is as sure as it is right, and whether it could stand in for one of them.
//
// People and the model are never put into one number: what is measured of people is
// measured without the model, and what it is measured against is theirs. Every number has
// the units it comes from, or the reason why it has no value.
package against

import (
	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// Labels are what people and a model say to one question.
type Labels struct {
	People *agreement.Table
	// Model and Final are the label of each unit of the table by the model, and the one
	// that was finally decided; agreement.Missing where there is none.
	Model, Final []int32
	// Probabilities are what the model gives each label of the scheme, by unit; nil where it
	// told none.
	Probabilities [][]float64
	// Clusters say which units belong together, for intervals: an article, or an event.
	Clusters []int32
	// Distance is how far two labels of sets are apart, from 0 to 1; nil for other scales.
	Distance func(a, b int32) float64
}

// Number is one number with everything that must be shown beside it.
type Number struct {
	Value *float64    `json:"value"`
	CI95  *[2]float64 `json:"ci95"` // from leaving out each cluster in turn
	N     int         `json:"n"`
	// Reason is why there is no value, or no interval.
	Reason agreement.Reasons `json:"reason"`
}

// The codes of reasons.
const (
	NoReference     agreement.Code = "no_reference"
	NoProbabilities agreement.Code = "no_probabilities"
	NotOfSets       agreement.Code = "not_of_sets"
	OneCluster      agreement.Code = "one_cluster"
	AllAlike        agreement.Code = "clusters_alike"
)

func because(code agreement.Code, s sentence.Sentence) agreement.Reason {
	return agreement.Reason{Code: code, Sentence: s}
}

var (
	noReference     = because(NoReference, sentence.Of("against.no-reference"))
	noProbabilities = because(NoProbabilities, sentence.Of("against.no-probabilities"))
	notOfSets       = because(NotOfSets, sentence.Of("against.not-of-sets"))
	oneCluster      = because(OneCluster, sentence.Of("against.one-cluster"))
	allAlike        = because(AllAlike, sentence.Of("against.clusters-alike"))
)

func undefined(n int, why agreement.Reason) Number {
	return Number{N: n, Reason: agreement.Reasons{why}}
}

func (l *Labels) sets() bool { return l.People.Scheme().Scale() == agreement.Set }
