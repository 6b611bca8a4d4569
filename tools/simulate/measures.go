package main

import (
	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
)

// measure is a coefficient of a study, before its interval.
type measure struct {
	name    string
	compute func(s *planning.Study) (*agreement.Table, agreement.Result)
	fits    func(p *population) bool // nil = every population
}

// alphaMeasure is alpha at the level of the population.
func alphaMeasure() measure {
	return measure{name: "alpha", compute: func(s *planning.Study) (*agreement.Table, agreement.Result) {
		return s.Table, agreement.Alpha(s.Table, s.Level)
	}}
}

func noSets(p *population) bool { return p.Options == 0 }

func ordered(p *population) bool { return p.Level == agreement.LevelOrdinal }

func binary(p *population) bool { return p.Options == 0 && len(p.Cuts) == 1 }

// whole is a coefficient of the whole table, pairs of its first two annotators.
func whole(name string, statistic agreement.Statistic, level agreement.Level, fits func(*population) bool) measure {
	return measure{name: name, fits: fits, compute: func(s *planning.Study) (*agreement.Table, agreement.Result) {
		t := s.Table
		if statistic == agreement.CohenKappa || statistic == agreement.ScottPi {
			t = t.Only(0, 1)
		}
		return t, agreement.Compute(t, agreement.Coefficient{Statistic: statistic, Level: level})
	}}
}

// ofSecond is a statistic of the category 1.
func ofSecond(name string, compute func(*agreement.Table) []agreement.Result) measure {
	return measure{name: name, fits: binary, compute: func(s *planning.Study) (*agreement.Table, agreement.Result) {
		return s.Table, compute(s.Table)[1]
	}}
}

// otherMeasures are all coefficients but alpha of the whole table.
func otherMeasures() []measure {
	return []measure{
		{
			name: "alpha without an annotator",
			fits: func(p *population) bool { return p.Annotators > 2 },
			compute: func(s *planning.Study) (*agreement.Table, agreement.Result) {
				t := s.Table.Without(0)
				return t, agreement.Alpha(t, s.Level)
			},
		},
		{
			name: "alpha of a pair",
			fits: func(p *population) bool { return p.Annotators > 2 },
			compute: func(s *planning.Study) (*agreement.Table, agreement.Result) {
				t := s.Table.Only(0, 1)
				return t, agreement.Alpha(t, s.Level)
			},
		},
		whole("percent agreement", agreement.PercentAgreement, agreement.LevelNominal, nil),
		whole("Cohen's kappa", agreement.CohenKappa, agreement.LevelNominal, noSets),
		whole("Cohen's kappa, linear", agreement.CohenKappa, agreement.LevelLinear, ordered),
		whole("Cohen's kappa, quadratic", agreement.CohenKappa, agreement.LevelQuadratic, ordered),
		whole("Scott's pi", agreement.ScottPi, agreement.LevelNominal, noSets),
		whole("Light's kappa", agreement.LightKappa, agreement.LevelNominal, noSets),
		whole("Fleiss' kappa", agreement.FleissKappa, agreement.LevelNominal, noSets),
		whole("Fleiss' kappa, quadratic", agreement.FleissKappa, agreement.LevelQuadratic, ordered),
		whole("Conger's kappa", agreement.CongerKappa, agreement.LevelNominal, noSets),
		whole("Gwet's AC1", agreement.GwetAC1, agreement.LevelNominal, noSets),
		whole("Gwet's AC2, linear", agreement.GwetAC2, agreement.LevelLinear, ordered),
		whole("Brennan-Prediger", agreement.BrennanPrediger, agreement.LevelNominal, noSets),
		ofSecond("specific agreement on the rarer label", func(t *agreement.Table) []agreement.Result {
			specific, _ := agreement.ByCategory(t)
			return specific
		}),
		ofSecond("Fleiss' kappa of the rarer label", func(t *agreement.Table) []agreement.Result {
			_, kappas := agreement.ByCategory(t)
			return kappas
		}),
	}
}
