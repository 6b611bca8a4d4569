package main

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// openingFigure measures how much later the first article can be read in a
// large project than in the sample, and how much more memory the program then
// holds. Everything else at the start is the same for both, so the difference
// is what the size of the project costs.
func openingFigure(ctx context.Context, b *bench) ([]figure, error) {
	sizes := []int{10_000, 100_000}
	if b.full {
		sizes = append(sizes, 1_000_000)
	}
	var figures []figure
	for _, paragraphs := range sizes {
		rows, err := openOne(ctx, b, paragraphs)
		if err != nil {
			return nil, err
		}
		figures = append(figures, rows...)
	}
	return figures, nil
}

func openOne(ctx context.Context, b *bench, paragraphs int) ([]figure, error) {
	const each = 25
	project := b.path(fmt.Sprintf("open-%d.plumb", paragraphs))
	if err := makeProject(ctx, project, size{articles: paragraphs / each, paragraphs: each, decisions: 3}); err != nil {
		return nil, err
	}
	our, err := b.newRig("large")
	if err != nil {
		return nil, err
	}
	defer our.close()
	their, err := b.newRig("small")
	if err != nil {
		return nil, err
	}
	defer their.close()
	large := &launch{bench: b, rig: our, program: "plumbline", args: []string{project, "--annotator", "A1"}, awaits: "ready"}
	small := &launch{bench: b, rig: their, program: "plumbline", args: []string{"--annotator", "A5"}, awaits: "ready"}
	for _, first := range []*launch{large, small} {
		if _, err := first.start(); err != nil {
			return nil, err
		}
		first.ready, first.memory = nil, nil
	}
	if _, err := interleave(7, large.start, small.start); err != nil {
		return nil, err
	}
	later := large.ready.median() - small.ready.median()
	more := float64(middle(large.memory)-middle(small.memory)) / (1 << 20)
	within := 100 * time.Millisecond
	if paragraphs >= 1_000_000 {
		within = 150 * time.Millisecond
	}
	name := fmt.Sprintf("%s paragraphs, %s decisions", thousands(paragraphs), thousands(3*paragraphs))
	return []figure{
		{
			what: "start to the article last worked on, " + name, against: "the sample project", n: len(large.ready),
			values: [2]string{short(large.ready.median()), short(small.ready.median())},
			goal:   fmt.Sprintf("%d ms later at most", within.Milliseconds()), met: later <= within,
		},
		{
			what: "memory then, " + name, against: "the sample project", n: len(large.memory),
			values: [2]string{megabytes(middle(large.memory)), megabytes(middle(small.memory))},
			goal:   "50 MiB more at most", met: more <= 50,
		},
	}, nil
}

func middle(all []int64) int64 { return slices.Sorted(slices.Values(all))[len(all)/2] }

func megabytes(n int64) string { return fmt.Sprintf("%.0f MiB", float64(n)/(1<<20)) }

// thousands spells a number with commas.
func thousands(n int) string {
	words := fmt.Sprint(n)
	for i := len(words) - 3; i > 0; i -= 3 {
		words = words[:i] + "," + words[i:]
	}
	return words
}
