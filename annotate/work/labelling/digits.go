package labelling

import "unicode"

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
