// Package alike finds texts that are nearly the same: an agency's report in two
// papers, a corrected version, the same words with other quotation marks. Texts
// are compared by their shingles, runs of five words each, of which a few, the
// same few in every text, stand for all (Broder, On the resemblance and
// containment of documents, 1997).
package alike

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"plumbline/annotate/ingest/document"
)

// run is how many words a shingle has.
const run = 5

// Mark is what is remembered of a text: small, whatever the text.
type Mark struct {
	Plain uint64 // the same for texts that differ in how they are written alone
	few   []uint64
	step  uint64 // every step-th shingle stands in few
	all   int    // how many different shingles there are
}

// Of marks a text, given in paragraphs.
func Of(paragraphs []string) Mark {
	all := shingles(paragraphs)
	m := Mark{step: stepFor(len(all)), all: len(all), Plain: PlainSum(paragraphs)}
	for _, s := range all {
		if s%m.step == 0 {
			m.few = append(m.few, s)
		}
	}
	return m
}

// stepFor keeps about as many shingles of a short text as of a long one. Each
// step divides the next, so that texts of different lengths have some in common.
func stepFor(shingles int) uint64 {
	switch {
	case shingles <= 64:
		return 1
	case shingles <= 256:
		return 4
	case shingles <= 4096:
		return 16
	}
	return 128
}

// Share is how much of the shorter of two texts stands in the other, from 0 to 1.
func Share(a, b []string) float64 { return shareOf(shingles(a), shingles(b)) }

func shareOf(x, y []uint64) float64 {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	return float64(common(x, y)) / float64(min(len(x), len(y)))
}

// share estimates Share from marks.
func (m Mark) share(o Mark) float64 {
	if m.step < o.step {
		m, o = o, m
	}
	few := slices.DeleteFunc(slices.Clone(o.few), func(s uint64) bool { return s%m.step != 0 })
	if len(few) == 0 || len(m.few) == 0 {
		return 0
	}
	shorter := float64(min(m.all, o.all)) / float64(m.step) // so many are to be expected of it
	return min(1, float64(common(m.few, few))/max(1, shorter))
}

// common counts what two sorted lists share.
func common(x, y []uint64) (n int) {
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// Shingles are the different runs of five words of a text, as numbers, sorted: of words
// without case and accents, and of characters in scripts without spaces between words.
func Shingles(paragraphs []string) []uint64 { return shingles(paragraphs) }

// shingles are the different ones of a text, sorted.
func shingles(paragraphs []string) []uint64 {
	var words []uint64
	for _, p := range paragraphs {
		words = appendWords(words, p)
	}
	if len(words) == 0 {
		return nil
	}
	var all []uint64
	for i := range max(1, len(words)-run+1) {
		h := uint64(14695981039346656037)
		for _, w := range words[i:min(i+run, len(words))] {
			h = mixed(h ^ w)
		}
		all = append(all, h)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// appendWords appends the words of a text as numbers. In scripts without spaces
// between words every character is one.
func appendWords(words []uint64, text string) []uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h, inside := uint64(offset), false
	end := func() {
		if inside {
			words = append(words, mixed(h))
			h, inside = offset, false
		}
	}
	for _, r := range document.Fold(text) {
		if !inWord(r) {
			if r != '\'' && r != '’' { // it's
				end()
			}
			continue
		}
		alone := r >= 0x0E00 && unicode.In(r, unspaced...)
		if alone {
			end()
		}
		h, inside = (h^uint64(r))*prime, true
		if alone {
			end()
		}
	}
	end()
	return words
}

// unspaced are the scripts without spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// mixed spreads the bits of a number over all of it (splitmix64).
func mixed(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// PlainSum is a number that is the same for texts that differ only in how they are
// written (see Plain), and in where their paragraphs end.
func PlainSum(paragraphs []string) uint64 {
	const prime = 1099511628211
	h := uint64(14695981039346656037)
	for i, p := range paragraphs {
		plain := Plain(p)
		if i > 0 && plain != "" {
			h = (h ^ ' ') * prime // where paragraphs end is no difference in words
		}
		for at := range len(plain) {
			h = (h ^ uint64(plain[at])) * prime
		}
	}
	return mixed(h)
}

// Plain is a text without what differs only in how it is written: composed or
// decomposed letters, kinds of quotation marks, dashes and spaces, invisible
// marks.
func Plain(text string) string {
	if isPlain(text) {
		return text
	}
	return typed(text)
}

// typed is a text as a typewriter writes it.
func typed(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range norm.NFKC.String(text) {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || unicode.Is(unicode.Variation_Selector, r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteString(plainly(r))
	}
	return b.String()
}

// isPlain reports letters and marks of ASCII with single spaces between them, in
// which nothing is written otherwise than plainly.
func isPlain(text string) bool {
	before := byte(' ')
	for i := range len(text) {
		b := text[i]
		if b < ' ' || b >= 0x7f || b == '`' || b == ' ' && before == ' ' {
			return false
		}
		before = b
	}
	return text == "" || before != ' '
}

// plainly writes a character as a typewriter does.
func plainly(r rune) string {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″', '＂':
		return `"`
	case '‘', '’', '‚', '‛', '‹', '›', '′', '`', '´', 'ʼ', '＇':
		return "'"
	case '–', '—', '‒', '―', '‐', '‑', '−':
		return "-"
	case '…':
		return "..."
	}
	return string(r)
}
