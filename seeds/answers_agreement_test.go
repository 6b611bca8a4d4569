package seeds_test

import (
	"fmt"
	"slices"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
	"plumbline/seeds"
)

// ratings collects what the annotators said about one field, for one target if
// it is asked per target. Values that are not of the scale count as missing.
func ratings(t *testing.T, scheme *agreement.Scheme, values []string, field, target string) *agreement.Table {
	t.Helper()
	var annotators []string
	for _, one := range seeds.Answers() {
		annotators = append(annotators, one.Annotator)
	}
	units := map[string]int32{}
	var given []agreement.Rating
	for _, s := range sheets() {
		paragraph := fmt.Sprint(s.slug, s.position)
		if _, known := units[paragraph]; !known {
			units[paragraph] = int32(len(units))
		}
		if value := slices.Index(values, s.answers[question{field, target}]); value >= 0 {
			who := int32(slices.Index(annotators, s.annotator))
			given = append(given, agreement.Rating{Annotator: who, Unit: units[paragraph], Value: int32(value)})
		}
	}
	table, err := agreement.NewTable(scheme, annotators, len(units), given)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// options returns the values of a field in codebook order.
func options(field *codebook.Field) []string {
	var values []string
	for i := range field.Options {
		values = append(values, field.Options[i].Value)
	}
	return values
}

func categories(t *testing.T, scale agreement.Scale, values []string, field, target string) *agreement.Table {
	t.Helper()
	scheme, err := agreement.NewCategories(scale, values, true)
	if err != nil {
		t.Fatal(err)
	}
	return ratings(t, scheme, values, field, target)
}

// sets makes a table of a field whose answers are sets.
func sets(t *testing.T, field *codebook.Field) *agreement.Table {
	t.Helper()
	elements := options(field)
	var values []string
	var members [][]int
	for _, s := range sheets() {
		value := s.answers[question{field.Key, ""}]
		if value == "" || slices.Contains(values, value) {
			continue
		}
		var set []int
		for _, label := range codebook.SplitSet(value) {
			set = append(set, slices.Index(elements, label))
		}
		values, members = append(values, value), append(members, set)
	}
	scheme, err := agreement.NewSets(elements, members)
	if err != nil {
		t.Fatal(err)
	}
	return ratings(t, scheme, values, field.Key, "")
}

func TestTheAnnotatorsAgreeAsRealTeamsDo(t *testing.T) {
	book := mustParseCodebook(t)
	kinds := options(book.Field("unit_type"))
	claims := options(book.Field("unsourced"))
	light := []string{"-2", "-1", "0", "1", "2"}
	measured := []struct {
		what     string
		result   agreement.Result
		from, to float64
	}{
		{"unit_type", agreement.Alpha(categories(t, agreement.Nominal, kinds, "unit_type", ""), agreement.LevelNominal), .90, .99},
		{"sourcing", agreement.Alpha(sets(t, book.Field("sourcing")), agreement.LevelMASI), .75, .85},
		{"stance Corvane", agreement.Alpha(categories(t, agreement.Ordinal, light, "stance", "Corvane"), agreement.LevelOrdinal), .60, .85},
		{"stance Kadreth", agreement.Alpha(categories(t, agreement.Ordinal, light, "stance", "Kadreth"), agreement.LevelOrdinal), .60, .85},
		{
			"stance Amberine",
			agreement.Alpha(categories(t, agreement.Ordinal, light, "stance", "Amberine"), agreement.LevelOrdinal),
			.50,
			.85,
		},
		{"unsourced", agreement.Alpha(categories(t, agreement.Nominal, claims, "unsourced", ""), agreement.LevelNominal), .50, .65},
		{"editorial", agreement.Alpha(sets(t, book.Field("editorial")), agreement.LevelMASI), .40, .60},
	}
	for _, m := range measured {
		if m.result.Value == nil {
			t.Errorf("%s: alpha is undefined: %v", m.what, m.result.Reason)
			continue
		}
		t.Logf("%s: alpha %.3f from %d paragraphs", m.what, *m.result.Value, m.result.N)
		if v := *m.result.Value; v < m.from || v > m.to {
			t.Errorf("%s: alpha is %.3f, want %.2f to %.2f", m.what, v, m.from, m.to)
		}
	}
}

func TestA3StandsApartOnEditorializingAndOnNothingElse(t *testing.T) {
	book := mustParseCodebook(t)
	gain := func(field string) map[string]float64 {
		table := sets(t, book.Field(field))
		all := agreement.Alpha(table, agreement.LevelMASI)
		gains := map[string]float64{}
		for _, without := range agreement.Without(table, agreement.LevelMASI) {
			gains[*without.Annotator] = *without.Value - *all.Value
		}
		t.Logf("%s, alpha gained without each: %v", field, gains)
		return gains
	}
	editorial, sourcing := gain("editorial"), gain("sourcing")
	for _, other := range []string{"A1", "A2", "A4"} {
		if editorial["A3"] < editorial[other]+.03 {
			t.Errorf(
				"leaving out A3 raises editorial by %.3f and %s by %.3f; A3 is to stand apart",
				editorial["A3"],
				other,
				editorial[other],
			)
		}
	}
	if sourcing["A3"] > .05 {
		t.Errorf("leaving out A3 raises sourcing by %.3f, so A3 stands apart there too", sourcing["A3"])
	}
	for _, pair := range agreement.Pairs(sets(t, book.Field("editorial")), agreement.Coefficient{Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelMASI}) {
		t.Logf("editorial %v: %.3f", pair.Pair, *pair.Value)
		if *pair.Value < .15 {
			t.Errorf("editorial of %v is %.3f, which is chance and not a habit", pair.Pair, *pair.Value)
		}
	}
}
