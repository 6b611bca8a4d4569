package sentence

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible is a name or a line from elsewhere as it may be shown: what would move
// the cursor, colour a terminal or turn the order of letters around is written
// out, as in \x1b or \u202e, and so is a byte that is no character.
func Visible(text string) string { return writeOut(text, "") }

// VisibleLines is the same of a text that may have several lines.
func VisibleLines(text string) string { return writeOut(text, "\n") }

func writeOut(text, kept string) string {
	if utf8.ValidString(text) && !strings.ContainsFunc(text, acts) {
		return text
	}
	var b strings.Builder
	for at, r := range text {
		switch {
		case r == utf8.RuneError && text[at] != string(r)[0]:
			fmt.Fprintf(&b, `\x%02x`, text[at])
		case !acts(r) || strings.ContainsRune(kept, r):
			b.WriteRune(r)
		case r < 0x100:
			b.WriteString(strings.Trim(fmt.Sprintf("%q", r), "'"))
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// acts reports whether a character does something instead of standing there:
// control characters, ends of lines, and those that embed, override or isolate a
// direction. Marks of one direction and joiners, which scripts need, do not.
func acts(r rune) bool {
	return unicode.IsControl(r) || r == 0x2028 || r == 0x2029 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
