package review_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"plumbline/annotate/review"
)

// TestDifficultyIsTheMeanDistance is computed by hand for every kind of answer.
func TestDifficultyIsTheMeanDistance(t *testing.T) {
	for name, test := range map[string]struct {
		field, target string
		what          review.What
		answers       []string
		want          float64
	}{
		"nominal, one of three differs":   {"unsourced", "", review.Everything, []string{"no", "no", "yes"}, 2.0 / 3},
		"ordinal by its place":            {"editorial_strength", "", review.Everything, []string{"1", "2"}, 1.0 / 3},
		"stance over its range":           {"stance", "Borea", review.Addressed, []string{"-2", "1"}, 3.0 / 4},
		"absent against a number is one":  {"stance", "Borea", review.Addressed, []string{"absent", "0"}, 1},
		"absent, absent and a number":     {"stance", "Borea", review.AbsentOrAddressed, []string{"absent", "absent", "2"}, 2.0 / 3},
		"sets, the one in the other":      {"editorial", "", review.Everything, []string{"loaded", "loaded|verdict"}, 2.0 / 3},
		"sets that overlap":               {"editorial", "", review.Everything, []string{"loaded|cue", "loaded|verdict"}, 1 - 1.0/9},
		"sets with nothing in common":     {"editorial", "", review.Everything, []string{"none", "verdict"}, 1},
		"everyone says the same":          {"unsourced", "", review.Everything, []string{"yes", "yes"}, 0},
		"a derived value counts as given": {"editorial_strength", "", review.Everything, []string{"3", ""}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := newProject(t, 1)
			for i, answer := range test.answers {
				said := []string{strings.TrimSpace(test.field+" "+test.target) + "=" + answer}
				if test.field == "editorial_strength" {
					said = append(said, "editorial=loaded")
				}
				if answer == "" {
					said = []string{"editorial=none"}
				}
				p.submitted([]string{"A1", "A2", "A3"}[i], 0, said...)
			}
			o := p.answers().Overview(review.Filter{})
			r := row(t, o, test.field, test.target, test.what)
			got, n := r.Difficulty()
			if math.Abs(got-test.want) > 1e-12 || n != 1 {
				t.Errorf("the difficulty is %v from %d paragraphs, want %v from 1", got, n, test.want)
			}
			divided := o.Divided(0, r.Question)
			if (len(divided) == 1) != (test.want > 0) || len(divided) == 1 && math.Abs(divided[0].Difficulty-test.want) > 1e-12 {
				t.Errorf("the paragraphs that divide annotators are %+v", divided)
			}
		})
	}
}

func TestTheHardestParagraphsComeFirstWithEveryonesAnswers(t *testing.T) {
	p := newProject(t, 2)
	p.submitted("A1", 3, "stance Borea=0", "unsourced=no")
	p.submitted("A2", 3, "stance Borea=1", "unsourced=no")
	p.submitted("A1", 12, "stance Borea=-2", "unsourced=no")
	p.submitted("A2", 12, "stance Borea=2", "unsourced=no")
	p.submitted("A3", 12, "stance Borea=2")
	p.submitted("A1", 5, "unsourced=no")
	p.submitted("A2", 5, "unsourced=no")
	o := p.answers().Overview(review.Filter{})
	divided := o.Divided(0)
	if len(divided) != 2 {
		t.Fatalf("%d paragraphs divide annotators, want 2", len(divided))
	}
	first := divided[0]
	if first.Article.Title != "Article 02" || first.Position != 3 || first.Paragraph != p.articles[1].Paragraphs[2].ID {
		t.Errorf("the hardest paragraph is %s %d", first.Article.Title, first.Position)
	}
	if len(first.Disputes) != 2 || first.Disputes[0].Question.Field != "stance" || first.Disputes[1].Difficulty != 0 {
		t.Errorf("it is about %+v", first.Disputes)
	}
	want := []review.Answer{{Annotator: "A1", Value: "-2"}, {Annotator: "A2", Value: "2"}, {Annotator: "A3", Value: "2"}}
	if !reflect.DeepEqual(first.Disputes[0].Answers, want) {
		t.Errorf("the answers are %v, want %v", first.Disputes[0].Answers, want)
	}
	if divided[1].Difficulty != 0.25 {
		t.Errorf("the second is %v hard, want 0.25", divided[1].Difficulty)
	}
	if got := o.Divided(1); len(got) != 1 || got[0].Paragraph != first.Paragraph {
		t.Errorf("a limit of one leaves %d", len(got))
	}
}

func TestCollisionsCountEveryPair(t *testing.T) {
	p := newProject(t, 1)
	for i, answers := range [][]string{{"outlet", "outlet", "source"}, {"both", "source"}, {"source", "both"}, {"outlet", "outlet"}} {
		for j, answer := range answers {
			p.submitted([]string{"A1", "A2", "A3"}[j], i, "stance Borea=1", "voice Borea="+answer)
		}
	}
	r := row(t, p.answers().Overview(review.Filter{}), "voice", "Borea", review.Everything)
	c := r.Collisions()
	want := [][]int{{2, 2, 0}, {2, 0, 2}, {0, 2, 0}} // outlet, source, both
	if !reflect.DeepEqual(c.Met, want) || c.Alone != nil {
		t.Errorf("labels %v met %v, want %v", c.Labels, c.Met, want)
	}
	if first, second, times, all := c.Worst(); first != "outlet" || second != "source" || times != 2 || all != 4 {
		t.Errorf("the worst are %s and %s, %d of %d", first, second, times, all)
	}
	if got := positions(r.Colliding("both", "source")); got != "2 3" {
		t.Errorf("behind both against source are the paragraphs %s, want 2 3", got)
	}
	if got := positions(r.Colliding("outlet", "outlet")); got != "1 4" {
		t.Errorf("behind outlet are the paragraphs %s, want 1 4", got)
	}
	if got := positions(r.Between("A1", "A3")); got != "1" {
		t.Errorf("A1 and A3 differ on %s, want 1", got)
	}
	if got := positions(r.Between("A1", "A2")); got != "2 3" {
		t.Errorf("A1 and A2 differ on %s, want 2 3", got)
	}
	if got := positions(r.Using("both")); got != "2 3" {
		t.Errorf("both is used on %s, want 2 3", got)
	}
	if got := positions(r.Paragraphs()); got != "1 2 3 4" {
		t.Errorf("the row is about %s", got)
	}
}

func positions(divided []review.Divided) string {
	var said []string
	for _, d := range divided {
		said = append(said, string(rune('0'+d.Position)))
	}
	return strings.Join(said, " ")
}

func TestCollisionsOfSetsAreOfWhatOnlyOneGave(t *testing.T) {
	p := newProject(t, 1)
	for i, answers := range [][2]string{{"loaded|verdict", "loaded|cue"}, {"none", "cue"}, {"loaded", "loaded|cue"}, {"none", "none"}} {
		p.submitted("A1", i, "editorial="+answers[0])
		p.submitted("A2", i, "editorial="+answers[1])
	}
	r := row(t, p.answers().Overview(review.Filter{}), "editorial", "", review.Everything)
	c := r.Collisions()
	at := make(map[string]int)
	for i, label := range c.Labels {
		at[label] = i
	}
	total := 0
	for _, row := range c.Met {
		for _, n := range row {
			total += n
		}
	}
	for pair, want := range map[[2]string]int{
		{"loaded", "loaded"}: 2, {"none", "none"}: 1, {"verdict", "cue"}: 1, {"cue", "verdict"}: 1,
		{"none", "cue"}: 1, {"cue", "none"}: 1,
	} {
		total -= want
		if got := c.Met[at[pair[0]]][at[pair[1]]]; got != want {
			t.Errorf("%s met %s %d times, want %d", pair[0], pair[1], got, want)
		}
	}
	if total != 0 {
		t.Errorf("%d more meetings are counted: %v", total, c.Met)
	}
	if c.Alone[at["cue"]] != 1 || c.Alone[at["loaded"]] != 0 {
		t.Errorf("labels alone are %v", c.Alone)
	}
	if got := positions(r.Colliding("cue", "verdict")); got != "1" {
		t.Errorf("behind cue against verdict are the paragraphs %s, want 1", got)
	}
}

func TestLabelsSayHowOftenTheyAreUsedAndByWhom(t *testing.T) {
	p := newProject(t, 5)
	p.submitted("A1", 45, "editorial=forecast") // alone, so it is not counted
	for i := range 40 {
		for a, who := range []string{"A1", "A2", "A3"} {
			answer := "none"
			switch {
			case who == "A2" && i%2 == 0: // 20 of 40; the others 4 of 40
				answer = "motive"
			case who != "A2" && i%10 == 1:
				answer = "motive"
			case who == "A3" && i >= 20 && i%4 == 0: // 5 of 40, nobody else
				answer = "insert"
			case a == 0 && i == 2:
				answer = "loaded|cue"
			}
			p.submitted(who, i, "editorial="+answer)
		}
	}
	p.submitted("A4", 0, "sourcing=none")
	r := row(t, p.answers().Overview(review.Filter{}), "editorial", "", review.Everything)
	labels := make(map[string]review.Label)
	for _, l := range r.Labels(draws) {
		labels[l.Label] = l
	}
	motive := labels["motive"]
	if motive.Uses != 28 || math.Abs(motive.Share-28.0/120) > 1e-12 || !reflect.DeepEqual(motive.By, []int{4, 20, 4, 0}) ||
		!reflect.DeepEqual(motive.Of, []int{40, 40, 40, 0}) {
		t.Errorf("motive has %+v", motive)
	}
	if len(motive.Notes) != 1 || motive.Notes[0].Kind != review.Overused || motive.Notes[0].Annotator != "A2" ||
		math.Abs(motive.Notes[0].Times-5) > 1e-9 {
		t.Errorf("the notes on motive are %+v", motive.Notes)
	}
	if got := labels["insert"].Notes; len(got) != 2 || got[0] != (review.Note{Kind: review.FewUses, Uses: 5}) ||
		got[1] != (review.Note{Kind: review.OnlyOne, Annotator: "A3", Uses: 5}) {
		t.Errorf("the notes on insert are %+v", got)
	}
	if got := labels["cue"]; got.Uses != 1 || len(got.Notes) != 1 || got.Notes[0].Kind != review.FewUses {
		t.Errorf("cue has %+v", got)
	}
	if got := labels["forecast"]; len(got.Notes) != 1 || got.Notes[0].Kind != review.NeverHad || got.Alpha.Value != nil {
		t.Errorf("forecast has %+v", got)
	}
	if got := labels["none"]; got.Alpha.Value == nil || got.Notes != nil {
		t.Errorf("none has %+v", got)
	}
}

// Twice as often is no note where chance explains it: 5 of 20 against 5 of 40.
func TestAnOveruseThatChanceExplainsIsNotNoted(t *testing.T) {
	p := newProject(t, 2)
	for i := range 20 {
		for a, who := range []string{"A1", "A2", "A3"} {
			p.submitted(who, i, "unsourced="+noYes(i%4 == 0 && a == 0 || a > 0 && i%8 == a && i < 18))
		}
	}
	r := row(t, p.answers().Overview(review.Filter{}), "unsourced", "", review.Everything)
	yes := r.Labels(draws)[1]
	if !reflect.DeepEqual(yes.By, []int{5, 3, 2}) || yes.Notes != nil {
		t.Errorf("yes is used %v times with the notes %+v", yes.By, yes.Notes)
	}
}

// The alpha of a label is that of Krippendorff's published binary example.
func TestALabelHasTheAlphaOfBeingGivenOrNot(t *testing.T) {
	p := newProject(t, 1)
	for who, answers := range map[string]string{"Meg": "0100000010", "Owen": "1110010000"} {
		for i, c := range answers {
			label := "expert"
			if c == '1' {
				label = "official|group"
			}
			p.submitted(who, i, "sourcing="+label)
		}
	}
	r := row(t, p.answers().Overview(review.Filter{}), "sourcing", "", review.Everything)
	for _, l := range r.Labels(draws) {
		if used := l.Label == "official" || l.Label == "group" || l.Label == "expert"; used != (l.Alpha.Value != nil) {
			t.Errorf("%s has alpha %v because %q", l.Label, l.Alpha.Value, l.Alpha.Reason)
		} else if used && math.Abs(*l.Alpha.Value-0.095238095) > 1e-9 {
			t.Errorf("%s has alpha %v, want 0.095", l.Label, *l.Alpha.Value)
		}
	}
}

// A list that is narrowed to two annotators begins with what divides these two most,
// whatever others answered.
func TestTheParagraphsOfAPairBeginWithThoseThatDivideItMost(t *testing.T) {
	p := newProject(t, 1)
	for who, strengths := range map[string]string{"A1": "111", "A2": "231", "A3": "331"} {
		for i, strength := range strengths {
			p.submitted(who, i, "editorial=loaded", "editorial_strength="+string(strength))
		}
	}
	r := row(t, p.answers().Overview(review.Filter{}), "editorial_strength", "", review.Everything)
	list := r.Between("A1", "A2")
	if positions(list) != "2 1" || list[0].Difficulty <= list[1].Difficulty || list[0].Difficulty != list[0].Disputes[0].Difficulty {
		t.Errorf("the pair is divided on %s, by %v and %v", positions(list), list[0].Difficulty, list[1].Difficulty)
	}
	if got := positions(r.Between("A1", "A3")); got != "1 2" {
		t.Errorf("paragraphs that divide as much stand as %s", got)
	}
	two := row(t, p.answers().Overview(review.Filter{Annotators: []string{"A1", "A2"}}), "editorial_strength", "", review.Everything)
	if got := positions(two.Using("1")); got != "2 1 3" {
		t.Errorf("the paragraphs of a label stand as %s", got)
	}
}
