package reviewscreen_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/place/reviewscreen"
	"plumbline/ui/theme"
)

// teamOfWords is what a team brings about that marked words too, was shown hints in an
// experiment, and passed a target over.
func teamOfWords(t *testing.T) reviewscreen.View {
	t.Helper()
	u, err := unitizing.New([]string{"A1", "A2", "A3"}, []string{"loaded", "verdict"}, []unitizing.Text{
		{
			Name:   "p12",
			Length: 120,
			Marked: [][]unitizing.Span{{{Begin: 4, End: 20}}, {{Begin: 4, End: 24}}, {{Begin: 60, End: 71, Category: 1}}},
		},
		{Name: "p7", Length: 90, Marked: [][]unitizing.Span{{{Begin: 30, End: 41}}, {{Begin: 30, End: 41}}, {}}},
		{Name: "p3", Length: 80, Marked: [][]unitizing.Span{
			{{Begin: 10, End: 18, Category: 1}}, {{Begin: 40, End: 52, Category: 1}}, {{Begin: 12, End: 18, Category: 1}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	results, err := u.Summary(t.Context(), unitizing.DefaultGamma(1))
	if err != nil {
		t.Fatal(err)
	}
	words := func(who, text string) review.Words {
		return review.Words{Annotator: who, Passages: []annotate.Passage{{End: len([]rune(text)), Words: text}}}
	}
	v := team()
	v.Detail.Words = &reviewing.Words{
		Field: "editorial", Texts: 3, Annotators: 3, Spans: u.Spans(), Results: results, Seed: 1,
		Apart: review.Apart{Pairs: 5, Disjoint: 2, List: make([]review.SameLabel, 2)},
		List: []reviewing.SameLabel{
			{
				Paragraph: "p3", Article: "إضراب الميناء", Position: 3, Label: "verdict", Pairs: 3, Disjoint: 2,
				By: []review.Words{words("A1", "so-called"), words("A2", "tabled late"), words("A3", "called")},
			},
			{Paragraph: "p9", Article: "Ministers decline to condemn", Position: 9, Pairs: 1, Disjoint: 1, Hidden: true},
		},
	}
	field := &codebook.Field{
		Key:     "editorial",
		Options: []codebook.Option{{Value: "loaded", Shown: "loaded"}, {Value: "none", Shown: "none"}},
	}
	arms := func(shown, hidden float64) review.ArmEffect {
		return review.ArmEffect{
			Treatment: annotate.ProjectHintsShown, Measure: review.ShareOfAnswers, Field: field,
			Shown: review.Arm{Value: shown, N: 120, Articles: 14}, Hidden: review.Arm{Value: hidden, N: 131, Articles: 15},
		}
	}
	loaded, none := arms(0.41, 0.22), arms(0.5, 0.55)
	loaded.Value, loaded.Difference, loaded.CI95, loaded.Enough = "loaded", 0.19, [2]float64{0.04, 0.33}, true
	none.Value = "none"
	v.Detail.Effects = []review.ArmEffect{loaded, none}
	v.Detail.PassedAll = review.PassedOvers{Of: 31, List: make([]review.PassedOver, 1)}
	v.Detail.Passed = []reviewing.PassedOver{{
		Paragraph: "p5", Article: "Port strike enters its second week", Position: 5, Annotator: "A4",
		Saw: []reviewing.Given{{Annotator: "A1", Answer: "−"}, {Annotator: "A2", Answer: "−−"}},
	}}
	return v
}

// enterWords brings the keys to the card of words.
func (p *page) enterWords(t *testing.T) {
	t.Helper()
	p.press(fyne.KeyReturn)
	for range 12 {
		if strings.HasPrefix(p.Focused(), "measure ") {
			return
		}
		p.press(fyne.KeyTab)
	}
	t.Fatalf("the keys do not come to the words, they are on %q", p.Focused())
}

func TestWordsStandApartAndLeadToTheirParagraph(t *testing.T) {
	p := newPage(t, wide, theme.Choice{})
	p.Show(teamOfWords(t))
	p.press(fyne.KeyDown)
	for _, want := range []string{
		"The words that answers rest on", "8 spans", "apart from agreement on labels", "F1 of spans, mean of pairs", "Observed disorder", "seed 1",
		"Of 5 pairs of annotators who marked words for the same label, 2 marked nothing in common (40 %).",
		"verdict: 2 of 3 pairs", "“so-called”", "“tabled late”", "“called”", "Answers are hidden",
		"Pointed out or not", "+0.19", "too few articles", "Passed over", "A4 passed it over, seen by", "−−",
	} {
		if !strings.Contains(p.shownText(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	p.enterWords(t)
	p.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	p.press(fyne.KeyReturn)
	if !slices.Equal(p.work.opened, []string{"p3"}) {
		t.Errorf("the keys on %q open %q", p.Focused(), p.work.opened)
	}
}

func TestWhatNobodyMarkedOrPointedOutTakesNoCard(t *testing.T) {
	p := newPage(t, wide, theme.Choice{})
	p.Show(team())
	p.press(fyne.KeyDown)
	for _, card := range []string{"The words that answers rest on", "Pointed out or not", "Passed over"} {
		if strings.Contains(p.shownText(), card) {
			t.Errorf("there is a card %q", card)
		}
	}
}
