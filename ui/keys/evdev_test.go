//go:build !darwin && !windows

package keys

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestANamedKeyTellsWhereCodesBegin(t *testing.T) {
	k := keyboard{table: evdevPositions, offset: 8}
	down := func(name fyne.KeyName, code int) {
		k.learn(&fyne.KeyEvent{Name: name, Physical: fyne.HardwareKey{ScanCode: code}})
	}
	down(fyne.KeyTab, 15)
	if k.offset != 0 || k.position(49) != 'n' {
		t.Errorf("after a Wayland Tab codes begin at %d, place 49 types %q", k.offset, k.position(49))
	}
	down(fyne.KeyReturn, 36)
	if k.offset != 8 || k.position(57) != 'n' {
		t.Errorf("after an X11 Return codes begin at %d, place 57 types %q", k.offset, k.position(57))
	}
	down(fyne.KeyTab, 99) // a remapped key teaches nothing
	down(fyne.KeyN, 49)   // nor does a letter, which layouts move
	if k.offset != 8 {
		t.Errorf("codes begin at %d after keys that cannot tell, want 8 still", k.offset)
	}
}
