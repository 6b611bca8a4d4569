package adjudicate_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/review"
	"plumbline/store/storetest"
)

// TestARoundOfNormingByHand: three annotators judge four paragraphs blind,
// then see each other's answers and judge anew.
//
//	stance   blind        after
//	a1       -2  2  0     -2 -2 -2
//	a2        1  1  1      1  1  1
//	a3        0  1  0      0  0  0
//	a4        0  0  0      (nobody saw it)
//
// and A1 stays with what A1 said.
func TestARoundOfNormingByHand(t *testing.T) {
	p := storetest.MustOpenTeam(t, 4)
	stance := func(who string, i int, value string) {
		given := map[string]string{"stance 0": value}
		if value != "0" {
			given["voice 0"] = "outlet"
		}
		p.Label(who, p.Paragraph(0, i), given)
	}
	people := []string{"A1", "A2", "A3"}
	for i, values := range [][]string{{"-2", "2", "0"}, {"1", "1", "1"}, {"0", "1", "0"}, {"0", "0", "0"}} {
		for j, value := range values {
			stance(people[j], i, value)
		}
	}
	for i := range 3 {
		for _, who := range people {
			p.Write(who, annotate.RevealKey(annotate.RevealAnswers, p.Paragraph(0, i).ID, who, 1), annotate.Yes)
		}
	}
	stance("A2", 0, "-2")
	stance("A3", 0, "-2")
	stance("A2", 2, "0")

	n, err := adjudicate.ReadNorming(t.Context(), p, time.Time{}, review.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if n.Paragraphs != 3 {
		t.Errorf("%d paragraphs were discussed, want 3", n.Paragraphs)
	}
	want := []adjudicate.Move{
		// Of a1 A2 goes from 2 to -2, of a3 from 1 to 0; both times nearer to
		// A1. From 2 to -2 is as far from 0 as before, so of A3 only a3 counts.
		{Annotator: "A2", Toward: "A1", Closer: 2, Changes: 2},
		{Annotator: "A2", Toward: "A3", Closer: 1, Changes: 2},
		// Of a1 A3 goes from 0 to -2: to A1, and away from A2's 2.
		{Annotator: "A3", Toward: "A1", Closer: 1, Changes: 1},
		{Annotator: "A3", Toward: "A2", Farther: 1, Changes: 1},
	}
	// The voice of a1 and a3 changes with the stance: asked no more, or anew, it
	// has no two answers of one annotator to compare.
	if !slices.Equal(n.Moves, want) {
		t.Errorf("the moves are\n%+v, want\n%+v", n.Moves, want)
	}
	alpha := func(o *review.Overview) float64 {
		for _, r := range o.Rows {
			if r.Question.Field == "stance" && r.Question.Target == p.Target(0) && r.What == review.Addressed {
				return *r.Alpha.Value
			}
		}
		t.Fatal("there is no agreement on stance")
		return 0
	}
	if after := alpha(n.After); math.Abs(after-1) > 1e-12 {
		t.Errorf("after the discussion alpha is %v, want 1", after)
	}
	// Nine answers: -2 once, 0 three times, 1 four times, 2 once. By ranks the
	// observed disagreement is 257/18, the expected 53/4.
	if before := alpha(n.Before); math.Abs(before- -37.0/477) > 1e-12 {
		t.Errorf("before the discussion alpha is %v, want -37/477", before)
	}

	t.Run("With a time, everything before it is blind", func(t *testing.T) {
		n, err := adjudicate.ReadNorming(t.Context(), p, time.Now().Add(time.Hour), review.Filter{})
		if err != nil || n.Paragraphs != 4 || len(n.Moves) != 0 {
			t.Errorf("%d paragraphs, moves %+v (%v); nothing was said after", n.Paragraphs, n.Moves, err)
		}
	})
}
