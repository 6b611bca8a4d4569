package review

import (
	"cmp"
	"slices"

	"plumbline/annotate/agreement"
)

// AttentionKind names what needs the lead.
type AttentionKind string

// The kinds of attention.
const (
	AnnotatorApart AttentionKind = "annotator_apart"
	LowestField    AttentionKind = "lowest_field"
	FileMissing    AttentionKind = "file_missing"
)

// Attention is a sentence that needs the lead, in parts, so that a window can
// say it in any language and lead from it to the row.
type Attention struct {
	Kind     AttentionKind
	Question Question
	What     What
	Alpha    agreement.Result // of the row

	// The annotator apart: alpha of the row without this annotator, the gain
	// and its interval. Of those who disagree with everyone, alpha is near or
	// below 0 with Near of Others, who agree among themselves (Among, the median
	// of their pairs); for the others Near is 0.
	Annotator    string
	Near, Others int
	Among        float64
	Without      agreement.Result
	Gain         float64 // Without less Alpha
	GainCI95     *[2]float64

	// The labels behind the lowest field: the two that collide most, how often,
	// out of how many collisions. Empty if nobody differed.
	First, Second string
	Times, All    int

	// The file that is missing or old: that of Annotator, who last said
	// something so many Days ago, or Never; so are those of Further others.
	Days    int
	Never   bool
	Further int
}

// The bounds of an annotator apart.
const (
	nearZero      = 0.10
	amongThem     = 0.40
	apartUnits    = agreement.DependableN // that a pair must share to count
	leastOthers   = 2
	mostSentences = 3
)

// Attention returns at most three things that need the lead, the most pressing
// first: annotators apart from the rest, each with the row that shows it best,
// then the question with the lowest lower bound, then what is missing, which
// MissingFile finds. An overview without intervals knows only that.
func (o *Overview) Attention(missing ...Attention) []Attention {
	others := missing[:min(1, len(missing))]
	if low, ok := o.lowest(); ok {
		others = append([]Attention{low}, others...)
	}
	found := o.apart()
	return append(found[:min(len(found), mostSentences-max(1, len(others)))], others...)
}

// lowest is the row with the lowest lower bound that is not above the line.
func (o *Overview) lowest() (low Attention, ok bool) {
	for i := range o.Rows { // sorted by lower bound
		r := &o.Rows[i]
		if r.Question.Guessed || r.Alpha.CI95 == nil || Above(r.Alpha, Reliable) {
			continue
		}
		low = Attention{Kind: LowestField, Question: r.Question, What: r.What, Alpha: r.Alpha}
		low.First, low.Second, low.Times, low.All = r.Collisions().Worst()
		return low, true
	}
	return low, false
}

// apart finds annotators who stand apart, each on the row where leaving them
// out gains most: first those who disagree with everyone.
func (o *Overview) apart() []Attention {
	best := make(map[string]Attention)
	for i := range o.Rows {
		for _, a := range o.Rows[i].apart() {
			if old, ok := best[a.Annotator]; !ok || morePressing(a, old) < 0 {
				best[a.Annotator] = a
			}
		}
	}
	found := make([]Attention, 0, len(best))
	for _, a := range best {
		found = append(found, a)
	}
	slices.SortFunc(found, func(a, b Attention) int {
		return cmp.Or(morePressing(a, b), cmp.Compare(a.Annotator, b.Annotator))
	})
	return found
}

func morePressing(a, b Attention) int {
	return cmp.Or(boolCompare(a.Near == 0, b.Near == 0), cmp.Compare(b.Gain, a.Gain))
}

// apart finds on one row, where it is certain that the annotators are no equals,
// those who disagree with everyone and the one who stands in the way most.
// Labels that may be relied on need nobody.
func (r *Row) apart() []Attention {
	l := r.Leaving
	if l == nil || !l.Certain || Above(r.Alpha, Reliable) {
		return nil
	}
	found := r.againstAll()
	if !slices.ContainsFunc(found, func(a Attention) bool { return a.Annotator == l.Annotator }) {
		found = append(found, Attention{
			Kind: AnnotatorApart, Question: r.Question, What: r.What, Alpha: r.Alpha,
			Annotator: l.Annotator, Without: l.Without, Gain: l.Gain, GainCI95: l.CI95,
		})
	}
	return found
}

// againstAll finds annotators whose alpha is near or below 0 with most others,
// while these agree among themselves.
func (r *Row) againstAll() []Attention {
	names := r.Table.Annotators()
	pairs := slices.DeleteFunc(r.pairs(), func(p agreement.Result) bool { return p.Value == nil || p.N < apartUnits })
	var found []Attention
	for at, name := range names {
		near, others, among := apartOf(name, pairs)
		if others < leastOthers || 2*near <= others || len(among) == 0 || median(among) < amongThem {
			continue
		}
		without := agreement.Alpha(r.Table.Without(at), r.Level)
		without.Statistic, without.Annotator = agreement.KrippendorffAlphaWithout, &names[at]
		if without.Value == nil || *without.Value <= *r.Alpha.Value {
			continue
		}
		a := Attention{
			Kind: AnnotatorApart, Question: r.Question, What: r.What, Alpha: r.Alpha,
			Annotator: name, Near: near, Others: others, Among: median(among),
			Without: without, Gain: *without.Value - *r.Alpha.Value,
		}
		if l := r.Leaving; l.Annotator == name {
			a.Without, a.GainCI95 = l.Without, l.CI95
		}
		found = append(found, a)
	}
	return found
}

// apartOf counts the others with whom an annotator hardly agrees, and lists how
// far these others agree among themselves.
func apartOf(name string, pairs []agreement.Result) (near, others int, among []float64) {
	for _, p := range pairs {
		switch {
		case !slices.Contains(p.Pair, name):
			among = append(among, *p.Value)
		case *p.Value <= nearZero:
			near, others = near+1, others+1
		default:
			others++
		}
	}
	return near, others, among
}

func median(values []float64) float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}
