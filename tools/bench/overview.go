package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

// overviewFigure measures the coefficients of all questions, as Review shows
// them when answers come in, and the intervals that follow: the benchmark of
// package review.
func overviewFigure(ctx context.Context, _ *bench) ([]figure, error) {
	took, err := benchmark(ctx, "./annotate/review", "BenchmarkOverview/(coefficients|intervals)")
	if err != nil {
		return nil, err
	}
	var figures []figure
	for _, paragraphs := range []int{5_000, 50_000} {
		of := fmt.Sprintf("%s paragraphs, 5 annotators", thousands(paragraphs))
		ours := took[fmt.Sprintf("Overview/coefficients_5x%d", paragraphs)]
		following := took[fmt.Sprintf("Overview/intervals_5x%d", paragraphs)]
		if len(ours) == 0 || len(following) == 0 {
			return nil, errors.New("the benchmark did not measure " + of)
		}
		coefficients := figure{
			what: "coefficients of all questions, " + of, against: "100 ms", n: len(ours),
			values: [2]string{short(ours.median()), "–"}, goal: "100 ms at most", met: ours.median() <= 100*time.Millisecond,
		}
		if paragraphs > 5_000 {
			coefficients.goal, coefficients.against = "", "–"
		}
		figures = append(figures, coefficients, figure{
			what: "intervals of all questions, " + of, against: "–", n: len(following), values: [2]string{short(following.median()), "–"},
		})
	}
	return figures, nil
}

var measured = regexp.MustCompile(`(?m)^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op`)

// benchmark runs benchmarks of a package, and returns of each by its name how
// long it took in several runs, each the mean of three times.
func benchmark(ctx context.Context, room, named string) (map[string]sample, error) {
	cmd := exec.CommandContext(ctx, "go", "test", "-run=^$", "-bench=^"+named, "-benchtime=3x", "-count=5", room)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	took := make(map[string]sample)
	for _, m := range measured.FindAllStringSubmatch(string(out), -1) {
		ns, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return nil, err
		}
		took[m[1]] = append(took[m[1]], time.Duration(ns))
	}
	return took, nil
}
