// Package consensus makes one answer of several annotators' labels: by
// majority, by the model of Dawid and Skene, or by MACE; each also as a soft
// label, a share for every possible answer.
package consensus

import "fmt"

// Vote is one label: who gave it, to which unit, and the position of the label
// among the possible ones. Several votes of an annotator on a unit are several
// pieces of evidence.
type Vote struct {
	Annotator, Unit, Value int32
}

// Votes are all labels on some units. A missing label is no vote.
type Votes struct {
	annotators, units, labels int

	votes  []Vote  // sorted by unit
	starts []int32 // of each unit in votes, and their end
}

// NewVotes sorts votes by unit. It refuses a vote of an annotator, on a unit or
// for a label that is not among as many as are given.
func NewVotes(annotators, units, labels int, votes []Vote) (*Votes, error) {
	v := &Votes{
		annotators: annotators, units: units, labels: labels,
		votes: make([]Vote, len(votes)), starts: make([]int32, units+1),
	}
	for i, vote := range votes {
		if !within(vote.Annotator, annotators) || !within(vote.Unit, units) || !within(vote.Value, labels) {
			return nil, fmt.Errorf("vote %d names an annotator, a unit or a label that there is not", i+1)
		}
		v.starts[vote.Unit+1]++
	}
	for u := range units {
		v.starts[u+1] += v.starts[u]
	}
	next := make([]int32, units)
	copy(next, v.starts)
	for _, vote := range votes {
		v.votes[next[vote.Unit]] = vote
		next[vote.Unit]++
	}
	return v, nil
}

func within(at int32, n int) bool { return at >= 0 && int(at) < n }

// of returns the votes on a unit.
func (v *Votes) of(unit int) []Vote { return v.votes[v.starts[unit]:v.starts[unit+1]] }

// NoLabel stands where no label wins.
const NoLabel = -1

// Verdict is what the votes on a unit come to.
type Verdict struct {
	Votes int
	// Label is the winner, or NoLabel in a tie or without votes.
	Label int
	// Tied are the labels that share the first place, if more than one does.
	Tied []int
	// Shares is the soft label: the share of votes, or the probability, of
	// each label. It is nil without votes.
	Shares []float64
}

// sameShare is the difference up to which two shares are a tie.
const sameShare = 1e-9

// newVerdict finds the winner or the tie.
func newVerdict(votes int, shares []float64) Verdict {
	verdict := Verdict{Votes: votes, Label: NoLabel}
	if votes == 0 {
		return verdict
	}
	verdict.Shares = shares
	best := 0.0
	for _, share := range shares {
		best = max(best, share)
	}
	for label, share := range shares {
		if best-share <= sameShare {
			verdict.Tied = append(verdict.Tied, label)
		}
	}
	if len(verdict.Tied) == 1 {
		verdict.Label, verdict.Tied = verdict.Tied[0], nil
	}
	return verdict
}

// Majority gives each unit the label with the most votes. Labels with equally
// many are a tie, never the first of them.
func Majority(v *Votes) []Verdict {
	verdicts := make([]Verdict, v.units)
	for u, shares := range v.shares() {
		verdicts[u] = newVerdict(len(v.of(u)), shares)
	}
	return verdicts
}

// shares returns the share of votes of each label for each unit.
func (v *Votes) shares() [][]float64 {
	all := make([]float64, v.units*v.labels)
	shares := make([][]float64, v.units)
	for u := range shares {
		shares[u] = all[u*v.labels : (u+1)*v.labels]
		votes := v.of(u)
		for _, vote := range votes {
			shares[u][vote.Value]++
		}
		for label := range shares[u] {
			shares[u][label] /= float64(max(1, len(votes)))
		}
	}
	return shares
}
