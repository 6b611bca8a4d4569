package consensus

import (
	"slices"
	"testing"
)

func TestSharesThatDifferByRoundingAloneAreATie(t *testing.T) {
	tenth := 0.1
	three := tenth + tenth + tenth // 0.30000000000000004
	if three == 0.3 {
		t.Fatal("this computer adds tenths without rounding")
	}
	v := newVerdict(10, []float64{three, 0.3, 1 - three - 0.3 - 0.2})
	if v.Label != NoLabel || !slices.Equal(v.Tied, []int{0, 1}) {
		t.Errorf("shares of %v and 0.3 give %+v, want a tie of both", three, v)
	}
}
