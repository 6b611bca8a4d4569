package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// containsWord reports whether word stands in text as a word of its own: no
// letter, digit or vowel sign of a spaced script directly before or after it.
// In scripts that do not part words by spaces (Chinese, Japanese, Thai), and
// in Korean, whose particles follow a name without one, any occurrence counts;
// so does one after an Arabic or Hebrew prefix such as "and" or "in".
func containsWord(text, word string) bool {
	if word == "" {
		return false
	}
	first, size := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if WordBegins(text[:i], first) && !WordJoins(last, after) {
			return true
		}
		from = i + size
	}
}

// WordBegins reports whether a word that starts with first can start after text.
func WordBegins(text string, first rune) bool {
	before, size := utf8.DecodeLastRuneInString(text)
	for n := 0; n < longestPrefix && prefixes[before] && unicode.In(first, unicode.Arabic, unicode.Hebrew); n++ {
		text = text[:len(text)-size]
		before, size = utf8.DecodeLastRuneInString(text)
	}
	return !WordJoins(before, first)
}

// prefixes are the letters by which Arabic and Hebrew write "and", "so", "in",
// "for", "as", "from", "that" and "the" together with the word that follows.
// To take a word that only begins like this for a name costs an annotator one
// key; to miss the name would cost a wrong answer.
var prefixes = map[rune]bool{
	'و': true, 'ف': true, 'ب': true, 'ل': true, 'ك': true,
	'ו': true, 'ב': true, 'ל': true, 'כ': true, 'מ': true, 'ש': true, 'ה': true,
}

// longestPrefix is how many such letters can follow each other.
const longestPrefix = 2

// WordJoins reports whether a and b are parts of one word when they touch.
func WordJoins(a, b rune) bool {
	return wordRune(a) && wordRune(b) && !unspaced(a) && !unspaced(b)
}

// wordRune reports whether r is part of a word. Arabic vowel points and
// combining accents, which belong to no script, may follow a name.
func wordRune(r rune) bool {
	if r == utf8.RuneError {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && !unicode.Is(unicode.Inherited, r)
}

func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
