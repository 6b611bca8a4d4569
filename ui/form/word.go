package form

import "fyne.io/fyne/v2/lang"

var wordsInForce = map[string]string{}

// word returns one of the form's own words in the language in force. Looking
// one up is slow enough to matter in a repaint, so each is looked up once,
// when it is first shown: by then the translations are loaded.
func word(key string) string {
	s, ok := wordsInForce[key]
	if !ok {
		s = lang.L(key)
		wordsInForce[key] = s
	}
	return s
}
