package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
)

// population is one of those from which studies are drawn.
type population struct {
	planning.Population
	name string
}

func equalSizes(*rand.Rand) int { return 20 }

// unequalSizes are from 4 to 80, most of them small.
func unequalSizes(random *rand.Rand) int {
	return max(4, min(80, int(math.Exp(2.7+0.8*random.NormFloat64()))))
}

// populations are those of docs/coverage.md.
func populations() []population {
	usual := planning.Parts{Article: 0.15, Paragraph: 0.53, Reading: 0.07, Chance: 0.25}
	clustered := planning.Parts{Article: 0.4, Paragraph: 0.33, Reading: 0.07, Chance: 0.2}
	ordinal := []float64{-1, -0.3, 0.3, 1}
	all := []population{
		{planning.Population{Annotators: 4, Cuts: []float64{0.4}, Parts: usual}, "binary, clustered"},
		{planning.Population{Annotators: 2, Cuts: []float64{0.4}, Parts: usual}, "binary, 2 annotators"},
		{planning.Population{Annotators: 4, Cuts: ordinal, Parts: usual, Level: agreement.LevelOrdinal}, "ordinal, 5 steps"},
		{
			planning.Population{Annotators: 4, Cuts: ordinal, Parts: usual, Level: agreement.LevelOrdinal, Sizes: unequalSizes},
			"ordinal, unequal sizes",
		},
		{planning.Population{Annotators: 3, Cuts: []float64{0.8}, Options: 4, Parts: usual, Level: agreement.LevelMASI}, "sets, MASI"},
		{planning.Population{Annotators: 4, Cuts: []float64{0}, Parts: alike(0.794, 0.0015, 0.0045)}, "alpha .93"},
		{planning.Population{Annotators: 4, Cuts: []float64{0}, Parts: alike(0.79976, 0.00006, 0.00018)}, "alpha .986"},
		{planning.Population{Annotators: 4, Cuts: []float64{1.175}, Parts: clustered}, "rare, 12 %"},
		{planning.Population{Annotators: 4, Cuts: []float64{1.75}, Parts: clustered}, "rare, 4 %"},
	}
	for i := range all {
		all[i].Seed = uint64(100 + i)
		if all[i].Sizes == nil {
			all[i].Sizes = equalSizes
		}
		if all[i].Level == "" {
			all[i].Level = agreement.LevelNominal
		}
	}
	return all
}

// alike are articles that differ as they do everywhere, read by annotators who hardly do.
func alike(paragraph, reading, chance float64) planning.Parts {
	return planning.Parts{Article: 0.2, Paragraph: paragraph, Reading: reading, Chance: chance}
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
