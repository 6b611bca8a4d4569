package document

import "strings"

// LineEnd finds the first separator of lines: where it starts, how many bytes it has
// and whether it is U+2029.
func LineEnd(text string) (at, width int, block bool) {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n', '\v', '\f':
			return i, 1, false
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				return i, 2, false
			}
			return i, 1, false
		case 0xC2: // U+0085 is C2 85
			if i+1 < len(text) && text[i+1] == 0x85 {
				return i, 2, false
			}
		case 0xE2: // U+2028 and U+2029 are E2 80 A8 and E2 80 A9
			if strings.HasPrefix(text[i:], "\u2028") {
				return i, 3, false
			}
			if strings.HasPrefix(text[i:], "\u2029") {
				return i, 3, true
			}
		}
	}
	return len(text), 0, false
}
