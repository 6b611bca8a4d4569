package report

import (
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
)

// evidence is how far annotators marked the same words for a question.
type evidence struct {
	Name, Base, Apart string
	Measures          []measure
	List              []apart
}

// measure is a number about spans, and what it is of.
type measure struct {
	number
	Of, Made string
}

// apart is a label of a paragraph for which annotators marked other words; the words
// themselves are the article's, and a report has none of its text.
type apart struct{ Article, Place, Label, Pairs, By string }

// mostListed is how many paragraphs a list of a report has.
const mostListed = 50

func (r telling) evidence(of study.Words) evidence {
	e := evidence{
		Name:  of.Label,
		Base:  fmt.Sprintf("Spans %d · annotators %d · texts %d", of.Spans(), len(of.Annotators), len(of.Texts)),
		Apart: of.Evidence.Apart.Words().String(),
	}
	for _, result := range of.Results {
		m := measure{number: numberOf(result.Told().Short.String(), result.Result)}
		switch {
		case result.Category != nil:
			m.Of = r.Shown(of.Field, *result.Category)
		case len(result.Pair) == 2:
			m.Of = strings.Join(result.Pair, " × ")
		}
		if made, some := result.Made(r.Draws.Seed); some {
			m.Made = made.String()
		}
		e.Measures = append(e.Measures, m)
	}
	for _, l := range of.Evidence.Apart.List[:min(mostListed, len(of.Evidence.Apart.List))] {
		e.List = append(e.List, apart{
			l.Article.Title, fmt.Sprint(l.Position), r.Shown(of.Field, l.Label), fmt.Sprintf("%d of %d", l.Disjoint, l.Pairs), l.Names(),
		})
	}
	return e
}

// fillWords tells of words that were marked, pointed out, or passed over.
func (r telling) fillWords(f *filled) {
	for _, of := range r.Words {
		f.Evidence = append(f.Evidence, r.evidence(of))
	}
	for _, x := range r.Effects {
		f.Arms = append(f.Arms, r.effect(x))
	}
	if f.Times = r.Study.Draws.Times; f.Times == 0 {
		f.Times = review.EffectDraws
	}
	if r.PassedOver.Of > 0 {
		f.Rest = r.PassedOver.Words().String()
	}
	for _, o := range r.PassedOver.List[:min(mostListed, len(r.PassedOver.List))] {
		f.Passed = append(f.Passed, r.passed(o))
	}
}

// effect is how one thing differs between the arms of an experiment.
type effect struct{ Treatment, Of, Shown, Hidden, Difference, Bounds, Base string }

var treatments = map[string]string{
	annotate.ProjectTargetsShown: "names of targets", annotate.ProjectHintsShown: "hints",
}

func (r telling) effect(x review.ArmEffect) effect {
	e := effect{
		Treatment: treatments[x.Treatment], Shown: arm(x.Shown), Hidden: arm(x.Hidden), Difference: "too few articles",
		Base: fmt.Sprintf("n %d and %d, %d and %d articles", x.Shown.N, x.Hidden.N, x.Shown.Articles, x.Hidden.Articles),
	}
	switch x.Measure {
	case review.ShareUnsure:
		e.Of = "paragraphs in doubt"
	case review.MeanSeconds:
		e.Of = "seconds a paragraph"
	default:
		e.Of = x.Field.Label + ": " + x.Field.ShownValue(x.Value)
	}
	if x.Enough {
		e.Difference = signed(x.Difference)
		e.Bounds = signed(x.CI95[0]) + " to " + signed(x.CI95[1])
	}
	return e
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

// passed is a target that somebody passed over, and who saw it.
type passed struct{ Article, Place, Annotator, Target, Saw string }

func (r telling) passed(o review.PassedOver) passed {
	saw := make([]string, len(o.Colleagues))
	for i, a := range o.Colleagues {
		saw[i] = a.Annotator + " " + r.shown(o.Question, a.Value)
	}
	return passed{o.Article.Title, fmt.Sprint(o.Position), o.Annotator, o.Question.TargetName, strings.Join(saw, ", ")}
}
