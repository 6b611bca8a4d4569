package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"plumbline/ui/theme"
)

// scroll moves a body that scrolls: a list that is only read has nothing that
// could take the focus, and without keys its end would need the mouse.
func (m *Modal) scroll(key fyne.KeyName) {
	body, ok := m.spec.Body.(*container.Scroll)
	if !ok {
		return
	}
	page := body.Size().Height - theme.Scaled(40)
	by := map[fyne.KeyName]float32{
		fyne.KeyUp: -theme.Scaled(48), fyne.KeyDown: theme.Scaled(48),
		fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
		fyne.KeyHome: -body.Content.Size().Height, fyne.KeyEnd: body.Content.Size().Height,
	}[key]
	end := max(0, body.Content.Size().Height-body.Size().Height)
	body.ScrollToOffset(fyne.NewPos(0, max(0, min(end, body.Offset.Y+by))))
}
