package report

import (
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/paper"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
)

// mostListed is how many paragraphs a list of a report has.
const mostListed = 50

// evidence is how far annotators marked the same words for a question. The words
// themselves are the article's, and a report has none of its text.
func (t telling) evidence(of study.Words) paper.Section {
	measures := &paper.Table{Head: []paper.Cell{{Text: "Measure"}, {Text: "Of"}, {Text: "Value", Number: true}, {Text: "From"}, {}}}
	for _, result := range of.Results {
		about, made := "", ""
		switch {
		case result.Category != nil:
			about = t.Shown(of.Field, *result.Category)
		case len(result.Pair) == 2:
			about = strings.Join(result.Pair, " × ")
		}
		if said, some := result.Made(t.Draws.Seed); some {
			made = said.String() + " "
		}
		measures.Rows = append(measures.Rows, []paper.Cell{
			{Text: result.Told().Short.String()},
			{Text: about},
			valueOf(result.Result),
			{Text: baseOf(result.Result), Whole: true},
			{Text: made + result.Reason.String()},
		})
	}
	others := &paper.Table{Title: "The same label for other words", Head: []paper.Cell{
		{Text: "Article"},
		{Text: "Paragraph", Number: true},
		{Text: "Label"},
		{Text: "Pairs with nothing in common"},
		{Text: "Annotators"},
	}}
	for _, l := range of.Apart.List[:min(mostListed, len(of.Apart.List))] {
		others.Rows = append(others.Rows, []paper.Cell{
			{Text: l.Article.Title},
			{Text: fmt.Sprint(l.Position), Number: true},
			{Text: t.Shown(of.Field, l.Label)},
			{Text: fmt.Sprintf("%d of %d", l.Disjoint, l.Pairs)},
			{Text: l.Names()},
		})
	}
	section := paper.Section{Title: of.Label + ": the words that answers rest on", Blocks: []paper.Block{
		paper.Says(fmt.Sprintf("Spans %d · annotators %d · texts %d. This stands apart from agreement on labels.",
			of.Spans(), len(of.Annotators), len(of.Texts))),
		paper.Says(of.Apart.Words().String()), paper.Beside(measures),
	}}
	if others.Rows != nil {
		section.Blocks = append(section.Blocks, paper.Beside(others))
	}
	return section
}

// effects are how the arms of an experiment with what is pointed out differ.
func (t telling) effects() paper.Section {
	section := paper.Section{Title: "What was pointed out in the texts, by the arm that was drawn"}
	if len(t.Effects) == 0 {
		return section
	}
	draws := t.Draws.Times
	if draws == 0 {
		draws = review.EffectDraws
	}
	table := &paper.Table{Wide: true, Head: []paper.Cell{
		{Text: "Pointed out"},
		{Text: "Of"},
		{Text: "shown", Number: true},
		{Text: "hidden", Number: true},
		{Text: "Difference", Number: true},
		{Text: "95 % interval", Whole: true},
		{Text: "From"},
	}}
	for _, x := range t.Effects {
		table.Rows = append(table.Rows, effect(x))
	}
	section.Blocks = append(section.Blocks, paper.Says(fmt.Sprintf(
		"Whatever words a paragraph had; intervals from %d draws of whole articles, seed %d. Of many differences some seem large by chance.",
		draws,
		t.Draws.Seed,
	)), paper.Beside(table))
	return section
}

var treatments = map[string]string{
	annotate.ProjectTargetsShown: "names of targets", annotate.ProjectHintsShown: "hints",
}

// effect is how one thing differs between the arms.
func effect(x review.ArmEffect) []paper.Cell {
	of, difference, bounds := "", "too few articles", ""
	switch x.Measure {
	case review.ShareUnsure:
		of = "paragraphs in doubt"
	case review.MeanSeconds:
		of = "seconds a paragraph"
	default:
		of = x.Field.Label + ": " + x.Field.ShownValue(x.Value)
	}
	if x.Enough {
		difference = signed(x.Difference)
		bounds = signed(x.CI95[0]) + " to " + signed(x.CI95[1])
	}
	return []paper.Cell{
		{Text: treatments[x.Treatment], Whole: true},
		{Text: of},
		{Text: arm(x.Shown), Number: true},
		{Text: arm(x.Hidden), Number: true},
		{Text: difference, Number: true},
		{Text: bounds, Whole: true},
		{Text: fmt.Sprintf("n %d and %d, %d and %d articles", x.Shown.N, x.Hidden.N, x.Shown.Articles, x.Hidden.Articles)},
	}
}

func arm(a review.Arm) string {
	if a.N == 0 {
		return "–"
	}
	return review.Digits(a.Value)
}

// signed writes a difference with its sign.
func signed(v float64) string {
	if digits := review.Digits(v); v > 0 && digits != review.Digits(0) {
		return "+" + digits
	}
	return review.Digits(v)
}

// passedOver are targets that somebody passed over, and who saw them.
func (t telling) passedOver() paper.Section {
	section := paper.Section{Title: "Targets passed over"}
	if t.PassedOver.Of == 0 {
		return section
	}
	section.Blocks = append(section.Blocks, paper.Says(t.PassedOver.Words().String()))
	table := &paper.Table{Head: []paper.Cell{
		{Text: "Article"},
		{Text: "Paragraph", Number: true},
		{Text: "Annotator"},
		{Text: "Target"},
		{Text: "Seen by"},
	}}
	for _, o := range t.PassedOver.List[:min(mostListed, len(t.PassedOver.List))] {
		saw := make([]string, len(o.Colleagues))
		for i, a := range o.Colleagues {
			saw[i] = a.Annotator + " " + t.shown(o.Question, a.Value)
		}
		table.Rows = append(table.Rows, []paper.Cell{
			{Text: o.Article.Title},
			{Text: fmt.Sprint(o.Position), Number: true},
			{Text: o.Annotator},
			{Text: o.Question.TargetName},
			{Text: strings.Join(saw, ", ")},
		})
	}
	if table.Rows != nil {
		section.Blocks = append(section.Blocks, paper.Beside(table))
	}
	return section
}
