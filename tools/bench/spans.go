package main

import (
	"context"
	"errors"
	"time"
)

// spansFigure measures F1 of all pairs, the family of u-alpha and gamma of five
// annotators who marked 3,000 spans each: the benchmark of package unitizing.
func spansFigure(ctx context.Context, _ *bench) ([]figure, error) {
	took, err := benchmark(ctx, "./annotate/agreement/unitizing", "BenchmarkUnitizing")
	if err != nil {
		return nil, err
	}
	measures, gamma := took["Unitizing/F1_and_alpha"], took["Unitizing/gamma"]
	if len(measures) == 0 || len(gamma) == 0 {
		return nil, errors.New("the benchmark did not measure spans")
	}
	return []figure{
		{
			what: "F1 and u-alpha, 5 annotators, 3,000 spans each", against: "1 s", n: len(measures),
			values: [2]string{short(measures.median()), "–"}, goal: "1 s at most", met: measures.median() <= time.Second,
		},
		{
			what: "gamma of the same, 30 draws", against: "–", n: len(gamma), values: [2]string{short(gamma.median()), "–"},
		},
	}, nil
}
