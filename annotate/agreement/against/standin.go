package against

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"plumbline/annotate/agreement"
)

// The alternative annotator test of Calderon, Reichart and Dror 2025 ("The Alternative
// Annotator Test for LLM-as-a-Judge", ACL 2025, pages 16051-16081, arXiv 2501.10970,
// section 3). Of every person j in turn, on the units that j and at least one other person
// answered, it asks whether the model or j is nearer to the others:
//
//   - S(f, x_i, j) and S(h_j, x_i, j) are how well the model and j are aligned with the others
//     on unit i: of nominal labels the share of them who gave the same (ACC), of ordinal ones
//     the negative root of the mean squared distance in places (-RMSE), of sets the mean
//     similarity (SIM), which is 1 less the question's own distance;
//   - W^f_ij = 1 if S(f, x_i, j) >= S(h_j, x_i, j), and W^h_ij = 1 if S(h_j, x_i, j) >= S(f, x_i, j):
//     on a tie both have the advantage. Their means are rho^f_j and rho^h_j;
//   - H0_j: rho^f_j <= rho^h_j - epsilon is tested against H1_j: rho^f_j > rho^h_j - epsilon by
//     the differences d_ij = W^h_ij - W^f_ij, whose mean is less than epsilon under H1: by the
//     one-sided paired t-test, or on fewer than 30 units by Wilcoxon's signed ranks;
//   - the p values go through Benjamini and Yekutieli (2001, Ann Stat 29:1165-1188), which holds
//     the false discovery rate at q whatever depends on what;
//   - the winning rate omega is the share of people of whom H0_j is rejected. At one half or
//     more the model stands in for a person. The advantage probability rho is the mean of
//     rho^f_j.
const (
	// SmallSample is the number of units below which signed ranks are taken instead of t.
	SmallSample = 30
	// FalseDiscovery is q.
	FalseDiscovery = 0.05
	// Passing is the winning rate from which on the model stands in for a person.
	Passing = 0.5
	// LeastUnits and LeastPeople are what a verdict needs.
	LeastUnits  = 50
	LeastPeople = 3
	// LeastOf is how many units of one person a test of them needs.
	LeastOf = 10
	// Skilled is epsilon for trained annotators, as the paper has it: what their time costs
	// more than the model's. It is .2 for experts and .1 for crowd workers.
	Skilled = 0.15
)

// Verdict is whether a model stands in for a person.
type Verdict string

// The verdicts.
const (
	StandsIn Verdict = "yes"
	No       Verdict = "no"
	TooFew   Verdict = "too_few"
)

// StandIn is the alternative annotator test on one question.
type StandIn struct {
	Verdict Verdict `json:"stands_in"`
	Epsilon float64 `json:"epsilon"`
	Q       float64 `json:"q"`
	Units   int     `json:"n"` // that the model and at least two people answered
	// Omega is the winning rate and Rho the advantage probability, nil where nobody is tested.
	Omega  *float64 `json:"omega"`
	Rho    *float64 `json:"rho"`
	People []Tested `json:"people"`
	// Untested are people with fewer than LeastOf units.
	Untested []string `json:"untested"`
}

// Test is how one person is tested.
type Test string

// The tests.
const (
	PairedT     Test = "t"
	SignedRanks Test = "wilcoxon"
)

// Tested is one person beside the model.
type Tested struct {
	Annotator string  `json:"annotator"`
	N         int     `json:"n"`
	Model     float64 `json:"rho_model"`  // rho^f_j
	Person    float64 `json:"rho_person"` // rho^h_j
	Test      Test    `json:"test"`
	P         float64 `json:"p"`
	Won       bool    `json:"won"` // by the model: H0_j is rejected
}

// StandIn tests whether the model stands in for a person. People is whom it is tested
// against, by their places in the table; nil is everyone.
func (l *Labels) StandIn(epsilon float64, people []int) StandIn {
	s := StandIn{Epsilon: epsilon, Q: FalseDiscovery, Verdict: TooFew, People: []Tested{}, Untested: []string{}}
	names := l.People.Annotators()
	differences := make([][]float64, len(names))
	wins := make([][2]int, len(names)) // of model and person
	for u := range l.People.Units() {
		who, values := l.People.Unit(u)
		if l.Model[u] == agreement.Missing || len(who) < 2 {
			continue
		}
		s.Units++
		for i, j := range who {
			rest := slices.Delete(slices.Clone(values), i, i+1)
			model, person := l.aligned(l.Model[u], rest), l.aligned(values[i], rest)
			ofModel, ofPerson := atLeast(model, person), atLeast(person, model)
			wins[j][0] += ofModel
			wins[j][1] += ofPerson
			differences[j] = append(differences[j], float64(ofPerson-ofModel))
		}
	}
	for j, name := range names {
		d := differences[j]
		switch {
		case people != nil && !slices.Contains(people, j) || len(d) == 0:
		case len(d) < LeastOf:
			s.Untested = append(s.Untested, name)
		default:
			t := Tested{Annotator: name, N: len(d), Test: PairedT}
			t.Model, t.Person = float64(wins[j][0])/float64(len(d)), float64(wins[j][1])/float64(len(d))
			if t.P = pairedT(d, epsilon); len(d) < SmallSample {
				t.Test, t.P = SignedRanks, signedRanks(d, epsilon)
			}
			s.People = append(s.People, t)
		}
	}
	s.judge()
	return s
}

func (s *StandIn) judge() {
	if len(s.People) == 0 {
		return
	}
	p := make([]float64, len(s.People))
	for i := range s.People {
		p[i] = s.People[i].P
	}
	won, rho := 0, 0.0
	for i, rejected := range Rejected(p, s.Q) {
		if s.People[i].Won = rejected; rejected {
			won++
		}
		rho += s.People[i].Model / float64(len(s.People))
	}
	omega := float64(won) / float64(len(s.People))
	s.Omega, s.Rho = &omega, &rho
	switch {
	case s.Units < LeastUnits || len(s.People) < LeastPeople:
	case omega >= Passing:
		s.Verdict = StandsIn
	default:
		s.Verdict = No
	}
}

// aligned is how well a label is aligned with those of others.
func (l *Labels) aligned(label int32, others []int32) float64 {
	sum := 0.0
	scale := l.People.Scheme().Scale()
	for _, o := range others {
		switch {
		case scale == agreement.Set:
			sum += 1 - l.Distance(label, o)
		case scale == agreement.Ordinal:
			sum += float64(label-o) * float64(label-o)
		case label == o:
			sum++
		}
	}
	if sum /= float64(len(others)); scale == agreement.Ordinal {
		return -math.Sqrt(sum)
	}
	return sum
}

// atLeast is 1 where a is b or more, but for rounding.
func atLeast(a, b float64) int {
	if a >= b-1e-12 {
		return 1
	}
	return 0
}

// pairedT is the p value of Student's test that the mean of differences is less than a bound.
func pairedT(d []float64, bound float64) float64 {
	n, mean, sum := float64(len(d)), 0.0, 0.0
	for _, x := range d {
		mean += x / n
	}
	for _, x := range d {
		sum += (x - mean) * (x - mean)
	}
	sd := math.Sqrt(sum / (n - 1))
	if sd < 1e-12 { // all say the same
		if mean < bound-1e-12 {
			return 0
		}
		return 1
	}
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.CDF((mean - bound) / (sd / math.Sqrt(n)))
}

// signedRanks is the p value of Wilcoxon's test that differences lie below a bound: exact,
// given the ranks, ties having their mean (Pratt & Gibbons 1981, Concepts of Nonparametric
// Theory, section 3.7). What equals the bound is left out.
func signedRanks(d []float64, bound float64) float64 {
	var of []float64
	for _, x := range d {
		if math.Abs(x-bound) > 1e-12 {
			of = append(of, x-bound)
		}
	}
	slices.SortFunc(of, func(a, b float64) int {
		switch x, y := math.Abs(a), math.Abs(b); {
		case x < y-1e-12:
			return -1
		case x > y+1e-12:
			return 1
		}
		return 0
	})
	twice, above, all := make([]int, len(of)), 0, 0 // ranks, doubled to be whole
	for i := 0; i < len(of); {
		j := i
		for j < len(of) && math.Abs(of[j]) <= math.Abs(of[i])+1e-12 {
			j++
		}
		for k := i; k < j; k++ {
			twice[k] = i + j + 1
			all += twice[k]
			if of[k] > 0 {
				above += twice[k]
			}
		}
		i = j
	}
	ways := make([]float64, all+1) // in which signs give each sum of the ranks above
	ways[0] = 1
	for _, rank := range twice {
		for sum := all; sum >= rank; sum-- {
			ways[sum] += ways[sum-rank]
		}
	}
	p := 0.0
	for sum := 0; sum <= above; sum++ {
		p += ways[sum]
	}
	return p / math.Pow(2, float64(len(of)))
}

// Rejected are the hypotheses that Benjamini and Yekutieli reject at a false discovery rate:
// with m of them and c = 1 + 1/2 + ... + 1/m, those with the k smallest p values, k the
// greatest of which the k-th smallest is no more than k q / (m c) (Theorem 1.3).
func Rejected(p []float64, q float64) []bool {
	order := make([]int, len(p))
	c := 0.0
	for i := range order {
		order[i] = i
		c += 1 / float64(i+1)
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		}
		return 0
	})
	rejected, last := make([]bool, len(p)), -1
	for k, i := range order {
		if p[i] <= float64(k+1)*q/(float64(len(p))*c) {
			last = k
		}
	}
	for _, i := range order[:last+1] {
		rejected[i] = true
	}
	return rejected
}
