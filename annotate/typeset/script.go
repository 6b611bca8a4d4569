package typeset

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// scriptOf returns the script of the first character of a cluster that has one
// of its own, or 0 if all are common to every script or inherit theirs.
func scriptOf(cluster []rune) language.Script {
	for _, r := range cluster {
		if s := language.LookupScript(r); s.Strong() {
			return s
		}
	}
	return 0
}

// ignorable reports whether a character is invisible by definition, so that no
// face needs a glyph for it: joiners, selectors, direction and format marks.
func ignorable(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	case r == 0x034F, r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0:
		return true
	}
	return unicode.Is(unicode.Cf, r) && !(r >= 0x0600 && r <= 0x0605) && r != 0x06DD && r != 0x070F
}

// wantsEmoji reports whether a cluster asks to be shown as a coloured picture.
// Characters of the basic plane that are pictures by default need no rule: the
// text faces lack them and the emoji face comes next.
func wantsEmoji(cluster []rune) bool {
	for i, r := range cluster {
		switch {
		case r == 0xFE0E:
			return false
		case r == 0xFE0F, r == 0x20E3 && i > 0:
			return true
		case i == 0 && r >= 0x1F000 && r <= 0x1FAFF:
			return true
		}
	}
	return false
}

// mayCover says by the name of an embedded file whether parsing it for this
// character can be of use, so that a Latin text never reads the Arabic face.
func mayCover(file string, r rune) bool {
	switch {
	case strings.HasPrefix(file, "NotoNaskhArabic"):
		return language.LookupScript(r) == language.Arabic || !language.LookupScript(r).Strong()
	case strings.HasPrefix(file, "NotoSerifHebrew"):
		return language.LookupScript(r) == language.Hebrew || !language.LookupScript(r).Strong()
	case strings.HasPrefix(file, "NotoSerifDevanagari"):
		return language.LookupScript(r) == language.Devanagari || !language.LookupScript(r).Strong()
	}
	return true
}

// hanHint says which country's shapes of Chinese characters a text wants.
type hanHint uint8

const (
	hanChinese hanHint = iota
	hanJapanese
	hanKorean
)

// hanHintOf looks for kana or hangul, the sure signs of Japanese and Korean.
func hanHintOf(text []rune) hanHint {
	for _, r := range text {
		switch {
		case r < 0x1100:
		case r >= 0x3040 && r <= 0x30FF:
			return hanJapanese
		case r >= 0xAC00 && r <= 0xD7AF, r <= 0x11FF:
			return hanKorean
		}
	}
	return hanChinese
}
