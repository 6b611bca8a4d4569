package keys

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// pressed returns a list that notes what was done, by the names of its bindings.
func pressed(bindings ...Binding) (List, *[]string) {
	var did []string
	for i, b := range bindings {
		bindings[i].Do = func(Press) { did = append(did, b.Name) }
	}
	return List{{Title: "One", Bindings: bindings}}, &did
}

func TestAKeyThatIsNamedGoesBeforeItsKind(t *testing.T) {
	l, did := pressed(
		Binding{Name: "any", Keys: []Key{AnyChar}}, Binding{Name: "column", Keys: []Key{ShiftedLetter}},
		Binding{Name: "k", Keys: []Key{"k"}}, Binding{Name: "keep", Keys: []Key{"Shift+K"}})
	for _, p := range []Press{Typed('k'), Typed('K'), TypedShifted('K'), TypedShifted('b'), Typed('?')} {
		if !l.Press(p, 0) {
			t.Errorf("%q means nothing", p.Key)
		}
	}
	if want := []string{"k", "any", "keep", "column", "any"}; !slices.Equal(*did, want) {
		t.Errorf("done is %q, want %q", *did, want)
	}
	if l.Press(Named(fyne.KeyF5, false, false), 0) {
		t.Error("a key that nothing is bound to means something")
	}
}

func TestAKeyMeansWhatItMeansInTheStateOfThePlace(t *testing.T) {
	const one, two = State(1), State(2)
	l, did := pressed(
		Binding{Name: "one", Keys: []Key{"Down"}, When: one}, Binding{Name: "two", Keys: []Key{"Down"}, When: two},
		Binding{Name: "both", Keys: []Key{"Up"}, When: one | two}, Binding{Name: "always", Keys: []Key{"F1"}})
	for _, in := range []State{two, one} {
		for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyF1} {
			l.Press(Named(key, false, false), in)
		}
	}
	if want := []string{"two", "both", "always", "one", "both", "always"}; !slices.Equal(*did, want) {
		t.Errorf("done is %q, want %q", *did, want)
	}
	if l.Press(Named(fyne.KeyDown, false, false), 4) {
		t.Error("in a state without it the key means something")
	}
}

func TestAHeldKeyDoesAgainOnlyWhatMayBeDoneAgain(t *testing.T) {
	l, did := pressed(Binding{Name: "move", Keys: []Key{"Tab", "Shift+Tab"}, Held: true}, Binding{Name: "write", Keys: []Key{"Enter"}})
	for _, held := range []bool{false, true, true} {
		l.Press(Named(fyne.KeyTab, true, held), 0)
		if !l.Press(Named(fyne.KeyEnter, false, held), 0) {
			t.Error("a held key is nobody's")
		}
	}
	if want := []string{"move", "write", "move", "move"}; !slices.Equal(*did, want) {
		t.Errorf("done is %q, want %q", *did, want)
	}
}

func TestListsMergeByTitleAndShowALineForWhatHasHelp(t *testing.T) {
	one := List{{Title: "Moving", Bindings: []Binding{
		{
			Keys:  []Key{"Tab"},
			Help:  "next",
			Shown: "Tab · Shift+Tab",
		},
		{Keys: []Key{"Shift+Tab"}, Help: Above},
		{Keys: []Key{"Esc"}, Help: "leave", Rank: 1},
	}}}
	two := List{
		{Title: "Moving", Bindings: []Binding{{Name: "go", Keys: []Key{"Ctrl+G", "G"}, Help: "go"}}},
		{Title: "Else", Bindings: []Binding{{Keys: []Key{"F2"}, Help: AsInAnnotate}}},
	}
	merged := Merge(one, two)
	if len(merged) != 2 || merged[1].Title != "Else" {
		t.Fatalf("merged are %+v", merged)
	}
	if got, want := merged[0].Lines(), [][2]string{
		{"Tab · Shift+Tab", "next"},
		{"Ctrl+G, G", "go"},
		{"Esc", "leave"},
	}; !slices.Equal(
		got,
		want,
	) {
		t.Errorf("the lines are %q, want %q", got, want)
	}
	if got := merged[1].Lines(); len(got) != 0 {
		t.Errorf("what another list tells of is told again: %q", got)
	}
	if b, ok := merged.Named("go"); !ok || b.Keys[0] != "Ctrl+G" {
		t.Errorf("by its name there is %+v", b)
	}
}

func TestAKeyWithCtrlIsAShortcut(t *testing.T) {
	ctrl := fyne.KeyModifierShortcutDefault
	for key, want := range map[Key]fyne.Shortcut{
		"Ctrl+Z":         &fyne.ShortcutUndo{},
		"Ctrl+Y":         &fyne.ShortcutRedo{},
		"Ctrl+Shift+Z":   &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: ctrl | fyne.KeyModifierShift},
		"Ctrl+Page Down": &desktop.CustomShortcut{KeyName: fyne.KeyPageDown, Modifier: ctrl},
		"Ctrl+Plus":      &desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: ctrl},
		"Ctrl+Equal":     &desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: ctrl},
		"Ctrl+1":         &desktop.CustomShortcut{KeyName: fyne.Key1, Modifier: ctrl},
	} {
		if got := key.Shortcut(); got == nil || got.ShortcutName() != want.ShortcutName() {
			t.Errorf("%s is the shortcut %v, want %s", key, got, want.ShortcutName())
		}
	}
	if got := Key("F1").Shortcut(); got != nil {
		t.Errorf("F1 is the shortcut %v", got)
	}
}
