// Package search finds words in texts as people look for them, whatever the case,
// the accents and the quotes. Everything that is searched is searched by it, so that
// what a list finds is what is marked in the text.
package search

import "strings"

// Words are what is looked for; the zero value is nothing, and stands nowhere.
type Words struct{ folded string }

// For looks for a text.
func For(text string) Words { return Words{Fold(text)} }

// None reports whether nothing is looked for.
func (w Words) None() bool { return w.folded == "" }

// In reports whether the words stand in a text.
func (w Words) In(text string) bool {
	switch {
	case w.None():
		return false
	case isASCII(text) && (!strings.Contains(w.folded, " ") || hasSingleSpaces(text)):
		return strings.Contains(strings.ToLower(text), w.folded)
	}
	return strings.Contains(foldedOf(text).text, w.folded)
}

// hasSingleSpaces reports whether nothing but single spaces parts the words of a text, so
// that it is folded by its letters alone.
func hasSingleSpaces(text string) bool {
	for i := range len(text) {
		c := text[i]
		if c >= '\t' && c <= '\r' || c == ' ' && i > 0 && text[i-1] == ' ' {
			return false
		}
	}
	return true
}

// Span is a piece of a text, in code points, half open.
type Span struct{ Start, End int }

// Spans are where the words stand in a text, in order and none over another. A letter
// is found with its marks.
func (w Words) Spans(text string) []Span {
	if w.None() {
		return nil
	}
	var spans []Span
	f := foldedOf(text)
	for from := 0; ; {
		at := strings.Index(f.text[from:], w.folded)
		if at < 0 {
			return spans
		}
		first := from + at
		from = first + len(w.folded)
		spans = append(spans, Span{f.startOf(first), int(f.ends[f.cluster[from-1]])})
	}
}

// startOf is where the cluster of a byte begins.
func (f folded) startOf(at int) int {
	if c := f.cluster[at]; c > 0 {
		return int(f.ends[c-1])
	}
	return 0
}
