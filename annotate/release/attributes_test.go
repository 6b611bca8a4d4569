package release_test

import (
	"fmt"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/release"
)

// team are so many people of whom the first told north, the others south.
func team(north, south int) (ids []string, told []annotate.Attribute) {
	for i := range north + south {
		id, value := fmt.Sprintf("A%d", i+1), "south"
		if i < north {
			value = "north"
		}
		ids, told = append(ids, id), append(told, annotate.Attribute{Annotator: id, Name: "region", Value: value})
	}
	return ids, told
}

func wantRefusal(t *testing.T, err error, words string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), words) {
		t.Errorf("it is met by %v, want a refusal with %q", err, words)
	}
}

func TestFourPeopleAndOneAttributeAreRefused(t *testing.T) {
	ids, told := team(2, 2)
	_, err := release.Told(told, []string{"region"}, ids, nil)
	wantRefusal(t, err, "4 people labelled")
}

func TestAnAttributeGoesAlongOnlyWhereFiveToldTheSame(t *testing.T) {
	for _, c := range []struct {
		north, south int
		refused      string
	}{
		{5, 5, ""}, {4, 8, `Only 4 people have told "north"`}, {12, 0, ""}, {11, 1, `1 person alone has told "south"`}, {5, 4, "9 people"},
	} {
		ids, told := team(c.north, c.south)
		counts, err := release.Told(told, []string{"region"}, ids, nil)
		if c.refused != "" {
			wantRefusal(t, err, c.refused)
		} else if err != nil || counts.Told["region"]["north"] != c.north {
			t.Errorf("%d and %d are counted as %v (%v)", c.north, c.south, counts, err)
		}
	}
}

func TestWhoToldNothingIsCountedDownToAsLittleAsAnyoneElse(t *testing.T) {
	ids, told := team(6, 6)
	_, err := release.Told(told[1:], []string{"region"}, ids, nil) // one of twelve is left
	wantRefusal(t, err, "1 person alone")
}

func TestAttributesTogetherAreHeldToTheSameAsEach(t *testing.T) {
	ids, told := team(6, 6)
	for i, id := range ids { // each value six times, but together three times
		told = append(told, annotate.Attribute{Annotator: id, Name: "school", Value: fmt.Sprint(i % 2)})
	}
	for _, alone := range []string{"region", "school"} {
		if _, err := release.Told(told, []string{alone}, ids, nil); err != nil {
			t.Errorf("%s alone: %v", alone, err)
		}
	}
	_, err := release.Told(told, []string{"region", "school"}, ids, nil)
	wantRefusal(t, err, "Only 3 people")
}

func TestTwoReleasesTogetherTellNoMoreThanEach(t *testing.T) {
	ids, told := team(6, 6)
	before := annotate.Release{Name: "first", Along: annotate.Along{Told: map[string]map[string]int{"region": {"north": 6, "south": 6}}}}
	if _, err := release.Told(told, []string{"region"}, ids, []annotate.Release{before}); err != nil {
		t.Errorf("the same again: %v", err)
	}
	ids, told = team(7, 6)
	_, err := release.Told(told, []string{"region"}, ids, []annotate.Release{before})
	wantRefusal(t, err, `the release "first"`)
	ids, told = team(11, 6)
	if _, err := release.Told(told, []string{"region"}, ids, []annotate.Release{before}); err != nil {
		t.Errorf("five more: %v", err)
	}
}

func TestAnAttributeOfNobodyIsRefused(t *testing.T) {
	ids, told := team(6, 6)
	_, err := release.Told(told, []string{"religion"}, ids, nil)
	wantRefusal(t, err, "religion")
}
