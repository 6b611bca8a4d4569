package datasetscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// FocusSearch asks for words of a title and brings the keys to the next article
// that has them, after the one where they are.
func (d *Screen) FocusSearch() {
	if d.board.Covered() || len(d.view.Articles) == 0 {
		return
	}
	entry := modal.NewEntry(d.sought, lang.L("words of its title, its batch or its date"))
	modal.Show(d.params.Window, modal.Spec{
		Title: lang.L("Find an article"), Body: entry, Width: 480,
		Confirm: lang.L("Find next"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			d.sought = strings.TrimSpace(entry.Text)
			if d.next(d.sought) < 0 {
				return annotate.Errorf(annotate.CodeNotFound, "%s", lang.L("No article has “{{.Text}}” in its title, batch or date.", map[string]any{"Text": d.sought}))
			}
			return nil
		},
		Then: func() {
			d.board.EnterRow(d.articles, d.next(d.sought))
		},
	})
}

// next is the next article that has some words, around the end of the list, or
// -1.
func (d *Screen) next(words string) int {
	if words == "" {
		return -1
	}
	sought := annotate.FoldText(words)
	for i := range d.view.Articles {
		at := (d.articles.At + 1 + i) % len(d.view.Articles)
		m := d.view.Articles[at].Meta
		if strings.Contains(annotate.FoldText(strings.Join([]string{m.Title, m.Batch, m.Published}, "\n")), sought) {
			return at
		}
	}
	return -1
}
