package adjudicate

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/consensus"
)

// Given is what one annotator answered to a question.
type Given struct{ Annotator, Value string }

// Digest names a set of answers in a few characters. It does not depend on
// their order, so it is the same whichever way files were merged.
func Digest(given []Given) string {
	var all uint64
	for _, g := range given {
		sum := sha256.Sum256([]byte(g.Annotator + "\n" + g.Value))
		all ^= binary.BigEndian.Uint64(sum[:8])
	}
	return fmt.Sprintf("%016x", all)
}

// divided reports whether two answers differ.
func divided(given []Given) bool {
	return slices.ContainsFunc(given, func(g Given) bool { return g.Value != given[0].Value })
}

// Majority is the answer that more than half of the annotators gave: of a set,
// the labels that more than half gave. It is "" where there is none. The
// outcome says whether it is everyone's.
func Majority(f *codebook.Field, given []Given) (string, annotate.Outcome) {
	switch {
	case len(given) == 0:
		return "", ""
	case !divided(given) && len(given) > 1:
		return given[0].Value, annotate.OutcomeUnanimous
	}
	value := strict(f, given)
	if value == "" {
		return "", ""
	}
	return value, annotate.OutcomeMajority
}

// strict asks the majority of annotate/consensus, which also takes the most
// frequent label, for more than half.
func strict(f *codebook.Field, given []Given) string {
	var values []string // as they occur, sets as they are joined
	var votes []consensus.Vote
	for a, g := range given {
		at := slices.Index(values, g.Value)
		if at < 0 {
			at = len(values)
			values = append(values, g.Value)
		}
		votes = append(votes, consensus.Vote{Annotator: int32(a), Value: int32(at)})
	}
	v, err := consensus.NewVotes(len(given), 1, len(values), votes)
	if err != nil { // every vote names a value of the list
		panic(err)
	}
	if f.Scale != codebook.Set {
		verdict := consensus.Majority(v)[0]
		if verdict.Label == consensus.NoLabel || verdict.Shares[verdict.Label] <= 0.5 {
			return ""
		}
		return values[verdict.Label]
	}
	has := func(value, element int) bool {
		return slices.Contains(codebook.SplitSet(values[value]), f.Options[element].Value)
	}
	byMajority := func(_ int, v *consensus.Votes) []consensus.Verdict { return consensus.Majority(v) }
	var labels []string
	for _, element := range consensus.PerElement(v, len(f.Options), has, byMajority)[0].In {
		labels = append(labels, f.Options[element].Value)
	}
	return codebook.JoinSet(labels)
}

// contested are the labels that divide answers: of sets, those that not all
// gave; else every answer that was given.
func contested(f *codebook.Field, given []Given) []string {
	if !divided(given) {
		return nil
	}
	var labels []string
	for i := range f.Options {
		label := f.Options[i].Value
		with := 0
		for _, g := range given {
			if g.Value == label || f.Scale == codebook.Set && slices.Contains(codebook.SplitSet(g.Value), label) {
				with++
			}
		}
		if with > 0 && with < len(given) {
			labels = append(labels, label)
		}
	}
	return labels
}
