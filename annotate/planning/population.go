package planning

import (
	"fmt"
	"math"
	"math/rand/v2"

	"plumbline/annotate/agreement"
)

// Population is what studies are drawn from. What an annotator sees in a paragraph is
// the sum of four normal parts: the article, the paragraph, how the annotator reads this
// article, and chance. Labels follow from where that lies.
type Population struct {
	Annotators int                  // of each paragraph
	Sizes      func(*rand.Rand) int // paragraphs of an article
	Cuts       []float64            // between the labels
	Options    int                  // of sets: how many questions of two labels make one
	Parts      Parts
	Level      agreement.Level
	Seed       uint64
}

// Parts are the variances. They need not sum up to 1.
type Parts struct{ Article, Paragraph, Reading, Chance float64 }

// Study is what one team labelled.
type Study struct {
	Table    *agreement.Table
	Articles []int32 // of each unit
	Level    agreement.Level
}

// Draw makes a study of so many articles.
func (p *Population) Draw(articles int, seed uint64) Study {
	random := rand.New(rand.NewPCG(p.Seed, seed))
	var ratings []agreement.Rating
	var of []int32
	questions := max(1, p.Options)
	reading := make([]float64, p.Annotators*questions)
	article := make([]float64, questions)
	labels := make([]int, p.Annotators)
	for s := range articles {
		for q := range article {
			article[q] = math.Sqrt(p.Parts.Article) * random.NormFloat64()
		}
		for i := range reading {
			reading[i] = math.Sqrt(p.Parts.Reading) * random.NormFloat64()
		}
		for range p.Sizes(random) {
			clear(labels)
			for q := range questions {
				truth := article[q] + math.Sqrt(p.Parts.Paragraph)*random.NormFloat64()
				for i := range labels {
					seen := truth + reading[i*questions+q] + math.Sqrt(p.Parts.Chance)*random.NormFloat64()
					labels[i] |= Category(p.Cuts, seen) << q
				}
			}
			for i, label := range labels {
				ratings = append(ratings, agreement.Rating{Annotator: int32(i), Unit: int32(len(of)), Value: int32(label)})
			}
			of = append(of, int32(s))
		}
	}
	names := make([]string, p.Annotators)
	for i := range names {
		names[i] = fmt.Sprintf("A%d", i+1)
	}
	return Study{must(agreement.NewTable(p.scheme(), names, len(of), ratings)), of, p.Level}
}

// Category is the label of what an annotator sees: the number of cuts below it.
func Category(cuts []float64, seen float64) int {
	label := 0
	for _, cut := range cuts {
		if seen > cut {
			label++
		}
	}
	return label
}

func (p *Population) scheme() *agreement.Scheme {
	if p.Options > 0 {
		names := make([]string, p.Options)
		for i := range names {
			names[i] = string(rune('a' + i))
		}
		sets := make([][]int, 1<<p.Options)
		for set := range sets {
			for i := range names {
				if set>>i&1 == 1 {
					sets[set] = append(sets[set], i)
				}
			}
		}
		return must(agreement.NewSets(names, sets))
	}
	names := make([]string, len(p.Cuts)+1)
	for i := range names {
		names[i] = fmt.Sprint(i)
	}
	scale := agreement.Nominal
	if p.Level == agreement.LevelOrdinal {
		scale = agreement.Ordinal
	}
	return must(agreement.NewCategories(scale, names, true))
}

// must takes what cannot be wrong, because it is made here.
func must[T any](made T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("planning: %v", err))
	}
	return made
}
