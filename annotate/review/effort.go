package review

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
)

// Effort is how often an annotator gives the cheapest answers, those after which least is
// asked, and whether that changes within a sitting or over weeks. Who tires takes them more
// often. What the paragraphs themselves call for is taken off: of each answer, what others
// gave to the same question on the same paragraph or, where nobody did, what all give to the
// question.
type Effort struct {
	Answers  int     // to questions of which some answers lead to fewer questions than others
	Cheapest float64 // share of them that do
	Expected float64 // the same of the others' answers on the same paragraphs
	Shared   int     // answers to what others answered too; without any, Expected is of the annotator alone
	Sitting  Drift   // by how many paragraphs were submitted in the sitting before
	Weeks    Drift   // by weeks since the first
}

// Drift is a change of effort. Its zero value has too little to tell of one.
type Drift struct {
	Parts   []EffortPart // the first third of the answers, and the last
	More    float64      // how much more of the cheapest the last has than the first, beyond what the paragraphs call for
	CI95    [2]float64   // of More, over articles
	Certain bool         // More is neither chance, for one of all that are looked at, nor too small to say
}

// EffortPart is a stretch of a sitting or of weeks.
type EffortPart struct {
	From, To int // paragraphs of the sitting, or weeks, from 1
	Cheapest float64
	CI95     *[2]float64 // over articles; nil of fewer than two
	Answers  int
	Articles int
}

// The bounds of what is said about effort.
const (
	driftArticles = 4 // in each part
	driftLeast    = 0.1
	driftChance   = 0.05 // that any drift is seen where there is none
)

// effortAnswer is one answer to a question of which some answers are cheap.
type effortAnswer struct {
	article    int32
	cheap      float64 // 1 or 0
	expected   float64
	shared     bool // others answered it too
	turn, week int  // from 1; 0 for what was not submitted by hand
}

// efforts works out the effort of each annotator, by number, from the sheets that count.
func (a *Answers) efforts(chosen []bool) []Effort {
	given := a.effortAnswers(chosen)
	efforts := make([]Effort, len(given))
	looks := 0
	for _, list := range given {
		for _, by := range drifts {
			if _, _, ok := outer(list, by); ok {
				looks++
			}
		}
	}
	for who, list := range given {
		e := &efforts[who]
		for _, x := range list {
			e.Answers++
			e.Cheapest += x.cheap
			e.Expected += x.expected
			if x.shared {
				e.Shared++
			}
		}
		if e.Answers > 0 {
			e.Cheapest /= float64(e.Answers)
			e.Expected /= float64(e.Answers)
		}
		e.Sitting, e.Weeks = driftOf(list, byTurn, looks), driftOf(list, byWeek, looks)
	}
	return efforts
}

// drifts are what effort can change with.
var drifts = []func(effortAnswer) int{byTurn, byWeek}

func byTurn(x effortAnswer) int { return x.turn }
func byWeek(x effortAnswer) int { return x.week }

// effortAnswers lists the answers of each annotator.
func (a *Answers) effortAnswers(chosen []bool) [][]effortAnswer {
	turn, week := a.sittings(chosen)
	given := make([][]effortAnswer, len(a.annotators.list))
	for _, q := range a.questions.list {
		cheap := q.cheap(a)
		if cheap == nil || !q.InForce || q.Guessed {
			continue
		}
		on := make(map[int32]tally)
		var all tally
		for _, c := range q.cells {
			if chosen[c.sheet] && c.value != q.derive {
				p := a.sheets[c.sheet].paragraph
				on[p] = on[p].plus(cheap(c.value))
				all = all.plus(cheap(c.value))
			}
		}
		for _, c := range q.cells {
			if !chosen[c.sheet] || c.value == q.derive {
				continue
			}
			s, own := &a.sheets[c.sheet], cheap(c.value)
			expected := all.mean()
			if here := on[s.paragraph]; here.n > 1 {
				expected = tally{here.sum - own, here.n - 1}.mean()
			}
			given[s.annotator] = append(given[s.annotator], effortAnswer{
				a.paragraphs.list[s.paragraph].article, own, expected, on[s.paragraph].n > 1, turn[c.sheet], week[c.sheet],
			})
		}
	}
	return given
}

// tally is a sum of answers.
type tally struct{ sum, n float64 }

func (t tally) plus(x float64) tally { return tally{t.sum + x, t.n + 1} }
func (t tally) mean() float64        { return t.sum / t.n }

// cheap returns 1 for the cheapest answers to a question and 0 for others, or nil where
// none is cheaper than others.
func (q *question) cheap(a *Answers) func(value int32) float64 {
	field := a.book.Field(q.Field)
	if field == nil {
		return nil
	}
	cheapest := a.book.Cheapest(field)
	if len(cheapest) == 0 {
		return nil
	}
	one := func(value int) bool { return slices.Contains(cheapest, q.values[value]) }
	return func(value int32) float64 {
		is := false
		if q.scale != agreement.Set {
			is = one(int(value))
		} else {
			is = true
			for i := range q.values {
				is = is && (q.sets.list[value]>>i&1 == 0 || one(i))
			}
		}
		if is {
			return 1
		}
		return 0
	}
}

// sittings numbers the sheets of each annotator within their sitting and by week, from 1.
func (a *Answers) sittings(chosen []bool) (turn, week []int) {
	turn, week = make([]int, len(a.sheets)), make([]int, len(a.sheets))
	byWho := make([][]int, len(a.annotators.list))
	for i, s := range a.sheets {
		if chosen[i] && s.byHand {
			byWho[s.annotator] = append(byWho[s.annotator], i)
		}
	}
	for _, own := range byWho {
		slices.SortFunc(own, func(x, y int) int {
			return cmp.Or(cmp.Compare(a.sheets[x].at, a.sheets[y].at), a.compareParagraphs(a.sheets[x].paragraph, a.sheets[y].paragraph))
		})
		for n, i := range own {
			turn[i], week[i] = 1, 1+int(dayOf(a.sheets[i].at)-dayOf(a.sheets[own[0]].at))/7
			if n > 0 && a.sheets[i].at-a.sheets[own[n-1]].at <= annotate.SittingEnds.Milliseconds() {
				turn[i] = turn[own[n-1]] + 1
			}
		}
	}
	return turn, week
}

// dayOf counts the days up to a time in ms.
func dayOf(at int64) int64 { return at / (24 * time.Hour).Milliseconds() }

// outer is where the first third of some answers ends and the last begins.
func outer(list []effortAnswer, by func(effortAnswer) int) (first, last int, ok bool) {
	var order []int
	for _, x := range list {
		if by(x) > 0 {
			order = append(order, by(x))
		}
	}
	if len(order) == 0 {
		return 0, 0, false
	}
	slices.Sort(order)
	third := (len(order) - 1) / 3
	first, last = order[third], order[len(order)-1-third]
	return first, last, first < last
}

// driftOf compares the last third of some answers with the first, one of so many looks.
func driftOf(list []effortAnswer, by func(effortAnswer) int, looks int) (d Drift) {
	first, last, ok := outer(list, by)
	if !ok {
		return d
	}
	var parts [2][]effortAnswer
	for _, x := range list {
		switch at := by(x); {
		case at == 0:
		case at <= first:
			parts[0] = append(parts[0], x)
		case at >= last:
			parts[1] = append(parts[1], x)
		}
	}
	early, late := byArticle(parts[0], beyond), byArticle(parts[1], beyond)
	if min(len(early.articles), len(late.articles)) < driftArticles {
		return d
	}
	d.Parts = []EffortPart{partOf(parts[0], by), partOf(parts[1], by)}
	more := func(without int32) float64 { return late.mean(without) - early.mean(without) }
	d.More = more(nobody)
	articles := slices.Concat(early.articles, late.articles)
	slices.Sort(articles)
	spread, degrees := jackknifed(slices.Compact(articles), more), degreesOf(early, late)
	half := agreement.Student(degrees, 0.05) * spread
	d.CI95 = [2]float64{d.More - half, d.More + half}
	d.Certain = math.Abs(d.More) >= driftLeast && math.Abs(d.More) > agreement.Student(degrees, driftChance/float64(looks))*spread
	return d
}

// degreesOf are the degrees of freedom of the difference of two means (Welch 1947).
func degreesOf(early, late articleSums) float64 {
	a, b := jackknifed(early.articles, early.mean), jackknifed(late.articles, late.mean)
	least := float64(min(len(early.articles), len(late.articles)) - 1)
	below := math.Pow(a, 4)/float64(len(early.articles)-1) + math.Pow(b, 4)/float64(len(late.articles)-1)
	if below == 0 {
		return least
	}
	return max(least, (a*a+b*b)*(a*a+b*b)/below)
}

// nobody is no article.
const nobody = int32(-1)

// beyond is how much more of the cheapest an answer is than its paragraph calls for.
func beyond(x effortAnswer) float64 { return x.cheap - x.expected }

// articleSums are sums of answers by article.
type articleSums struct {
	articles []int32 // sorted, so that sums are the same every time
	of       map[int32]tally
	all      tally
}

func byArticle(list []effortAnswer, number func(effortAnswer) float64) articleSums {
	s := articleSums{of: make(map[int32]tally)}
	for _, x := range list {
		s.of[x.article] = s.of[x.article].plus(number(x))
		s.all = s.all.plus(number(x))
	}
	s.articles = slices.Sorted(maps.Keys(s.of))
	return s
}

// mean is that of all articles but one.
func (s articleSums) mean(without int32) float64 {
	left := s.of[without]
	return tally{s.all.sum - left.sum, s.all.n - left.n}.mean()
}

// jackknifed is the standard error of a number by leaving out each article in turn.
func jackknifed(articles []int32, number func(without int32) float64) float64 {
	values, mean := make([]float64, len(articles)), 0.0
	for i, article := range articles {
		values[i] = number(article)
		mean += values[i] / float64(len(articles))
	}
	squares := 0.0
	for _, v := range values {
		squares += (v - mean) * (v - mean)
	}
	return math.Sqrt(squares * float64(len(articles)-1) / float64(len(articles)))
}

// partOf describes a stretch with the share of the cheapest answers as they were given.
func partOf(list []effortAnswer, by func(effortAnswer) int) EffortPart {
	given := byArticle(list, func(x effortAnswer) float64 { return x.cheap })
	p := EffortPart{From: by(list[0]), Cheapest: given.mean(nobody), Answers: len(list), Articles: len(given.articles)}
	for _, x := range list {
		p.From, p.To = min(p.From, by(x)), max(p.To, by(x))
	}
	if p.Articles > 1 {
		half := agreement.Student(float64(p.Articles-1), 0.05) * jackknifed(given.articles, given.mean)
		p.CI95 = &[2]float64{max(0, p.Cheapest-half), min(1, p.Cheapest+half)}
	}
	return p
}
