package keys

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// board is a keyboard in front of a router, and what the router reported.
type board struct {
	*Router
	heard []string
}

func newBoard() *board {
	b := &board{Router: NewRouter()}
	b.keyboard = keyboard{table: evdevPositions, offset: 8}
	b.modifiers = func() fyne.KeyModifier { return 0 }
	b.OnChar = func(c rune) { b.heard = append(b.heard, string(c)) }
	b.OnKey = func(name fyne.KeyName, shift, repeated bool) {
		b.heard = append(b.heard, fmt.Sprint(name, " ", shift, " ", repeated))
	}
	b.FocusGained()
	return b
}

func event(name fyne.KeyName, evdev int) *fyne.KeyEvent {
	return &fyne.KeyEvent{Name: name, Physical: fyne.HardwareKey{ScanCode: evdev + 8}}
}

// press is a key going down as the window system tells it, with the character
// it types, if any.
func (b *board) press(name fyne.KeyName, evdev int, char rune) {
	b.KeyDown(event(name, evdev))
	b.repeat(name, evdev, char)
}

// repeat is the key being held.
func (b *board) repeat(name fyne.KeyName, evdev int, char rune) {
	b.TypedKey(event(name, evdev))
	if char != 0 {
		b.TypedRune(char)
	}
}

func (b *board) want(t *testing.T, heard ...string) {
	t.Helper()
	if !slices.Equal(b.heard, heard) {
		t.Errorf("heard %q, want %q", b.heard, heard)
	}
	b.heard = nil
}

func TestAKeyOfAnotherLevelOrOfTheDesktopTypesNothing(t *testing.T) {
	for _, held := range []fyne.KeyModifier{
		fyne.KeyModifierSuper, fyne.KeyModifierControl | fyne.KeyModifierAlt, fyne.KeyModifierControl, fyne.KeyModifierAlt,
	} {
		b := newBoard()
		b.modifiers = func() fyne.KeyModifier { return held }
		b.press(fyne.KeyN, 49, 'n')
		b.want(t)
		held = fyne.KeyModifierShift
		b.press(fyne.KeyN, 49, 'N')
		b.want(t, "N")
	}
	b := newBoard()
	b.KeyDown(event(desktop.KeyAltRight, 100))
	b.press(fyne.KeyE, 18, '€')
	b.want(t)
	b.KeyUp(event(desktop.KeyAltRight, 100))
	b.press(fyne.KeyE, 18, 'e')
	b.want(t, "e")
	b.KeyDown(event(desktop.KeyAltRight, 100))
	b.FocusLost() // and it is let go elsewhere
	b.FocusGained()
	b.press(fyne.KeyE, 18, 'e')
	b.want(t, "e")
}

func TestOnePressIsOneCharacter(t *testing.T) {
	b := newBoard()
	b.press(fyne.KeyN, 49, 'n')
	for range 30 {
		b.repeat(fyne.KeyN, 49, 'n')
	}
	b.KeyUp(event(fyne.KeyN, 49))
	b.want(t, "n")
	b.press(fyne.KeyN, 49, 'n')
	b.want(t, "n")
	b.press(fyne.KeyO, 24, 'o') // two keys overlap when typed fast
	b.press(fyne.KeyG, 34, 'g')
	b.want(t, "o", "g")
	b.TypedRune('x') // no key went down here: it belongs to a press elsewhere
	b.want(t)
}

func TestAHeldKeySaysThatItRepeats(t *testing.T) {
	b := newBoard()
	b.press(fyne.KeyDown, 108, 0)
	b.repeat(fyne.KeyDown, 108, 0)
	b.repeat(fyne.KeyDown, 108, 0)
	b.want(t, "Down false false", "Down false true", "Down false true")
}

func TestShiftIsKnownWhileItIsDown(t *testing.T) {
	for _, shift := range []struct {
		name  fyne.KeyName
		evdev int
	}{{desktop.KeyShiftLeft, 42}, {desktop.KeyShiftRight, 54}} {
		b := newBoard()
		b.press(shift.name, shift.evdev, 0)
		b.press(fyne.KeyTab, 15, 0)
		b.KeyUp(event(fyne.KeyTab, 15))
		b.press(fyne.KeyTab, 15, 0)
		b.KeyUp(event(shift.name, shift.evdev))
		b.press(fyne.KeyTab, 15, 0)
		b.want(t, "Tab true false", "Tab true false", "Tab false false")
	}
}

func TestKeysHeldWhenTheFocusLeavesAreForgotten(t *testing.T) {
	b := newBoard()
	lost := 0
	b.OnLost = func() { lost++ }
	b.press(desktop.KeyShiftLeft, 42, 0)
	b.KeyDown(event(fyne.KeyN, 49))
	b.FocusLost()
	if lost != 1 || b.Focused() {
		t.Errorf("told %d times that the focus left, focused %v", lost, b.Focused())
	}
	b.FocusGained()
	b.TypedRune('n')
	b.want(t)
	b.press(fyne.KeyTab, 15, 0)
	b.want(t, "Tab false false")
}

// A digit in the place of another layout is that digit, but only without
// Shift; a letter that means something by itself stays what it is.
func TestTheCharacterCountsBeforeThePlace(t *testing.T) {
	cases := []struct {
		says  string
		name  fyne.KeyName
		evdev int
		char  rune
		shift bool
		want  string
	}{
		{"a Latin letter of a moved key", fyne.KeyQ, 30, 'q', false, "q"}, // French: q stands on a
		{"a Cyrillic letter", "", 49, 'т', false, "n"},
		{"an Arabic letter", "", 24, 'خ', false, "o"},
		{"a French digit without Shift", "", 2, '&', false, "1"},
		{"a French digit with Shift", "", 2, '1', true, "1"},
		{"a US question mark", "", 53, '?', true, "?"},
		{"an Arabic digit", "", 4, '٣', false, "3"},
	}
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			b := newBoard()
			if c.shift {
				b.press(desktop.KeyShiftLeft, 42, 0)
			}
			b.press(c.name, c.evdev, c.char)
			b.want(t, c.want)
		})
	}
}

func TestThePlacesOfAUSKeyboard(t *testing.T) {
	evdev := map[int]rune{2: '1', 10: '9', 11: '0', 16: 'q', 25: 'p', 30: 'a', 38: 'l', 44: 'z', 50: 'm', 53: '/'}
	mac := map[int]rune{
		0:  'a',
		6:  'z',
		11: 'b',
		12: 'q',
		15: 'r',
		18: '1',
		21: '4',
		22: '6',
		23: '5',
		25: '9',
		26: '7',
		29: '0',
		35: 'p',
		37: 'l',
		44: '/',
		46: 'm',
	}
	for _, c := range []struct {
		name  string
		table map[int]rune
		some  map[int]rune
	}{{"evdev", evdevPositions, evdev}, {"macOS", macPositions, mac}} {
		for code, want := range c.some {
			if got := c.table[code]; got != want {
				t.Errorf("%s: place %d types %q, want %q", c.name, code, got, want)
			}
		}
		seen := make(map[rune]int)
		for _, r := range c.table {
			seen[r]++
		}
		for _, r := range "abcdefghijklmnopqrstuvwxyz0123456789/" {
			if seen[r] != 1 {
				t.Errorf("%s: %q has %d places, want one", c.name, r, seen[r])
			}
		}
		if len(c.table) != 37 {
			t.Errorf("%s has %d places, want 26 letters, 10 digits and the slash", c.name, len(c.table))
		}
	}
}

func TestNothingButTheRouterTakesTab(t *testing.T) {
	test.NewTempApp(t)
	r := NewRouter()
	w := test.NewTempWindow(t, r)
	if !r.AcceptsTab() {
		t.Error("Tab would leave the router")
	}
	var o fyne.CanvasObject = r
	if _, takes := o.(fyne.Shortcutable); takes {
		t.Error("the router takes shortcuts that belong to the window")
	}
	w.Canvas().Focus(r)
	if !r.Focused() {
		t.Error("the router does not know that it has the focus")
	}
	if r.MinSize() != (fyne.Size{}) {
		t.Errorf("the router takes %v of the window", r.MinSize())
	}
}

func TestKeysThatTypeAreNotReportedTwice(t *testing.T) {
	b := newBoard()
	b.press(fyne.KeySlash, 53, '/')
	b.press(fyne.KeySpace, 57, ' ')
	b.press(fyne.KeyReturn, 28, 0)
	b.want(t, "/", " ", "Return false false")
}
