package review

import (
	"slices"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
)

// A scale names its measure in words, which have to be words of agreement.
func TestAgreementKnowsHowAnswersOfEveryScaleAreCompared(t *testing.T) {
	for _, s := range codebook.Scales() {
		if s.Rating == "" {
			continue
		}
		if _, err := agreement.ParseScale(s.Rating); err != nil {
			t.Errorf("the scale %s: %v", s, err)
			continue
		}
		scheme := must(agreement.NewCategories(agreement.Scale(s.Rating), []string{"1", "2"}, true))
		for _, m := range s.Metrics {
			if !slices.Contains(scheme.Levels(), agreement.Level(m.Level)) {
				t.Errorf(
					"the metric %s of the scale %s takes the distances %q, which it does not have: %q",
					m.Name,
					s,
					m.Level,
					scheme.Levels(),
				)
			}
		}
	}
}
