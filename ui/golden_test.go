package ui

import (
	"testing"
	"time"

	"plumbline/annotate/saving"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func TestTheWholeWindow(t *testing.T) {
	for name, mode := range map[string]theme.Mode{"window-light": theme.AlwaysLight, "window-dark": theme.AlwaysDark} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, func(p *Params) {
				p.Memory.SetLook(theme.Choice{Mode: mode})
				day := p.Now()
				p.Now = func() time.Time { return day }
			}).begun()
			d.annotating().GoTo(2)
			d.typed("n1oanlv")
			d.await("saved", func() bool { return d.state.Save.Kind == saving.Done && d.work.Session().Pending() == 0 })
			uitest.MatchPicture(t, name, d.picture())
		})
	}
}
