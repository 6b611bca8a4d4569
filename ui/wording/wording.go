// Package wording says the sentences of the rooms below the window in the
// language of the window.
package wording

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/sentence"
)

// Of says a text; nil says nothing.
func Of(text sentence.Text) string {
	if text == nil {
		return ""
	}
	return text.In(Words)
}

// Words says one sentence in the language of the window. Its translation
// stands among those of the screens, under the sentence's key.
func Words(key, english string, count *int, params map[string]any) string {
	if count != nil {
		return lang.XN(key, english, *count, params)
	}
	return lang.X(key, english, params)
}

// Error says what an error tells a person. One that has no sentence of its own
// is said as it is, and none says nothing.
func Error(err error) string {
	if err == nil {
		return ""
	}
	var several interface{ Unwrap() []error }
	if told, ok := err.(sentence.Teller); ok { // one that only wraps a sentence says more than it
		return Of(told.Text())
	}
	if !errors.As(err, &several) {
		return err.Error()
	}
	var lines []string
	for _, e := range several.Unwrap() {
		lines = append(lines, Error(e))
	}
	return strings.Join(lines, "\n")
}
