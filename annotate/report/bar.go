package report

import (
	"fmt"
	"math"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

// Bars are this wide, with some room at either end for what stands there.
const (
	barWidth = 220.0
	barRoom  = 6.0
)

// scale is the common axis of all bars, from Low to 1.
type scale struct {
	Low                       float64
	Tentative, Reliable, Zero float64 // where the lines are
}

// bar is a value with its interval, in the units of the drawing.
type bar struct {
	Scale           scale
	At, From, Width float64
	Interval        bool
	Hollow          bool // not dependable
}

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
	s := scale{Low: max(-1, math.Floor(low*5)/5)}
	s.Tentative, s.Reliable, s.Zero = s.at(review.Tentative), s.at(review.Reliable), s.at(0)
	return s
}

// at is the place of a value; what lies beyond an end stands at it.
func (s scale) at(v float64) float64 {
	share := max(0, min((v-s.Low)/(1-s.Low), 1))
	return math.Round(10*(barRoom+share*(barWidth-2*barRoom))) / 10
}

func (s scale) bar(r agreement.Result) *bar {
	if r.Value == nil {
		return nil
	}
	b := &bar{Scale: s, At: s.at(*r.Value), Hollow: r.State == agreement.LowN}
	if r.CI95 != nil {
		b.Interval, b.From = true, s.at(r.CI95[0])
		b.Width = math.Round(10*(s.at(r.CI95[1])-b.From)) / 10
	}
	return b
}

// From is the lower end as it is written.
func (s scale) From() string { return strings.Replace(fmt.Sprint(s.Low), "-", "−", 1) }
