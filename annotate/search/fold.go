package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold writes a text as searches compare it: without case, accents, points of vowels
// and marks that nobody sees; letters that are written together are written apart,
// quotes are straight, hyphens and dashes are one, and what parts words is one space.
func Fold(text string) string {
	if isASCII(text) {
		return strings.Join(strings.Fields(strings.ToLower(text)), " ")
	}
	return strings.TrimSpace(foldedOf(text).text)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// folded is a text as it is compared, and for each of its bytes which cluster of the
// original it came from: a letter with its marks.
type folded struct {
	text    string
	cluster []int32
	ends    []int32 // of each cluster, in code points
}

// foldedOf folds a text cluster by cluster, so that each piece of it is known again.
func foldedOf(text string) folded {
	var b strings.Builder
	f := folded{cluster: make([]int32, 0, len(text)), ends: make([]int32, 0, len(text))}
	runes := int32(0)
	space := false // the latest byte is one
	for len(text) > 0 {
		n := clusterLen(text)
		runes += int32(utf8.RuneCountInString(text[:n]))
		at := int32(len(f.ends))
		f.ends = append(f.ends, runes)
		for _, r := range foldCluster(text[:n]) {
			if r == ' ' && space {
				continue
			}
			space = r == ' '
			size, _ := b.WriteRune(r)
			for range size {
				f.cluster = append(f.cluster, at)
			}
		}
		text = text[n:]
	}
	f.text = b.String()
	return f
}

// clusterLen is how many bytes of a text belong together for the folding.
func clusterLen(text string) int {
	if text[0] < utf8.RuneSelf && (len(text) == 1 || text[1] < utf8.RuneSelf) {
		return 1
	}
	if n := norm.NFKD.NextBoundaryInString(text, true); n > 0 {
		return n
	}
	return len(text)
}

// foldCluster is one letter with its marks as it is compared; it may be nothing.
func foldCluster(cluster string) string {
	if len(cluster) == 1 && cluster[0] < utf8.RuneSelf {
		return asciiFolds[cluster[0]]
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(cluster) {
		switch {
		case r <= unicode.MaxASCII:
			b.WriteString(asciiFolds[r])
		case isMute(r):
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteString(alikeOf(r))
		}
	}
	return norm.NFC.String(cases.Fold().String(b.String()))
}

// asciiFolds are the characters of ASCII as they are compared.
var asciiFolds = func() (folds [utf8.RuneSelf]string) {
	for r := range folds {
		folds[r] = strings.ToLower(string(rune(r)))
		if unicode.IsSpace(rune(r)) {
			folds[r] = " "
		}
	}
	return folds
}()

// isMute holds of what a reader does not miss: accents, points of vowels in Arabic
// and Hebrew, the stretching of Arabic letters, and what has no shape. The signs of
// other scripts, as in Devanagari or Thai, are letters of their own, and so are the
// strokes of Japanese.
func isMute(r rune) bool {
	const tatweel, voiced, halfVoiced = 0x0640, 0x3099, 0x309A
	switch {
	case r == tatweel, unicode.Is(unicode.Cf, r):
		return true
	case r == voiced, r == halfVoiced:
		return false
	}
	return unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Inherited, unicode.Arabic, unicode.Hebrew, unicode.Latin)
}

// alikeOf is what people type for a character that their keyboard lacks.
func alikeOf(r rune) string {
	if typed, ok := alike[r]; ok {
		return typed
	}
	return string(r)
}

var alike = map[rune]string{
	'‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", 'ʼ': "'", 'ʻ': "'", '‹': "'", '›': "'",
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '″': `"`, '«': `"`, '»': `"`,
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-",
	'Æ': "ae", 'æ': "ae", 'Œ': "oe", 'œ': "oe", 'Ø': "o", 'ø': "o", 'Ł': "l", 'ł': "l",
	'Đ': "d", 'đ': "d", 'Ð': "d", 'ð': "d", 'Þ': "th", 'þ': "th", 'Ħ': "h", 'ħ': "h", 'ı': "i",
	'\u2044': "/", '\u0671': "\u0627", // the stroke of a fraction; an alef that is joined
}
