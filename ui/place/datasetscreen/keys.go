package datasetscreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/keys"
	"plumbline/ui/kit"
)

// The cards on which letters are told of in the list of all keys.
const (
	onArticles keys.State = 1 << iota
	onPeople
)

// state is the card where the keys are.
func (d *Screen) state() keys.State {
	if d.board.Covered() {
		return 0
	}
	switch d.board.At() {
	case d.articles.Head, d.articles.Body:
		return onArticles
	case d.people.Head, d.people.Body:
		return onPeople
	}
	return 0
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
	return keys.List{{Title: lang.L("Dataset"), Bindings: []keys.Binding{
		{
			Keys: []keys.Key{"Tab", "Shift+Tab"},
			Held: true,
			Do:   walk,
			Help: lang.L("from card to card; a letter does what a button of the card shows"),
		},
		{Keys: []keys.Key{keys.AnyChar}, Do: d.button, Help: keys.Above},
		{
			Keys:  []keys.Key{"Up", "Down", "Left", "Right", "Home", "End", "Page Up", "Page Down"},
			Held:  true,
			Do:    walk,
			Shown: "Up, Down · Page Up, Page Down",
			Help:  lang.L("through the articles and people"),
		},
		{
			Keys:  []keys.Key{" "},
			Do:    d.markOrOpen,
			Shown: "Space",
			Help:  lang.L("mark an article, for what is done to several; Esc takes the marks away"),
		},
		{Keys: []keys.Key{"Esc"}, Held: true, Do: walk, Help: keys.Above},
		{Keys: []keys.Key{"Enter"}, Do: d.open, Help: lang.L("open: an article to label, of a person what is unsure or in conflict")},
		{
			Keys:  []keys.Key{"/", "z"},
			Do:    d.button,
			Shown: "/ · z",
			Help:  lang.L("list only some articles: by words, event=NAME or another column; z, or Esc, lists all again"),
		},
		{
			Keys:  []keys.Key{"d", "a", "b", "p", "w", "x", "j", "i"},
			When:  onArticles,
			Do:    d.button,
			Shown: "d · a · b · p · w · x · j · i",
			Help: lang.L(
				"articles: details, assign, put into a batch, for practice, withdraw, destroy the text of a withdrawn one, keep one version of several, import",
			),
		},
		{
			Keys:  []keys.Key{"s", "n", "r", "o", "v", "f"},
			When:  onPeople,
			Do:    d.button,
			Shown: "s · n · r · o · v · f",
			Help:  lang.L("people: switch, new, role, leave out, private attributes, forget"),
		},
		{
			Keys:  []keys.Key{"k", "g", "m", "c", "e", "y", "*", "u", "h"},
			Do:    d.button,
			Shown: "k · g · m · c · e · y · * · u · h",
			Help: lang.L(
				"files, from any card: pack, packs for all, merge, copy, export, private attributes, freeze, back up, room for backups",
			),
		},
		{
			Keys: []keys.Key{"1", "2", "3", "4"}, Do: d.button, Shown: "1 · 2 · 3 · 4",
			Help: lang.L("from any card: meeting, events, plan of a study, consent"),
		},
		{
			Keys: []keys.Key{"q", "t", "l", "?"}, Do: d.button, Shown: "q · t · l · ?",
			Help: lang.L("rules, from any card: practice and repeats, targets, codebook, questions and rulings"),
		},
	}}}
}

// button does what a button of the card where the keys are shows its key for, or a button
// of a card that is about the whole project.
func (d *Screen) button(p keys.Press) {
	if d.stillReading() {
		return
	}
	if !card.Press(d.actionsAt(), p.Char) && (d.board.Covered() || !card.Press(d.everywhere(), p.Char)) {
		d.host.Notice(lang.L("{{.Key}} is no key of this card", map[string]any{"Key": string(p.Char)}))
	}
}

// open opens what is where the keys are.
func (d *Screen) open(p keys.Press) {
	if !d.stillReading() {
		d.board.Press(p)
	}
}

// stillReading says, as long as it is so, that what a key is about is not there yet.
func (d *Screen) stillReading() bool {
	reading := !d.work.Gathered()
	if reading {
		d.host.Notice(lang.L("The project is still being read; press the key again in a moment"))
	}
	return reading
}

// markOrOpen marks an article, and opens elsewhere.
func (d *Screen) markOrOpen(keys.Press) {
	if d.stillReading() {
		return
	}
	a := d.work.Row(d.articles.At)
	if _, ok := d.articles.Body.At(); ok && a != nil && d.work.May() {
		d.articles.mark(a.ID)
		return
	}
	d.board.Open()
}

// everywhere are the actions that mean the same wherever the keys are.
func (d *Screen) everywhere() []card.Action {
	if !d.work.Gathered() {
		return nil
	}
	all := d.exchangeActions()
	for _, of := range []struct {
		pane    *kit.Pane
		actions func() []card.Action
	}{
		{d.week, d.weekActions},
		{d.export.Pane, d.export.actions},
		{d.backups, d.backupActions},
		{d.settings, d.settingsActions},
		{d.consent, d.consentActions},
		{d.rules, d.rulesActions},
	} {
		if d.wanted(of.pane) {
			all = append(all, of.actions()...)
		}
	}
	return all
}

// actionsAt are the actions of the card where the keys are.
func (d *Screen) actionsAt() []card.Action {
	if d.board.Covered() {
		return d.panel.content.actions()
	}
	switch d.board.At() {
	case d.articles.Head, d.articles.Body:
		return d.articles.actions()
	case d.people.Head, d.people.Body:
		return d.people.actions()
	case d.exchange:
		return d.exchangeActions()
	case d.export.Pane:
		return d.export.actions()
	case d.backups:
		return d.backupActions()
	case d.week:
		return d.weekActions()
	case d.rules:
		return d.rulesActions()
	case d.settings:
		return d.settingsActions()
	case d.consent:
		return d.consentActions()
	}
	return nil
}

// escape takes the marks away, else lists all articles, else goes back to them.
func (d *Screen) escape() {
	if d.work.Unmark() {
		d.articles.Sync()
		return
	}
	if d.work.Narrowed() != "" {
		d.articles.listAll()
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
