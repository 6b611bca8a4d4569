package annotate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
)

// fortnightLater is a moment at which all that past submits was submitted long ago.
var fortnightLater = time.UnixMilli(0).AddDate(0, 0, annotate.RepeatDays+1)

// past is an article as its annotator left it: h a heading, r running text, x running text
// that must not be asked again, o running text that is not submitted.
func past(name, kinds string) (article []annotate.Past) {
	for i, k := range kinds {
		p := annotate.Past{Paragraph: fmt.Sprint(name, i+1), Running: k != 'h', Submitted: int64(i+1) * 60_000, Spoilt: k == 'x'}
		if k == 'o' {
			p.Submitted = 0
		}
		article = append(article, p)
	}
	return article
}

func TestAShortArticleIsAskedAgainAsAWholeAndALongOneInStretches(t *testing.T) {
	all := annotate.Repeats{Share: 100, Days: annotate.RepeatDays}
	for _, c := range []struct{ name, article, want string }{
		{"a short one", "hrrr", "1 2 3 4"},
		{"one a paragraph too short for two stretches", "hrrrrhrrrrr", "1 2 3 4 5 6 7 8 9 10 11"},
		{"a stretch that was seen by others' eyes is left out", "hrrrrrxrrrr", "1 2 3 4 5 6"},
		{"and the other stretch alone is asked", "hxrrrrhrrrrrrh", "7 8 9 10 11 12 13 14"},
		{"one that is not finished", "hrrrrrrrrrro", ""},
	} {
		var want []string
		for _, n := range strings.Fields(c.want) {
			want = append(want, "a"+n)
		}
		if got := all.Due("A1", past("a", c.article), fortnightLater); !slices.Equal(got, want) {
			t.Errorf("%s: asked again are %v, want %v", c.name, got, want)
		}
	}
}

func TestNothingIsAskedAgainBeforeAFortnight(t *testing.T) {
	article := past("a", "rrr") // the last is submitted after three minutes
	last := time.UnixMilli(3 * 60_000)
	for _, c := range []struct {
		days string
		at   time.Time
		want int
	}{
		{"", last.AddDate(0, 0, 14), 3},
		{"", last.AddDate(0, 0, 14).Add(-time.Millisecond), 0},
		{"30", last.AddDate(0, 0, 29), 0},
		{"30", last.AddDate(0, 0, 30), 3},
		{"1", last.AddDate(0, 0, 13), 0},
	} {
		if got := annotate.ParseRepeats("100", c.days, "s").Due("A1", article, c.at); len(got) != c.want {
			t.Errorf("with %q days, %v after the last: asked again are %v", c.days, c.at.Sub(last), got)
		}
	}
}

func TestTheChoiceFollowsFromSeedAnnotatorAndStretchAlone(t *testing.T) {
	chosen := func(r annotate.Repeats, who string) map[int]bool {
		r.Days = annotate.RepeatDays
		all := make(map[int]bool)
		for i := range 10_000 {
			if len(r.Due(who, past(fmt.Sprint("article ", i, " "), "rr"), fortnightLater)) > 0 {
				all[i] = true
			}
		}
		return all
	}
	tenth := chosen(annotate.Repeats{Share: 10, Seed: "s"}, "A1")
	if n := len(tenth); n < 880 || n > 1120 { // four standard deviations
		t.Errorf("10 %% of 10000 are %d", n)
	}
	if n := len(chosen(annotate.Repeats{Share: 100}, "A1")); n != 10_000 {
		t.Errorf("100 %% of 10000 are %d", n)
	}
	if n := len(chosen(annotate.Repeats{}, "A1")); n != 0 {
		t.Errorf("0 %% of 10000 are %d", n)
	}
	fifth, other := chosen(annotate.Repeats{Share: 20, Seed: "s"}, "A1"), chosen(annotate.Repeats{Share: 10, Seed: "s"}, "A2")
	sown := chosen(annotate.Repeats{Share: 10, Seed: "other"}, "A1")
	same, again := 0, 0
	for i := range tenth {
		if !fifth[i] {
			t.Fatalf("a larger share drops article %d", i)
		}
		if other[i] {
			same++
		}
		if sown[i] {
			again++
		}
	}
	if same > 250 || again > 250 {
		t.Errorf("of a thousand, %d are chosen for another annotator and %d by another seed, want about a hundred each", same, again)
	}
}

func TestTheProjectSaysWhatIsAskedAgain(t *testing.T) {
	for _, c := range []struct {
		share, days string
		want        annotate.Repeats
	}{
		{"", "", annotate.Repeats{Days: annotate.RepeatDays}},
		{"15", "60", annotate.Repeats{Share: 15, Days: 60}},
		{"250", "-3", annotate.Repeats{Share: 100, Days: annotate.RepeatDays}},
		{"ten", "x", annotate.Repeats{Days: annotate.RepeatDays}},
	} {
		if got := annotate.ParseRepeats(c.share, c.days, ""); got != c.want {
			t.Errorf("share %q after %q is %+v, want %+v", c.share, c.days, got, c.want)
		}
	}
}
