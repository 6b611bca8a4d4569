package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"plumbline/annotate/agreement"
)

// population is what studies are drawn from. What an annotator sees in a
// paragraph is the sum of four normal parts: the article, the paragraph, how the
// annotator reads this article, and chance. Labels follow from where that lies.
type population struct {
	name       string
	annotators int
	sizes      func(*rand.Rand) int // paragraphs of an article
	cuts       []float64            // between the labels
	options    int                  // of sets: how many questions of two labels make one
	parts      parts
	level      agreement.Level
	seed       uint64
}

// parts are the variances. They need not sum up to 1.
type parts struct{ article, paragraph, reading, chance float64 }

func equalSizes(*rand.Rand) int { return 20 }

// unequalSizes are from 4 to 80, most of them small.
func unequalSizes(random *rand.Rand) int {
	return max(4, min(80, int(math.Exp(2.7+0.8*random.NormFloat64()))))
}

// populations are those of docs/coverage.md.
func populations() []population {
	usual := parts{article: 0.15, paragraph: 0.53, reading: 0.07, chance: 0.25}
	clustered := parts{article: 0.4, paragraph: 0.33, reading: 0.07, chance: 0.2}
	ordinal := []float64{-1, -0.3, 0.3, 1}
	all := []population{
		{name: "binary, clustered", annotators: 4, cuts: []float64{0.4}, parts: usual},
		{name: "binary, 2 annotators", annotators: 2, cuts: []float64{0.4}, parts: usual},
		{name: "ordinal, 5 steps", annotators: 4, cuts: ordinal, parts: usual, level: agreement.LevelOrdinal},
		{name: "ordinal, unequal sizes", annotators: 4, cuts: ordinal, parts: usual, level: agreement.LevelOrdinal, sizes: unequalSizes},
		{name: "sets, MASI", annotators: 3, cuts: []float64{0.8}, options: 4, parts: usual, level: agreement.LevelMASI},
		{name: "alpha .93", annotators: 4, cuts: []float64{0}, parts: parts{0.2, 0.794, 0.0015, 0.0045}},
		{name: "alpha .986", annotators: 4, cuts: []float64{0}, parts: parts{0.2, 0.79976, 0.00006, 0.00018}},
		{name: "rare, 12 %", annotators: 4, cuts: []float64{1.175}, parts: clustered},
		{name: "rare, 4 %", annotators: 4, cuts: []float64{1.75}, parts: clustered},
	}
	for i := range all {
		all[i].seed = uint64(100 + i)
		if all[i].sizes == nil {
			all[i].sizes = equalSizes
		}
		if all[i].level == "" {
			all[i].level = agreement.LevelNominal
		}
	}
	return all
}

// study is what one team labelled.
type study struct {
	table    *agreement.Table
	articles []int32 // of each unit
	level    agreement.Level
}

// draw makes a study of so many articles.
func (p *population) draw(articles int, seed uint64) study {
	random := rand.New(rand.NewPCG(p.seed, seed))
	scheme := p.scheme()
	var ratings []agreement.Rating
	var of []int32
	questions := max(1, p.options)
	reading := make([]float64, p.annotators*questions)
	article := make([]float64, questions)
	for s := range articles {
		for q := range article {
			article[q] = sqrt(p.parts.article) * random.NormFloat64()
		}
		for i := range reading {
			reading[i] = sqrt(p.parts.reading) * random.NormFloat64()
		}
		for range p.sizes(random) {
			labels := make([]int, p.annotators)
			for q := range questions {
				truth := article[q] + sqrt(p.parts.paragraph)*random.NormFloat64()
				for i := range labels {
					seen := truth + reading[i*questions+q] + sqrt(p.parts.chance)*random.NormFloat64()
					labels[i] |= category(p.cuts, seen) << q
				}
			}
			for i, label := range labels {
				ratings = append(ratings, agreement.Rating{Annotator: int32(i), Unit: int32(len(of)), Value: int32(label)})
			}
			of = append(of, int32(s))
		}
	}
	return study{tableOf(scheme, p.annotators, len(of), ratings), of, p.level}
}

func sqrt(x float64) float64 { return math.Sqrt(x) }

// category is the number of cuts below.
func category(cuts []float64, seen float64) int {
	label := 0
	for _, cut := range cuts {
		if seen > cut {
			label++
		}
	}
	return label
}

func (p *population) scheme() *agreement.Scheme {
	if p.options > 0 {
		names := make([]string, p.options)
		for i := range names {
			names[i] = string(rune('a' + i))
		}
		sets := make([][]int, 1<<p.options)
		for set := range sets {
			for i := range names {
				if set>>i&1 == 1 {
					sets[set] = append(sets[set], i)
				}
			}
		}
		return must(agreement.NewSets(names, sets))
	}
	return categories(scaleOf(p.level), len(p.cuts)+1)
}

func scaleOf(level agreement.Level) agreement.Scale {
	if level == agreement.LevelOrdinal {
		return agreement.Ordinal
	}
	return agreement.Nominal
}

func categories(scale agreement.Scale, n int) *agreement.Scheme {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprint(i)
	}
	return must(agreement.NewCategories(scale, names, true))
}

func tableOf(scheme *agreement.Scheme, annotators, units int, ratings []agreement.Rating) *agreement.Table {
	names := make([]string, annotators)
	for i := range names {
		names[i] = fmt.Sprintf("A%d", i+1)
	}
	return must(agreement.NewTable(scheme, names, units, ratings))
}

// must takes what cannot be wrong, because it is made here.
func must[T any](made T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("simulate: %v", err))
	}
	return made
}
