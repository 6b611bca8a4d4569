package agreement

import (
	"cmp"
	"math"
	"slices"
)

// pairs adds Cohen's kappa of each pair of annotators and Light's mean of them, level
// by level.
func (s *summary) pairs(levels []Level) {
	tables, pairs := s.active.contingencies(), s.active.pairs()
	c := s.t.coincidences()
	of := make([]*kappasOf, len(levels))
	for i, level := range levels {
		of[i] = &kappasOf{level: level, first: len(s.results), without: make([]withoutArticles, len(pairs))}
		for p, pair := range pairs {
			s.add(s.active.crossed(Coefficient{CohenKappa, level}, &tables[p], pair[0], pair[1]))
		}
		kappas := s.results[of[i].first:]
		if reason, ok := s.t.unpaired(c); !ok {
			s.add(undefined(LightKappa, level, c.units, reason))
			continue
		}
		s.lightOf(of[i], light(kappas, level, c.units))
	}
	if s.byColumns() {
		s.withoutArticles(of, pairs)
		return
	}
	for p, pair := range pairs {
		s.work = append(s.work, func() {
			own := s.active
			if s.plan.Articles != nil { // else its formula needs no table of its own
				own = own.Only(pair[0], pair[1])
			}
			for _, k := range of {
				s.results[k.first+p] = own.WithInterval(s.results[k.first+p], s.plan)
			}
		})
	}
}

// byColumns tells whether the intervals of pairs come from columns.
func (s *summary) byColumns() bool {
	return s.plan.Articles != nil && s.plan.Draws == 0 && s.t.scheme.Len() <= denseValues
}

// withoutArticles works out the intervals of all pairs from leaving out articles. Where
// two annotators met is found once for all levels.
func (s *summary) withoutArticles(of []*kappasOf, pairs [][2]int) {
	columns := newColumns(s.active, s.plan.Articles)
	for p, pair := range pairs {
		s.work = append(s.work, func() {
			met := columns.between(pair[0], pair[1])
			f := met.frame(met.scheme.holding(met.scheme.sharedCrossTally(of[0].level)))
			for _, k := range of {
				s.results[k.first+p] = k.withInterval(s.results[k.first+p], p, f, met.scheme, s.plan)
			}
		})
	}
}

// kappasOf are the kappas of all pairs at one level.
type kappasOf struct {
	level   Level
	first   int               // where they stand among the results
	without []withoutArticles // of each pair
}

// withoutArticles is a kappa without each article that the pair shares.
type withoutArticles struct {
	articles []int32
	values   []float64 // NaN where there is none
}

// sharedCrossTally sums the agreement at all levels.
func (s *Scheme) sharedCrossTally(level Level) *crossTally {
	c := newCrossTally(CohenKappa, newWeights(level, s.Len()))
	c.levels, c.at = s.allWeights(level)
	return c
}

func (k *kappasOf) withInterval(r Result, pair int, f *frame, scheme *Scheme, plan Plan) Result {
	if r.Value == nil {
		return r
	}
	held := scheme.holding(scheme.sharedCrossTally(k.level))
	l := f.leaveOut(held)
	if l == nil {
		return r
	}
	own := withoutArticles{values: l.values}
	for row, article := range f.articles {
		if at, _ := f.row(row); len(at) > 0 {
			own.articles = append(own.articles, article)
		}
	}
	k.without[pair] = own
	return r.basedOn(l, f, held, plan).leftOut(l, leastKappa, held)
}

// lightOf adds Light's kappa. Without an article it is the mean of the kappas without it,
// so that it waits for them.
func (s *summary) lightOf(k *kappasOf, r Result) {
	if !s.byColumns() || r.Value == nil {
		s.light(r)
		return
	}
	at := len(s.results)
	s.add(r)
	kappas := s.results[k.first:at:at]
	s.last = append(s.last, func() {
		by := &lightTally{len(s.active.annotators), newCrossTally(CohenKappa, newWeights(k.level, s.t.scheme.Len()))}
		held := s.t.scheme.holding(by)
		held.tally = noTally{}
		f := articleFrame(s.active, s.plan.Articles, held, nil)
		l := f.leaveOutEach(held, k.light(kappas, *r.Value, f.articles))
		if l == nil {
			return
		}
		l.sort()
		s.results[at] = r.basedOn(l, f, held, s.plan).leftOut(l, leastKappa, held)
	})
}

// light is Light's kappa without each row of a frame, and that of the whole.
func (k *kappasOf) light(kappas []Result, all float64, articles []int32) func(row int, _, _ []float64) (float64, bool) {
	last := slices.Max(articles)
	sums, n := make([]float64, last+1), make([]int, last+1)
	own := make([]float64, last+1)
	for p, r := range kappas {
		if r.Value == nil {
			continue
		}
		for article := range own {
			own[article] = *r.Value
		}
		for i, article := range k.without[p].articles {
			own[article] = k.without[p].values[i]
		}
		for article, kappa := range own {
			if !math.IsNaN(kappa) {
				sums[article] += kappa
				n[article]++
			}
		}
	}
	return func(row int, _, _ []float64) (float64, bool) {
		if row == whole {
			return all, true
		}
		article := articles[row]
		return sums[article] / float64(n[article]), n[article] > 0
	}
}

// sort orders what is left out, so that it does not matter in which order it came.
func (l *leaving) sort() {
	order := make([]int, len(l.values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(l.values[a], l.values[b]), cmp.Compare(l.rest[a], l.rest[b]))
	})
	values, rest := slices.Clone(l.values), slices.Clone(l.rest)
	for i, from := range order { // they all stand for one article
		l.values[i], l.rest[i] = values[from], rest[from]
	}
}

// noTally has no sums of its own.
type noTally struct{}

func (noTally) width() int { return 0 }

func (noTally) add(*pattern, *parts) {}

func (noTally) value(_, _ []float64) (float64, bool) { return 0, true }

func (noTally) named() bool { return false }
