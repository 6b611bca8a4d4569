package report

import (
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/paper"
)

func TestABarStaysWithinItsDrawing(t *testing.T) {
	for _, value := range []float64{-0.4, 0, 0.5, 1, 1.2} {
		b := scale(0).bar(agreement.Result{Value: &value, CI95: &[2]float64{value - 0.3, value + 0.3}})
		for _, x := range []float64{b.At, b.From, b.Until} {
			if x < paper.Room-0.05 || x > barWidth-paper.Room+0.05 {
				t.Errorf("of %v something stands at %v, outside %v to %v", value, x, paper.Room, barWidth-paper.Room)
			}
		}
	}
}
