package datasetscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
)

// OnChar takes one typed character: the key of an action of the card where the
// keys are. The space bar marks an article, and opens elsewhere.
func (d *Screen) OnChar(char rune) {
	if char == ' ' {
		if _, ok := d.articles.Body.At(); ok && d.work.May() {
			d.mark(d.view().Articles[d.articles.At].ID)
			return
		}
		d.board.Open()
		return
	}
	if !card.Press(d.actionsAt(), char) {
		d.host.Notice(lang.L("{{.Key}} is no key of this card", map[string]any{"Key": string(char)}))
	}
}

// actionsAt are the actions of the card where the keys are.
func (d *Screen) actionsAt() []card.Action {
	if d.board.Covered() {
		return d.panel.sheet.actions()
	}
	switch d.board.At() {
	case d.articles.Head, d.articles.Body:
		return d.articleActions()
	case d.people.Head, d.people.Body:
		return d.peopleActions()
	case d.exchange:
		return d.exchangeActions()
	case d.export:
		return d.exportActions()
	case d.backups:
		return d.backupActions()
	case d.rules:
		return d.rulesActions()
	case d.settings:
		return d.settingsActions()
	}
	return nil
}

// OnKey takes a key that types nothing.
func (d *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	d.board.OnKey(name, shift, repeated)
}

// escape takes the marks away, else goes back to the articles.
func (d *Screen) escape() {
	if d.work.Unmark() {
		d.articles.Sync()
		return
	}
	d.home()
}

// home brings the keys to the articles, or to what can be done where there are
// none.
func (d *Screen) home() {
	if len(d.view().Articles) > 0 {
		d.board.Enter(d.articles.Body)
		return
	}
	d.board.Enter(d.articles.Head)
}
