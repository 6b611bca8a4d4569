package search

import (
	"strings"
	"unicode"
)

const (
	lead     = 36 // characters of a text that stand before what was found, at most
	wordRoom = 14 // that are given up to begin with a whole word
)

// Excerpt is a text from shortly before the words on, so that they are in view where
// there is room for a line or two; the whole text if they stand near its beginning.
func (w Words) Excerpt(text string) string { return excerpt(text, w.Spans(text)) }

func excerpt(text string, spans []Span) string {
	if len(spans) == 0 || spans[0].Start <= lead {
		return text
	}
	runes := []rune(text)
	start := spans[0].Start - lead
	for at := start; at < start+wordRoom; at++ {
		if unicode.IsSpace(runes[at]) {
			start = at + 1
			break
		}
	}
	for start < spans[0].Start && unicode.Is(unicode.M, runes[start]) { // never a mark without its letter
		start++
	}
	return "… " + strings.TrimSpace(string(runes[start:]))
}
