package sentence

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Argument is a name as it may be typed after a command: quoted for a shell where a
// character of it means something there, and never taken for an option.
func Argument(name string) string {
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	whole := utf8.ValidString(name)
	switch {
	case whole && name != "" && !strings.ContainsFunc(name, meansSomething):
		return name
	case whole && !strings.ContainsFunc(name, acts):
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return spelled(name)
}

// spelled quotes a name so that nothing in it acts while it is typed.
func spelled(name string) string {
	var b strings.Builder
	for at, r := range name {
		switch {
		case r == utf8.RuneError && name[at] != string(r)[0]:
			fmt.Fprintf(&b, `\x%02x`, name[at])
		case r == '\'' || r == '\\':
			b.WriteString(`\` + string(r))
		case acts(r) && r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case acts(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return "$'" + b.String() + "'"
}

// meansSomething reports whether a shell does not take a character as it stands.
func meansSomething(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("/._-+,:@%=\\", r) ||
		r == '\\'
}
