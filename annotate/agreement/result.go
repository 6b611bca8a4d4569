package agreement

import "math"

// State tells how far a result can be relied on.
type State string

// The states. LowN has a value, but from fewer than ten units that can be
// paired, or from fewer than ten articles that hold anything but the commonest
// label.
const (
	OK        State = "ok"
	Undefined State = "undefined"
	LowN      State = "low_n"
)

// DependableN is the number of units, and of articles behind an interval, from
// which on a value is not marked as low_n.
const DependableN = 10

// Result is one number with everything that must be shown beside it. Value is
// nil exactly when State is Undefined. N counts the units that could be paired.
// Annotator, Pair, Category and Group say of whom or what it speaks, where that
// is not the whole table; with Across it is of pairs between these two groups.
type Result struct {
	Statistic Statistic   `json:"statistic"`
	Level     Level       `json:"level"`
	Category  *string     `json:"category,omitempty"`
	Annotator *string     `json:"annotator,omitempty"`
	Pair      []string    `json:"pair,omitempty"`
	Group     *string     `json:"group,omitempty"`
	Across    *string     `json:"across,omitempty"`
	Value     *float64    `json:"value"`
	State     State       `json:"state"`
	Reason    Reasons     `json:"reason"`
	SE        *float64    `json:"se"`
	CI95      *[2]float64 `json:"ci95"`
	N         int         `json:"n"`
	// Articles counts those with units that can be paired, where the interval
	// stands on whole articles; Holding those of them, or of the single units, that
	// hold anything but the commonest label; UndefinedDraws the draws of a
	// bootstrap that had no value.
	Articles       int `json:"articles,omitempty"`
	Holding        int `json:"holding,omitempty"`
	UndefinedDraws int `json:"undefined_draws,omitempty"`
}

// undefined makes a result without a value.
func undefined(statistic Statistic, level Level, units int, reason Reason) Result {
	return Result{Statistic: statistic, Level: level, State: Undefined, Reason: Reasons{reason}, N: units}
}

// rounding is what subtraction of numbers around 1 leaves of nothing, and more: agreement no
// better than chance is 0, and not -2.2e-16.
const rounding = 1e-14

// valued makes a result with a value from a number of units that could be
// paired. A value that is no number never leaves the package.
func valued(statistic Statistic, level Level, units int, value float64) Result {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return undefined(statistic, level, units, because(TooFarApart))
	}
	if whole := math.Round(value); math.Abs(value-whole) < rounding {
		value = whole
	}
	value += 0 // no -0
	r := Result{Statistic: statistic, Level: level, Value: &value, State: OK, Reason: Reasons{}, N: units}
	switch {
	case units == 1:
		r.State = LowN
		r.Reason = append(r.Reason, because(OneSharedUnit))
	case units < DependableN:
		r.State = LowN
		r.Reason = append(r.Reason, because(FewUnits, "Units", units))
	}
	return r
}

// withSE adds an analytic standard error and its interval, whose upper end is
// cut at 1 as in Gwet's Handbook. A standard error that is nothing but what
// rounding left is 0, and gives no interval.
func (r Result) withSE(se, quantile float64) Result {
	if r.Value == nil || math.IsNaN(se) || math.IsInf(se, 0) {
		return r
	}
	if se < residue {
		se = 0
	}
	r.SE = &se
	if se == 0 {
		return r.note(because(NoErrorWidth))
	}
	r.CI95 = &[2]float64{*r.Value - quantile*se, min(1, *r.Value+quantile*se)}
	return r
}

// note adds a reason.
func (r Result) note(reason Reason) Result {
	r.Reason = append(r.Reason[:len(r.Reason):len(r.Reason)], reason)
	return r
}
