package review_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

// drawProject draws a project of three annotators who answer some questions.
func drawProject(t *testing.T, rt *rapid.T) *project {
	t.Helper()
	p := newProject(t, 2)
	pick := func(of ...string) string { return rapid.SampledFrom(of).Draw(rt, "answer") }
	for i := range 20 {
		for _, who := range []string{"C", "A", "B"} {
			if rapid.IntRange(0, 3).Draw(rt, "there") == 0 {
				continue
			}
			s := p.write(who, i, "unsourced="+pick("yes", "no"), "editorial="+pick("none", "loaded", "loaded|verdict", "cue"),
				"stance Borea="+pick("absent", "-1", "0", "2"), "editorial_strength="+pick("1", "2", "3"),
				"unit_type="+pick("body", "body", "crosslink"))
			if rapid.Bool().Draw(rt, "submitted") {
				p.submit(s, p.book, "import")
			}
		}
	}
	return p
}

// everything writes all that Review shows as text.
func everything(t *testing.T, a *review.Answers, f review.Filter) string {
	few := review.Draws{Times: 20}
	t.Helper()
	o := a.Overview(f).WithIntervals(review.Draws{Times: 20, Seed: 3}, nil)
	parts := []any{o.Annotators, o.Paragraphs, o.Doubly, o.Attention(), o.Divided(0)}
	for i := range o.Rows {
		r := &o.Rows[i]
		mean, n := r.Difficulty()
		parts = append(
			parts, r.Question, r.What, r.Alpha, r.Agreed, r.AC1, r.Dominant, r.AtGuess, r.Answers, r.Halve, r.Unknown,
			r.Pairs(few), r.Collisions(), r.Labels(few), r.OverTime(few), fmt.Sprintf("%.9f %d", mean, n), r.Paragraphs(),
		)
	}
	for _, v := range a.Votes(f) {
		parts = append(parts, v.Question, v.Annotators, v.Units, v.Votes)
	}
	text, err := json.MarshalIndent(parts, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheOrderOfSheetsIsIrrelevant(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := drawProject(t, rt)
		order := rapid.Permutation(numbers(len(p.sheets))).Draw(rt, "order")
		f := review.Filter{Drafts: rapid.Bool().Draw(rt, "drafts")}
		if want, got := everything(t, p.answers(), f), everything(t, p.answers(order...), f); got != want {
			rt.Fatalf("in another order Review shows something else:\n%s", firstDifference(want, got))
		}
	})
}

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return strings.Join(x[max(0, i-5):i], "\n") + "\n- " + x[i] + "\n+ " + y[i]
		}
	}
	return "one is longer"
}

// TestDifficultyIsZeroOnlyWhereAllAgree and difficulty stays within its range.
func TestDifficultyIsZeroOnlyWhereAllAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := drawProject(t, rt).answers().Overview(review.Filter{})
		for _, d := range o.Divided(0) {
			if d.Difficulty <= 0 || d.Difficulty > 1 {
				rt.Fatalf("a paragraph that divides annotators is %v hard", d.Difficulty)
			}
			for _, dispute := range d.Disputes {
				differ := slices.ContainsFunc(dispute.Answers, func(a review.Answer) bool { return a.Value != dispute.Answers[0].Value })
				if differ != (dispute.Difficulty > 0) {
					rt.Fatalf("%v is %v hard", dispute.Answers, dispute.Difficulty)
				}
			}
		}
	})
}

// TestATableOfAProjectIsTheTableOfItsLabels compares with ratings put together
// by hand.
func TestATableOfAProjectIsTheTableOfItsLabels(t *testing.T) {
	p := newProject(t, 5)
	random := rand.New(rand.NewPCG(1, 2))
	scheme, err := agreement.NewCategories(agreement.Nominal, []string{"no", "yes"}, true)
	if err != nil {
		t.Fatal(err)
	}
	var ratings []agreement.Rating
	articles := make([]int32, 50)
	for u := range 50 {
		articles[u] = int32(u / 10)
		for a, who := range []string{"A1", "A2", "A3"} {
			if random.IntN(4) == 0 {
				continue
			}
			value := random.IntN(2)
			ratings = append(ratings, agreement.Rating{Annotator: int32(a), Unit: int32(u), Value: int32(value)})
			p.submitted(who, u, "unsourced="+noYes(value == 1))
		}
	}
	want, err := agreement.NewTable(scheme, []string{"A1", "A2", "A3"}, 50, ratings)
	if err != nil {
		t.Fatal(err)
	}
	r := row(t, p.answers().Overview(review.Filter{}), "unsourced", "", review.Everything)
	plan, own := agreement.Plan{Draws: 100, Articles: articles}, agreement.Plan{Draws: 100, Articles: r.Articles}
	if a, b := asText(t, agreement.Summary(want, plan)), asText(t, agreement.Summary(r.Table, own)); a != b {
		t.Errorf("the project gives something else:\n%s", firstDifference(a, b))
	}
}

func asText(t *testing.T, results []agreement.Result) string {
	t.Helper()
	text, err := json.MarshalIndent(results, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestWindowsGoByTheSecondSubmission(t *testing.T) {
	p := newProject(t, 20)
	for i := range 200 {
		p.submitted("A1", i, "unsourced="+noYes(i%2 == 0))
	}
	for i := range 200 { // backwards: the last paragraphs are doubly labelled first
		at := 199 - i
		p.submitted("A2", at, "unsourced="+noYes(at%2 == 0 || at < 100 && at%3 == 0))
	}
	r := row(t, p.answers().Overview(review.Filter{}), "unsourced", "", review.Everything)
	o := r.OverTime(review.Draws{Times: 50})
	if len(o.Windows) != 2 || *o.Windows[0].Alpha.Value != 1 || *o.Windows[1].Alpha.Value >= 1 {
		t.Errorf("the windows are %+v; the first should be the last paragraphs, on which both agree", o.Windows)
	}
}
