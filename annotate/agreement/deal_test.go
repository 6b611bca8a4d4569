package agreement

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// metricsOf are a scheme for every way to measure distances.
func metricsOf(t failing) map[Level]*Scheme {
	schemes := make(map[Level]*Scheme)
	for level, scale := range map[Level]Scale{
		LevelNominal: Nominal, LevelOrdinal: Ordinal, LevelInterval: Interval, LevelRatio: Ratio,
	} {
		s, err := NewCategories(scale, []string{"0", "1", "2", "5"}, true)
		if err != nil {
			t.Fatal(err)
		}
		schemes[level] = s
	}
	sets, err := NewSets([]string{"a", "b", "c"}, [][]int{{}, {0}, {0, 1}, {1, 2}})
	if err != nil {
		t.Fatal(err)
	}
	schemes[LevelJaccard], schemes[LevelMASI] = sets, sets
	return schemes
}

type failing interface{ Fatal(...any) }

// someTable has up to six annotators, many missing labels and few values.
func someTable(t *rapid.T, scheme *Scheme) *Table {
	names := []string{"A", "B", "C", "D", "E", "F"}[:rapid.IntRange(2, 6).Draw(t, "annotators")]
	values := rapid.IntRange(1, scheme.Len()).Draw(t, "values")
	units := rapid.IntRange(1, 30).Draw(t, "units")
	var ratings []Rating
	for u := range units {
		for a := range names {
			if v := rapid.IntRange(-1, values-1).Draw(t, "value"); v >= 0 {
				ratings = append(ratings, Rating{int32(a), int32(u), int32(v)})
			}
		}
	}
	made, err := NewTable(scheme, names, units, ratings)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// take puts the labels that annotators really gave into their hands.
func (h *hand) take(t *Table) {
	for _, given := range h.given {
		clear(given)
	}
	for u := range t.Units() {
		who, values := t.Unit(u)
		sorted := slices.Sorted(slices.Values(values))
		at := slices.IndexFunc(h.kinds, func(k kind) bool { return slices.Equal(k.all(), sorted) })
		if at < 0 {
			continue // fewer than two labels
		}
		for i, a := range who {
			place, _ := slices.BinarySearch(h.names, a)
			value, _ := slices.BinarySearch(h.kinds[at].values, values[i])
			h.given[place][h.kinds[at].first+value]++
		}
	}
}

func (k *kind) all() []int32 {
	var all []int32
	for i, v := range k.values {
		all = append(all, slices.Repeat([]int32{v}, int(k.counts[i]))...)
	}
	return all
}

// TestAHandKnowsAlphaWithoutEach compares with alpha of the tables that lack an
// annotator, to the last bit: of labels as they were given, and dealt out.
func TestAHandKnowsAlphaWithoutEach(t *testing.T) {
	for level, scheme := range metricsOf(t) {
		t.Run(string(level), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				made := someTable(t, scheme)
				h := newDeal(made).newHand(level)
				var s stream
				s.start(1, rapid.Uint64().Draw(t, "deal"))
				shuffled := *made
				shuffled.values = slices.Clone(made.values)
				for range 3 {
					h.take(&shuffled)
					for place, a := range h.names {
						want := Alpha(shuffled.Without(int(a)), level)
						got, ok := h.without(place)
						if ok != (want.Value != nil) || ok && got != *want.Value {
							t.Fatalf("without %d: %v %v, want %v (%s)", a, got, ok, want.Value, want.Reason)
						}
					}
					shuffleUnits(&shuffled, &s)
				}
			})
		})
	}
}

func shuffleUnits(t *Table, s *stream) {
	for u := range t.Units() {
		_, values := t.Unit(u)
		for left := len(values); left > 1; left-- {
			other := s.below(uint64(left))
			values[left-1], values[other] = values[other], values[left-1]
		}
	}
}

// TestDealingOutLosesNoLabel counts labels of each kind of unit, and how many
// units of it each annotator labelled.
func TestDealingOutLosesNoLabel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		made := someTable(t, metricsOf(t)[LevelNominal])
		h := newDeal(made).newHand(LevelNominal)
		var s stream
		s.start(1, rapid.Uint64().Draw(t, "deal"))
		h.take(made)
		labels, units := h.sums()
		for range 3 {
			h.dealOut(&s)
			dealt, labelled := h.sums()
			for i, k := range h.kinds {
				if k.labels == 2 {
					continue // nothing follows from who gave which of two labels
				}
				if !slices.Equal(dealt[k.first:k.first+len(k.values)], labels[k.first:k.first+len(k.values)]) {
					t.Fatalf("%v: %v labels, were %v", k.values, dealt, labels)
				}
				for a := range h.names {
					if labelled[a][i] != units[a][i] {
						t.Fatalf("%v: %d has %d of them, had %d", k.values, a, labelled[a][i], units[a][i])
					}
				}
			}
		}
	})
}

func (h *hand) sums() (labels []int64, units [][]int64) {
	labels = make([]int64, len(h.slots))
	for _, given := range h.given {
		of := make([]int64, len(h.kinds))
		for i, k := range h.kinds {
			for slot := k.first; slot < k.first+len(k.values); slot++ {
				labels[slot] += given[slot]
				of[i] += given[slot]
			}
		}
		units = append(units, of)
	}
	return labels, units
}

// TestExchangeIsTheShareOfAllDeals goes through every way to deal out a small
// table; once more with many units alike, whose ways are drawn together, against
// deals of single units.
func TestExchangeIsTheShareOfAllDeals(t *testing.T) {
	scheme := metricsOf(t)[LevelOrdinal]
	of := func(units ...string) *Table {
		var ratings []Rating
		for u, labels := range units {
			for a, label := range labels {
				if label != '.' {
					ratings = append(ratings, Rating{int32(a), int32(u), label - '0'})
				}
			}
		}
		made, err := NewTable(scheme, []string{"A", "B", "C", "D"}, len(units), ratings)
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	t.Run("every deal", func(t *testing.T) {
		made := of("0003", "1112", "2213", "11.0")
		gain, _ := greatestWithout(made, LevelOrdinal)
		reached, all := 0, 0
		everyDeal(made, 0, func() {
			all++
			if g, ok := greatestWithout(made, LevelOrdinal); ok && g >= gain-1e-12 {
				reached++
			}
		})
		h := newDeal(made).newHand(LevelOrdinal)
		like(t, h, gain, float64(reached)/float64(all))
	})
	t.Run("units alike", func(t *testing.T) {
		var units []string
		for _, u := range []struct {
			labels string
			times  int
		}{{"0003", 9}, {"0030", 2}, {"1112", 8}, {"2113", 30}, {"00.1", 7}, {"3210", 5}, {"1111", 9}} {
			units = append(units, slices.Repeat([]string{u.labels}, u.times)...)
		}
		made := of(units...)
		d := newDeal(made)
		if !slices.ContainsFunc(d.piles, func(p pile) bool { return len(p.ways) == 12 && p.units == 30 }) ||
			!slices.ContainsFunc(d.piles, func(p pile) bool { return p.ways == nil && p.units == 5 }) {
			t.Fatal("units are not dealt out both together and by themselves")
		}
		var gains []float64
		var s stream
		shuffled := *made
		shuffled.values = slices.Clone(made.values)
		for i := range uint64(4000) {
			s.start(3, i)
			shuffleUnits(&shuffled, &s)
			g, _ := greatestWithout(&shuffled, LevelOrdinal)
			gains = append(gains, g)
		}
		slices.Sort(gains)
		for _, share := range []float64{0.05, 0.3, 0.7} {
			like(t, d.newHand(LevelOrdinal), gains[int((1-share)*float64(len(gains)))], share)
		}
	})
}

// everyDeal puts the labels of the units from one on in every order.
func everyDeal(t *Table, unit int, visit func()) {
	if unit == t.Units() {
		visit()
		return
	}
	_, values := t.Unit(unit)
	var order func(from int)
	order = func(from int) {
		if from == len(values) {
			everyDeal(t, unit+1, visit)
			return
		}
		for i := from; i < len(values); i++ {
			values[from], values[i] = values[i], values[from]
			order(from + 1)
			values[from], values[i] = values[i], values[from]
		}
	}
	order(0)
}

// like deals out often and wants a share of the gains to reach a bound, within
// four standard errors.
func like(t *testing.T, h *hand, bound, share float64) {
	t.Helper()
	const times = 4000
	reached := 0.0
	var s stream
	for i := range uint64(times) {
		s.start(7, i)
		h.dealOut(&s)
		if g, ok := h.greatest(); ok && g >= bound-1e-12 {
			reached++
		}
	}
	if off := 4 * math.Sqrt(2*share*(1-share)/times); math.Abs(reached/times-share) > off {
		t.Errorf("%v of the gains reach %v, want %v", reached/times, bound, share)
	}
}
