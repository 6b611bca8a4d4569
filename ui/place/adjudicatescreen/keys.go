package adjudicatescreen

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/keys"
)

// OnChar takes one typed character. Whether it is meant with Shift is told by
// the key and not by the letter, so that Caps Lock takes no column.
func (a *Screen) OnChar(char rune) {
	letter := char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z'
	if letter && a.host.Shifted() {
		a.press(keys.TypedShifted(char))
		return
	}
	a.press(keys.Typed(char))
}

// OnKey takes a key that types nothing. A held key moves on but decides
// nothing.
func (a *Screen) OnKey(name fyne.KeyName, shift, repeated bool) {
	a.press(keys.Named(name, shift, repeated))
}

// press does what a key means. What a click chose in the list is Enter's to open, and
// left by every other key.
func (a *Screen) press(p keys.Press) {
	switch {
	case a.session == nil:
	case p.Key == "Enter" && a.side.hasChosen():
		if !p.Held {
			a.side.openChosen()
		}
	default:
		a.side.choose(-1)
		a.keys.Press(p, 0)
	}
}

// causeKeys give the causes, in their order.
var causeKeys = []keys.Key{"F5", "F6", "F7", "F8"}

// Keys are the keys of the place.
func (a *Screen) Keys() keys.List { return a.keys }

func (a *Screen) bindings() keys.List {
	all := []keys.Binding{
		{
			Keys:  []keys.Key{keys.AnyChar},
			Do:    a.char,
			Shown: lang.L("letters, digits"),
			Help:  lang.L("the final answer to the active question"),
		},
		{
			Keys:  []keys.Key{keys.ShiftedLetter},
			Do:    a.takeColumn,
			Shown: "Shift+A, Shift+B, …",
			Help:  lang.L("take that annotator's answers"),
		},
		{
			Keys: []keys.Key{"Shift+M"},
			Do:   a.now(func() { a.session.NextMarks() }),
			Help: lang.L("take what the next annotator marked as the evidence of the final answer; after the last none"),
		},
		{Keys: []keys.Key{"Shift+K"}, Do: a.step(a.keep), Help: lang.L("keep the disagreement: no final answer")},
		{
			Keys: []keys.Key{"Enter"},
			Do:   a.step(a.enter),
			Help: lang.L("decide, and go to the next that waits; in the list: open what a click chose"),
		},
		{
			Keys: []keys.Key{"Backspace"},
			Do:   a.now(func() { a.session.TakeBack() }),
			Help: lang.L("set the answer aside; again: back to the majority"),
		},
		{Keys: []keys.Key{"Page Down"}, Held: true, Do: a.step(a.next), Shown: "Page Down, Page Up", Help: lang.L("skip, and go back")},
		{
			Keys: []keys.Key{"Page Up"},
			Held: true,
			Do:   a.step(func(ctx context.Context) error { return a.session.Previous(ctx) }),
			Help: keys.Above,
		},
		{Keys: []keys.Key{"/"}, Do: a.char, Help: lang.L("write why; Esc leaves it")},
		{
			Keys: []keys.Key{"!"},
			Do:   func(keys.Press) { a.makeRuling() },
			Help: lang.L("make a ruling on the active question, with the paragraph as its precedent"),
		},
		{
			Keys: []keys.Key{"F12"},
			Do:   func(keys.Press) { a.turnPractice() },
			Help: lang.L("make the decided paragraph one to practise by, with its reasons; again: no longer"),
		},
		{
			Keys:  causeKeys,
			Do:    a.setCause,
			Shown: "F5 … F8",
			Help:  lang.L("what divided them: slip, rule unclear, rule missing, text ambiguous"),
		},
		{
			Keys:  []keys.Key{"F3"},
			Do:    func(keys.Press) { a.turnBoard() },
			Shown: "F3, F4, F9",
			Help:  lang.L("causes by rule · questions or whole paragraphs · names"),
		},
		{Keys: []keys.Key{"F4"}, Do: func(keys.Press) { a.turnOrder() }, Help: keys.Above},
		{Keys: []keys.Key{"F9"}, Do: func(keys.Press) { a.turnNames() }, Help: keys.Above},
		{
			Keys: []keys.Key{"F10"},
			Do:   func(keys.Press) { a.openNarrow() },
			Help: lang.L("what is listed: by question, label, article, or how it stands"),
		},
		{
			Keys: []keys.Key{"F11"},
			Do:   func(keys.Press) { a.work.Agree() },
			Help: lang.L("make final what all agree on; undo takes it back"),
		},
		{
			Keys:  []keys.Key{"Home"},
			Held:  true,
			Do:    a.now(func() { a.reading.page(-1) }),
			Shown: "Home, End",
			Help:  lang.L("scroll the answers"),
		},
		{Keys: []keys.Key{"End"}, Held: true, Do: a.now(func() { a.reading.page(1) }), Help: keys.Above},
	}
	return keys.List{{Title: lang.L("Adjudicating"), Bindings: append(all, a.asInAnnotate()...)}}
}

// asInAnnotate are the keys that mean here what they mean in Annotate.
func (a *Screen) asInAnnotate() []keys.Binding {
	return []keys.Binding{
		{Keys: []keys.Key{"Tab", "Down"}, Held: true, Do: a.now(func() { a.session.NextField() }), Help: keys.AsInAnnotate},
		{Keys: []keys.Key{"Shift+Tab", "Up"}, Held: true, Do: a.now(func() { a.session.PreviousField() }), Help: keys.AsInAnnotate},
		{Keys: []keys.Key{"Right"}, Held: true, Do: a.now(func() { a.session.NextOption() }), Help: keys.AsInAnnotate},
		{Keys: []keys.Key{"Left"}, Held: true, Do: a.now(func() { a.session.PreviousOption() }), Help: keys.AsInAnnotate},
		{Keys: []keys.Key{"F2"}, Held: true, Do: a.now(func() { a.turnDefinitions() }), Help: keys.AsInAnnotate},
		{Keys: []keys.Key{"Esc"}, Held: true, Do: func(keys.Press) { a.escape() }, Help: keys.AsInAnnotate},
	}
}

// step takes a step that reads the project.
func (a *Screen) step(step func(context.Context) error) func(keys.Press) {
	return func(keys.Press) { a.do(step) }
}

// now does something and shows it.
func (a *Screen) now(do func()) func(keys.Press) {
	return func(keys.Press) {
		do()
		a.Sync()
	}
}

// char gives a character to the session.
func (a *Screen) char(p keys.Press) {
	if a.session.Press(p.Char) {
		a.enterReason()
		return
	}
	a.Sync()
}

// takeColumn takes the answers of the annotator with a letter.
func (a *Screen) takeColumn(p keys.Press) {
	a.session.TakeColumn(strings.TrimPrefix(string(p.Key), "Shift+"))
	a.Sync()
}

// setCause says what divided the annotators.
func (a *Screen) setCause(p keys.Press) {
	a.session.SetCause(annotate.Causes()[slices.Index(causeKeys, p.Key)])
	a.Sync()
}
