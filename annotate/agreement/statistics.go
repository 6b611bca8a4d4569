package agreement

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
)

// Told is what people are told of a statistic; screens translate it.
type Told struct {
	Name      string // in a table of results
	Short     string // beside a number
	Meaning   string // a sentence
	InPercent bool   // the value is a share and is written in percent
}

// measure is a statistic with what is told of it.
type measure struct {
	statistic Statistic
	told      Told
	// short and meaning say it by level where that is what distinguishes results.
	short, meaning map[Level]string

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
	{statistic: PercentAgreement, told: Told{Name: "percent agreement", Short: "Percent agreement", Meaning: percentMeans, InPercent: true}},
	{statistic: CohenKappa, told: Told{Name: "Cohen's kappa", Short: "Cohen's κ", Meaning: cohenMeans}},
	{statistic: ScottPi, told: Told{Name: "Scott's pi", Short: "Scott's π", Meaning: beyondChance}},
	{statistic: LightKappa, told: Told{Name: "Light's kappa", Short: "Light's κ", Meaning: beyondChance}},
	{statistic: FleissKappa, told: Told{Name: "Fleiss' kappa", Short: "Fleiss' κ", Meaning: beyondChance}},
	{statistic: FleissKappaCategory, told: Told{Name: "Fleiss' kappa of a category", Short: "Fleiss' κ", Meaning: beyondChance}},
	{statistic: CongerKappa, told: Told{Name: "Conger's kappa", Short: "Conger's κ", Meaning: beyondChance}},
	{
		statistic: KrippendorffAlpha, told: Told{Name: "Krippendorff's alpha", Short: alphas[LevelNominal], Meaning: anyTwoDiffer},
		short: alphas, meaning: alphasMean,
	},
	{
		statistic: KrippendorffAlphaWithout, told: Told{Name: "Krippendorff's alpha without", Short: alphas[LevelNominal], Meaning: beyondChance},
		short: alphas,
	},
	{statistic: GwetAC1, told: Told{Name: "Gwet's AC1", Short: "Gwet's AC1", Meaning: acMeans}},
	{statistic: GwetAC2, told: Told{Name: "Gwet's AC2", Short: "Gwet's AC2", Meaning: acMeans}},
	{statistic: BrennanPrediger, told: Told{Name: "Brennan-Prediger", Short: "Brennan-Prediger", Meaning: beyondChance}},
	{statistic: SpecificAgreement, told: Told{Name: "specific agreement", Short: "Specific agreement", Meaning: beyondChance}},
}

const (
	beyondChance = "Agreement beyond chance: 1 is perfect, 0 is what guessing brings."
	anyTwoDiffer = beyondChance + " Any two different answers count the same."
	nearMisses   = beyondChance + " A near miss on the scale counts less than a far one."
	sharedLabels = beyondChance + " Sets that share labels count as partly agreed."
	acMeans      = "Agreement beyond chance, with chance taken as small where one answer is common. " +
		"Read it beside α where one value exceeds 85 %."
	percentMeans = "How often two annotators of a paragraph gave the same answer. " +
		"Where one answer is common, chance alone makes this high."
	cohenMeans = "Agreement of two annotators beyond what their own habits would bring by chance."
)

var (
	alphas = map[Level]string{
		LevelNominal: "nominal α", LevelOrdinal: "ordinal α", LevelInterval: "interval α", LevelRatio: "ratio α",
		LevelMASI: "MASI α", LevelJaccard: "Jaccard α",
	}
	alphasMean = map[Level]string{
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
	return Told{Name: string(r.Statistic), Short: string(r.Statistic), Meaning: beyondChance}
}

// Words lists all that is told of statistics beside numbers and in sentences,
// for translations.
func Words() []string {
	var words []string
	for i := range measures {
		m := &measures[i]
		words = append(words, m.told.Short, m.told.Meaning)
		for _, said := range []map[Level]string{m.short, m.meaning} {
			for _, word := range said {
				words = append(words, word)
			}
		}
	}
	return words
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
