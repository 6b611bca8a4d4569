// Package planning says before anybody labels how many articles a study needs: it draws
// studies from a population that answers as is expected, and measures the intervals of
// alpha that come out.
package planning

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
)

// What is assumed where nothing is known: of the differences between paragraphs so much
// lies between articles, and of those between annotators so much lies in how each
// reads an article.
const (
	UsualClustering = 0.22
	usualReading    = 0.22
)

// Design is what is known of a study before it is made.
type Design struct {
	Level      agreement.Level // nominal or ordinal
	Shares     []float64       // of the labels, in the order of the scale; they sum up to 1
	Sizes      []int           // of articles, in paragraphs: each as likely
	Asked      float64         // in what share of paragraphs the question arises
	Alpha      float64         // that is expected
	Clustering float64         // how much of the differences between paragraphs lies between articles
}

// The bounds of designs.
const (
	leastAlpha, mostAlpha = 0.05, 0.99
	mostLabels            = 20
	mostParagraphs        = 2000
)

// Check says what is wrong with a design.
func (d *Design) Check() error {
	if err := d.checkShares(); err != nil {
		return err
	}
	sizes := len(d.Sizes) > 0
	for _, n := range d.Sizes {
		sizes = sizes && n >= 1 && n <= mostParagraphs
	}
	switch {
	case !sizes:
		return annotate.Fail(annotate.CodeInvalid, "planning.sizes", "Most", mostParagraphs)
	case !(d.Alpha >= leastAlpha && d.Alpha <= mostAlpha):
		return annotate.Fail(annotate.CodeInvalid, "planning.alpha", "Least", leastAlpha, "Most", mostAlpha)
	case !(d.Asked > 0 && d.Asked <= 1):
		return annotate.Fail(annotate.CodeInvalid, "planning.asked")
	case !(d.Clustering >= 0 && d.Clustering < 1):
		return annotate.Fail(annotate.CodeInvalid, "planning.clustering")
	}
	return nil
}

func (d *Design) checkShares() error {
	sum := 0.0
	for _, s := range d.Shares {
		if !(s > 0) {
			return annotate.Fail(annotate.CodeInvalid, "planning.share-none")
		}
		sum += s
	}
	switch {
	case len(d.Shares) < 2 || len(d.Shares) > mostLabels:
		return annotate.Fail(annotate.CodeInvalid, "planning.labels", "Most", mostLabels)
	case math.Abs(sum-1) > 1e-6:
		return annotate.Fail(annotate.CodeInvalid, "planning.shares-sum")
	}
	return nil
}

// Rarest is the place of the rarest label, and its share.
func (d *Design) Rarest() (label int, share float64) {
	share = slices.Min(d.Shares)
	return slices.Index(d.Shares, share), share
}

// WithRarest is the design with another share of its rarest label; the others keep their
// proportions.
func (d *Design) WithRarest(share float64) Design {
	with := *d
	with.Shares = slices.Clone(d.Shares)
	rarest, was := d.Rarest()
	for i := range with.Shares {
		with.Shares[i] *= (1 - share) / (1 - was)
	}
	with.Shares[rarest] = share
	return with
}

// truthArticles is how many articles stand for a whole population while its noise is
// looked for, and truthAnnotators how many annotators: alpha does not depend on them.
const (
	truthArticles   = 3000
	truthAnnotators = 2
)

// population answers as the design expects, by so many annotators of each paragraph. The
// share of noise at which alpha is as expected is found by halving.
func (d *Design) population(ctx context.Context, overlap int) (*Population, error) {
	p := &Population{Annotators: truthAnnotators, Sizes: d.size, Cuts: d.cuts(), Level: d.Level, Seed: 1}
	low, high := 0.0, 1.0
	for range 14 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.Parts = d.parts((low + high) / 2)
		s := p.Draw(truthArticles, 1<<32)
		if found := agreement.Alpha(s.Table, s.Level); found.Value != nil && *found.Value < d.Alpha {
			high = (low + high) / 2
		} else {
			low = (low + high) / 2
		}
	}
	p.Annotators = overlap
	return p, nil
}

// parts shares a variance of 1 out, of which noise is what annotators differ by.
func (d *Design) parts(noise float64) Parts {
	return Parts{
		Article: d.Clustering * (1 - noise), Paragraph: (1 - d.Clustering) * (1 - noise),
		Reading: usualReading * noise, Chance: (1 - usualReading) * noise,
	}
}

// size is how many paragraphs of an article are asked the question.
func (d *Design) size(random *rand.Rand) int {
	size := d.Sizes[0]
	if len(d.Sizes) > 1 {
		size = d.Sizes[random.IntN(len(d.Sizes))]
	}
	if d.Asked == 1 {
		return size
	}
	asked := 0
	for range size {
		if random.Float64() < d.Asked {
			asked++
		}
	}
	return asked
}

// cuts lie where a normal variable of variance 1 has the shares between them.
func (d *Design) cuts() []float64 {
	cuts := make([]float64, len(d.Shares)-1)
	below := 0.0
	for i := range cuts {
		below += d.Shares[i]
		cuts[i] = math.Sqrt2 * math.Erfinv(2*below-1)
	}
	return cuts
}
