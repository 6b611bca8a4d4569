package planning

import (
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
)

// Plan is a study that is large enough.
type Plan struct {
	Overlap    int     `json:"overlap"`    // annotators of each paragraph
	Articles   int     `json:"articles"`   // that it takes
	Paragraphs int     `json:"paragraphs"` // in them
	Labelled   int     `json:"labelled"`   // paragraphs of all annotators together
	Width      float64 `json:"width"`      // of the interval, the median of the studies drawn
	Holding    int     `json:"holding"`    // articles in which anybody gives the rarest label
	Enough     bool    `json:"enough"`     // false: even MostArticles are too few
}

// The bounds of plans.
const (
	LeastArticles = 5
	MostArticles  = 5000
	LeastHolding  = 10  // articles that hold the rarest label: of fewer its agreement is not dependable
	studies       = 200 // that are drawn for each number of articles
)

// Needed finds how many articles it takes until half of the studies have an interval of
// alpha at most so wide, by that many annotators of each paragraph.
func (d *Design) Needed(ctx context.Context, width float64, overlap int) (Plan, error) {
	if err := d.Check(); err != nil {
		return Plan{}, err
	}
	if !(width > 0 && width <= 2) {
		return Plan{}, annotate.Fail(annotate.CodeInvalid, "planning.width")
	}
	p, err := d.prepared(ctx, overlap)
	if err != nil {
		return Plan{}, err
	}
	few, many := LeastArticles-1, LeastArticles // few are known to be too few
	found, err := p.studies(ctx, many)
	for err == nil && found.width > width && many < MostArticles {
		// The width falls with the square root; a little less is tried first.
		wider := found.width / width
		next := int(min(0.8*float64(many)*wider*wider, MostArticles))
		few, many = many, min(MostArticles, max(many+many/4+1, min(next, 8*many)))
		found, err = p.studies(ctx, many)
	}
	best := found
	for err == nil && best.width <= width && many-few > max(1, many/25) {
		middle := (few + many) / 2
		if found, err = p.studies(ctx, middle); err == nil && found.width <= width {
			many, best = middle, found
		} else {
			few = middle
		}
	}
	if err != nil {
		return Plan{}, err
	}
	return p.plan(many, best, best.width <= width), nil
}

// With says what comes of so many articles.
func (d *Design) With(ctx context.Context, articles, overlap int) (Plan, error) {
	if err := d.Check(); err != nil {
		return Plan{}, err
	}
	if articles < LeastArticles || articles > MostArticles {
		return Plan{}, annotate.Fail(annotate.CodeInvalid, "planning.articles", "Least", LeastArticles, "Most", MostArticles)
	}
	p, err := d.prepared(ctx, overlap)
	if err != nil {
		return Plan{}, err
	}
	found, err := p.studies(ctx, articles)
	if err != nil {
		return Plan{}, err
	}
	return p.plan(articles, found, true), nil
}

// MostOverlap is how many annotators of a paragraph can be planned.
const MostOverlap = 20

// prepared is a population with what is told of it.
type prepared struct {
	*Population
	design *Design
	rarest int32
}

func (d *Design) prepared(ctx context.Context, overlap int) (*prepared, error) {
	if overlap < 2 || overlap > MostOverlap {
		return nil, annotate.Fail(annotate.CodeInvalid, "planning.overlap", "Most", MostOverlap)
	}
	p, err := d.population(ctx, overlap)
	if err != nil {
		return nil, err
	}
	rarest, _ := d.Rarest()
	return &prepared{p, d, int32(rarest)}, nil
}

// found is what the studies of one size came to.
type found struct {
	width   float64 // infinite where half of them have no interval
	holding float64
}

// studies draws the studies of a size and measures them.
func (p *prepared) studies(ctx context.Context, articles int) (found, error) {
	widths, holding := make([]float64, studies), make([]int, studies)
	each(ctx, studies, func(n int) {
		s := p.Draw(articles, uint64(articles)<<20+uint64(n))
		r := s.Table.WithInterval(agreement.Alpha(s.Table, s.Level), agreement.Plan{Articles: s.Articles})
		widths[n] = math.Inf(1)
		if r.CI95 != nil {
			widths[n] = r.CI95[1] - r.CI95[0]
		}
		holding[n] = p.holding(&s)
	})
	if err := ctx.Err(); err != nil {
		return found{}, err
	}
	slices.Sort(widths)
	sum := 0
	for _, n := range holding {
		sum += n
	}
	return found{widths[studies/2], float64(sum) / studies}, nil
}

// holding counts the articles in which anybody gives the rarest label.
func (p *prepared) holding(s *Study) int {
	n, last := 0, int32(-1)
	for unit, article := range s.Articles {
		if _, values := s.Table.Unit(unit); article != last && slices.Contains(values, p.rarest) {
			n, last = n+1, article
		}
	}
	return n
}

func (p *prepared) plan(articles int, f found, enough bool) Plan {
	size := 0
	for _, n := range p.design.Sizes {
		size += n
	}
	paragraphs := int(math.Round(float64(articles*size) / float64(len(p.design.Sizes))))
	return Plan{
		Overlap: p.Annotators, Articles: articles, Paragraphs: paragraphs, Labelled: paragraphs * p.Annotators,
		Width: f.width, Holding: int(math.Round(f.holding)), Enough: enough,
	}
}

// each does numbered things on all cores, until it is to end.
func each(ctx context.Context, n int, do func(int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}
