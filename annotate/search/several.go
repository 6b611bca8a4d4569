package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// SpansOf are where any of several words stand in a text, in order and none over another.
func SpansOf(text string, several []Words) []Span {
	var all []Span
	for _, w := range several {
		all = append(all, w.Spans(text)...)
	}
	if len(several) < 2 {
		return all
	}
	slices.SortFunc(all, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	apart := all[:0]
	for _, s := range all {
		if n := len(apart); n > 0 && s.Start < apart[n-1].End {
			apart[n-1].End = max(apart[n-1].End, s.End)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

// ExcerptOf is a text from shortly before the first of several words on; the whole text
// if that stands near its beginning.
func ExcerptOf(text string, several []Words) string {
	return excerpt(text, SpansOf(text, several))
}

// Shorten cuts a text after so many characters, where a word ends if one ends in their
// second half.
func Shorten(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	end := most
	for at := most; at > most/2; at-- {
		if unicode.IsSpace(runes[at]) {
			end = at
			break
		}
	}
	return strings.TrimSpace(string(runes[:end])) + " …"
}
