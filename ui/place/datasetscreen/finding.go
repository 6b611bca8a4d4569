package datasetscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// find asks for words of a title and brings the keys to the next article
// that has them, after the one where they are.
func (t *articlesCard) find() {
	if t.board.Covered() || len(t.view().Articles) == 0 {
		return
	}
	entry := modal.NewEntry(t.sought, lang.L("words of its title, its batch or its date"))
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Find an article"), Body: entry, Width: 480,
		Confirm: lang.L("Find next"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			t.sought = strings.TrimSpace(entry.Text)
			if t.work.Next(t.sought, t.At) < 0 {
				return annotate.Fail(annotate.CodeNotFound, "find.no-article", "Text", t.sought)
			}
			return nil
		},
		Then: func() {
			t.board.EnterRow(t.Table, t.work.Next(t.sought, t.At))
		},
	})
}

// FocusSearch asks for words of a title.
func (d *Screen) FocusSearch() { d.articles.find() }
