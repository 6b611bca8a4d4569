package reviewscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/ui/chart"
	"plumbline/ui/wording"
)

// metricName names a coefficient in few words.
func metricName(r agreement.Result) string { return wording.Of(r.Told().Short) }

// meaning says in a sentence what a coefficient measures.
func meaning(r agreement.Result) string { return wording.Of(r.Told().Meaning) }

// verdict says where the interval lies by the two lines. A value is above a
// line only if its lower bound is.
func verdict(r agreement.Result) string {
	switch review.WorthOf(r) {
	case review.ToRelyOn:
		return lang.L("Above .80: one may rely on these labels.")
	case review.ForTentative:
		return lang.L("Above .667 but not above .80: tentative conclusions only.")
	case review.NotAbove:
		return lang.L("Not above .667: the interval reaches below it.")
	case review.BelowTentative:
		return lang.L("Below .667: do not rely on single labels; use vote shares or sharpen the rule.")
	}
	return ""
}

// value writes a coefficient, or that there is none.
func value(r agreement.Result) string {
	switch {
	case r.Value == nil:
		return lang.L("undefined")
	case r.Told().InPercent:
		return sentence.Share(*r.Value).String()
	}
	return chart.Number(*r.Value)
}

// bounds writes an interval, "" where there is none.
func bounds(r agreement.Result) string {
	switch {
	case r.CI95 == nil:
		return ""
	case r.Told().InPercent:
		return sentence.Share(r.CI95[0]).String() + " – " + sentence.Share(r.CI95[1]).String()
	}
	return chart.Number(r.CI95[0]) + " – " + chart.Number(r.CI95[1])
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
	if reason := wording.Of(r.Reason.Text()); reason != "" {
		s += " · " + reason
	}
	return s
}

// hollow reports whether a result is not dependable.
func hollow(r agreement.Result) bool { return r.State == agreement.LowN }
