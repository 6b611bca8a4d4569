package unitizing

import (
	"slices"

	"plumbline/annotate/agreement"
)

// AlphaU1995 is Krippendorff's first alpha for unitizing, of all categories and of
// each: squared distances between the ends of spans that overlap, and squared lengths
// of spans where the other has a gap, against those of the same spans and gaps laid
// at random. The texts that everyone read follow one another as one continuum.
//
// Source: Krippendorff (1995), On the reliability of unitizing continuous data,
// Sociological Methodology 25, 47-76; the overall value is of the sums over
// categories, which, unlike single values, are defined where one is not.
func (u *Unitizations) AlphaU1995() []Result {
	texts := u.readByAll()
	marked, length := continuum(texts, len(u.Annotators))
	overall := result(AlphaU1995, agreement.LevelNominal, spansOf(marked))
	if reason, ok := u.comparable(texts); !ok {
		return []Result{overall.undefined(reason)}
	}
	var observed, expected float64
	var each []Result
	for c, category := range u.Categories {
		own := ofCategory(marked, c)
		r := result(AlphaU1995Category, agreement.LevelNominal, spansOf(own)).of(category)
		if name, overlap := overlapping(own, u.Annotators); overlap {
			return []Result{overall.undefined(because(SpansOverlap, "Annotator", name, "Category", category))}
		}
		o, e := disagreement1995(own, float64(length))
		observed, expected = observed+o, expected+e
		each = append(each, r.ratio(o, e))
	}
	return append([]Result{overall.ratio(observed, expected)}, each...)
}

// disagreement1995 is what is observed and expected of one category.
func disagreement1995(marked [][]Span, length float64) (observed, expected float64) {
	m := float64(len(marked))
	for i, own := range marked {
		for j, other := range marked {
			if i != j {
				observed += distance1995(own, other)
			}
		}
	}
	observed /= m * (m - 1) * length * length

	gaps := newGaps(marked, int(length))
	var units, sum, within float64
	for _, spans := range marked {
		units += float64(len(spans))
	}
	for _, spans := range marked {
		for _, s := range spans {
			l := float64(s.length())
			sum += (units-1)/3*(2*l*l*l-3*l*l+l) + l*l*gaps.room(l)
			within += l * (l - 1)
		}
	}
	expected = 2 / length * sum / (m*length*(m*length-1) - within)
	return observed, expected
}

// distance1995 sums the distances of one annotator's spans to those of another. A
// span in a gap counts twice: the gap is as far from the span.
func distance1995(own, other []Span) (sum float64) {
	from := 0
	for _, s := range own {
		for from < len(other) && other[from].End <= s.Begin {
			from++
		}
		met := false
		for _, o := range other[from:] {
			if o.Begin >= s.End {
				break
			}
			met = true
			sum += square(s.Begin-o.Begin) + square(s.End-o.End)
		}
		if !met {
			sum += 2 * square(s.length())
		}
	}
	return sum
}

func square(n int) float64 { return float64(n) * float64(n) }

// gaps are the lengths of the gaps between the spans of all annotators, in order, with
// the sums of the longest.
type gaps struct {
	lengths []float64
	longer  []float64 // longer[i] is the sum from i on
}

func newGaps(marked [][]Span, length int) gaps {
	var g gaps
	for _, spans := range marked {
		from := 0
		for _, s := range spans {
			if s.Begin > from {
				g.lengths = append(g.lengths, float64(s.Begin-from))
			}
			from = s.End
		}
		if from < length {
			g.lengths = append(g.lengths, float64(length-from))
		}
	}
	slices.Sort(g.lengths)
	g.longer = make([]float64, len(g.lengths)+1)
	for i := len(g.lengths) - 1; i >= 0; i-- {
		g.longer[i] = g.longer[i+1] + g.lengths[i]
	}
	return g
}

// room counts where a span of a length fits into the gaps.
func (g gaps) room(length float64) float64 {
	from, _ := slices.BinarySearch(g.lengths, length)
	return g.longer[from] - float64(len(g.lengths)-from)*(length-1)
}
