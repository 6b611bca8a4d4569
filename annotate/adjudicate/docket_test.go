package adjudicate_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/review"
	"plumbline/store/storetest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func docketOf(t testing.TB, p *storetest.Team) *adjudicate.Docket {
	t.Helper()
	d, err := adjudicate.Read(t.Context(), p, review.Filter{}, review.Draws{Times: 100})
	if err != nil {
		t.Fatalf("the disagreements cannot be read: %v", err)
	}
	return d
}

// inWords says an item: article and paragraph, then what is in dispute.
func inWords(p *storetest.Team, items []adjudicate.Item) []string {
	var all []string
	for _, item := range items {
		var fields []string
		for _, d := range item.Disputes {
			name := d.Slot.Field
			if d.Slot.Target == p.Target(1) {
				name += "1"
			}
			fields = append(fields, name)
		}
		first := item.Disputes[0]
		all = append(all, fmt.Sprintf("%s%d %s", first.Article.Title, first.Position, strings.Join(fields, "+")))
	}
	return all
}

func TestFieldsComeByTheirLowerBoundAndWithinThemTheHardestFirst(t *testing.T) {
	p := storetest.MustOpenDivided(t)
	got := inWords(p, docketOf(t, p).Items(adjudicate.ByField))
	want := []string{"a2 stance", "a3 stance", "a4 stance", "a3 sourcing"}
	if !slices.Equal(got, want) {
		t.Errorf("the items are %q, want %q", got, want)
	}
}

func TestWholeParagraphsAreTheOtherOrder(t *testing.T) {
	p := storetest.MustOpenDivided(t)
	got := inWords(p, docketOf(t, p).Items(adjudicate.ByParagraph))
	want := []string{"a2 stance", "a3 sourcing+stance", "a4 stance"}
	if !slices.Equal(got, want) {
		t.Errorf("the items are %q, want %q", got, want)
	}
}

func TestDifficultyIsTheMeanDistanceOfAnswersThatWereGiven(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	q := p.Paragraph(0, 0)
	p.Label("A1", q, map[string]string{"stance 0": "-2", "voice 0": "outlet", "editorial": "none"})
	p.Label("A2", q, map[string]string{"stance 0": "0", "editorial": "loaded", "editorial_strength": "2"})
	p.Label("A3", q, map[string]string{"stance 0": "2", "voice 0": "outlet", "editorial": "none"})
	want := map[string]float64{
		"stance":    (0.5 + 1 + 0.5) / 3, // -2 and 0, -2 and 2, 0 and 2 on a scale of four steps
		"editorial": 2.0 / 3,             // nothing shared with one of three
	} // of strength only one answer was given: that of the others is derived
	items := docketOf(t, p).Items(adjudicate.ByField)
	if len(items) != len(want) {
		t.Fatalf("the items are %q", inWords(p, items))
	}
	for _, item := range items {
		d := item.Disputes[0]
		if math.Abs(d.Difficulty-want[d.Slot.Field]) > 1e-9 {
			t.Errorf("%s is %v hard, want %v", d.Slot.Field, d.Difficulty, want[d.Slot.Field])
		}
	}
}

func TestTheMajorityIsMoreThanHalfLabelByLabel(t *testing.T) {
	book := annotatetest.Codebook()
	for _, c := range []struct{ field, answers, want, how string }{
		{"stance", "-2 -2 0", "-2", "majority"},
		{"stance", "-2 -2 0 0", "", ""},
		{"stance", "-2 -2 0 1", "", ""}, // the most frequent, but only half
		{"stance", "1 1", "1", "unanimous"},
		{"stance", "1", "1", "single"},
		{"stance", "", "", ""},
		{"editorial", "loaded|verdict verdict none", "verdict", "majority"},
		{"editorial", "loaded|verdict loaded|verdict motive", "loaded|verdict", "majority"},
		{"editorial", "loaded verdict motive", "", ""},
		{"editorial", "verdict|motive loaded|verdict loaded|motive", "loaded|verdict|motive", "majority"},
	} {
		var given []adjudicate.Given
		for i, value := range strings.Fields(c.answers) {
			given = append(given, adjudicate.Given{Annotator: fmt.Sprint(i), Value: value})
		}
		value, how := adjudicate.Majority(book.Field(c.field), given)
		if value != c.want || string(how) != c.how {
			t.Errorf("%s of %s is %q, %s; want %q, %s", c.field, c.answers, value, how, c.want, c.how)
		}
	}
}

func TestADigestDependsOnWhoSaidWhatAndOnNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) adjudicate.Given {
			return adjudicate.Given{
				Annotator: rapid.StringMatching(`A[0-9]{1,2}`).Draw(t, "who"),
				Value:     rapid.SampledFrom([]string{"a", "b", "a|b"}).Draw(t, "what"),
			}
		}), 1, 20, func(g adjudicate.Given) string { return g.Annotator }).Draw(t, "given")
		turned := slices.Clone(given)
		slices.Reverse(turned)
		if annotate.Digest(given) != annotate.Digest(turned) {
			t.Fatal("the order changes the digest")
		}
		turned[0].Value += "c"
		if annotate.Digest(given) == annotate.Digest(turned) || annotate.Digest(given) == annotate.Digest(given[1:]) {
			t.Fatal("another answer, or one less, leaves the digest as it was")
		}
	})
}
