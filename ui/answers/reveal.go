package answers

import "fyne.io/fyne/v2/lang"

// Reveal is the question whether the answers to a paragraph are to be seen before the person
// has answered it: its title, what follows from a yes, and the yes.
func Reveal() (title, text, yes string) {
	return lang.L("See the answers before you have answered?"), lang.L(
		"You have not submitted this paragraph. If you see the answers of others now, that is recorded, and what you answer here later no longer counts as independent.",
	), lang.L("Show the answers")
}
