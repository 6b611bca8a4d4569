package main

import (
	"math/rand/v2"
	"slices"
	"sync/atomic"

	"plumbline/annotate/agreement"
)

// renamer is a team of which the last annotator may give other names to labels.
type renamer struct {
	name   string
	people int
	units  int
	scale  agreement.Scale
	to     []int
	miss   float64 // of the answers are dealt out at random
}

func renamers() []renamer {
	reversed := []int{4, 3, 2, 1, 0}
	return []renamer{
		{"two labels swapped, team of 2", 2, 20, agreement.Nominal, []int{1, 0}, 0.2},
		{"two labels swapped, team of 2", 2, 30, agreement.Nominal, []int{1, 0}, 0.2},
		{"two labels swapped, team of 5", 5, 10, agreement.Nominal, []int{1, 0}, 0.2},
		{"two labels swapped, team of 5", 5, 20, agreement.Nominal, []int{1, 0}, 0.2},
		{"two labels swapped, team of 5", 5, 30, agreement.Nominal, []int{1, 0}, 0.2},
		{"five steps reversed, team of 3", 3, 60, agreement.Ordinal, reversed, 0.2},
		{"two of five labels swapped, team of 3", 3, 67, agreement.Nominal, []int{0, 1, 3, 2, 4}, 0.2},
		{"two of five labels swapped, team of 3", 3, 150, agreement.Nominal, []int{0, 1, 3, 2, 4}, 0.2},
	}
}

// found is how often the renaming was said of who does it, and as it is.
func (r *renamer) found(studies int) float64 {
	var said atomic.Int64
	each(studies, func(n int) {
		t := r.draw(rand.New(rand.NewPCG(uint64(r.units*10+r.people), uint64(n))), r.to)
		count(&said, slices.ContainsFunc(agreement.Renamings(t, r.level()), func(x agreement.Renaming) bool {
			return x.Annotator == r.people-1 && slices.Equal(x.To, r.to)
		}))
	})
	return share(int(said.Load()), studies)
}

func (r *renamer) level() agreement.Level {
	if r.scale == agreement.Ordinal {
		return agreement.LevelOrdinal
	}
	return agreement.LevelNominal
}

func (r *renamer) draw(random *rand.Rand, to []int) *agreement.Table {
	var ratings []agreement.Rating
	for u := range r.units {
		truth := random.IntN(len(to))
		for a := range r.people {
			value := truth
			if random.Float64() < r.miss {
				value = random.IntN(len(to))
			}
			if a == r.people-1 {
				value = to[value]
			}
			ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(u), Value: int32(value)})
		}
	}
	return tableOf(categories(r.scale, len(to)), r.people, r.units, ratings)
}

// innocent is how many projects of twelve questions, on which nobody renames anything,
// are told that somebody does.
func innocent(units int, miss float64, studies int) float64 {
	var told atomic.Int64
	each(studies, func(n int) {
		random := rand.New(rand.NewPCG(uint64(units)<<8+uint64(100*miss), uint64(n)))
		said := false
		for k := range 12 {
			r := renamer{people: 4, units: units, scale: agreement.Nominal, to: []int{0, 1, 2, 3, 4}[:2+k%4], miss: miss}
			if k%3 == 2 {
				r.scale = agreement.Ordinal
			}
			said = said || len(agreement.Renamings(r.draw(random, r.to), r.level())) > 0
		}
		count(&told, said)
	})
	return share(int(told.Load()), studies)
}

// steady is how many projects of twelve questions that do not change are told that
// one of them does, over windows of so many articles.
func steady(articles, studies int) float64 {
	var told atomic.Int64
	all := populations()
	each(studies, func(n int) {
		said := false
		for k := range 12 {
			p := all[[]int{0, 2, 4, 7}[k%4]]
			s := p.Draw(2*articles, uint64(articles)<<40+uint64(n)<<8+uint64(k))
			period := func(unit int) int {
				if int(s.Articles[unit]) < articles {
					return agreement.Before
				}
				return agreement.After
			}
			alpha := agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: p.Level}
			shift, ok := agreement.ShiftOf(s.Table, period, alpha, agreement.Plan{Articles: s.Articles}, 12)
			said = said || ok && shift.Certain
		}
		count(&told, said)
	})
	return share(int(told.Load()), studies)
}
