package main

import (
	"math"
	"math/rand/v2"

	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
)

// question is one of those that a team is asked.
type question struct {
	scale agreement.Scale
	cuts  []float64 // between the labels of a scale
	names int       // of labels without an order, in place of cuts
	gaps  float64   // the share of answers that are missing
}

// questions are twelve, as a codebook has them: two labels, a rare one, several
// without and with an order, and one that is asked of few paragraphs only.
func questions() []question {
	binary := question{scale: agreement.Nominal, cuts: []float64{0.4}}
	rare := question{scale: agreement.Nominal, cuts: []float64{1.4}}
	nominal := question{scale: agreement.Nominal, names: 4}
	ordinal := question{scale: agreement.Ordinal, cuts: []float64{-0.6, 0.1, 0.8}}
	gaps := ordinal
	gaps.gaps = 0.6
	return []question{binary, binary, binary, binary, rare, rare, nominal, nominal, ordinal, ordinal, ordinal, gaps}
}

// The places of questions that faults are about.
const (
	aBinary   = 1
	anOrdinal = 8
)

func (q *question) labels() int {
	if q.names > 0 {
		return q.names
	}
	return len(q.cuts) + 1
}

// fault is how one annotator, the first, reads differently.
type fault int

// The faults.
const (
	noFault          fault = iota
	mostlyRandom           // six answers of ten are dealt out at random
	oneLabelTooOften       // on one question a label is given thirty points in a hundred more often
	offByOne               // on one question with an order every value is one step too high
)

// design is who labels which articles.
type design struct {
	name     string
	people   int
	articles int
	each     int // people to an article; with two, pairs take turns at random
	ring     bool
	tied     bool // the harder an article, the later its pair in the list
	judged   bool // enough to tell anybody from the others
	strong   bool // enough to find who answers at random nine times of ten
}

// who labels an article.
func (d *design) who(random *rand.Rand, article int, pairs [][2]int) []int {
	switch {
	case d.each >= d.people:
		all := make([]int, d.people)
		for i := range all {
			all[i] = i
		}
		return all
	case d.ring:
		return []int{article % d.people, (article + 1) % d.people}
	case d.each == 2:
		pair := pairs[article%len(pairs)]
		return pair[:]
	}
	return random.Perm(d.people)[:d.each]
}

// allPairs come in random order; every pair has as many articles as any other, or
// one more.
func (d *design) allPairs(random *rand.Rand) [][2]int {
	var pairs [][2]int
	for i := range d.people {
		for j := i + 1; j < d.people; j++ {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	random.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
	return pairs
}

// team draws what a team labelled, all questions of it.
func (d *design) team(seed uint64, first fault) []agreement.Reading {
	random := rand.New(rand.NewPCG(seed, 77))
	asked := questions()
	ratings := make([][]agreement.Rating, len(asked))
	var articles []int32
	pairs := d.allPairs(random)
	for s := range d.articles {
		whole := 0.3 * random.NormFloat64() // what makes all questions of an article harder or easier
		turn := s
		if d.tied {
			turn = int(float64(len(pairs)) * 0.5 * math.Erfc(-whole/0.3/math.Sqrt2))
		}
		who := d.who(random, turn, pairs)
		length := 8 + random.IntN(15)
		at := len(articles)
		for range length {
			articles = append(articles, int32(s))
		}
		for k := range asked {
			asked[k].label(random, who, at, length, whole, faultOn(k, first), &ratings[k])
		}
	}
	rows := make([]agreement.Reading, len(asked))
	for k, q := range asked {
		level := agreement.LevelNominal
		if q.scale == agreement.Ordinal {
			level = agreement.LevelOrdinal
		}
		rows[k] = agreement.Reading{
			Table: tableOf(categories(q.scale, q.labels()), d.people, len(articles), ratings[k]), Level: level, Articles: articles,
		}
	}
	return rows
}

// faultOn is the fault as far as it concerns a question.
func faultOn(k int, first fault) fault {
	if first == oneLabelTooOften && k != aBinary || first == offByOne && k != anOrdinal {
		return noFault
	}
	return first
}

// label adds the answers to one question on one article. Noise differs between
// articles, and so does how each annotator reads them.
func (q *question) label(random *rand.Rand, who []int, at, length int, whole float64, first fault, into *[]agreement.Rating) {
	article := 0.4 * random.NormFloat64()
	noise := 0.5 * (1 + max(-0.8, whole))
	reading := make([]float64, len(who))
	for i := range reading {
		reading[i] = 0.27 * random.NormFloat64()
	}
	for u := range length {
		truth, name := article+0.73*random.NormFloat64(), random.IntN(max(1, q.names))
		for i, annotator := range who {
			value := 0
			if q.names > 0 {
				value = name
				if random.Float64() < 0.3*noise+0.1*(reading[i]+0.27) {
					value = random.IntN(q.names)
				}
			} else {
				value = planning.Category(q.cuts, truth+reading[i]+noise*random.NormFloat64())
			}
			gap := random.Float64() < q.gaps
			if annotator == 0 {
				value = q.wrong(random, value, first)
			}
			if !gap {
				*into = append(*into, agreement.Rating{Annotator: int32(annotator), Unit: int32(at + u), Value: int32(value)})
			}
		}
	}
}

// wrong is what an annotator with a fault gives instead.
func (q *question) wrong(random *rand.Rand, value int, first fault) int {
	switch {
	case first == mostlyRandom && random.Float64() < 0.6:
		return random.IntN(q.labels())
	case first == oneLabelTooOften && value == 0 && random.Float64() < 0.46: // .65 of the answers are 0
		return 1
	case first == offByOne:
		return min(value+1, q.labels()-1)
	}
	return value
}
