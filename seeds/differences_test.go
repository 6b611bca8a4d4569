package seeds_test

import (
	"slices"
	"testing"

	"plumbline/seeds"
)

var shortKey = []seeds.Answer{
	{Position: 1, Field: "unit_type", Value: "body"},
	{Position: 1, Field: "stance", Target: "Corvane", Value: "1"},
	{Position: 1, Field: "voice", Target: "Corvane", Value: "outlet"},
	{Position: 2, Field: "unit_type", Value: "furniture"},
}

func TestDifferencesReplaceAddAndRemove(t *testing.T) {
	got, err := seeds.Compose(shortKey, []seeds.Answer{
		{Position: 1, Field: "note", Value: "Short."},
		{Position: 1, Field: "stance", Target: "Corvane", Value: "0"},
		{Position: 1, Field: "voice", Target: "Corvane"},
		{Position: 2, Field: "*"},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []seeds.Answer{
		{Position: 1, Field: "unit_type", Value: "body"},
		{Position: 1, Field: "stance", Target: "Corvane", Value: "0"},
		{Position: 1, Field: "note", Value: "Short."},
	}
	if !slices.Equal(got, want) {
		t.Errorf("the sheets are %v, want %v", got, want)
	}
}

func TestRowsThatAreNoDifferenceAreRefused(t *testing.T) {
	for what, rows := range map[string][]seeds.Answer{
		"says what the key says":     {{Position: 1, Field: "unit_type", Value: "body"}},
		"removes what is not there":  {{Position: 2, Field: "sourcing"}},
		"changes an answer twice":    {{Position: 2, Field: "unit_type", Value: "body"}, {Position: 2, Field: "unit_type", Value: "lede"}},
		"names an unknown field":     {{Position: 1, Field: "mood", Value: "calm"}},
		"leaves with a value":        {{Position: 1, Field: "*", Value: "body"}},
		"leaves what has no answers": {{Position: 9, Field: "*"}},
	} {
		if sheets, err := seeds.Compose(shortKey, rows); err == nil {
			t.Errorf("a file that %s is read as %v", what, sheets)
		}
	}
}
