package previewscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/keys"
)

// The states in which keys mean something of their own.
const (
	inTable keys.State = 1 << iota
	elsewhere
)

func (d *Screen) state() keys.State {
	if d.describing && d.board.At() == d.table.Body && !d.board.Covered() {
		return inTable
	}
	return elsewhere
}

// OnChar takes one typed character.
func (d *Screen) OnChar(char rune) { d.keys.Press(keys.Typed(char), d.state()) }

// OnKey takes a key that types nothing.
func (d *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	d.keys.Press(keys.Named(name, shift, repeated), d.state())
}

// Keys are the keys of the place.
func (d *Screen) Keys() keys.List { return d.keys }

func (d *Screen) bindings() keys.List {
	walk := d.board.Press
	return keys.List{{Title: lang.L("Import articles"), Bindings: []keys.Binding{
		{
			Keys: []keys.Key{"Tab", "Shift+Tab"}, Held: true, Do: walk,
			Help: lang.L("from card to card; a letter does what a button of the card or of the header shows"),
		},
		{Keys: []keys.Key{keys.AnyChar}, Do: d.button, Help: keys.Above},
		{Keys: []keys.Key{"Left"}, When: inTable, Held: true, Do: func(keys.Press) { d.table.step(-1) }, Help: keys.Above},
		{Keys: []keys.Key{"Right"}, When: inTable, Held: true, Do: func(keys.Press) { d.table.step(+1) }, Help: keys.Above},
		{Keys: []keys.Key{"Left", "Right"}, When: elsewhere, Held: true, Do: walk, Help: keys.Above},
		{
			Keys: []keys.Key{"Up", "Down", "Home", "End", "Page Up", "Page Down"}, Held: true, Do: walk,
			Shown: "Arrows · Page Up, Page Down", Help: lang.L("through articles, paragraphs and the cells of the table"),
		},
		{
			Keys: []keys.Key{" "}, Do: d.space, Shown: "Space",
			Help: lang.L("take an article or a paragraph, or leave it out"),
		},
		{
			Keys: []keys.Key{"Enter"}, Do: walk,
			Help: lang.L("on an article its paragraphs, on a paragraph its kind, in the table the value"),
		},
		{Keys: []keys.Key{"Esc"}, Held: true, Do: walk, Help: lang.L("close what lies over the place, stop reading, give the import up")},
	}}}
}

// button does what a button shows its key for: of the card where the keys are, or
// else of the header.
func (d *Screen) button(p keys.Press) {
	actions := d.actionsAt()
	if !d.board.Covered() {
		actions = append(actions, d.headerActions()...)
	}
	if !card.Press(actions, p.Char) {
		d.host.Notice(lang.L("{{.Key}} is no key of this card", map[string]any{"Key": string(p.Char)}))
	}
}

// actionsAt are the actions of the card where the keys are.
func (d *Screen) actionsAt() []card.Action {
	if d.board.Covered() {
		return d.over.actions()
	}
	switch d.board.At() {
	case d.header:
		return d.headerActions()
	case d.articles.Head, d.articles.Body:
		return append(d.articles.actions(), d.fileActions()...)
	case d.notes:
		return d.fileActions()
	case d.paragraphs.Head, d.paragraphs.Body:
		return d.paragraphs.actions()
	case d.table.Head, d.table.Body:
		return d.table.actions()
	}
	return nil
}

// space takes or leaves what the keys are on, and opens elsewhere.
func (d *Screen) space(keys.Press) {
	switch d.board.At() {
	case d.articles.Body:
		d.turn()
	case d.paragraphs.Body:
		d.paragraphs.drop()
	default:
		d.board.Open()
	}
}
