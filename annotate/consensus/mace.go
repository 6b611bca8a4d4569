package consensus

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/mathext"
)

// MACEModel is the best of several fits of MACE.
type MACEModel struct {
	Verdicts []Verdict
	// Competence is the weight of each annotator's labels that were not given
	// at random. Annotators without votes have NoCompetence.
	Competence  []float64
	LogMarginal float64
	Rounds      int
	// Converged is false if the rounds ran out before the fixed point.
	Converged bool
}

// NoCompetence marks annotators of whom there is nothing to learn.
const NoCompetence = -1

// MACEPlan says how often MACE starts anew, and from which random numbers.
type MACEPlan struct {
	Restarts int // 0 means DefaultRestarts
	Seed     uint64
}

// DefaultRestarts is the number of fits of a plan that names none.
const DefaultRestarts = 20

// The priors of the model: of giving labels at random or knowing them, and of
// each label of those given at random.
const (
	knowingPrior  = 0.5
	strategyPrior = 10
	maceAtRest    = 1e-9
	maceRounds    = 1000
)

// MACE estimates the true labels together with how often each annotator knew
// them instead of giving labels by a habit of their own: Hovy, Berg-Kirkpatrick,
// Vaswani & Hovy 2013, NAACL, fitted by variational Bayes. The fit depends on
// where it starts, so of several the one with the greatest marginal likelihood
// is returned.
func MACE(v *Votes, plan MACEPlan) *MACEModel {
	restarts := plan.Restarts
	if restarts <= 0 {
		restarts = DefaultRestarts
	}
	fits := make([]*maceFit, restarts)
	cores := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range fits {
		cores <- struct{}{}
		wait.Go(func() {
			fits[i] = newMACEFit(v, rand.New(rand.NewPCG(plan.Seed, uint64(i))))
			fits[i].run()
			<-cores
		})
	}
	wait.Wait()
	best := fits[0]
	for _, fit := range fits[1:] {
		if fit.logMarginal > best.logMarginal {
			best = fit
		}
	}
	return best.model()
}

// maceFit is one fit. Arrays of annotator and label are flat.
type maceFit struct {
	v              *Votes
	random, knows  []float64 // of each annotator
	habits         []float64 // of each annotator and label
	truth          []float64 // of each unit and label
	logMarginal    float64
	rounds         int
	converged      bool
	guessed, known []float64 // logarithms for each annotator and label
	countRandom    []float64
	countKnows     []float64
	countHabits    []float64
}

func newMACEFit(v *Votes, random *rand.Rand) *maceFit {
	n, q := v.annotators, v.labels
	f := &maceFit{
		v: v, random: make([]float64, n), knows: make([]float64, n), habits: make([]float64, n*q),
		truth: make([]float64, v.units*q), guessed: make([]float64, n*q), known: make([]float64, n*q),
		countRandom: make([]float64, n), countKnows: make([]float64, n), countHabits: make([]float64, n*q),
	}
	for a := range n {
		x, y := 1+random.Float64()/2, 1+random.Float64()/2
		f.random[a], f.knows[a] = x/(x+y), y/(x+y)
		habit := f.habits[a*q : a*q+q]
		for l := range habit {
			habit[l] = 1 + random.Float64()/2
		}
		normalize(habit)
	}
	return f
}

func (f *maceFit) run() {
	before := make([]float64, len(f.knows))
	for f.rounds = 1; f.rounds <= maceRounds; f.rounds++ {
		f.infer()
		copy(before, f.knows)
		f.estimate()
		change := 0.0
		for a, knows := range f.knows {
			change = max(change, math.Abs(knows-before[a]))
		}
		if change <= maceAtRest {
			f.converged = true
			break
		}
	}
	f.rounds = min(f.rounds, maceRounds)
	f.infer()
}

// infer computes the probable labels and counts who probably knew them. A label
// is explained by the annotator's habit or, if it is the true one, also by
// knowing it; so only votes for a label speak for it, each by the ratio of both
// explanations to the first.
func (f *maceFit) infer() {
	q := f.v.labels
	for a, random := range f.random {
		for l := range q {
			at := a*q + l
			guess := random * f.habits[at]
			f.guessed[at] = math.Log(guess)
			f.known[at] = math.Log1p(f.knows[a] / guess)
		}
	}
	clear(f.countRandom)
	clear(f.countKnows)
	clear(f.countHabits)
	f.logMarginal = 0
	for u := range f.v.units {
		if votes := f.v.of(u); len(votes) > 0 {
			f.inferUnit(votes, f.truth[u*q:(u+1)*q])
		}
	}
}

func (f *maceFit) inferUnit(votes []Vote, likely []float64) {
	q := f.v.labels
	for l := range likely {
		likely[l] = -math.Log(float64(q))
	}
	for _, vote := range votes {
		at := int(vote.Annotator)*q + int(vote.Value)
		f.logMarginal += f.guessed[at]
		likely[vote.Value] += f.known[at]
	}
	f.logMarginal += toProbabilities(likely)
	for _, vote := range votes {
		a := int(vote.Annotator)
		at := a*q + int(vote.Value)
		knew := likely[vote.Value] * f.knows[a] / (f.knows[a] + f.random[a]*f.habits[at])
		f.countKnows[a] += knew
		f.countRandom[a] += 1 - knew
		f.countHabits[at] += 1 - knew
	}
}

// estimate computes the parameters from the counts. The variational step leaves
// the sum of each below 1; it is not made up to 1.
func (f *maceFit) estimate() {
	q := f.v.labels
	for a := range f.knows {
		all := mathext.Digamma(f.countRandom[a] + f.countKnows[a] + 2*knowingPrior)
		f.random[a] = math.Exp(mathext.Digamma(f.countRandom[a]+knowingPrior) - all)
		f.knows[a] = math.Exp(mathext.Digamma(f.countKnows[a]+knowingPrior) - all)
		all = mathext.Digamma(f.countRandom[a] + float64(q)*strategyPrior)
		for at := a * q; at < (a+1)*q; at++ {
			f.habits[at] = math.Exp(mathext.Digamma(f.countHabits[at]+strategyPrior) - all)
		}
	}
}

func (f *maceFit) model() *MACEModel {
	m := &MACEModel{
		Verdicts: make([]Verdict, f.v.units), Competence: f.knows,
		LogMarginal: f.logMarginal, Rounds: f.rounds, Converged: f.converged,
	}
	for u := range m.Verdicts {
		shares := f.truth[u*f.v.labels : (u+1)*f.v.labels]
		m.Verdicts[u] = newVerdict(len(f.v.of(u)), shares)
	}
	voted := make([]bool, f.v.annotators)
	for _, vote := range f.v.votes {
		voted[vote.Annotator] = true
	}
	for a, ok := range voted {
		if !ok {
			m.Competence[a] = NoCompetence
		}
	}
	return m
}
