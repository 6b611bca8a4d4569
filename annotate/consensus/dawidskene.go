package consensus

import "math"

// DawidSkeneModel is the fixed point of Dawid and Skene's model.
type DawidSkeneModel struct {
	Verdicts []Verdict
	// Prior is how frequent each label is.
	Prior []float64
	// Errors is, for each annotator and true label, the probability of each
	// observed label. A row of zeros means that the annotator labelled no unit
	// on which this label is likely.
	Errors        [][][]float64
	LogLikelihood float64
	Rounds        int
	// Converged is false if the rounds ran out before the fixed point.
	Converged bool
}

const (
	// atRest is the greatest change of a probability at the fixed point.
	atRest = 1e-10
	// mostRounds ends a fit that creeps.
	mostRounds = 10_000
	// leastRate stands for a probability of 0, which no evidence could move.
	leastRate = 1e-10
)

// DawidSkene estimates the true labels together with each annotator's errors:
// Dawid & Skene 1979, Applied Statistics 28:20-28. It starts from the shares of
// votes, smooths nothing, and runs to the fixed point.
func DawidSkene(v *Votes) *DawidSkeneModel {
	m := &DawidSkeneModel{Prior: make([]float64, v.labels), Errors: make([][][]float64, v.annotators)}
	for a := range m.Errors {
		m.Errors[a] = make([][]float64, v.labels)
		for k := range m.Errors[a] {
			m.Errors[a][k] = make([]float64, v.labels)
		}
	}
	truth := v.shares()
	for m.Rounds = 1; m.Rounds <= mostRounds; m.Rounds++ {
		m.estimate(v, truth)
		if m.infer(v, truth) <= atRest {
			m.Converged = true
			break
		}
	}
	m.Rounds = min(m.Rounds, mostRounds)
	m.Verdicts = make([]Verdict, v.units)
	for u, shares := range truth {
		m.Verdicts[u] = newVerdict(len(v.of(u)), shares)
	}
	return m
}

// estimate computes prior and errors from the probable labels.
func (m *DawidSkeneModel) estimate(v *Votes, truth [][]float64) {
	clear(m.Prior)
	for _, rows := range m.Errors {
		for _, row := range rows {
			clear(row)
		}
	}
	voted := 0.0
	for u, shares := range truth {
		votes := v.of(u)
		if len(votes) == 0 {
			continue
		}
		voted++
		for k, share := range shares {
			m.Prior[k] += share
			for _, vote := range votes {
				m.Errors[vote.Annotator][k][vote.Value] += share
			}
		}
	}
	for k := range m.Prior {
		m.Prior[k] /= max(1, voted)
	}
	for _, rows := range m.Errors {
		for _, row := range rows {
			normalize(row)
		}
	}
}

// normalize makes a row sum to 1, unless it is all zeros.
func normalize(row []float64) {
	sum := 0.0
	for _, x := range row {
		sum += x
	}
	if sum == 0 {
		return
	}
	for i := range row {
		row[i] /= sum
	}
}

// infer computes the probable labels from prior and errors, and returns by how
// much they changed at most.
func (m *DawidSkeneModel) infer(v *Votes, truth [][]float64) float64 {
	k := v.labels
	logs := make([]float64, v.annotators*k*k) // by annotator, observed, true
	for a, rows := range m.Errors {
		for t, row := range rows {
			for o, rate := range row {
				logs[(a*k+o)*k+t] = math.Log(max(rate, leastRate))
			}
		}
	}
	prior, likely := make([]float64, k), make([]float64, k)
	for t, p := range m.Prior {
		prior[t] = math.Log(max(p, leastRate))
	}
	m.LogLikelihood = 0
	change := 0.0
	for u, shares := range truth {
		votes := v.of(u)
		if len(votes) == 0 {
			continue
		}
		copy(likely, prior)
		for _, vote := range votes {
			at := (int(vote.Annotator)*k + int(vote.Value)) * k
			for t := range likely {
				likely[t] += logs[at+t]
			}
		}
		m.LogLikelihood += toProbabilities(likely)
		for t, p := range likely {
			change = max(change, math.Abs(p-shares[t]))
			shares[t] = p
		}
	}
	return change
}

// toProbabilities turns logarithms into probabilities and returns the logarithm
// of what they summed to.
func toProbabilities(logs []float64) float64 {
	top := math.Inf(-1)
	for _, x := range logs {
		top = max(top, x)
	}
	sum := 0.0
	for i, x := range logs {
		logs[i] = math.Exp(x - top)
		sum += logs[i]
	}
	for i := range logs {
		logs[i] /= sum
	}
	return top + math.Log(sum)
}
