package dialogs

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/sentence"
)

// longestQuoted is how much of a paragraph a dialog says.
const longestQuoted = 420

// quoted is a paragraph as a dialog says what it is about.
func quoted(number int, text string) string {
	if number == 0 {
		return text
	}
	return lang.L("¶ {{.At}} “{{.Text}}”", map[string]any{"At": number, "Text": sentence.Beginning(text, longestQuoted)})
}

// blank reports whether nothing is written.
func blank(text string) bool { return strings.TrimSpace(text) == "" }
