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
)

// Attention is a sentence that needs the lead, in parts, so that a window can
// say it in any language and lead from it to the row.
type Attention struct {
	Kind     AttentionKind
	Question Question
	What     What
	Alpha    agreement.Result // of the row

	// The annotator apart: alpha near or below 0 with Near of Others, who agree
	// among themselves (Among, the median of their pairs), and alpha of the row
	// without this annotator.
	Annotator    string
	Near, Others int
	Among        float64
	Without      agreement.Result
	Gain         float64 // Without less Alpha

	// The labels behind the lowest field: the two that collide most, how often,
	// out of how many collisions. Empty if nobody differed.
	First, Second string
	Times, All    int
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
// then the question with the lowest lower bound. An overview without intervals
// has no lowest field.
func (o *Overview) Attention() []Attention {
	found := o.apart()
	if len(found) > mostSentences-1 {
		found = found[:mostSentences-1]
	}
	for i := range o.Rows { // sorted by lower bound
		r := &o.Rows[i]
		if r.Question.Guessed || r.Alpha.CI95 == nil || Above(r.Alpha, Reliable) {
			continue
		}
		low := Attention{Kind: LowestField, Question: r.Question, What: r.What, Alpha: r.Alpha}
		low.First, low.Second, low.Times, low.All = r.Collisions().Worst()
		return append(found, low)
	}
	return found
}

// apart finds annotators who stand apart, each on the row where leaving them
// out gains most.
func (o *Overview) apart() []Attention {
	best := make(map[string]Attention)
	for i := range o.Rows {
		for _, a := range o.Rows[i].apart() {
			if old, ok := best[a.Annotator]; !ok || a.Gain > old.Gain {
				best[a.Annotator] = a
			}
		}
	}
	found := make([]Attention, 0, len(best))
	for _, a := range best {
		found = append(found, a)
	}
	slices.SortFunc(found, func(a, b Attention) int {
		return cmp.Or(cmp.Compare(b.Gain, a.Gain), cmp.Compare(a.Annotator, b.Annotator))
	})
	return found
}

func (r *Row) apart() []Attention {
	names := r.Table.Annotators()
	if r.Question.Guessed || r.Alpha.Value == nil || len(names) <= leastOthers {
		return nil
	}
	pairs := slices.DeleteFunc(r.Pairs(), func(p agreement.Result) bool { return p.Value == nil || p.N < apartUnits })
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
		found = append(found, Attention{
			Kind: AnnotatorApart, Question: r.Question, What: r.What, Alpha: r.Alpha,
			Annotator: name, Near: near, Others: others, Among: median(among),
			Without: without, Gain: *without.Value - *r.Alpha.Value,
		})
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
