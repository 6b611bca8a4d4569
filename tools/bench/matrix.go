package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"plumbline/annotate/agreement"
)

// The labels of every matrix.
const (
	matrixValues    = 5
	unitsPerArticle = 20
)

// matrix is the labels of some annotators on some units, 0 for a missing one,
// row by row of annotators: each saw a true value with some noise.
type matrix struct {
	annotators, units int
	labels            []byte
}

func makeMatrix(annotators, units int, missing float64) *matrix {
	random := rand.New(rand.NewPCG(uint64(annotators), uint64(units)))
	m := &matrix{annotators, units, make([]byte, annotators*units)}
	for u := range units {
		truth := float64(1 + random.IntN(matrixValues))
		for a := range annotators {
			if random.Float64() >= missing {
				m.labels[a*units+u] = byte(max(1, min(matrixValues, math.Round(truth+0.9*random.NormFloat64()))))
			}
		}
	}
	return m
}

func (m *matrix) table() (*agreement.Table, error) {
	names := make([]string, m.annotators)
	for a := range names {
		names[a] = fmt.Sprintf("A%02d", a+1)
	}
	scheme, err := agreement.NewCategories(agreement.Ordinal, []string{"1", "2", "3", "4", "5"}, true)
	if err != nil {
		return nil, err
	}
	var ratings []agreement.Rating
	for i, v := range m.labels {
		if v > 0 {
			ratings = append(ratings, agreement.Rating{Annotator: int32(i / m.units), Unit: int32(i % m.units), Value: int32(v) - 1})
		}
	}
	return agreement.NewTable(scheme, names, m.units, ratings)
}

func (m *matrix) articles() []int32 {
	articles := make([]int32, m.units)
	for u := range articles {
		articles[u] = int32(u / unitsPerArticle)
	}
	return articles
}

func (m *matrix) String() string { return fmt.Sprintf("%d x %s", m.annotators, thousands(m.units)) }
