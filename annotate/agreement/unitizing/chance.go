package unitizing

import (
	"math"
	"math/rand/v2"
)

// stretch is a span on a continuum where chance may lay it between characters.
type stretch struct {
	begin, end float64
	category   int
}

// stretchesOf are the spans of a continuum that begins at an offset.
func stretchesOf(marked [][]Span, begin int) [][]stretch {
	stretches := make([][]stretch, len(marked))
	for a, spans := range marked {
		for _, s := range spans {
			stretches[a] = append(stretches[a], stretch{float64(begin + s.Begin), float64(begin + s.End), s.Category})
		}
	}
	return stretches
}

// normal is a distribution of one number.
type normal struct{ mean, deviation float64 }

func normalOf(values []float64) normal {
	var n normal
	for _, v := range values {
		n.mean += v / float64(len(values))
	}
	for _, v := range values {
		n.deviation += (v - n.mean) * (v - n.mean) / float64(len(values))
	}
	n.deviation = math.Sqrt(n.deviation)
	return n
}

func (n normal) draw(r *rand.Rand) float64 { return n.mean + n.deviation*r.NormFloat64() }

// chance lays as many spans as annotators marked, as long and as far apart as theirs,
// with categories as often as theirs: each of these drawn from a normal distribution
// with the mean and the deviation that was found.
type chance struct {
	annotators         int
	number, gap, width normal
	categories         []int // of every span
}

func newChance(marked [][]stretch) chance {
	c := chance{annotators: len(marked)}
	var numbers, widths []float64
	gaps := []float64{0}
	for _, stretches := range marked {
		numbers = append(numbers, float64(len(stretches)))
		from := 0.0
		for _, p := range stretches {
			widths = append(widths, p.end-p.begin)
			gaps = append(gaps, p.begin-from)
			from = p.end
			c.categories = append(c.categories, p.category)
		}
	}
	c.number, c.gap, c.width = normalOf(numbers), normalOf(gaps), normalOf(widths)
	return c
}

// draw lays spans for every annotator; at least one has one.
func (c chance) draw(r *rand.Rand) [][]stretch {
	for {
		marked := make([][]stretch, c.annotators)
		any := false
		for a := range marked {
			end := 0.0
			for range int(math.Abs(math.Round(c.number.draw(r)))) {
				begin := end + c.gap.draw(r)
				width := 0.0
				for width <= 0 {
					width = math.Abs(c.width.draw(r))
				}
				end = begin + width
				marked[a] = append(marked[a], stretch{begin, end, c.categories[r.IntN(len(c.categories))]})
				any = true
			}
		}
		if any {
			return marked
		}
	}
}
