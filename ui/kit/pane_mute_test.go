package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestTheKeysPassOverWhatIsMute(t *testing.T) {
	uitest.Look(t, theme.Choice{})
	p := kit.NewPane(func(l *kit.Drawing, _, _ float32) float32 {
		for i, id := range []string{"first, mute", "one", "two", "last, mute"} {
			l.Spots = append(
				l.Spots,
				kit.Spot{ID: id, At: fyne.NewPos(0, float32(30*i)), Size: fyne.NewSize(100, 20), Mute: i == 0 || i == 3},
			)
		}
		return 120
	})
	uitest.Window(t, p, fyne.NewSize(200, 130))
	for _, c := range []struct {
		enter func() bool
		want  string
	}{{p.Enter, "one"}, {p.EnterLast, "two"}} {
		if !c.enter() {
			t.Fatal("the keys find nothing in the pane")
		}
		if at, _ := p.At(); at.ID != c.want {
			t.Errorf("the keys are at %q, want %q", at.ID, c.want)
		}
		p.Leave()
	}
}
