package agreement_test

import (
	"math"
	"strings"
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
	plan := agreement.Plan{Articles: articlesOf(24, 2)}
	groups := agreement.Groups(made, []string{"north", "north", "south", "south", ""}, agreement.LevelNominal, plan)
	if len(groups) != 4 {
		t.Fatalf("there are %d results", len(groups))
	}
	for i, name := range []string{"north", "south"} {
		if g := groups[i]; *g.Group != name || g.Across != nil || g.Value == nil || *g.Value != 1 || g.N != 24 || g.Articles != 12 ||
			!strings.Contains(g.Reason.String(), name+" has 2 annotators, fewer than 5: not for publication.") {
			t.Errorf("within %s: %+v", name, g)
		}
	}
	// All pairs of labels across differ, and by chance two thirds would: 1 - 1/(2/3).
	for i, statistic := range []agreement.Statistic{agreement.CrossReplication, agreement.NormalisedReplication} {
		between := groups[2+i]
		if between.Statistic != statistic || *between.Group != "north" || *between.Across != "south" || between.N != 24 ||
			between.Articles != 12 || math.Abs(*between.Value+0.5) > 1e-12 {
			t.Errorf("between: %+v with value %v", between, *between.Value)
		}
	}
}

// TestBetweenGroupsIsTheReferenceOfItsAuthors has the table of the tests in
// github.com/google-research/cross-replication-reliability (lib/src/test), whose value
// with missing labels is 0.1818182, and two units of one group alone, which do not
// count.
func TestBetweenGroupsIsTheReferenceOfItsAuthors(t *testing.T) {
	first := [][2]int{{0, 2}, {0, 3}, {2, 0}, {3, 0}, {1, 1}, {3, 0}, {2, 1}} // labels A and B of each unit
	second := [][2]int{{0, 2}, {1, 1}, {1, 1}, {1, 1}, {2, 0}}
	var ratings []agreement.Rating
	give := func(unit int, from int32, counts [2]int) {
		for value, n := range counts {
			for range n {
				ratings = append(ratings, agreement.Rating{Annotator: from, Unit: int32(unit), Value: int32(value)})
				from++
			}
		}
	}
	for u, counts := range first {
		give(u, 0, counts)
	}
	for u, counts := range second {
		give(u, 3, counts)
	}
	made := makeTable(t, categories(t, agreement.Nominal, 2), 5, len(first), ratings)
	groups := agreement.Groups(made, []string{"x", "x", "x", "y", "y"}, agreement.LevelNominal, agreement.Plan{})
	if got := groups[2]; got.Statistic != agreement.CrossReplication || math.Abs(*got.Value-0.1818182) > 1e-6 || got.N != 5 {
		t.Errorf("it is %v from %d units", *got.Value, got.N)
	}
	// Within y, by hand: 8 of 10 labels meet another one in 3 of 5 units: observed 6/10,
	// expected 1 - 2*(5*4)/(10*9): alpha is below 0, and nothing is divided by it.
	if got := groups[3]; got.Value != nil || !strings.Contains(got.Reason.String(), "agreement within y is not above 0") {
		t.Errorf("the normalised value is %v: %s", got.Value, got.Reason)
	}
}

func TestAGroupOfOneIsRefusedBecauseItIsAPerson(t *testing.T) {
	made := parse(t, agreement.Nominal, "x,y", "A u1 x\nB u1 x\nA u2 y\nB u2 y\nC u3 x\nD u3 y")
	groups := agreement.Groups(made, []string{"north", "south", "east", "east"}, agreement.LevelNominal, agreement.Plan{Draws: 20})
	want := map[string]string{
		"east":        "From",
		"north":       "Refused: north has one annotator, and nothing is told of a group that is one person.",
		"south":       "Refused: south has one annotator, and nothing is told of a group that is one person.",
		"east north":  "Refused: north has one annotator, and nothing is told of a group that is one person.",
		"east south":  "Refused: south has one annotator, and nothing is told of a group that is one person.",
		"north south": "Refused: north has one annotator, and nothing is told of a group that is one person.",
	}
	for _, g := range groups {
		name := *g.Group
		if g.Across != nil {
			name += " " + *g.Across
		}
		said, ok := want[name]
		if g.Statistic != agreement.NormalisedReplication {
			delete(want, name)
		}
		if !ok && g.Statistic != agreement.NormalisedReplication ||
			said != "" && said != "From" && (g.Value != nil || g.Reason.String() != said) {
			t.Errorf("%s: %v because %q", name, g.Value, g.Reason)
		}
	}
	if len(want) > 0 {
		t.Errorf("nothing is said of %v", want)
	}
}

func TestGroupsThatShareNothingSaySo(t *testing.T) {
	made := parse(t, agreement.Nominal, "x,y", "A u1 x\nB u1 x\nA u2 y\nB u2 y\nC u3 x\nD u3 y")
	for _, g := range agreement.Groups(made, []string{"north", "north", "east", "east"}, agreement.LevelNominal, agreement.Plan{})[2:] {
		if g.Value != nil || g.Reason.String() != "east and north share no units." {
			t.Errorf("%s: %v because %q", g.Statistic, g.Value, g.Reason)
		}
	}
}

// TestBetweenGroupsAgreesWithItsDefinition goes through all pairs one by one.
func TestBetweenGroupsAgreesWithItsDefinition(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		_, units, ratings := drawRatings(t, 3)
		made := makeTable(t, categories(t, agreement.Ordinal, 3), 5, units, ratings)
		for _, level := range []agreement.Level{agreement.LevelNominal, agreement.LevelOrdinal} {
			want, n := betweenByHand(made, level)
			groups := agreement.Groups(made, []string{"a", "a", "b", "b", "b"}, level, agreement.Plan{Articles: articlesOf(units, 2)})
			got := groups[2]
			if math.IsNaN(want) {
				if got.Value != nil {
					t.Fatalf("it is %v where nothing is expected", *got.Value)
				}
				continue
			}
			if got.Value == nil || math.Abs(*got.Value-want) > 1e-9 || got.N != n {
				t.Fatalf("%s: it is %v from %d units, by definition %v from %d", level, got.Value, got.N, want, n)
			}
			compared++
			a, b, normal := groups[0].Value, groups[1].Value, groups[3]
			if a == nil || b == nil || *a <= 0 || *b <= 0 {
				if normal.Value != nil {
					t.Fatalf("it is divided by %v and %v", a, b)
				}
				continue
			}
			if math.Abs(*normal.Value-want/math.Sqrt(*a**b)) > 1e-9 {
				t.Fatalf("over what is within it is %v, by definition %v", *normal.Value, want/math.Sqrt(*a**b))
			}
		}
	})
	if compared < 40 {
		t.Errorf("only %d values were compared", compared)
	}
}

// betweenByHand is 1 less the observed over the expected distance of labels of A or B
// and of others.
func betweenByHand(made *agreement.Table, level agreement.Level) (value float64, units int) {
	var margins, firsts, seconds [3]float64
	type met struct {
		a, b   int
		weight float64
	}
	var all []met
	labels := 0.0
	for u := range made.Units() {
		who, values := made.Unit(u)
		var first, second []int
		for i, a := range who {
			if a < 2 {
				first = append(first, int(values[i]))
			} else {
				second = append(second, int(values[i]))
			}
		}
		if len(first) == 0 || len(second) == 0 {
			continue
		}
		units++
		r, s := float64(len(first)), float64(len(second))
		labels += r + s
		for _, a := range first {
			margins[a]++
			firsts[a]++
			for _, b := range second {
				all = append(all, met{a, b, (r + s) / (r * s)})
			}
		}
		for _, b := range second {
			margins[b]++
			seconds[b]++
		}
	}
	distance := func(a, b int) float64 {
		switch {
		case a == b:
			return 0
		case level == agreement.LevelNominal:
			return 1
		}
		between := -(margins[a] + margins[b]) / 2
		for v := min(a, b); v <= max(a, b); v++ {
			between += margins[v]
		}
		return between * between
	}
	observed, expected, n, m := 0.0, 0.0, 0.0, 0.0
	for _, x := range all {
		observed += x.weight * distance(x.a, x.b) / labels
	}
	for a, x := range firsts {
		n += x
		for b, y := range seconds {
			expected += x * y * distance(a, b)
		}
	}
	for _, y := range seconds {
		m += y
	}
	if expected == 0 {
		return math.NaN(), units
	}
	return 1 - observed*n*m/expected, units
}
