package agreement

import (
	"slices"

	"plumbline/annotate/sentence"
)

// Scale is what the labels of a table mean to each other.
type Scale string

// The scales. A set is a label of several elements, such as "verdict|motive".
const (
	Nominal  Scale = "nominal"
	Ordinal  Scale = "ordinal"
	Interval Scale = "interval"
	Ratio    Scale = "ratio"
	Set      Scale = "set"
)

// scales are the levels of each scale at which alpha can be computed, the one
// that suits it best first.
var scales = []struct {
	scale  Scale
	levels []Level
}{
	{Nominal, []Level{LevelNominal}},
	{Ordinal, []Level{LevelOrdinal, LevelNominal, LevelInterval}},
	{Interval, []Level{LevelInterval, LevelOrdinal, LevelNominal}},
	{Ratio, []Level{LevelRatio, LevelInterval, LevelOrdinal, LevelNominal}},
	{Set, []Level{LevelMASI, LevelJaccard, LevelNominal}},
}

// ParseScale reads the name of a scale.
func ParseScale(name string) (Scale, error) {
	for _, s := range scales {
		if string(s.scale) == name {
			return s.scale, nil
		}
	}
	return "", sentence.Fail("scheme.no-type", "Type", sentence.Quoted(name))
}

// Level is how a statistic measures the distance between two labels. For
// Krippendorff's alpha it names a metric; for the weighted kappas, AC2 and
// Brennan-Prediger it names weights on the positions of the categories.
type Level string

// The levels. LevelOrdinal is two things: in alpha, Krippendorff's rank-sum
// metric; in the weighted statistics, Gwet's ordinal weights.
const (
	LevelNominal   Level = "nominal"
	LevelOrdinal   Level = "ordinal"
	LevelInterval  Level = "interval"
	LevelRatio     Level = "ratio"
	LevelJaccard   Level = "jaccard"
	LevelMASI      Level = "masi"
	LevelLinear    Level = "linear"
	LevelQuadratic Level = "quadratic"
)

// Levels returns the metrics of alpha that the scheme allows, the one that
// suits its scale best first.
func (s *Scheme) Levels() []Level {
	levels := []Level{LevelNominal}
	for _, of := range scales {
		if of.scale == s.scale {
			levels = slices.Clone(of.levels)
		}
	}
	if s.scale == Ordinal && s.numeric && s.nonNegative() {
		levels = append(levels, LevelRatio)
	}
	return levels
}

// WeightLevels returns the weights that the scheme allows for kappas, AC and
// Brennan-Prediger. Weights stand on positions, so only an ordered list of
// categories has more than the nominal ones.
func (s *Scheme) WeightLevels() []Level {
	if s.scale == Ordinal {
		return []Level{LevelNominal, LevelLinear, LevelQuadratic, LevelOrdinal}
	}
	return []Level{LevelNominal}
}
