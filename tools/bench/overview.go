package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
	"plumbline/seeds"
)

// overviewFigure measures the coefficients of all questions, as Review shows
// them when answers come in, and the intervals that follow.
func overviewFigure(context.Context, *bench) ([]figure, error) {
	var figures []figure
	for _, paragraphs := range []int{5_000, 50_000} {
		answers, err := answersInMemory(paragraphs, 5)
		if err != nil {
			return nil, err
		}
		var ours, following sample
		for range 15 {
			var o *review.Overview
			_ = ours.take(func() (time.Duration, error) {
				return timed(func() error { o = answers.Overview(review.Filter{}); return nil })
			})
			if len(following) < 3 {
				_ = following.take(func() (time.Duration, error) {
					return timed(func() error { o.WithIntervals(review.Draws{}, nil); return nil })
				})
			}
		}
		of := fmt.Sprintf("%s paragraphs, 5 annotators", thousands(paragraphs))
		coefficients := figure{
			what: "coefficients of all questions, " + of, against: "100 ms", n: len(ours),
			values: [2]string{short(ours.median()), "–"}, goal: "100 ms at most", met: ours.median() <= 100*time.Millisecond,
		}
		if paragraphs > 5_000 {
			coefficients.goal, coefficients.against = "", "–"
		}
		figures = append(figures, coefficients, figure{
			what: "intervals of all questions, " + of, against: "–", n: len(following),
			values: [2]string{short(following.median()), "–"},
		})
	}
	return figures, nil
}

// answersInMemory has annotators who answer every question of the sample's
// codebook on all paragraphs, a tenth of the answers at random.
func answersInMemory(paragraphs, annotators int) (*review.Answers, error) {
	book, err := codebook.Parse(seeds.Codebook())
	if err != nil {
		return nil, err
	}
	targets := []annotate.Target{{ID: "t-1", Name: "Borea", Order: 1}, {ID: "t-2", Name: "Harbour council", Order: 2}}
	all := review.New(book, targets, nil)
	random := rand.New(rand.NewPCG(1, 2))
	const each = 20
	for from := 0; from < paragraphs; from += each {
		texts, guesses := make([]string, each), make([]string, each)
		for i := range texts {
			texts[i], guesses[i] = fmt.Sprintf("Sentence %d.", from+i), "body"
		}
		article := annotate.NewArticle(texts, guesses, nil, "")
		for _, p := range article.Paragraphs {
			truth := random.IntN(60)
			for who := range annotators {
				s := answered(book, p, fmt.Sprintf("A%d", who+1), targets, func(options []codebook.Option) string {
					if random.IntN(10) == 0 {
						return options[random.IntN(len(options))].Value
					}
					return options[truth%len(options)].Value
				})
				if err := all.Add(article, s); err != nil {
					return nil, err
				}
			}
		}
	}
	return all, nil
}

// answered is a submitted sheet with an answer to every question that has
// options.
func answered(book *codebook.Codebook, p annotate.Paragraph, who string, targets []annotate.Target, pick func([]codebook.Option) string) *annotate.Sheet {
	s := annotate.NewSheet(p, annotate.LayerAnnotation, review.FirstRound, who)
	write := func(key annotate.Key, value string) {
		s.Apply(annotate.Entry{
			ID: fmt.Sprint(key), Key: key, Value: value, Codebook: book.Hash, Origin: annotate.OriginImport,
			DecidedAt: time.Unix(int64(p.Position), 0),
		})
	}
	for i := range book.Fields {
		f := &book.Fields[i]
		switch {
		case len(f.Options) == 0 || f.IsAside():
		case f.Prefill != "":
			write(s.Key(f.Key, ""), "body")
		case f.PerTarget:
			for _, t := range targets {
				write(s.Key(f.Key, t.ID), pick(f.Options))
			}
		default:
			write(s.Key(f.Key, ""), pick(f.Options))
		}
	}
	write(s.SubmissionKey(), annotate.JoinIDs([]string{targets[0].ID, targets[1].ID}))
	return s
}
