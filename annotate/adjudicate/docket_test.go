package adjudicate_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/annotatetest"
)

// inWords says an item: article and paragraph, then what is in dispute.
func inWords(p *project, items []adjudicate.Item) []string {
	var all []string
	for _, item := range items {
		var fields []string
		for _, d := range item.Disputes {
			name := d.Slot.Field
			if d.Slot.Target == p.target(1) {
				name += "1"
			}
			fields = append(fields, name)
		}
		first := item.Disputes[0]
		all = append(all, fmt.Sprintf("%s%d %s", first.Article.Title, first.Position, strings.Join(fields, "+")))
	}
	return all
}

// divide makes a project in which stance is less dependable than sources.
func divide(t testing.TB) *project {
	p := newProject(t, 6, 2)
	for i := range 6 {
		q := p.paragraph(0, i)
		mine, theirs := map[string]string{}, map[string]string{}
		switch i {
		case 1: // far apart
			mine = map[string]string{"stance 0": "-2", "voice 0": "outlet"}
			theirs = map[string]string{"stance 0": "2", "voice 0": "outlet"}
		case 2: // near, and of two fields
			mine = map[string]string{
				"stance 0":    "1",
				"voice 0":     "outlet",
				"sourcing":    "official",
				"attribution": "named",
				"quote_form":  "direct",
			}
			theirs = map[string]string{
				"stance 0":    "2",
				"voice 0":     "outlet",
				"sourcing":    "official|group",
				"attribution": "named",
				"quote_form":  "direct",
			}
		case 3: // near, of one field
			mine = map[string]string{"stance 0": "1", "voice 0": "outlet"}
			theirs = map[string]string{"stance 0": "2", "voice 0": "outlet", "unsure": ""}
		case 4:
			mine = map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
			theirs = mine
		}
		p.label("A1", q, mine)
		p.label("A2", q, theirs)
	}
	p.label("A1", p.paragraph(1, 0), map[string]string{"sourcing": "official", "attribution": "vague", "quote_form": "none"})
	p.label("A2", p.paragraph(1, 0), map[string]string{"sourcing": "official", "attribution": "vague", "quote_form": "none"})
	return p
}

func TestFieldsComeByTheirLowerBoundAndWithinThemTheHardestFirst(t *testing.T) {
	p := divide(t)
	got := inWords(p, p.docket().Items(adjudicate.ByField))
	want := []string{"a2 stance", "a3 stance", "a4 stance", "a3 sourcing"}
	if !slices.Equal(got, want) {
		t.Errorf("the items are %q, want %q", got, want)
	}
}

func TestWholeParagraphsAreTheOtherOrder(t *testing.T) {
	p := divide(t)
	got := inWords(p, p.docket().Items(adjudicate.ByParagraph))
	want := []string{"a2 stance", "a3 sourcing+stance", "a4 stance"}
	if !slices.Equal(got, want) {
		t.Errorf("the items are %q, want %q", got, want)
	}
}

func TestDifficultyIsTheMeanDistanceOfAnswersThatWereGiven(t *testing.T) {
	p := newProject(t, 1)
	q := p.paragraph(0, 0)
	p.label("A1", q, map[string]string{"stance 0": "-2", "voice 0": "outlet", "editorial": "none"})
	p.label("A2", q, map[string]string{"stance 0": "0", "editorial": "loaded", "editorial_strength": "2"})
	p.label("A3", q, map[string]string{"stance 0": "2", "voice 0": "outlet", "editorial": "none"})
	want := map[string]float64{
		"stance":    (0.5 + 1 + 0.5) / 3, // -2 and 0, -2 and 2, 0 and 2 on a scale of four steps
		"editorial": 2.0 / 3,             // nothing shared with one of three
	} // of strength only one answer was given: that of the others is derived
	items := p.docket().Items(adjudicate.ByField)
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
		{"stance", "1", "1", "majority"},
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
		if adjudicate.Digest(given) != adjudicate.Digest(turned) {
			t.Fatal("the order changes the digest")
		}
		turned[0].Value += "c"
		if adjudicate.Digest(given) == adjudicate.Digest(turned) || adjudicate.Digest(given) == adjudicate.Digest(given[1:]) {
			t.Fatal("another answer, or one less, leaves the digest as it was")
		}
	})
}

func TestColumnsHaveLettersOfTheirOwnInEveryParagraph(t *testing.T) {
	p := newProject(t, 12)
	for i := range 12 {
		for who := range 24 {
			p.label(
				fmt.Sprintf("B%d", who),
				p.paragraph(0, i),
				map[string]string{"sourcing": []string{"none", "unclear"}[who%2], "attribution": "vague", "quote_form": "none"},
			)
		}
	}
	d := p.sit()
	seen := make(map[string]bool)
	for i := range d.Items() {
		d.keys("")
		if err := d.GoTo(t.Context(), i); err != nil {
			t.Fatal(err)
		}
		var letters []string
		for _, c := range d.Case().Columns {
			letters = append(letters, c.Letter)
		}
		if got := strings.Join(letters, ""); got != "ABCDEFGHIJLMNOPQRSTUVWXY" {
			t.Fatalf("the letters are %s", got)
		}
		seen[d.letterOf("B0")] = true
	}
	if len(seen) < 4 {
		t.Errorf("B0 is always one of %v", seen)
	}
	again := p.sit()
	for i := range again.Items() {
		_, _ = again.GoTo(t.Context(), i), d.GoTo(t.Context(), i)
		if again.letterOf("B7") != d.letterOf("B7") {
			t.Fatalf("B7 is %s after a restart and was %s", again.letterOf("B7"), d.letterOf("B7"))
		}
	}
}

func TestTheBoardCountsCausesByRuleAndLabel(t *testing.T) {
	p := divide(t)
	d := p.sit()
	d.keys("5②⏎4②⏎4①⏎") // a2, a3 and a4 stance
	board := d.Docket().Board()
	if len(board.Rules) != 1 || board.Rules[0].Field.Key != "stance" {
		t.Fatalf("the board is %+v", board)
	}
	rule := board.Rules[0]
	if rule.Causes[annotate.CauseRuleUnclear] != 2 || rule.Causes[annotate.CauseSlip] != 1 {
		t.Errorf("the causes are %v", rule.Causes)
	}
	var labels []string
	for _, l := range rule.Labels {
		labels = append(labels, fmt.Sprintf("%s %d", l.Option.Value, adjudicate.Total(l.Causes)))
	}
	if want := []string{"2 3", "1 2", "-2 1"}; !slices.Equal(labels, want) {
		t.Errorf("the labels are %q, want %q", labels, want)
	}
	if again := p.docket().Board(); fmt.Sprint(again.Rules[0].Causes) != fmt.Sprint(rule.Causes) {
		t.Errorf("read anew the causes are %v, were %v", again.Rules[0].Causes, rule.Causes)
	}
}
