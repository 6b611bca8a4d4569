package adjudicatescreen

import "fyne.io/fyne/v2/lang"

// Keys are the keys of the place, for the list of all keys.
func (a *Screen) Keys() (title string, keys [][2]string) {
	return lang.L("Adjudicating"), [][2]string{
		{lang.L("letters, digits"), lang.L("the final answer to the active question")},
		{"Shift+A, Shift+B, …", lang.L("take that annotator's answers")},
		{"Shift+K", lang.L("keep the disagreement: no final answer")},
		{"Enter", lang.L("decide, and go to the next that waits")},
		{"Backspace", lang.L("set the answer aside; again: back to the majority")},
		{"Page Down, Page Up", lang.L("skip, and go back")},
		{"/", lang.L("write why; Esc leaves it")},
		{"F5 … F8", lang.L("what divided them: slip, rule unclear, rule missing, text ambiguous")},
		{"F3, F4, F9", lang.L("causes by rule · questions or whole paragraphs · names")},
		{"F10", lang.L("only one article, or only what divides two annotators")},
		{"Home, End", lang.L("scroll the answers")},
	}
}
