package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/keys"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// The states of the place, as far as keys mean something else in them.
const (
	asking    keys.State = 1 << iota
	told                 // feedback stands in the place of the form
	scored               // the score of an article stands in the place of the article
	searching            // the search box has the keys
	marked               // arrows are in the text of the current paragraph
)

// state is the one in which keys come to the place.
func (a *Screen) state() keys.State {
	switch {
	case a.score != nil:
		return scored
	case a.told != "":
		return told
	case a.marking.busy():
		return marked
	}
	return asking
}

// OnChar takes one typed character.
func (a *Screen) OnChar(char rune) { a.keys.Press(keys.Typed(char), a.state()) }

// OnKey takes a key that types nothing. A held key moves on but never answers,
// takes back or submits.
func (a *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	a.keys.Press(keys.Named(name, shift, repeated), a.state())
}

// Keys are the keys of Annotate. What those of an open screen do is done by it.
func Keys() keys.List { return (*Screen)(nil).bindings() }

// bindings are the keys of the place.
func (a *Screen) bindings() keys.List {
	const open, form = asking | told | marked, asking | told
	return keys.List{
		{Title: lang.L("Answering"), Bindings: []keys.Binding{
			{
				Keys:  []keys.Key{keys.AnyChar},
				When:  open,
				Do:    a.char,
				Shown: lang.L("letters, digits"),
				Help:  lang.L("the option that shows this key"),
			},
			{Keys: []keys.Key{"r"}, When: open, Do: a.char, Help: lang.L("stance: this and later targets are absent, up to one named")},
			{Keys: []keys.Key{"Enter"}, When: open, Do: a.enter, Help: lang.L("next unanswered question; when complete, submit and go on")},
			{Keys: []keys.Key{"Backspace"}, When: open, Do: a.takeBack, Help: lang.L("take the answer back")},
			{
				Keys: []keys.Key{"?"},
				When: open,
				Do:   a.char,
				Help: lang.L("mark the latest answer unsure, or not; before any answer the paragraph"),
			},
			{Keys: []keys.Key{"/"}, When: open, Do: a.char, Help: lang.L("write a note; Esc leaves it")},
			{Keys: []keys.Key{"!"}, When: open, Do: a.inquire, Help: lang.L("ask the lead about the question that is looked at")},
		}},
		{Title: lang.L("Moving"), Bindings: append([]keys.Binding{
			{
				Keys:  []keys.Key{"Tab"},
				When:  open,
				Held:  true,
				Do:    a.step(func() { a.session.NextField() }),
				Shown: "Tab, Down · Shift+Tab, Up",
				Help:  lang.L("next and previous question"),
			},
			{Keys: []keys.Key{"Shift+Tab"}, When: open, Held: true, Do: a.step(func() { a.session.PreviousField() }), Help: keys.Above},
			{Keys: []keys.Key{"Down"}, When: asking, Held: true, Do: a.step(func() { a.session.NextField() }), Help: keys.Above},
			{Keys: []keys.Key{"Up"}, When: asking, Held: true, Do: a.step(func() { a.session.PreviousField() }), Help: keys.Above},
			{
				Keys:  []keys.Key{"Right"},
				When:  form,
				Held:  true,
				Do:    a.step(func() { a.session.NextOption() }),
				Shown: "Left, Right",
				Help:  lang.L("look at the options without answering"),
			},
			{
				Keys: []keys.Key{"Left"},
				When: form,
				Held: true,
				Do:   a.step(func() { a.session.PreviousOption() }),
				Help: keys.Above,
			},
			{
				Keys:  []keys.Key{"Page Down"},
				When:  open,
				Held:  true,
				Do:    a.step(func() { a.page(true) }),
				Shown: "Page Down, Page Up",
				Help:  lang.L("next and previous paragraph"),
			},
			{Keys: []keys.Key{"Page Up"}, When: open, Held: true, Do: a.step(func() { a.page(false) }), Help: keys.Above},
		}, a.searchBindings()...)},
		{Title: lang.L("Marking words"), Bindings: a.markingBindings()},
		{Title: lang.L("Mistakes"), Bindings: []keys.Binding{
			{
				Keys: []keys.Key{"Esc"},
				When: open,
				Held: true,
				Do:   func(keys.Press) { a.escape(); a.Sync() },
				Rank: 1,
				Help: lang.L("leave the definitions, the caret or a selection, the search, the note"),
			},
			{Keys: []keys.Key{"Esc"}, When: searching, Held: true, Do: func(keys.Press) { a.side.leave() }, Rank: 1, Help: keys.Above},
		}},
		{Title: lang.L("Window"), Bindings: []keys.Binding{
			{
				Keys: []keys.Key{"F2"},
				When: open,
				Held: true,
				Do:   a.step(func() { a.turnDefinitions() }),
				Rank: 1,
				Help: lang.L("all definitions of the question"),
			},
			{
				Keys:  []keys.Key{"Home"},
				When:  form,
				Held:  true,
				Do:    func(keys.Press) { a.rule.Scroll(-1) },
				Shown: "Home, End",
				Rank:  1,
				Help:  lang.L("scroll a long rule"),
			},
			{
				Keys: []keys.Key{"End"},
				When: form,
				Held: true,
				Do:   func(keys.Press) { a.rule.Scroll(1) },
				Rank: 1,
				Help: keys.Above,
			},
		}},
		{Title: lang.L("Practice"), Bindings: a.practiceBindings()},
	}
}

// searchBindings are the keys while the search box has them.
func (a *Screen) searchBindings() []keys.Binding {
	found := func(do func()) func(keys.Press) { return func(keys.Press) { a.side.whenFound(do) } }
	return []keys.Binding{
		{
			Keys:  []keys.Key{"Enter"},
			When:  searching,
			Held:  true,
			Do:    found(func() { a.side.openPicked() }),
			Rank:  1,
			Shown: "Enter, Down, Up",
			Help:  lang.L("in the search: open a paragraph that was found, choose another; event=NAME narrows the queue"),
		},
		{
			Keys: []keys.Key{"F4"},
			When: searching,
			Do:   found(func() { a.side.offer() }),
			Rank: 1,
			Help: lang.L("in the search: filters, and what to do with what was found"),
		},
		{Keys: []keys.Key{"Down"}, When: searching, Held: true, Do: found(func() { a.side.found.move(1) }), Rank: 1, Help: keys.Above},
		{Keys: []keys.Key{"Up"}, When: searching, Held: true, Do: found(func() { a.side.found.move(-1) }), Rank: 1, Help: keys.Above},
	}
}

// practiceBindings are the keys while feedback or a score is shown.
func (a *Screen) practiceBindings() []keys.Binding {
	scroll := func(by float32) func(keys.Press) {
		return func(keys.Press) { a.feedback.scrollBy(by * theme.Scaled(60)) }
	}
	toward := func(d kit.Direction) func(keys.Press) {
		return func(keys.Press) {
			a.scores.pane.Step(d)
			a.scores.reveal()
		}
	}
	page := func(by float32) func(keys.Press) {
		return func(keys.Press) { a.scores.scrollBy(by * a.scores.scroll.Size().Height * 0.85) }
	}
	return []keys.Binding{
		{Keys: []keys.Key{"Down"}, When: told, Held: true, Do: scroll(1), Shown: "Down, Up", Help: lang.L("feedback: scroll")},
		{Keys: []keys.Key{"Up"}, When: told, Held: true, Do: scroll(-1), Help: keys.Above},
		{
			Keys:  []keys.Key{"Down"},
			When:  scored,
			Held:  true,
			Do:    toward(kit.Down),
			Shown: "Down, Up, Left, Right",
			Help:  lang.L("score: choose a paragraph that was missed"),
		},
		{Keys: []keys.Key{"Up"}, When: scored, Held: true, Do: toward(kit.Up), Help: keys.Above},
		{Keys: []keys.Key{"Left"}, When: scored, Held: true, Do: toward(kit.Left), Help: keys.Above},
		{Keys: []keys.Key{"Right"}, When: scored, Held: true, Do: toward(kit.Right), Help: keys.Above},
		{
			Keys: []keys.Key{"Enter"},
			When: scored,
			Do:   func(keys.Press) { a.openScored() },
			Help: lang.L("score: open the paragraph, or go on to the next article"),
		},
		{Keys: []keys.Key{"Page Down"}, When: scored, Held: true, Do: page(1), Shown: "Page Down, Page Up", Help: lang.L("score: scroll")},
		{Keys: []keys.Key{"Page Up"}, When: scored, Held: true, Do: page(-1), Help: keys.Above},
		{Keys: []keys.Key{"Esc"}, When: scored, Held: true, Do: a.step(func() { a.closeScore() }), Help: lang.L("score: leave it")},
	}
}

// step does something that a held key does again, and shows it.
func (a *Screen) step(do func()) func(keys.Press) {
	return func(keys.Press) {
		a.letGo()
		do()
		a.Sync()
	}
}

// char gives a character to the session.
func (a *Screen) char(p keys.Press) {
	a.letGo()
	if a.session.Press(p.Char) {
		a.enterNote()
		return
	}
	a.Sync()
	a.article.bringBack()
}
