package annotate

import "testing"

func TestASelectionTakesOneOfTheValuesOfEachField(t *testing.T) {
	m := Meta{Event: "Strike", Batch: "May", Free: map[string]string{"x:party": "green"}}
	for words, want := range map[string]bool{
		"":                              true,
		"event=strike":                  true,
		"event=flood":                   false,
		"event=flood event=strike":      true,
		"event=strike party=green":      true,
		"event=strike party=red":        false,
		"batch=may stratum=":            true,
		"stratum=daily":                 false,
		"x:party=green x:party=another": true,
	} {
		s, err := ReadSelection(SplitIDs(words))
		if err != nil || s.Has(m) != want {
			t.Errorf("%q takes it: %v, want %v (%v)", words, s.Has(m), want, err)
		}
	}
	if _, err := ReadSelection([]string{"strike"}); err == nil {
		t.Error("a word without a field was taken")
	}
}
