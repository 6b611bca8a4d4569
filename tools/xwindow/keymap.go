package xwindow

import (
	"bufio"
	"strconv"
	"strings"
)

// Stroke is one press of a key, as xdotool names it. Keys that type something
// are named by their place (keycode), because xdotool would otherwise put
// characters that a layout lacks onto keys that no keyboard has.
type Stroke string

const shiftPosition = 50 // keycode of the left Shift key

// Key is a key by its name, alone or with others held: "Return", "ctrl+z".
func Key(name string) Stroke { return Stroke(name) }

// KeyAt is the key that types a character on a US keyboard, whatever it types
// under the layout in force.
func KeyAt(us rune) Stroke {
	for code, row := range usPositions {
		for i, r := range row {
			if r == us {
				return Stroke(strconv.Itoa(code + i))
			}
		}
	}
	return ""
}

// Shifted is a stroke with Shift held.
func Shifted(s Stroke) Stroke { return Stroke(strconv.Itoa(shiftPosition)) + "+" + s }

// usPositions are the keycodes at which the rows of a US keyboard begin.
var usPositions = map[int]string{10: "1234567890-=", 24: "qwertyuiop[]", 38: "asdfghjkl;'`", 51: `\zxcvbnm,./`, 65: " "}

// keymap maps a character to the stroke that types it under a layout.
type keymap map[rune]Stroke

// readKeymap reads what "xmodmap -pk" prints: a keycode, and then what it
// types alone, with Shift, and so on.
func readKeymap(table string) keymap {
	keys := make(keymap)
	lines := bufio.NewScanner(strings.NewReader(table))
	for lines.Scan() {
		cells := strings.Fields(lines.Text())
		if len(cells) < 3 {
			continue
		}
		if code, err := strconv.Atoi(cells[0]); err != nil || code < 10 || code > 94 {
			continue // the number pad and keys that no keyboard has
		}
		plain := Stroke(cells[0])
		for level, at := range []int{1, 3} { // each value is followed by its name
			if at >= len(cells) {
				break
			}
			char := typed(cells[at])
			if _, known := keys[char]; known || char == 0 {
				continue
			}
			keys[char] = plain
			if level == 1 {
				keys[char] = Shifted(plain)
			}
		}
	}
	return keys
}

// typed is the character of a keysym, or 0 for those that type none; old
// keysyms of scripts other than Latin are not told apart.
func typed(keysym string) rune {
	n, err := strconv.ParseUint(strings.TrimPrefix(keysym, "0x"), 16, 32)
	switch {
	case err != nil:
		return 0
	case n >= 0x20 && n <= 0xff:
		return rune(n)
	case n >= 0x01000100 && n <= 0x0110ffff:
		return rune(n - 0x01000000)
	}
	return 0
}

// Types reports by which stroke the layout in force types a character.
func (d *Display) Types(char rune) (Stroke, bool) {
	s, ok := d.keys[char]
	return s, ok
}

// Char is the stroke of someone who wants a character: the key that types it
// or, where the layout has none, the key that has it on a US keyboard.
func (d *Display) Char(char rune) Stroke {
	if s, ok := d.keys[char]; ok {
		return s
	}
	if char == '?' {
		return Shifted(KeyAt('/'))
	}
	return KeyAt(char)
}

// Text is the strokes that type a text.
func (d *Display) Text(text string) []Stroke {
	strokes := make([]Stroke, 0, len(text))
	for _, r := range text {
		strokes = append(strokes, d.Char(r))
	}
	return strokes
}
