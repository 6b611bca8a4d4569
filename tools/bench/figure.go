package main

import (
	"fmt"
	"strings"
	"time"
)

// figure is one row of the table.
type figure struct {
	what      string
	ours      sample
	against   string // what the reference is
	reference sample
	reach     float64 // the ratio of the medians to reach, 0 = none
	reachP99  float64 // the ratio at the 99th percentile to reach, 0 = none
	tail      bool    // show the 99th percentile without one to reach
	values    [2]string
	goal      string // if what to reach is not a ratio
	met       bool   // with goal
	n         int
}

const head = `| what | ours: median (p99) | reference | its median (p99) | ratio | to reach | n |
|---|---|---|---|---|---|---|
`

func (f figure) row() string {
	tail := f.tail || f.reachP99 > 0
	ours, theirs, n := spell(f.ours, tail), spell(f.reference, tail), len(f.ours)
	ratio, goal := f.ratios(), f.goals()
	if f.values != [2]string{} {
		ours, theirs, n = f.values[0], f.values[1], f.n
	}
	return "| " + strings.Join([]string{f.what, ours, f.against, theirs, ratio, goal, fmt.Sprint(n)}, " | ") + " |\n"
}

func (f figure) medianRatio() float64 {
	return float64(f.ours.median()) / float64(f.reference.median())
}

func (f figure) p99Ratio() float64 { return float64(f.ours.p99()) / float64(f.reference.p99()) }

func (f figure) ratios() string {
	if f.goal != "" || len(f.reference) == 0 {
		return "–"
	}
	words := decimals(f.medianRatio())
	if f.tail || f.reachP99 > 0 {
		words += fmt.Sprintf(" (%.2f)", f.p99Ratio())
	}
	return words
}

func (f figure) goals() string {
	var goal string
	var met bool
	switch {
	case f.goal != "":
		goal, met = f.goal, f.met
	case f.reach == 0:
		return "–"
	case f.reachP99 > 0:
		goal, met = fmt.Sprintf("≤ %.1f (≤ %.1f)", f.reach, f.reachP99), f.medianRatio() <= f.reach && f.p99Ratio() <= f.reachP99
	default:
		goal, met = "≤ "+strings.TrimSuffix(decimals(f.reach), "0"), f.medianRatio() <= f.reach
	}
	if met {
		return goal + " reached"
	}
	return goal + " **missed**"
}

// decimals writes a ratio with two digits that count, or as many as it needs.
func decimals(ratio float64) string {
	if ratio < 0.095 {
		return fmt.Sprintf("%.1g", ratio)
	}
	return fmt.Sprintf("%.2f", ratio)
}

func spell(s sample, tail bool) string {
	words := short(s.median())
	if tail {
		words += " (" + short(s.p99()) + ")"
	}
	return words
}

// short spells a duration with three digits.
func short(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return fmt.Sprintf("%.0f µs", float64(d)/float64(time.Microsecond))
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.2f ms", float64(d)/float64(time.Millisecond))
	case d < time.Second:
		return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}
