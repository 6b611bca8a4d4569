package review

import (
	"cmp"
	"math"
	"slices"

	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// Words say what needs the lead: whose answers are missing, who reads
// differently or leans which way, why nobody can be told from the others, or
// which row has the lowest bound. Name is that of the row, shown gives a label
// as annotators see it, and number writes a coefficient.
func (a *Attention) Words(name any, shown func(label string) string, number func(float64) string) sentence.Sentence {
	switch a.Kind {
	case FileMissing:
		return a.missing()
	case NobodyJudged:
		return unjudged(a.Why)
	case Leans, ReadsDifferently:
		return a.reader(name, shown)
	}
	low := number(a.Alpha.CI95[0])
	if a.Times == 0 {
		return sentence.Of("attention.lowest", "Row", name, "Low", low)
	}
	return sentence.Of("attention.lowest-collide", "Row", name, "Low", low,
		"First", shown(a.First), "Second", shown(a.Second), "Times", a.Times, "All", a.All)
}

// missing says whose answers are missing or old.
func (a *Attention) missing() sentence.Sentence {
	switch {
	case a.Never && a.Further == 0:
		return sentence.Of("attention.nothing-came", "Annotator", a.Annotator)
	case a.Never:
		return sentence.Of("attention.nothing-came-of-several", "Annotator", a.Annotator, "Further", a.Further)
	case a.Further == 0:
		return sentence.Of("attention.old", "Annotator", a.Annotator, "Days", a.Days)
	}
	return sentence.Of("attention.old-of-several", "Annotator", a.Annotator, "Days", a.Days, "Further", a.Further)
}

// reader says who reads differently from the others, or leans.
func (a *Attention) reader(name any, shown func(label string) string) sentence.Sentence {
	base := a.Question.Units(a.Paragraphs)
	switch {
	case a.Kind == Leans:
		return sentence.Of("attention.leans", "Annotator", a.Annotator, "Lean", a.Lean.words(shown), "Row", name, "Base", base)
	case a.Everything():
		return sentence.Of("attention.reads-all-differently", "Annotator", a.Annotator, "Base", base)
	case a.Lean != nil:
		return sentence.Of("attention.reads-differently-and-leans",
			"Annotator", a.Annotator, "Row", name, "Base", base, "Lean", a.Lean.words(shown))
	}
	return sentence.Of("attention.reads-differently", "Annotator", a.Annotator, "Row", name, "Base", base)
}

// words say which way somebody leans, and how far.
func (l *Lean) words(shown func(label string) string) sentence.Sentence {
	much := math.Abs(l.More)
	switch {
	case l.Label == "" && l.More > 0:
		return sentence.Of("lean.higher", "Steps", sentence.Tenths(much))
	case l.Label == "":
		return sentence.Of("lean.lower", "Steps", sentence.Tenths(much))
	case l.More > 0:
		key := l.Question.Either("lean.more", "lean.more-articles")
		return sentence.Of(key, "Label", shown(l.Label), "Points", int(math.Round(100*much)))
	}
	key := l.Question.Either("lean.fewer", "lean.fewer-articles")
	return sentence.Of(key, "Label", shown(l.Label), "Points", int(math.Round(100*much)))
}

// Strict lists by name how much higher or lower everybody's values are than the
// others' on the same paragraphs, in steps; none where the values have no order.
func (r *Row) Strict() []Lean {
	strict := slices.DeleteFunc(slices.Clone(r.Leans), func(l Lean) bool { return l.Label != "" })
	slices.SortFunc(strict, func(a, b Lean) int { return cmp.Compare(a.Annotator, b.Annotator) })
	return strict
}

// StrictWords say so. They say nothing where there is nothing to say.
func StrictWords(strict []Lean) sentence.Sentence {
	if !slices.ContainsFunc(strict, func(l Lean) bool { return l.Named || math.Round(10*l.More) != 0 }) {
		return sentence.Sentence{} // nobody is stricter than anybody else
	}
	said := make([]sentence.Sentence, len(strict))
	for i, l := range strict {
		key := "lean.steps"
		if l.Named {
			key = "lean.steps-more-than-chance"
		}
		said[i] = sentence.Of(key, "Annotator", l.Annotator, "Steps", sentence.SignedTenths(l.More))
	}
	return sentence.Of("lean.all", "All", sentence.Joined(", ", said))
}

// BesideWords say how many answers a row on a scale leaves out because they have no
// place in its order. They say nothing where there are none.
func (r *Row) BesideWords() sentence.Sentence {
	n := r.Beside()
	if n == 0 {
		return sentence.Sentence{}
	}
	f := r.whole.q.field
	shown := make([]string, len(f.Unordered))
	for i, value := range f.Unordered {
		shown[i] = f.ShownValue(value)
	}
	return sentence.Of("review.beside-the-scale", sentence.Counted, n, "Labels", sentence.Names(shown))
}

// unjudged says why nobody can be told from the others, and what would help.
func unjudged(why agreement.Unjudged) sentence.Sentence {
	switch why {
	case agreement.TwoAnnotators:
		return sentence.Of("readers.two-annotators")
	case agreement.ManyReaders:
		return sentence.Of("readers.too-many")
	case agreement.FewForPairs:
		return sentence.Of("readers.few-for-pairs")
	case agreement.NoPeople:
		return sentence.Of("readers.no-people")
	case agreement.Rings:
		return sentence.Of("readers.no-odd-ring")
	}
	return sentence.Of("readers.few-for-team")
}
