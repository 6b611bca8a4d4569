package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// endsWithFullStop reports a final full stop in any script. Dots of omission
// and the point of an abbreviation such as "the U.S." are none.
func endsWithFullStop(text string) bool {
	text = strings.TrimRight(text, closingMarks+" \u00a0\u200e\u200f")
	last, size := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune(".。｡．۔।։።", last) {
		return false
	}
	if last != '.' {
		return true
	}
	before := text[:len(text)-size]
	if strings.HasSuffix(before, "..") {
		return false
	}
	letter, size := utf8.DecodeLastRuneInString(before)
	if !unicode.IsUpper(letter) {
		return true
	}
	previous, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	return previous != '.' && previous != ' '
}

// sentences counts the marks that end a sentence inside or at the end of a
// text; a text without any is one sentence.
func sentences(text string) int {
	n := 0
	for i, r := range text {
		if !strings.ContainsRune(sentenceEnds, r) {
			continue
		}
		after := strings.TrimLeft(text[i+utf8.RuneLen(r):], closingMarks)
		if after == "" || beginsSentence(r, after) {
			n++
		}
	}
	return max(n, 1)
}

func beginsSentence(mark rune, after string) bool {
	if strings.ContainsRune("。！？｡．", mark) {
		return true // no space follows these
	}
	trimmed := strings.TrimLeftFunc(after, unicode.IsSpace)
	if len(trimmed) == len(after) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(trimmed)
	return !unicode.IsLower(next) && !unicode.IsDigit(next)
}

// datelinePattern is a place in capitals, perhaps a date or an agency, and a dash.
var datelinePattern = regexp.MustCompile(
	`^\p{Lu}[\p{Lu}\p{M}.'’/, -]{2,40}(?:, [\p{L}.]{2,12} \d{1,2})?(?: ?\([\p{L} /.]{2,30}\))? ?(?:—|–|--| -) `,
)

// dateline reports an agency's opening such as "BOGOTA (AP) — ".
func dateline(text string) bool {
	return datelinePattern.MatchString(text)
}
