package consensus

// SetVerdict is what the votes on a unit come to where a label is a set: each
// element is decided for itself.
type SetVerdict struct {
	Votes int
	// In are the elements that belong to the set: more than half of the votes,
	// or a probability above one half.
	In []int
	// Tied are the elements with exactly half.
	Tied []int
	// Shares is the soft label: for each element the share of votes, or the
	// probability, that it belongs to the set. It is nil without votes.
	Shares []float64
}

// PerElement asks for each element of sets whether it belongs: has tells
// whether the set at a position contains an element, and decide is a method for
// the two labels 0, it does not, and 1, it does.
func PerElement(v *Votes, elements int, has func(value, element int) bool, decide func(element int, v *Votes) []Verdict) []SetVerdict {
	verdicts := make([]SetVerdict, v.units)
	for u := range verdicts {
		verdicts[u].Votes = len(v.of(u))
		if verdicts[u].Votes > 0 {
			verdicts[u].Shares = make([]float64, elements)
		}
	}
	split := &Votes{annotators: v.annotators, units: v.units, labels: 2, starts: v.starts, votes: make([]Vote, len(v.votes))}
	for e := range elements {
		for i, vote := range v.votes {
			in := int32(0)
			if has(int(vote.Value), e) {
				in = 1
			}
			split.votes[i] = Vote{vote.Annotator, vote.Unit, in}
		}
		for u, verdict := range decide(e, split) {
			verdicts[u].add(e, verdict)
		}
	}
	return verdicts
}

func (s *SetVerdict) add(element int, verdict Verdict) {
	if verdict.Votes == 0 {
		return
	}
	s.Shares[element] = verdict.Shares[1]
	switch {
	case verdict.Label == 1:
		s.In = append(s.In, element)
	case len(verdict.Tied) > 0:
		s.Tied = append(s.Tied, element)
	}
}
