package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentence returns the range of the sentence around an offset (Unicode's annex 29), without
// the white space behind it. An abbreviation such as "Dr." or an initial ends none.
func (p *Paragraph) Sentence(offset int) (start, end int) {
	offset = min(max(0, offset), len(p.text))
	for it, at := sentences.FromString(string(p.text)), 0; it.Next(); {
		piece := it.Value()
		at += utf8.RuneCountInString(piece)
		if at < len(p.text) && endsInAbbreviation(piece) {
			continue
		}
		if offset < at || at == len(p.text) {
			return p.Snap(start), p.ceil(at - spacesBehind(p.text[start:at]))
		}
		start = at
	}
	return 0, 0
}

// spacesBehind counts the white space at the end of a piece that has more than that.
func spacesBehind(piece []rune) int {
	n := 0
	for n < len(piece) && unicode.IsSpace(piece[len(piece)-1-n]) {
		n++
	}
	if n == len(piece) {
		return 0
	}
	return n
}

// abbreviations are words of news texts after whose full stop a sentence mostly goes on,
// though with a capital.
var abbreviations = map[string]bool{
	"dr": true, "mr": true, "mrs": true, "ms": true, "prof": true, "st": true, "gen": true, "sen": true, "rep": true,
	"gov": true, "lt": true, "col": true, "sgt": true, "capt": true, "jr": true, "sr": true, "no": true, "vs": true,
	"hr": true, "fr": true, "mme": true, "sra": true,
}

// endsInAbbreviation reports whether a piece ends in an initial or in an abbreviation.
func endsInAbbreviation(piece string) bool {
	piece, stops := strings.CutSuffix(strings.TrimRightFunc(piece, unicode.IsSpace), ".")
	if !stops {
		return false
	}
	word := piece[len(strings.TrimRightFunc(piece, unicode.IsLetter)):]
	first, size := utf8.DecodeRuneInString(word)
	return size > 0 && (size == len(word) && unicode.IsUpper(first) || abbreviations[strings.ToLower(word)])
}
