package agreement

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Plan says what an interval stands on.
type Plan struct {
	// Draws is how often to draw for the interval of a bootstrap. With 0 there is
	// no drawing: intervals come from leaving out each part in turn, and Bootstrap
	// itself draws DefaultDraws.
	Draws int
	// Seed makes the draws repeatable; it is shown to the user.
	Seed uint64
	// Articles is the article of each unit, numbered from 0: whole articles
	// are drawn, because the units of an article resemble each other. Nil
	// draws units.
	Articles []int32
	// AllPairs lists every pair that shares units and everyone left out, also of more
	// than 30 annotators, where Summary has only the highest and the lowest.
	AllPairs bool
	// Cores is how many cores to use at most, 0 for all. The result does not
	// depend on it.
	Cores int
}

// DefaultDraws is the number of draws of a plan that names none.
const DefaultDraws = 1000

func (p Plan) draws() int {
	if p.Draws <= 0 {
		return DefaultDraws
	}
	return p.Draws
}

// Drawn is what the draws of a bootstrap say about a coefficient: the values
// in rising order, and how many draws had none.
type Drawn struct {
	Values    []float64
	Undefined int
	Drawn     int // units or articles that were drawn from and can be paired
}

// maxUndefined is the share of undefined draws above which there is no
// interval.
const maxUndefined = 0.05

// Bootstrap draws units or articles with replacement, those with at least one
// label, and computes a coefficient of each draw. (This is not the bootstrap of
// the KALPHA macro, which draws coincidences and gives narrower intervals.)
// Cohen's kappa and Scott's pi need a table of two annotators. Light's kappa
// and the statistics of categories are not drawn.
func Bootstrap(t *Table, coefficient Coefficient, plan Plan) Drawn {
	by := t.tally(coefficient)
	if by == nil {
		return Drawn{}
	}
	var f *frame
	if plan.Articles != nil {
		f = articleFrame(t, plan.Articles, by, nil)
	} else {
		f = unitFrame(t.patterns(by.named()), by)
	}
	return f.bootstrap(by, plan)
}

// tally returns nil for what cannot be drawn.
func (t *Table) tally(c Coefficient) tally {
	if own := ofItsOwn(c.Statistic); own != nil && own.tally != nil {
		return own.tally(t, c.Level)
	}
	switch c.Statistic {
	case KrippendorffAlpha:
		if slices.Contains(t.scheme.Levels(), c.Level) {
			return newAlphaTally(t, c.Level)
		}
	case PercentAgreement, FleissKappa, GwetAC1, GwetAC2, BrennanPrediger, CongerKappa:
		return newGwetTally(t, c)
	case CohenKappa, ScottPi:
		if len(t.annotators) == 2 {
			return newCrossTally(c.Statistic, newWeights(c.Level, t.scheme.Len()))
		}
	}
	return nil
}

// drawsAtOnce is how many draws a core takes at a time.
const drawsAtOnce = 16

func (f *frame) bootstrap(by tally, plan Plan) Drawn {
	values := make([]float64, plan.draws())
	var next atomic.Int64
	var wait sync.WaitGroup
	cores := plan.Cores
	if cores <= 0 {
		cores = runtime.GOMAXPROCS(0)
	}
	for range min(cores, (len(values)+drawsAtOnce-1)/drawsAtOnce) {
		wait.Go(func() {
			taken := make([]int32, f.rows())
			sums, scratch := make([]float64, by.width()), make([]float64, by.width())
			var s stream
			for {
				from := int(next.Add(drawsAtOnce)) - drawsAtOnce
				for d := from; d < min(from+drawsAtOnce, len(values)); d++ {
					s.start(plan.Seed, uint64(d))
					f.draw(&s, taken, sums)
					value, ok := by.value(sums, scratch)
					if !ok {
						value = math.NaN()
					}
					values[d] = value
				}
				if from >= len(values) {
					return
				}
			}
		})
	}
	wait.Wait()
	drawn := Drawn{Drawn: f.paired}
	for _, value := range values {
		if math.IsNaN(value) {
			drawn.Undefined++
		} else {
			drawn.Values = append(drawn.Values, value)
		}
	}
	slices.Sort(drawn.Values)
	return drawn
}

// Quantile interpolates between the values on both sides of a share of them.
// There must be values.
func (d Drawn) Quantile(share float64) float64 {
	at := share * float64(len(d.Values)-1)
	below := int(at)
	if below+1 >= len(d.Values) {
		return d.Values[len(d.Values)-1]
	}
	return d.Values[below] + (at-float64(below))*(d.Values[below+1]-d.Values[below])
}

// Interval is the 95 % interval of the draws, nil where they give none.
func (d Drawn) Interval() *[2]float64 {
	if _, none := d.noInterval(false); none || len(d.Values) == 0 {
		return nil
	}
	return &[2]float64{d.Quantile(0.025), d.Quantile(0.975)}
}

// noInterval says why the draws of articles or units give no interval.
func (d Drawn) noInterval(articles bool) (Reason, bool) {
	draws := len(d.Values) + d.Undefined
	switch {
	case articles && d.Drawn < 2:
		return because(NoIntervalOne), true
	case d.Drawn < 2:
		return because(NoInterval), true
	case float64(d.Undefined) > maxUndefined*float64(draws):
		return because(Withheld, "Undefined", d.Undefined, "Draws", draws), true
	case draws > 0 && d.Values[0] == d.Values[len(d.Values)-1]:
		return because(NoDrawSpread), true
	}
	return Reason{}, false
}

// SE is the standard deviation of the values.
func (d Drawn) SE() float64 {
	if len(d.Values) < 2 {
		return 0
	}
	mean := 0.0
	for _, v := range d.Values {
		mean += v / float64(len(d.Values))
	}
	sum := 0.0
	for _, v := range d.Values {
		sum += (v - mean) * (v - mean)
	}
	return math.Sqrt(sum / float64(len(d.Values)-1))
}

// WithDraws replaces the standard error and interval of a result by those of
// the draws, or says why there is none.
func (r Result) WithDraws(d Drawn, plan Plan) Result {
	if r.Value == nil {
		return r
	}
	if plan.Articles != nil {
		r = r.fromArticles(d.Drawn)
	}
	return r.withDraws(d, plan)
}

func (r Result) withDraws(d Drawn, plan Plan) Result {
	r.SE, r.CI95, r.UndefinedDraws = nil, nil, d.Undefined
	if len(d.Values)+d.Undefined == 0 {
		return r
	}
	if why, none := d.noInterval(plan.Articles != nil); none {
		return r.note(why)
	}
	se := d.SE()
	r.SE = &se
	r.CI95 = d.Interval()
	return r
}

// fromArticles marks a result of too few articles.
func (r Result) fromArticles(articles int) Result {
	r.Articles = articles
	if articles < DependableN {
		r.State = LowN
		code := FewArticles
		if articles == 1 {
			code = OneArticle
		}
		r = r.note(because(code, "Articles", articles))
	}
	return r
}
