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
	if d.board.Covered() || len(d.view().Articles) == 0 {
		return
	}
	entry := modal.NewEntry(d.sought, lang.L("words of its title, its batch or its date"))
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.L("Find an article"), Body: entry, Width: 480,
		Confirm: lang.L("Find next"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			d.sought = strings.TrimSpace(entry.Text)
			if d.work.Next(d.sought, d.articles.At) < 0 {
				return annotate.Errorf(annotate.CodeNotFound, "%s", lang.L("No article has “{{.Text}}” in its title, batch or date.", map[string]any{"Text": d.sought}))
			}
			return nil
		},
		Then: func() {
			d.board.EnterRow(d.articles, d.work.Next(d.sought, d.articles.At))
		},
	})
}
