package report

import (
	"testing"

	"plumbline/annotate/agreement"
)

func TestABarStaysWithinItsDrawing(t *testing.T) {
	s := scale{Low: 0}
	for _, value := range []float64{-0.4, 0, 0.5, 1, 1.2} {
		low, high := value-0.3, value+0.3
		b := s.bar(agreement.Result{Value: &value, CI95: &[2]float64{low, high}})
		for _, x := range []float64{b.At, b.From, b.From + b.Width} {
			if x < barRoom-0.05 || x > barWidth-barRoom+0.05 {
				t.Errorf(
					"of %v in an interval from %v to %v something stands at %v, outside %v to %v",
					value,
					low,
					high,
					x,
					barRoom,
					barWidth-barRoom,
				)
			}
		}
	}
}
