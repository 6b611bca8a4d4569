package keys

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Char turns what a key typed, and the character in its place on a US
// keyboard (0 if unknown), into the character that counts: what it types,
// unless that is no ASCII letter or digit nor "/" or "?"; a digit's place
// counts only without Shift; decimal digits of any script are digits. A sign
// that means something on a scale is never taken for "/". The Turkish capital of i, which Caps Lock gives, is an i.
func Char(typed, place rune, shift bool) rune {
	if d, ok := digit(typed); ok {
		return d
	}
	if asciiLetter(typed) || strings.ContainsRune("/? ", typed) {
		return typed
	}
	if small := unicode.ToLower(typed); asciiLetter(small) {
		return small
	}
	return positionChar(typed, place, shift)
}

// positionChar is the character of the key's place where that has a meaning, else
// what was typed.
func positionChar(typed, place rune, shift bool) rune {
	switch {
	case asciiLetter(place):
		return place
	case place >= '0' && place <= '9' && !shift:
		return place
	case place == '/' && shift && typed >= utf8.RuneSelf:
		return '?'
	case place == '/' && !shift && !strings.ContainsRune(signs, typed):
		return '/'
	}
	return typed
}

// signs are what someone types who takes a scale at its word. Some keyboards have
// one of them in the place of "/".
const signs = "-+="

func asciiLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// digit returns the ASCII digit that a decimal digit of any script stands
// for. Unicode keeps the ten digits of a script in one run from 0 to 9.
func digit(r rune) (rune, bool) {
	if r >= '0' && r <= '9' {
		return r, true
	}
	if !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, rng := range unicode.Nd.R16 {
		if r >= rune(rng.Lo) && r <= rune(rng.Hi) {
			return '0' + (r-rune(rng.Lo))%10, true
		}
	}
	for _, rng := range unicode.Nd.R32 {
		if r >= rune(rng.Lo) && r <= rune(rng.Hi) {
			return '0' + (r-rune(rng.Lo))%10, true
		}
	}
	return 0, false
}
