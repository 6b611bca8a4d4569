package review

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"plumbline/annotate/agreement"
)

// ReaderWords says in English who reads differently from the others, who leans
// which way, or why nobody can be told from the others. Name is that of the row and
// shown gives a label as annotators see it.
func (a *Attention) ReaderWords(name string, shown func(label string) string) string {
	base := fmt.Sprintf("(%d paragraphs)", a.Paragraphs)
	if a.Paragraphs == 1 {
		base = "(1 paragraph)"
	}
	switch {
	case a.Kind == NobodyJudged:
		return UnjudgedWords(a.Why)
	case a.Kind == Leans:
		return fmt.Sprintf("%s %s than the others on %s %s.", a.Annotator, a.Lean.words(shown), name, base)
	case a.Everything():
		return fmt.Sprintf("%s reads the questions, taken together, differently from the others %s.", a.Annotator, base)
	case a.Lean != nil:
		return fmt.Sprintf("%s reads %s differently from the others %s: %s.", a.Annotator, name, base, a.Lean.words(shown))
	}
	return fmt.Sprintf("%s reads %s differently from the others %s.", a.Annotator, name, base)
}

// words say which way somebody leans, and how far.
func (l *Lean) words(shown func(label string) string) string {
	much := math.Abs(l.More)
	switch {
	case l.Label == "" && l.More > 0:
		return fmt.Sprintf("gives values that are higher by %.1f steps", much)
	case l.Label == "":
		return fmt.Sprintf("gives values that are lower by %.1f steps", much)
	case l.More > 0:
		return fmt.Sprintf("uses %s on %.0f paragraphs in 100 more", shown(l.Label), 100*much)
	}
	return fmt.Sprintf("uses %s on %.0f paragraphs in 100 fewer", shown(l.Label), 100*much)
}

// Strict lists by name how much higher or lower everybody's values are than the
// others' on the same paragraphs, in steps; none where the values have no order.
func (r *Row) Strict() []Lean {
	strict := slices.DeleteFunc(slices.Clone(r.Leans), func(l Lean) bool { return l.Label != "" })
	slices.SortFunc(strict, func(a, b Lean) int { return cmp.Compare(a.Annotator, b.Annotator) })
	return strict
}

// StrictWords says so in English, "" where there is nothing to say.
func (r *Row) StrictWords() string {
	var said []string
	for _, l := range r.Strict() {
		words := fmt.Sprintf("%s %+.1f", l.Annotator, math.Round(l.More*10)/10+0)
		if l.Named {
			words += " (more than chance)"
		}
		said = append(said, words)
	}
	if len(said) == 0 {
		return ""
	}
	return "Values higher or lower than the others' on the same paragraphs, in steps: " + strings.Join(said, ", ") + "."
}

// UnjudgedWords says why nobody can be told from the others, and what would help.
func UnjudgedWords(why agreement.Unjudged) string {
	return map[agreement.Unjudged]string{
		agreement.TwoAnnotators: "Who reads differently cannot be told between two annotators: each differs from the other as much.",
		agreement.ManyReaders:   "Who reads differently is not looked for among more than 60 annotators.",
		agreement.FewForTeam:    "Who reads differently cannot be told yet: it takes 4 articles that four or more labelled, or 8 that three did.",
		agreement.FewForPairs:   "Who reads differently cannot be told yet: of articles that two labelled it takes 24.",
		agreement.Rings:         "Who reads differently cannot be told: the pairs form no odd ring (A with B, B with C, C with A), so that a difficult article looks like a different reader. Give articles to other pairs too.",
	}[why]
}
