package agreement

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Reading is a question with everything that is compared about it. All readings of
// a project have the same annotators, in the same order, and number the articles in
// the same way.
type Reading struct {
	Table    *Table
	Level    Level
	Articles []int32 // of each unit
}

// Together stands for the row of all questions.
const Together = -1

// Different is an annotator who differs from the others more than these do among
// themselves.
type Different struct {
	Row       int // the reading, or Together
	Annotator int
	// More is the mean distance to the others less that among them, in the units of
	// alpha: 1 is as far apart as labels dealt out at random.
	More  float64
	P     float64 // how likely it is that anybody looks as different on any question by chance
	Units int     // that the annotator and another one labelled
}

// Leaning is an annotator who uses a label more or less often than the others, or
// gives higher or lower values, on the same units.
type Leaning struct {
	Row       int
	Label     int // the value, of sets the element; Missing = values are higher or lower
	Annotator int
	// More is how much more often, as a share of the units; of values on a scale how
	// much higher, in steps or, of numbers, as a share of their range.
	More  float64
	P     float64
	Units int
	Named bool // it is neither chance nor too small to say
}

// Unjudged says why nobody can be told apart from the others.
type Unjudged string

// The reasons.
const (
	Judged        Unjudged = ""
	TwoAnnotators Unjudged = "two_annotators" // each differs from the other as much
	ManyReaders   Unjudged = "many_annotators"
	FewForTeam    Unjudged = "few_articles"
	FewForPairs   Unjudged = "few_articles_of_pairs"
	NoPeople      Unjudged = "no_people" // columns that different people filled
	Rings         Unjudged = "rings"     // pairs form only even cycles, so that strictness and difficulty are mixed up
)

// Readers is who reads differently, and who leans which way.
type Readers struct {
	Why       Unjudged    // why Different can name nobody
	Different []Different // named, those least likely by chance first
	Leaning   []Leaning   // of the rows with an order everybody, of others those named
}

// Shuffles is how often labels are shuffled to find who reads differently.
const Shuffles = 999

// The bounds of a difference that is said. Simulations in docs/coverage.md hold
// them to at most one team of equals in twenty, over all questions and both kinds.
const (
	differentP     = 0.035
	leaningP       = 0.015
	leastMore      = 0.15
	mostReaders    = 60
	steadyUnits    = 10 // a cell of so many units weighs half as much as one of very many
	articlesOfFour = 4
	articlesOfTwo  = 24
	articlesOfMore = 8 // of three
)

// ReadDifferently finds who differs from the others, over all questions at once. It
// permutes whole articles: among those of three and more it is arbitrary, if all
// read alike, who is who, and of those that two labelled, which pair had which. The
// greatest deviation of anybody on any question is compared with the greatest of each
// permutation, so that the more questions are looked at the more it takes.
func ReadDifferently(rows []Reading, seed uint64) Readers {
	c := newComparison(rows)
	found := Readers{Why: c.why()}
	if found.Why == Judged || found.Why == Rings {
		found.Leaning = c.leaning(seed)
	}
	if found.Why == Judged {
		found.Different = c.different(seed)
	}
	return found
}

// why tells whether the labels suffice to judge anybody.
func (c *comparison) why() Unjudged {
	four, three, two := 0, 0, 0
	for i := range c.articles {
		switch n := len(c.articles[i].members); {
		case n > 3:
			four++
		case n == 3:
			three++
		default:
			two++
		}
	}
	switch active := c.active(); {
	case active < 3:
		return TwoAnnotators
	case active > mostReaders:
		return ManyReaders
	case four*articlesOfMore*articlesOfTwo+three*articlesOfFour*articlesOfTwo+two*articlesOfFour*articlesOfMore >=
		articlesOfFour*articlesOfMore*articlesOfTwo:
		if c.identified() {
			return Judged
		}
		return Rings
	case two > four+three:
		return FewForPairs
	}
	return FewForTeam
}

// shuffled computes something for the labels as they are and for each permutation,
// on all cores. The result does not depend on how many there are.
func shuffled(seed uint64, width int, worker func() func(s *stream, into []float64)) [][]float64 {
	values := make([][]float64, Shuffles+1)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			compute := worker()
			var s stream
			for i := int(next.Add(1)) - 1; i < len(values); i = int(next.Add(1)) - 1 {
				values[i] = make([]float64, width)
				if i == 0 {
					compute(nil, values[i])
					continue
				}
				s.start(seed, uint64(i))
				compute(&s, values[i])
			}
		})
	}
	wait.Wait()
	return values
}

// unlikely tells for each place how many of all permutations have a greatest value
// anywhere that reaches the one of the labels as they are.
func unlikely(values [][]float64, places int) []float64 {
	greatest := make([]float64, len(values))
	for i, row := range values {
		for place, z := range row {
			if place == 0 || z > greatest[i] {
				greatest[i] = z
			}
		}
	}
	p := make([]float64, places)
	for place, z := range values[0] {
		reached := 0
		for _, g := range greatest {
			if g >= z-1e-9 {
				reached++
			}
		}
		p[place] = float64(reached) / float64(len(values))
	}
	return p
}

// shuffle puts the first numbers in a random order.
func (s *stream) shuffle(numbers []int) {
	for i := range numbers {
		numbers[i] = i
	}
	if s == nil {
		return
	}
	for i := len(numbers) - 1; i > 0; i-- {
		j := int(s.below(uint64(i + 1)))
		numbers[i], numbers[j] = numbers[j], numbers[i]
	}
}
