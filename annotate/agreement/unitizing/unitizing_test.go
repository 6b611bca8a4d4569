package unitizing_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/unitizing"
)

// random marks spans without overlap in texts; now and then an annotator did not read one.
func random(r *rand.Rand, annotators, categories, texts int, skip float64) *unitizing.Unitizations {
	names := func(word string, n int) (all []string) {
		for i := range n {
			all = append(all, fmt.Sprint(word, i))
		}
		return all
	}
	var all []unitizing.Text
	for i := range texts {
		text := unitizing.Text{Name: fmt.Sprint("t", i), Length: 40 + r.IntN(100), Marked: make([][]unitizing.Span, annotators)}
		for a := range text.Marked {
			if r.Float64() < skip {
				continue
			}
			text.Marked[a] = []unitizing.Span{}
			for at := r.IntN(20); at+2 < text.Length; {
				end := min(text.Length, at+1+r.IntN(15))
				text.Marked[a] = append(text.Marked[a], unitizing.Span{Begin: at, End: end, Category: r.IntN(categories)})
				at = end + r.IntN(30)
			}
		}
		all = append(all, text)
	}
	u, err := unitizing.New(names("A", annotators), names("c", categories), all)
	if err != nil {
		panic(err)
	}
	return u
}

func summary(t *testing.T, u *unitizing.Unitizations) []unitizing.Result {
	t.Helper()
	results, err := u.Summary(context.Background(), unitizing.GammaPlan{Seed: 1, Precision: 1, MostDraws: 30})
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func find(t *testing.T, results []unitizing.Result, statistic agreement.Statistic, category string) unitizing.Result {
	t.Helper()
	i := slices.IndexFunc(results, func(r unitizing.Result) bool {
		return r.Statistic == statistic && (category == "" && r.Category == nil || r.Category != nil && *r.Category == category)
	})
	if i < 0 {
		t.Fatalf("%s of %q is not told", statistic, category)
	}
	return results[i]
}

func TestWhoMarksTheSameAgreesWholly(t *testing.T) {
	u := random(rand.New(rand.NewPCG(1, 1)), 3, 2, 4, 0)
	for i := range u.Texts {
		for a := range u.Texts[i].Marked {
			u.Texts[i].Marked[a] = slices.Clone(u.Texts[i].Marked[0])
		}
	}
	for _, r := range summary(t, u) {
		if r.Value == nil || *r.Value < 1-1e-12 || *r.Value > 1+1e-12 {
			t.Errorf("%s %v is %v (%s), want 1", r.Statistic, r.Level, r.Value, r.Reason)
		}
	}
}

// TestAlphaIsThatOfCharacters compares with a count of single characters: there are
// no spans in it, but in what a span takes away of chance.
func TestAlphaIsThatOfCharacters(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	for range 50 {
		u := random(r, 2+r.IntN(4), 1+r.IntN(3), 1+r.IntN(4), 0.2)
		want := byCharacters(u)
		got := find(t, u.AlphaU2016(), unitizing.AlphaU2016, "")
		if math.IsNaN(want) != (got.Value == nil) || got.Value != nil && math.Abs(*got.Value-want) > 1e-9 {
			t.Fatalf("alpha of %+v is %v (%s), by characters %v", u, got.Value, got.Reason, want)
		}
	}
}

func byCharacters(u *unitizing.Unitizations) float64 {
	gap := len(u.Categories)
	lengths, alike := make([]float64, gap+1), make([]float64, gap+1)
	var different float64
	for _, text := range u.Texts {
		var read [][]int
		for _, spans := range text.Marked {
			if spans == nil {
				continue
			}
			at := make([]int, text.Length)
			for i := range at {
				at[i] = gap
			}
			for _, s := range spans {
				for i := s.Begin; i < s.End; i++ {
					at[i] = s.Category
				}
			}
			read = append(read, at)
		}
		if len(read) < 2 {
			continue
		}
		for _, spans := range text.Marked {
			for _, s := range spans {
				alike[s.Category] += float64((s.End - s.Begin) * (s.End - s.Begin))
			}
		}
		for i := range text.Length {
			for a := range read {
				lengths[read[a][i]]++
				if read[a][i] == gap {
					alike[gap]++
				}
				for b := range read {
					if read[a][i] != read[b][i] {
						different += 1 / float64(len(read)-1)
					}
				}
			}
		}
	}
	var total, same, all float64
	for k := range lengths {
		total, same = total+lengths[k], same+lengths[k]*lengths[k]
		all += alike[k]
	}
	return 1 - different/(total*(total*total-same)/(total*total-all))
}

func TestCuttingATextWhereNothingIsMarkedChangesNoAlphaOf2016AndNoF1(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 30 {
		apart := random(r, 3, 2, 3, 0)
		whole := unitizing.Text{Name: "all", Marked: make([][]unitizing.Span, 3)}
		for _, text := range apart.Texts {
			for a, spans := range text.Marked {
				for _, s := range spans {
					s.Begin, s.End = s.Begin+whole.Length, s.End+whole.Length
					whole.Marked[a] = append(whole.Marked[a], s)
				}
			}
			whole.Length += text.Length
		}
		joined, err := unitizing.New(apart.Annotators, apart.Categories, []unitizing.Text{whole})
		if err != nil {
			t.Fatal(err)
		}
		one, other := append(apart.F1(), apart.AlphaU2016()...), append(joined.F1(), joined.AlphaU2016()...)
		for i := range one {
			if math.Abs(*one[i].Value-*other[i].Value) > 1e-9 {
				t.Errorf("%s is %v in three texts, %v in one", one[i].Statistic, *one[i].Value, *other[i].Value)
			}
		}
	}
}

func TestTheOrderOfAnnotatorsChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 20 {
		u := random(r, 3, 2, 2, 0)
		turned := &unitizing.Unitizations{Annotators: []string{"A2", "A0", "A1"}, Categories: u.Categories, Texts: slices.Clone(u.Texts)}
		for i, text := range u.Texts {
			turned.Texts[i].Marked = [][]unitizing.Span{text.Marked[2], text.Marked[0], text.Marked[1]}
		}
		for _, statistic := range []agreement.Statistic{
			unitizing.F1ExactMean, unitizing.F1CharacterMean, unitizing.AlphaU2016, unitizing.AlphaU2016Marked,
			unitizing.AlphaU2016Coding, unitizing.AlphaU1995,
		} {
			one, other := find(t, summary(t, u), statistic, ""), find(t, summary(t, turned), statistic, "")
			if (one.Value == nil) != (other.Value == nil) || one.Value != nil && math.Abs(*one.Value-*other.Value) > 1e-9 {
				t.Errorf("%s is %v, with annotators in another order %v", statistic, one.Value, other.Value)
			}
		}
		one, other := find(t, summary(t, u), unitizing.Gamma, ""), find(t, summary(t, turned), unitizing.Gamma, "")
		if math.Abs(*one.ObservedDisorder-*other.ObservedDisorder) > 1e-9 {
			t.Errorf("disorder is %v, with annotators in another order %v", *one.ObservedDisorder, *other.ObservedDisorder)
		}
	}
}

func TestWhatCannotBeSaidIsUndefinedAndSaysWhy(t *testing.T) {
	text := func(length int, marked ...[]unitizing.Span) unitizing.Text {
		return unitizing.Text{Name: "t", Length: length, Marked: marked}
	}
	none, one := []unitizing.Span{}, []unitizing.Span{{Begin: 2, End: 5}}
	cases := []struct {
		name      string
		texts     []unitizing.Text
		statistic agreement.Statistic
		reason    agreement.Code
	}{
		{"nobody marked anything", []unitizing.Text{text(9, none, none)}, unitizing.F1ExactMean, unitizing.NoSpans},
		{"nobody marked anything", []unitizing.Text{text(9, none, none)}, unitizing.AlphaU2016, unitizing.NoSpans},
		{"nobody marked anything", []unitizing.Text{text(9, none, none)}, unitizing.AlphaU1995, unitizing.NoSpans},
		{"nobody marked anything", []unitizing.Text{text(9, none, none)}, unitizing.Gamma, unitizing.NoSpans},
		{"no text is shared", []unitizing.Text{text(9, one, nil), text(9, nil, one)}, unitizing.F1CharacterMean, unitizing.NoSharedTexts},
		{"no text is shared", []unitizing.Text{text(9, one, nil), text(9, nil, one)}, unitizing.AlphaU2016, unitizing.NoSharedTexts},
		{"no text is shared", []unitizing.Text{text(9, one, nil), text(9, nil, one)}, unitizing.AlphaU1995, unitizing.NoTextOfAll},
		{"no text is shared", []unitizing.Text{text(9, one, nil), text(9, nil, one)}, unitizing.Gamma, unitizing.NoTextOfAll},
		{
			"spans overlap",
			[]unitizing.Text{text(9, []unitizing.Span{{Begin: 1, End: 5}, {Begin: 4, End: 6}}, one)},
			unitizing.AlphaU2016, unitizing.AnySpansOverlap,
		},
		{
			"spans of a category overlap",
			[]unitizing.Text{text(9, []unitizing.Span{{Begin: 1, End: 5}, {Begin: 4, End: 6}}, one)},
			unitizing.AlphaU1995, unitizing.SpansOverlap,
		},
		{
			"everything is one span",
			[]unitizing.Text{text(5, []unitizing.Span{{End: 5}}, []unitizing.Span{{End: 5}})},
			unitizing.AlphaU2016Marked, unitizing.NothingByChance,
		},
	}
	for _, c := range cases {
		u, err := unitizing.New([]string{"A", "B"}, []string{"c"}, c.texts)
		if err != nil {
			t.Fatal(err)
		}
		if r := find(t, summary(t, u), c.statistic, ""); r.Value != nil || r.State != agreement.Undefined || !r.Reason.Has(c.reason) {
			t.Errorf("%s: %s is %v because %q, want %s", c.name, c.statistic, r.Value, r.Reason, c.reason)
		}
	}
}

func TestASpanOutsideOfItsTextIsRefused(t *testing.T) {
	for _, s := range []unitizing.Span{
		{Begin: 4, End: 4}, {Begin: 5, End: 3}, {Begin: -1, End: 3}, {Begin: 8, End: 11}, {Begin: 1, End: 2, Category: 1}, {Begin: 1, End: 2, Category: -1},
	} {
		_, err := unitizing.New([]string{"A"}, []string{"c"}, []unitizing.Text{{Name: "t", Length: 10, Marked: [][]unitizing.Span{{s}}}})
		var refused *unitizing.Fault
		if !errors.As(err, &refused) {
			t.Errorf("%+v: %v, want a refusal", s, err)
		}
	}
}

func TestGammaOfASeedIsAlwaysTheSameAndTellsItsPrecision(t *testing.T) {
	u := random(rand.New(rand.NewPCG(5, 1)), 3, 2, 4, 0)
	plan := unitizing.GammaPlan{Seed: 9, Precision: 0.05, MostDraws: 2000}
	one, _ := u.Gamma(context.Background(), plan)
	other, _ := u.Gamma(context.Background(), plan)
	if *one.Value != *other.Value || one.Draws != other.Draws {
		t.Errorf("gamma of one seed is %v of %d draws and %v of %d", *one.Value, one.Draws, *other.Value, other.Draws)
	}
	if *one.Precision > plan.Precision || one.Draws < 30 {
		t.Errorf("after %d draws the precision is %v", one.Draws, *one.Precision)
	}
	hurried, _ := u.Gamma(context.Background(), unitizing.GammaPlan{Seed: 9, Precision: 1e-6, MostDraws: 40})
	if !hurried.Reason.Has(unitizing.Imprecise) || hurried.Draws != 40 {
		t.Errorf("what 40 draws cannot tell is said as %q after %d", hurried.Reason, hurried.Draws)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := u.Gamma(ctx, plan); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped gamma ends with %v", err)
	}
}
