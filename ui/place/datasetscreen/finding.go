package datasetscreen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// find asks what the articles are narrowed to, and lists these alone.
func (t *articlesCard) find() {
	if t.board.Covered() || len(t.view().Articles) == 0 {
		return
	}
	entry := modal.NewEntry(t.work.Narrowed(), lang.L("words, or event=NAME"))
	modal.Show(t.host.Window(), modal.Spec{
		Title: lang.L("Find articles"), Body: t.findBody(entry), Width: 520,
		Confirm: lang.L("List these"), Cancel: lang.L("Cancel"), InitialFocus: entry,
		OnConfirm: func() error {
			if !t.work.Narrow(entry.Text) {
				return annotate.Fail(annotate.CodeNotFound, "find.no-article", "Text", strings.TrimSpace(entry.Text))
			}
			return nil
		},
		Then: t.listed,
	})
}

// findBody is the box, and what may be typed into it.
func (t *articlesCard) findBody(entry fyne.CanvasObject) fyne.CanvasObject {
	help := lang.L("Words in title, outlet, date, batch or a column. Nothing lists all articles.")
	if columns := t.work.Columns(); len(columns) > 0 {
		help = lang.L(
			"Words in title, outlet, date, batch or a column; or COLUMN=VALUE of {{.Columns}}, a value with spaces in quotes. Nothing lists all articles.",
			map[string]any{"Columns": strings.Join(columns, ", ")},
		)
	}
	return modal.NewColumn(entry, modal.Text(help))
}

// listAll lists the articles that were left out again.
func (t *articlesCard) listAll() {
	t.work.Narrow("")
	t.listed()
}

// listed shows another list and brings the keys to its first article.
func (t *articlesCard) listed() {
	t.board.Sync()
	t.board.EnterRow(t.Table, 0)
}

// FocusSearch asks what the articles are narrowed to.
func (d *Screen) FocusSearch() { d.articles.find() }
