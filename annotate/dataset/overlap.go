package dataset

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
)

// Overlap is another article that shares paragraphs with one brought in.
type Overlap struct {
	ArticleID string
	Title     string
	Positions []int // of the equal paragraphs, in the article brought in
}

// The limits of what is told: a line such as "Advertisement" stands in every
// article of an outlet and says nothing.
const (
	MaxEqual    = 20 // places remembered for one text
	maxOverlaps = 3  // articles told of
	textsAtOnce = 500
)

// findOverlaps compares the new articles of a plan with the project and with
// those before them in the plan.
func findOverlaps(ctx context.Context, from ImportSource, plan *ImportPlan) error {
	o := overlapFinder{
		from: from, hashes: make(map[string][]string), positions: make(map[string][]string), planned: make(map[string]*annotate.Article),
	}
	if err := o.lookUp(ctx, plan); err != nil {
		return err
	}
	for i := range plan.Files {
		f := &plan.Files[i]
		if !f.New() {
			continue
		}
		var err error
		if f.Same, err = o.find(ctx, f.Article); err != nil {
			return err
		}
	}
	return nil
}

// overlapFinder knows in which articles a text stands.
type overlapFinder struct {
	from      ImportSource
	hashes    map[string][]string // of the texts of the articles brought in, by article id
	positions map[string][]string // article ids by text hash
	planned   map[string]*annotate.Article
}

// lookUp asks the project for all texts, many at a time.
func (o *overlapFinder) lookUp(ctx context.Context, plan *ImportPlan) error {
	var all []string
	for _, a := range plan.Articles {
		begin := len(all)
		for i := range a.Paragraphs {
			all = append(all, annotate.TextHash(a.Paragraphs[i].Text))
		}
		o.hashes[a.ID] = slices.Clone(all[begin:])
	}
	slices.Sort(all)
	for some := range slices.Chunk(slices.Compact(all), textsAtOnce) {
		stored, err := o.from.EqualParagraphs(ctx, some)
		if err != nil {
			return err
		}
		for _, p := range stored {
			o.note(annotate.TextHash(p.Text), p.Article)
		}
	}
	return nil
}

func (o *overlapFinder) note(hash, article string) {
	if known := o.positions[hash]; len(known) < MaxEqual && !slices.Contains(known, article) {
		o.positions[hash] = append(known, article)
	}
}

// find lists the articles that share at least half the paragraphs of the
// shorter of the two, those that share most first.
func (o *overlapFinder) find(ctx context.Context, a *annotate.Article) ([]Overlap, error) {
	shared := make(map[string][]int) // positions by article id
	hashes := o.hashes[a.ID]
	for i, hash := range hashes {
		for _, article := range o.positions[hash] {
			shared[article] = append(shared[article], a.Paragraphs[i].Position)
		}
	}
	for _, hash := range hashes {
		o.note(hash, a.ID)
	}
	o.planned[a.ID] = a
	return o.rank(ctx, a, shared)
}

func (o *overlapFinder) rank(ctx context.Context, a *annotate.Article, shared map[string][]int) ([]Overlap, error) {
	ids := make([]string, 0, len(shared))
	for id, positions := range shared {
		if len(positions) > 1 || len(a.Paragraphs) == 1 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(x, y string) int {
		return cmp.Or(cmp.Compare(len(shared[y]), len(shared[x])), cmp.Compare(x, y))
	})
	var found []Overlap
	for _, id := range ids[:min(len(ids), maxOverlaps)] {
		other := o.planned[id]
		if other == nil {
			var err error
			if other, err = o.from.Article(ctx, id); err != nil {
				return nil, err
			}
		}
		if 2*len(shared[id]) >= min(len(a.Paragraphs), len(other.Paragraphs)) {
			found = append(found, Overlap{ArticleID: id, Title: other.Meta.Title, Positions: shared[id]})
		}
	}
	return found, nil
}
