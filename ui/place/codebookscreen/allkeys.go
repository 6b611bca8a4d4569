package codebookscreen

import "fyne.io/fyne/v2/lang"

// Keys are the keys of the place, for the list of all keys.
func (c *Screen) Keys() (title string, keys [][2]string) {
	return lang.L("Codebook"), [][2]string{
		{"Up, Down · Page Down", lang.L("through the questions")},
		{"Tab, Shift+Tab", lang.L("to the buttons and the cards beside, and back")},
		{"/", lang.L("search the rules")},
		{"Enter", lang.L("open: a version compares with the one before, an answer leads to its paragraph")},
		{"l · a · r", lang.L("load another version, adopt it, check its file again")},
		{"k", lang.L("list the answers that need another look")},
		{"p · t", lang.L("print the rules; edit the targets")},
		{"Esc", lang.L("back to the rules")},
	}
}
