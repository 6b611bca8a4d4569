package agreement_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate/agreement"
)

// TestBetweenTwoGroupsOnlyPairsAcrossCount has two groups that agree perfectly
// within and never between.
func TestBetweenTwoGroupsOnlyPairsAcrossCount(t *testing.T) {
	var ratings []agreement.Rating
	for u := range int32(24) {
		for a := range int32(5) {
			value := u % 3
			if a > 1 {
				value = (u + 1) % 3
			}
			ratings = append(ratings, agreement.Rating{Annotator: a, Unit: u, Value: value})
		}
	}
	made := makeTable(t, categories(t, agreement.Nominal, 3), 5, 24, ratings)
	articles := make([]int32, 24)
	for u := range articles {
		articles[u] = int32(u / 2)
	}
	plan := agreement.Plan{Draws: 200, Articles: articles}
	groups := agreement.Groups(made, []string{"north", "north", "south", "south", ""}, agreement.LevelNominal, plan)
	if len(groups) != 3 {
		t.Fatalf("there are %d results", len(groups))
	}
	for i, name := range []string{"north", "south"} {
		if g := groups[i]; *g.Group != name || g.Across != nil || g.Value == nil || *g.Value != 1 || g.N != 24 || g.Articles != 12 {
			t.Errorf("within %s: %+v", name, g)
		}
	}
	// All 24 pairs of units differ: 96 labels across, 32 of each value, none of
	// which meets its own kind: alpha = 1 - 95*96/(96*64).
	between := groups[2]
	if *between.Group != "north" || *between.Across != "south" || between.N != 24 || between.Articles != 12 ||
		math.Abs(*between.Value-(1-95*96.0/(96*64))) > 1e-12 {
		t.Errorf("between: %+v with value %v", between, *between.Value)
	}
}

func TestAGroupOfOneAndGroupsThatShareNothingSayWhy(t *testing.T) {
	made := parse(t, agreement.Nominal, "x,y", "A u1 x\nB u1 x\nA u2 y\nB u2 y\nC u3 x\nD u3 y")
	groups := agreement.Groups(made, []string{"north", "south", "east", "east"}, agreement.LevelNominal, agreement.Plan{Draws: 20})
	want := map[string]string{
		"east": "From", "north": "Undefined: north has one annotator, A, and agreement needs two.",
		"south":      "Undefined: south has one annotator, B, and agreement needs two.",
		"east north": "east and north share no units.", "east south": "east and south share no units.", "north south": "",
	}
	for _, g := range groups {
		name := *g.Group
		if g.Across != nil {
			name += " " + *g.Across
		}
		said, ok := want[name]
		if delete(want, name); !ok || said != "" && said != "From" && (g.Value != nil || g.Reason.String() != said) {
			t.Errorf("%s: %v because %q", name, g.Value, g.Reason)
		}
	}
	if len(want) > 0 {
		t.Errorf("nothing is said of %v", want)
	}
}

// TestBetweenGroupsOfOneIsTheAlphaOfThesePairs: there all pairs go across.
func TestBetweenGroupsOfOneIsTheAlphaOfThesePairs(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		_, units, ratings := drawRatings(t, 4)
		made := makeTable(t, categories(t, agreement.Ordinal, 4), 5, units, ratings)
		for _, level := range made.Scheme().Levels() {
			pair := agreement.Alpha(made.Only(0, 1), level)
			groups := agreement.Groups(made, []string{"a", "b", "", "", ""}, level, agreement.Plan{Draws: 1, Articles: make([]int32, units)})
			between := groups[2]
			if (pair.Value == nil) != (between.Value == nil) || pair.Value != nil && math.Abs(*pair.Value-*between.Value) > 1e-9 {
				t.Fatalf("%s alpha of the pair is %v and between them %v: %s", level, pair.Value, between.Value, between.Reason)
			}
			if pair.Value != nil {
				compared++
			}
		}
	})
	if compared < 100 {
		t.Errorf("only %d values were compared", compared)
	}
}

// TestBetweenGroupsAgreesWithItsDefinition goes through all pairs one by one.
func TestBetweenGroupsAgreesWithItsDefinition(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		_, units, ratings := drawRatings(t, 3)
		made := makeTable(t, categories(t, agreement.Nominal, 3), 5, units, ratings)
		first := func(a int32) bool { return a < 2 }
		observed, margins, n := 0.0, [3]float64{}, 0.0
		for u := range units {
			who, values := made.Unit(u)
			pairs := 0.0
			for i := range who {
				for j := range who {
					if first(who[i]) != first(who[j]) {
						pairs++
					}
				}
			}
			for i := range who {
				for j := range who {
					if first(who[i]) == first(who[j]) {
						continue
					}
					weight := float64(len(who)) / pairs
					margins[values[i]] += weight
					n += weight
					if values[i] != values[j] {
						observed += weight
					}
				}
			}
		}
		expected := n * n
		for _, m := range margins {
			expected -= m * m
		}
		groups := agreement.Groups(made, []string{"a", "a", "b", "b", "b"}, agreement.LevelNominal, agreement.Plan{Draws: 1})
		got := groups[2].Value
		if expected < 1e-9 {
			if got != nil {
				t.Fatalf("alpha is %v where nothing is expected", *got)
			}
			return
		}
		if got == nil || math.Abs(*got-(1-(n-1)*observed/expected)) > 1e-9 {
			t.Fatalf("alpha is %v, by definition %v", got, 1-(n-1)*observed/expected)
		}
		compared++
	})
	if compared < 20 {
		t.Errorf("only %d values were compared", compared)
	}
}
