package datasetscreen

import "fyne.io/fyne/v2/lang"

// Keys are those of the place, for the list of all keys.
func (d *Screen) Keys() (title string, keys [][2]string) {
	return lang.L("Dataset"), [][2]string{
		{"Tab, Shift+Tab", lang.L("from card to card; a letter does what a button of the card shows")},
		{"Up, Down · Page Up, Page Down", lang.L("through the articles and people")},
		{"Space", lang.L("mark an article, for what is done to several; Esc takes the marks away")},
		{"Enter", lang.L("open: an article to label, of a person what is unsure or in conflict")},
		{"/", lang.L("find an article by its title")},
		{"a · b · p · w", lang.L("articles: assign, put into a batch, for practice, withdraw")},
		{"a · r · t · p", lang.L("people: add, role, private attributes, pack")},
		{"p · m · c", lang.L("files: pack, merge, copy")},
	}
}
