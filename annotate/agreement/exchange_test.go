package agreement_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"plumbline/annotate/agreement"
)

// equals is a table of annotators who all see the truth with the same chance,
// and one more who sees it with another.
func equals(t testing.TB, seed uint64, units int, sees, other float64) *agreement.Table {
	random := rand.New(rand.NewPCG(seed, 7))
	var ratings []agreement.Rating
	for u := range int32(units) {
		truth := int32(random.IntN(3))
		for a := range int32(4) {
			chance := sees
			if a == 3 {
				chance = other
			}
			value := truth
			if random.Float64() > chance {
				value = int32(random.IntN(3))
			}
			ratings = append(ratings, agreement.Rating{Annotator: a, Unit: u, Value: value})
		}
	}
	return makeTable(t, categories(t, agreement.Nominal, 3), 4, units, ratings)
}

func TestAmongEqualsExchangeIsSeldomSmall(t *testing.T) {
	const teams = 150
	small, smaller := 0, 0
	for seed := range uint64(teams) {
		p := agreement.Exchange(equals(t, seed, 20, 0.6, 0.6), agreement.LevelNominal, seed)
		if p <= 0.05 {
			small++
		}
		if p <= 0.01 {
			smaller++
		}
	}
	// 7 and 1 are to be expected; the bounds are three standard deviations above.
	if small > 15 || smaller > 5 || small == 0 {
		t.Errorf("of %d teams of equals %d have 0.05 or less and %d 0.01 or less", teams, small, smaller)
	}
}

func TestExchangeTellsWhoIsNoEqual(t *testing.T) {
	for seed := range uint64(4) {
		made := equals(t, seed, 80, 0.9, 0.3)
		if p := agreement.Exchange(made, agreement.LevelNominal, seed); p > 0.002 {
			t.Errorf("team %d: one who sees a third of what the others see has %v", seed, p)
		}
		if p, again := agreement.Exchange(made, agreement.LevelNominal, 1), agreement.Exchange(made, agreement.LevelNominal, 1); p != again {
			t.Errorf("the same seed gives %v and %v", p, again)
		}
	}
}

// TestGainIsTheDifferenceOfBothTables draws one article only, which leaves nothing
// to chance.
func TestGainIsTheDifferenceOfBothTables(t *testing.T) {
	made := equals(t, 3, 40, 0.8, 0.4)
	for a := range 4 {
		want := *agreement.Alpha(made.Without(a), agreement.LevelNominal).Value - *agreement.Alpha(made, agreement.LevelNominal).Value
		one := agreement.Gain(made, a, agreement.LevelNominal, agreement.Plan{Draws: 1, Articles: make([]int32, 40)})
		if len(one.Values) != 1 || math.Abs(one.Values[0]-want) > 1e-9 {
			t.Errorf("the gain without %d is %v, want %v", a, one.Values, want)
		}
		many := agreement.Gain(made, a, agreement.LevelNominal, agreement.Plan{Draws: 2000})
		if ends := many.Interval(); ends == nil || ends[0] > want || ends[1] < want || (ends[0] > 0) != (a == 3) {
			t.Errorf("the gain without %d of %v lies in %v", a, want, ends)
		}
	}
}
