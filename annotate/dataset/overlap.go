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

// overlapFinder knows the texts of the articles brought in so far and asks the
// project for the rest.
type overlapFinder struct {
	from    ImportSource
	places  map[string][]*annotate.Article // by text hash, of this import
	planned map[string]*annotate.Article
}

func newOverlapFinder(from ImportSource) *overlapFinder {
	return &overlapFinder{
		from: from, places: make(map[string][]*annotate.Article), planned: make(map[string]*annotate.Article),
	}
}

// The limits of what is told: lines such as "Advertisement" stand in every
// article of an outlet and say nothing.
const (
	maxOverlaps     = 3  // articles told of
	maxEqualPlanned = 20 // articles of one import remembered for one text
)

// find lists the articles that share at least half the paragraphs of the
// shorter of the two, those that share most first.
func (o *overlapFinder) find(ctx context.Context, a *annotate.Article) ([]Overlap, error) {
	positions := make(map[string][]int, len(a.Paragraphs))
	hashes := make([]string, 0, len(a.Paragraphs))
	for _, p := range a.Paragraphs {
		h := annotate.TextHash(p.Text)
		if positions[h] == nil {
			hashes = append(hashes, h)
		}
		positions[h] = append(positions[h], p.Position)
	}
	shared := make(map[string]map[string]bool) // article id to text hashes
	note := func(article, hash string) {
		if shared[article] == nil {
			shared[article] = make(map[string]bool)
		}
		shared[article][hash] = true
	}
	stored, err := o.from.EqualParagraphs(ctx, hashes)
	if err != nil {
		return nil, err
	}
	for _, p := range stored {
		note(p.Article, annotate.TextHash(p.Text))
	}
	for _, h := range hashes {
		for _, other := range o.places[h] {
			note(other.ID, h)
		}
	}
	o.remember(a, hashes)
	return o.rank(ctx, a, shared, positions)
}

func (o *overlapFinder) remember(a *annotate.Article, hashes []string) {
	o.planned[a.ID] = a
	for _, h := range hashes {
		if len(o.places[h]) < maxEqualPlanned {
			o.places[h] = append(o.places[h], a)
		}
	}
}

func (o *overlapFinder) rank(ctx context.Context, a *annotate.Article, shared map[string]map[string]bool, positions map[string][]int) ([]Overlap, error) {
	ids := make([]string, 0, len(shared))
	for id, hashes := range shared {
		if len(hashes) > 1 || len(positions) == 1 {
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
		overlap := Overlap{ArticleID: id, Title: other.Meta.Title}
		for h := range shared[id] {
			overlap.Positions = append(overlap.Positions, positions[h]...)
		}
		slices.Sort(overlap.Positions)
		if 2*len(overlap.Positions) >= min(len(a.Paragraphs), len(other.Paragraphs)) {
			found = append(found, overlap)
		}
	}
	return found, nil
}
