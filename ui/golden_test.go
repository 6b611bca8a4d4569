package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"plumbline/annotate/saving"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestTheWholeWindow(t *testing.T) {
	uitest.MatchInLightAndDark(t, "window", func(t *testing.T, choice theme.Choice) fyne.Window {
		d := newRig(t, func(p *Params) {
			p.Memory.SetLook(choice)
			p.Memory.HideHint(true)
			day := p.Now()
			p.Now = func() time.Time { return day }
		}).begun()
		d.annotating().GoTo(2)
		d.typed("n1oanlv")
		d.await("saved", func() bool { return d.state.Save.Kind == saving.Done && d.work.Session().Pending() == 0 })
		return d.window
	})
}
