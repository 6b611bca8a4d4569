package reviewscreen

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/ui/chart"
)

// metricName names a coefficient in few words.
func metricName(r agreement.Result) string {
	switch r.Statistic {
	case agreement.KrippendorffAlpha, agreement.KrippendorffAlphaWithout:
		return alphaName(r.Level)
	case agreement.CohenKappa:
		return lang.L("Cohen's κ")
	case agreement.PercentAgreement:
		return lang.L("Percent agreement")
	case agreement.GwetAC1:
		return lang.L("Gwet's AC1")
	case agreement.GwetAC2:
		return lang.L("Gwet's AC2")
	case agreement.SpecificAgreement:
		return lang.L("Specific agreement")
	case agreement.ScottPi:
		return lang.L("Scott's π")
	case agreement.FleissKappa, agreement.FleissKappaCategory:
		return lang.L("Fleiss' κ")
	case agreement.LightKappa:
		return lang.L("Light's κ")
	case agreement.CongerKappa:
		return lang.L("Conger's κ")
	case agreement.BrennanPrediger:
		return lang.L("Brennan-Prediger")
	}
	return string(r.Statistic)
}

func alphaName(level agreement.Level) string {
	switch level {
	case agreement.LevelOrdinal:
		return lang.L("ordinal α")
	case agreement.LevelInterval:
		return lang.L("interval α")
	case agreement.LevelRatio:
		return lang.L("ratio α")
	case agreement.LevelMASI:
		return lang.L("MASI α")
	case agreement.LevelJaccard:
		return lang.L("Jaccard α")
	}
	return lang.L("nominal α")
}

// meaning says in a sentence what a coefficient measures.
func meaning(r agreement.Result) string {
	switch r.Statistic {
	case agreement.KrippendorffAlpha:
		return alphaMeaning(r.Level)
	case agreement.PercentAgreement:
		return lang.L("How often two annotators of a paragraph gave the same answer. Where one answer is common, chance alone makes this high.")
	case agreement.GwetAC1, agreement.GwetAC2:
		return lang.L("Agreement beyond chance, with chance taken as small where one answer is common. Read it beside α where one value exceeds 85 %.")
	case agreement.CohenKappa:
		return lang.L("Agreement of two annotators beyond what their own habits would bring by chance.")
	}
	return lang.L("Agreement beyond chance: 1 is perfect, 0 is what guessing brings.")
}

func alphaMeaning(level agreement.Level) string {
	switch level {
	case agreement.LevelOrdinal, agreement.LevelInterval, agreement.LevelRatio:
		return lang.L("Agreement beyond chance: 1 is perfect, 0 is what guessing brings. A near miss on the scale counts less than a far one.")
	case agreement.LevelMASI, agreement.LevelJaccard:
		return lang.L("Agreement beyond chance: 1 is perfect, 0 is what guessing brings. Sets that share labels count as partly agreed.")
	}
	return lang.L("Agreement beyond chance: 1 is perfect, 0 is what guessing brings. Any two different answers count the same.")
}

// standing says where the interval lies by the two lines. A value is above a
// line only if its lower bound is.
func standing(r agreement.Result) string {
	switch {
	case r.Value == nil || r.State != agreement.OK || r.CI95 == nil:
		return ""
	case review.Above(r, review.Reliable):
		return lang.L("Above .80: one may rely on these labels.")
	case review.Above(r, review.Tentative):
		return lang.L("Above .667 but not above .80: tentative conclusions only.")
	case r.CI95[1] > review.Tentative:
		return lang.L("Not above .667: the interval reaches below it.")
	}
	return lang.L("Below .667: too little agreement to draw conclusions.")
}

// value writes a coefficient, or that there is none.
func value(r agreement.Result) string {
	switch {
	case r.Value == nil:
		return lang.L("undefined")
	case r.Statistic == agreement.PercentAgreement:
		return percent(*r.Value)
	}
	return chart.Number(*r.Value)
}

// bounds writes an interval, "" where there is none.
func bounds(r agreement.Result) string {
	switch {
	case r.CI95 == nil:
		return ""
	case r.Statistic == agreement.PercentAgreement:
		return percent(r.CI95[0]) + " – " + percent(r.CI95[1])
	}
	return chart.Number(r.CI95[0]) + " – " + chart.Number(r.CI95[1])
}

// percent writes a share in whole percent; what is there never reads 0 %.
func percent(share float64) string {
	switch whole := int(share*100 + 0.5); {
	case whole == 0 && share > 0:
		return "<1 %"
	case whole == 100 && share < 1:
		return ">99 %"
	default:
		return strconv.Itoa(whole) + " %"
	}
}

// base says from how much a result comes.
func base(r agreement.Result) string {
	data := map[string]any{"N": r.N, "Articles": r.Articles}
	switch r.Articles {
	case 0:
		return lang.L("n {{.N}}", data)
	case 1:
		return lang.L("n {{.N}} · 1 article", data)
	}
	return lang.L("n {{.N}} · {{.Articles}} articles", data)
}

// told says everything about a result that stands behind it: for tips.
func told(r agreement.Result) string {
	s := value(r)
	if b := bounds(r); b != "" {
		s += " (" + b + ")"
	}
	s += " · " + base(r)
	if reason := r.Reason.String(); reason != "" {
		s += " · " + reason
	}
	return s
}

// hollow reports whether a result is not dependable.
func hollow(r agreement.Result) bool { return r.State == agreement.LowN }
