package report

import (
	"fmt"
	"math"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/paper"
	"plumbline/annotate/review"
)

// barWidth is how wide bars are.
const barWidth = 220.0

// scale is the common axis of all bars, from its lower end to 1.
type scale float64

func scaleOf(o *review.Overview) scale {
	low := 0.0
	for _, r := range o.Rows {
		if r.Alpha.Value != nil {
			low = min(low, *r.Alpha.Value)
		}
		if r.Alpha.CI95 != nil {
			low = min(low, r.Alpha.CI95[0])
		}
	}
	return scale(max(-1, math.Floor(low*5)/5))
}

// at is the place of a value; what lies beyond an end stands at it.
func (s scale) at(v float64) float64 {
	share := max(0, min((v-float64(s))/(1-float64(s)), 1))
	return paper.Room + share*(barWidth-2*paper.Room)
}

func (s scale) bar(r agreement.Result) *paper.Bar {
	if r.Value == nil {
		return nil
	}
	b := &paper.Bar{
		Width: barWidth, Lines: []float64{s.at(review.Tentative), s.at(review.Reliable)},
		At: s.at(*r.Value), Hollow: r.State == agreement.LowN,
	}
	if r.CI95 != nil {
		b.From, b.Until = s.at(r.CI95[0]), s.at(r.CI95[1])
	}
	return b
}

// head says what the axis is.
func (s scale) head() string {
	return strings.Replace(fmt.Sprint(float64(s)), "-", "−", 1) + " to 1, lines at .667 and .80"
}
