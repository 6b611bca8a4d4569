package keys

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keyboard knows what the key in a place types on a US keyboard, from the
// scan code that the window system reports.
type keyboard struct {
	table  map[int]rune
	offset int // X11 counts evdev codes from 8, Wayland and Windows from 0
}

func newKeyboard() keyboard {
	if runtime.GOOS == "darwin" {
		return keyboard{table: macPositions}
	}
	k := keyboard{table: evdevPositions}
	wayland := os.Getenv("WAYLAND_DISPLAY") != "" && os.Getenv("FYNE_PLATFORM") != "x11"
	if runtime.GOOS != "windows" && !wayland {
		k.offset = 8
	}
	return k
}

// position returns the character, or 0 if the place types no letter or digit.
func (k keyboard) position(scanCode int) rune { return k.table[scanCode-k.offset] }

// learn corrects the offset from a key whose evdev code is known, because
// nothing else tells whether the window is an X11 or a Wayland one.
func (k *keyboard) learn(e *fyne.KeyEvent) {
	evdev, known := named[e.Name]
	if !known || runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		return
	}
	if off := e.Physical.ScanCode - evdev; off == 0 || off == 8 {
		k.offset = off
	}
}

// named are evdev codes of keys that no layout moves (linux/input-event-codes.h).
var named = map[fyne.KeyName]int{
	fyne.KeyTab: 15, fyne.KeyReturn: 28, fyne.KeyUp: 103, fyne.KeyDown: 108,
	fyne.KeyLeft: 105, fyne.KeyRight: 106, fyne.KeyPageUp: 104, fyne.KeyPageDown: 109,
	desktop.KeyShiftLeft: 42, desktop.KeyShiftRight: 54,
}

// evdevPositions holds Linux evdev codes; Windows scan codes (set 1) are the same
// numbers in this block.
var evdevPositions = positions(map[int]string{2: "1234567890", 16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm", 53: "/"})

// macPositions holds the virtual key codes of macOS (HIToolbox/Events.h).
var macPositions = positions(map[int]string{
	0: "asdfhgzxcv", 11: "bqweryt1234", 22: "6", 23: "5", 25: "97", 28: "8", 29: "0",
	31: "ou", 34: "ip", 37: "lj", 40: "k", 44: "/", 45: "nm",
})

func positions(runs map[int]string) map[int]rune {
	table := make(map[int]rune)
	for first, run := range runs {
		for i, r := range run {
			table[first+i] = r
		}
	}
	return table
}
