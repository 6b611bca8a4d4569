package unitizing

import (
	"slices"

	"plumbline/annotate/agreement"
)

// The levels at which F1 compares spans.
const (
	LevelExact      agreement.Level = "label+boundaries"
	LevelCharacters agreement.Level = "per label, micro"
)

// F1 is twice what two annotators marked alike, of all that each marked: once of whole
// spans with their category, once of the characters of each category. It is not
// corrected for chance. First the means over pairs, then each pair.
//
// Source: van Rijsbergen (1979), Information Retrieval, chapter 7; that its mean over
// pairs needs no negative cases: Hripcsak and Rothschild (2005), Agreement, the F-measure,
// and reliability in information retrieval, JAMIA 12, 296-298.
func (u *Unitizations) F1() []Result {
	var exact, characters []Result
	for a := range u.Annotators {
		for b := a + 1; b < len(u.Annotators); b++ {
			e, c := u.pairF1(a, b)
			exact, characters = append(exact, e), append(characters, c)
		}
	}
	results := []Result{
		meanOf(F1ExactMean, LevelExact, exact, u.Spans()),
		meanOf(F1CharacterMean, LevelCharacters, characters, u.Spans()),
	}
	return append(append(results, exact...), characters...)
}

func (u *Unitizations) pairF1(a, b int) (exact, characters Result) {
	var same, spans, sameLength, length, texts int
	for _, text := range u.Texts {
		own, other := text.Marked[a], text.Marked[b]
		if own == nil || other == nil {
			continue
		}
		texts++
		spans += len(own) + len(other)
		same += alike(own, other)
		for k := range u.Categories {
			x, y := union(of(own, k)), union(of(other, k))
			length += lengthOf(x) + lengthOf(y)
			sameLength += meeting(x, y)
		}
	}
	pair := []string{u.Annotators[a], u.Annotators[b]}
	exact, characters = result(F1Exact, LevelExact, spans).ofPair(pair), result(F1Character, LevelCharacters, spans).ofPair(pair)
	switch {
	case texts == 0:
		return exact.undefined(because(NoSharedTexts)), characters.undefined(because(NoSharedTexts))
	case spans == 0:
		return exact.undefined(because(NoSpans)), characters.undefined(because(NoSpans))
	}
	return exact.valued(2 * float64(same) / float64(spans)), characters.valued(2 * float64(sameLength) / float64(length))
}

// meanOf is the mean of the pairs that have a value.
func meanOf(statistic agreement.Statistic, level agreement.Level, pairs []Result, spans int) Result {
	var total float64
	n := 0
	for _, p := range pairs {
		if p.Value != nil {
			total, n = total+*p.Value, n+1
		}
	}
	r := result(statistic, level, spans)
	switch {
	case n > 0:
		return r.valued(total / float64(n))
	case len(pairs) == 0:
		return r.undefined(because(agreement.OneAnnotator))
	}
	return r.undefined(pairs[0].Reason[0])
}

// alike counts spans that both marked to the letter, each once.
func alike(own, other []Span) (n int) {
	for i, j := 0, 0; i < len(own) && j < len(other); {
		switch order := inOrder(own[i], other[j]); {
		case order == 0:
			n, i, j = n+1, i+1, j+1
		case order < 0:
			i++
		default:
			j++
		}
	}
	return n
}

func of(spans []Span, category int) []Span {
	return slices.DeleteFunc(slices.Clone(spans), func(s Span) bool { return s.Category != category })
}

func lengthOf(spans []Span) (n int) {
	for _, s := range spans {
		n += s.length()
	}
	return n
}

// meeting is how much spans that do not overlap among themselves have in common.
func meeting(own, other []Span) (n int) {
	for i, j := 0, 0; i < len(own) && j < len(other); {
		n += max(0, min(own[i].End, other[j].End)-max(own[i].Begin, other[j].Begin))
		if own[i].End <= other[j].End {
			i++
		} else {
			j++
		}
	}
	return n
}
