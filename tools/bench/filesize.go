package main

import (
	"context"
	"fmt"
	"os"
)

// bytesBefore is what a decision took in the file before its format 4, of the same
// project, measured by the same measurement.
const bytesBefore = 770

// sizeFigure measures what a decision takes in the file: how much larger a project
// is with its decisions than without, by their number.
func sizeFigure(ctx context.Context, b *bench) ([]figure, error) {
	const articles, each, decisions = 4000, 25, 3
	var sizes [2]int64
	for i, n := range []int{0, decisions} {
		path := b.path(fmt.Sprintf("size-%d.plumb", n))
		if err := makeProject(ctx, path, size{articles: articles, paragraphs: each, decisions: n}); err != nil {
			return nil, err
		}
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		sizes[i] = info.Size()
	}
	n := articles * each * decisions
	now := float64(sizes[1]-sizes[0]) / float64(n)
	return []figure{{
		what: fmt.Sprintf("size of a decision, of %s", thousands(n)), against: "format 3",
		values: [2]string{fmt.Sprintf("%.0f bytes", now), fmt.Sprintf("%d bytes", bytesBefore)},
		goal:   "half at most", met: now <= bytesBefore/2, n: 1,
	}}, nil
}
