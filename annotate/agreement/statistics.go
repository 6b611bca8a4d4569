package agreement

import "plumbline/annotate/sentence"

// Statistic names what a result measures.
type Statistic string

// The statistics that Summary works out together, because they share sums.
const (
	PercentAgreement         Statistic = "percent_agreement"
	CohenKappa               Statistic = "cohen_kappa"
	ScottPi                  Statistic = "scott_pi"
	LightKappa               Statistic = "light_kappa"
	FleissKappa              Statistic = "fleiss_kappa"
	FleissKappaCategory      Statistic = "fleiss_kappa_category"
	CongerKappa              Statistic = "conger_kappa"
	KrippendorffAlpha        Statistic = "krippendorff_alpha"
	KrippendorffAlphaWithout Statistic = "krippendorff_alpha_without"
	GwetAC1                  Statistic = "gwet_ac1"
	GwetAC2                  Statistic = "gwet_ac2"
	BrennanPrediger          Statistic = "brennan_prediger"
	SpecificAgreement        Statistic = "specific_agreement"
	CrossReplication         Statistic = "cross_replication"
	NormalisedReplication    Statistic = "normalised_cross_replication"
)

// Told is what people are told of a statistic.
type Told struct {
	Name      string            // in a table of results
	Short     sentence.Sentence // beside a number
	Meaning   sentence.Sentence
	InPercent bool // the value is a share and is written in percent
}

// measure is a statistic with what is told of it.
type measure struct {
	statistic Statistic
	told      Told
	// short and meaning say it by level where that is what distinguishes results.
	short, meaning map[Level]sentence.Sentence

	// levels and compute make a statistic that shares nothing with others: it is
	// computed at each level that the scheme allows. With tally, which may be nil,
	// it has an interval.
	levels  func(*Scheme) []Level
	compute func(*Table, Level) Result
	tally   func(*Table, Level) tally
}

// measures has every statistic. What shows results looks here for words, and
// Summary for what is to be computed.
var measures = []measure{
	{
		statistic: PercentAgreement,
		told: Told{
			Name:      "percent agreement",
			Short:     sentence.Of("statistic.percent-agreement"),
			Meaning:   percentMeans,
			InPercent: true,
		},
	},
	{statistic: CohenKappa, told: Told{Name: "Cohen's kappa", Short: sentence.Of("statistic.cohen-kappa"), Meaning: cohenMeans}},
	{statistic: ScottPi, told: Told{Name: "Scott's pi", Short: sentence.Of("statistic.scott-pi"), Meaning: beyondChance}},
	{statistic: LightKappa, told: Told{Name: "Light's kappa", Short: sentence.Of("statistic.light-kappa"), Meaning: beyondChance}},
	{statistic: FleissKappa, told: Told{Name: "Fleiss' kappa", Short: sentence.Of("statistic.fleiss-kappa"), Meaning: beyondChance}},
	{
		statistic: FleissKappaCategory,
		told:      Told{Name: "Fleiss' kappa of a category", Short: sentence.Of("statistic.fleiss-kappa"), Meaning: beyondChance},
	},
	{statistic: CongerKappa, told: Told{Name: "Conger's kappa", Short: sentence.Of("statistic.conger-kappa"), Meaning: beyondChance}},
	{
		statistic: KrippendorffAlpha, told: Told{Name: "Krippendorff's alpha", Short: alphas[LevelNominal], Meaning: anyTwoDiffer},
		short: alphas, meaning: alphasMean,
	},
	{
		statistic: KrippendorffAlphaWithout,
		told:      Told{Name: "Krippendorff's alpha without", Short: alphas[LevelNominal], Meaning: beyondChance},
		short:     alphas,
	},
	{statistic: GwetAC1, told: Told{Name: "Gwet's AC1", Short: sentence.Of("statistic.gwet-ac1"), Meaning: acMeans}},
	{statistic: GwetAC2, told: Told{Name: "Gwet's AC2", Short: sentence.Of("statistic.gwet-ac2"), Meaning: acMeans}},
	{
		statistic: BrennanPrediger,
		told:      Told{Name: "Brennan-Prediger", Short: sentence.Of("statistic.brennan-prediger"), Meaning: beyondChance},
	},
	{
		statistic: CrossReplication,
		told: Told{
			Name:    "cross-replication reliability",
			Short:   sentence.Of("statistic.xrr"),
			Meaning: sentence.Of("statistic.across-groups"),
		},
	},
	{
		statistic: NormalisedReplication,
		told: Told{
			Name:    "normalised xRR",
			Short:   sentence.Of("statistic.normalised-xrr"),
			Meaning: sentence.Of("statistic.across-over-within"),
		},
	},
	{
		statistic: SpecificAgreement,
		told:      Told{Name: "specific agreement", Short: sentence.Of("statistic.specific-agreement"), Meaning: beyondChance},
	},
}

// What the values of statistics mean.
var (
	beyondChance = sentence.Of("statistic.beyond-chance")
	anyTwoDiffer = sentence.Of("statistic.any-two-differ")
	nearMisses   = sentence.Of("statistic.near-misses")
	sharedLabels = sentence.Of("statistic.shared-labels")
	acMeans      = sentence.Of("statistic.small-chance")
	percentMeans = sentence.Of("statistic.how-often-the-same")
	cohenMeans   = sentence.Of("statistic.own-habits")
)

var (
	alphas = map[Level]sentence.Sentence{
		LevelNominal: sentence.Of(
			"statistic.nominal-alpha",
		),
		LevelOrdinal:  sentence.Of("statistic.ordinal-alpha"),
		LevelInterval: sentence.Of("statistic.interval-alpha"),
		LevelRatio:    sentence.Of("statistic.ratio-alpha"),
		LevelMASI:     sentence.Of("statistic.masi-alpha"),
		LevelJaccard:  sentence.Of("statistic.jaccard-alpha"),
	}
	alphasMean = map[Level]sentence.Sentence{
		LevelOrdinal: nearMisses, LevelInterval: nearMisses, LevelRatio: nearMisses,
		LevelMASI: sharedLabels, LevelJaccard: sharedLabels,
	}
)

// Told is what people are told of the result's statistic.
func (r *Result) Told() Told {
	for i := range measures {
		m := &measures[i]
		if m.statistic != r.Statistic {
			continue
		}
		told := m.told
		if short, ok := m.short[r.Level]; ok {
			told.Short = short
		}
		if meaning, ok := m.meaning[r.Level]; ok {
			told.Meaning = meaning
		}
		return told
	}
	return Told{Name: string(r.Statistic), Meaning: beyondChance}
}

// ofItsOwn is the statistic if it shares nothing with others, or nil.
func ofItsOwn(s Statistic) *measure {
	for i := range measures {
		if measures[i].statistic == s && measures[i].compute != nil {
			return &measures[i]
		}
	}
	return nil
}

// others adds the statistics that share nothing with others.
func (s *summary) others() {
	for i := range measures {
		if m := &measures[i]; m.compute != nil {
			for _, level := range m.levels(s.t.scheme) {
				s.put(m.compute(s.t, level))
			}
		}
	}
}
