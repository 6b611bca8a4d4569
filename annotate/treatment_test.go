package annotate_test

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

func TestArmsAreDrawnByArticleAndAnnotatorAndAreEven(t *testing.T) {
	targets := annotate.Treatment{Field: annotate.ProjectTargetsShown, When: annotate.ShowExperiment, Seed: "s"}
	hints := targets
	hints.Field = annotate.ProjectHintsShown
	shown, both, n := 0, 0, 4000
	for i := range n {
		who, article := "A"+strconv.Itoa(i%8), strconv.Itoa(i/8)
		if targets.ShownTo(who, article) {
			shown++
			if hints.ShownTo(who, article) {
				both++
			}
		}
	}
	for what, got := range map[string]float64{"a half": float64(shown) / float64(n), "a half of the half": 2 * float64(both) / float64(n)} {
		if math.Abs(got-0.5) > 0.05 {
			t.Errorf("%s is %.3f", what, got)
		}
	}
	again := targets
	if again.ShownTo("A1", "7") != targets.ShownTo("A1", "7") {
		t.Error("an arm changes")
	}
}

func TestAnExposureComesBackFromItsValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := annotate.Exposure{
			When:  rapid.SampledFrom(annotate.Showings()[1:]).Draw(t, "when"),
			Shown: rapid.Bool().Draw(t, "shown"), Words: rapid.IntRange(0, 20_000).Draw(t, "words"),
		}
		if again, ok := annotate.ReadExposure(x.String()); !ok || again != x {
			t.Fatalf("%v comes back as %v", x, again)
		}
	})
	for _, odd := range []string{"", "shown", "after shown", "after shown -1", "never shown 1", "after seen 1", "after shown 01", "after shown 1 "} {
		if x, ok := annotate.ReadExposure(odd); ok {
			t.Errorf("%q is read as %v", odd, x)
		}
	}
}
