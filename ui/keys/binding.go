package keys

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
)

// Press is a key that was pressed.
type Press struct {
	Key  Key
	Char rune // that it types, 0 for none
	Held bool // the key was down already
}

// Typed is the press of a key that types a character.
func Typed(char rune) Press { return Press{Key: Key(string(char)), Char: char} }

// TypedShifted is the press of a letter while a Shift key is down, whatever Caps
// Lock makes of it.
func TypedShifted(letter rune) Press {
	return Press{Key: Key("Shift+" + string(unicode.ToUpper(letter))), Char: letter}
}

// Named is the press of a key that types nothing.
func Named(name fyne.KeyName, shift, held bool) Press {
	key := nameOf(name)
	if shift && shifted[name] {
		key = "Shift+" + key
	}
	return Press{Key: key, Held: held}
}

// shifted are the keys that mean something else with Shift.
var shifted = map[fyne.KeyName]bool{
	fyne.KeyTab: true, fyne.KeyLeft: true, fyne.KeyRight: true,
	fyne.KeyUp: true, fyne.KeyDown: true, fyne.KeyHome: true, fyne.KeyEnd: true, fyne.KeyF3: true,
}

// alike are those that mean the same with Shift, where nothing else is bound to them.
var alike = map[Key]Key{"Shift+Up": "Up", "Shift+Down": "Down", "Shift+Home": "Home", "Shift+End": "End", "Shift+F3": "F3"}

// State is a set of the states that a place can be in, one bit for each; what they
// are is the place's own affair. None is all of them.
type State uint

// What a binding has as its help where another line tells of its keys.
const (
	Above        = "above"          // the line before it in its group
	AsInAnnotate = "as in Annotate" // that of Annotate's keys, which every list of keys shows
)

// Binding is one thing that keys do.
type Binding struct {
	Name string // for menus; "" where none shows its keys
	Keys []Key  // each of them does it
	When State  // in these states of the place alone
	Held bool   // a held key does it again
	Do   func(Press)

	// Help says what it does, in the list of all keys; Shown how the list shows the
	// keys, "" as they are. Rank sets a line below others of its group.
	Help, Shown string
	Rank        int
}

// Line is how the list of all keys shows the keys.
func (b Binding) Line() string {
	if b.Shown != "" {
		return b.Shown
	}
	return shownKeys(b.Keys)
}

// Group is bindings under a title.
type Group struct {
	Title    string
	Bindings []Binding
}

// List is all keys of a place, or of the window.
type List []Group

// Press does what a press means in a state, and reports whether it means anything.
// A key that is named goes before every key of its kind.
func (l List) Press(p Press, in State) bool {
	b, ok := l.find(p, in)
	if ok && b.Do != nil && (b.Held || !p.Held) {
		b.Do(p)
	}
	return ok
}

func (l List) find(p Press, in State) (Binding, bool) {
	for _, key := range p.meanings() {
		for _, g := range l {
			for _, b := range g.Bindings {
				if slices.Contains(b.Keys, key) && b.In(in) {
					return b, true
				}
			}
		}
	}
	return Binding{}, false
}

// In reports whether the binding is in force in a state.
func (b Binding) In(state State) bool { return b.When == 0 || b.When&state != 0 }

// meanings are the key and the kinds of keys that it is one of, the narrowest first.
func (p Press) meanings() []Key {
	switch {
	case p.Char == 0 && alike[p.Key] != "":
		return []Key{p.Key, alike[p.Key]}
	case p.Char == 0:
		return []Key{p.Key}
	case p.Key != Key(string(p.Char)):
		return []Key{p.Key, ShiftedLetter}
	}
	return []Key{p.Key, AnyChar}
}

// Of returns the keys of a binding by its name.
func (l List) Of(name string) []Key {
	for _, g := range l {
		for _, b := range g.Bindings {
			if b.Name == name {
				return b.Keys
			}
		}
	}
	return nil
}

// Named returns a binding by its name.
func (l List) Named(name string) (Binding, bool) {
	for _, g := range l {
		for _, b := range g.Bindings {
			if b.Name == name {
				return b, true
			}
		}
	}
	return Binding{}, false
}

// Merge puts lists one after the other; groups of one title become one, where the
// first of them stands.
func Merge(lists ...List) List {
	var all List
	for _, l := range lists {
		for _, g := range l {
			at := slices.IndexFunc(all, func(o Group) bool { return o.Title == g.Title })
			if at < 0 {
				at, all = len(all), append(all, Group{Title: g.Title})
			}
			all[at].Bindings = append(all[at].Bindings, g.Bindings...)
		}
	}
	for i := range all {
		slices.SortStableFunc(all[i].Bindings, func(a, b Binding) int { return a.Rank - b.Rank })
	}
	return all
}

// Lines are what a list of all keys shows of a group: the keys and what they do.
func (g Group) Lines() [][2]string {
	var lines [][2]string
	for _, b := range g.Bindings {
		if b.Help != Above && b.Help != AsInAnnotate {
			lines = append(lines, [2]string{b.Line(), b.Help})
		}
	}
	return lines
}
