package agreement

import "testing"

func TestWhatRoundingLeavesOfNothingIsNothing(t *testing.T) {
	third, tenth := 0.3, 0.1
	for _, c := range []struct{ value, want float64 }{
		{1 - (tenth+2*tenth)/third, 0}, {(tenth + 2*tenth) / third, 1}, {1e-9, 1e-9}, {-1e-9, -1e-9},
	} {
		if got := *valued(KrippendorffAlpha, LevelNominal, DependableN, c.value).Value; got != c.want {
			t.Errorf("%g is told as %g, want %g", c.value, got, c.want)
		}
	}
}
