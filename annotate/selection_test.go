package annotate

import "testing"

func TestASelectionTakesOneOfTheValuesOfEachField(t *testing.T) {
	m := Meta{
		Title: "Harbour opens", Published: "2031-05-17T08:00Z", Event: "Strike", Batch: "May",
		Free: map[string]string{"x:party": "green"},
	}
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
		"article=5d1b":                  true,
		"article=5d1":                   false,
		"article=":                      false,
		"date=2031-05":                  true,
		"date=2031-05-17":               true,
		"date=2031-05-16..2031-05-17":   true,
		"date=2031-05-18..":             false,
		"date=..2030":                   false,
		"date=..2030 date=2031..":       true,
		"date=":                         false,
	} {
		s, err := ReadSelection(SplitIDs(words))
		if err != nil || s.Has("5d1bffff", m) != want {
			t.Errorf("%q takes it: %v, want %v (%v)", words, s.Has("5d1bffff", m), want, err)
		}
	}
	for _, words := range []string{"strike", "=strike", "date=May", "date=2031-13", "date=2032..2031", "date=.."} {
		if s, err := ReadSelection([]string{words}); err == nil {
			t.Errorf("%q was taken as %v", words, s)
		}
	}
	if s, err := ReadSelection([]string{"article=harbour OPENS"}); err != nil || !s.Has("5d1bffff", m) {
		t.Errorf("by its title the article is not chosen (%v)", err)
	}
}
