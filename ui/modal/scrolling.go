package modal

import (
	"fyne.io/fyne/v2"

	"plumbline/ui/keys"
	"plumbline/ui/theme"
)

// scroll moves a body that scrolls: a list that is only read has nothing that
// could take the focus, and without keys its end would need the mouse.
func (m *Modal) scroll(p keys.Press) {
	body := m.dialog.body
	if body == nil {
		return
	}
	page := body.Size().Height - theme.Scaled(40)
	by := map[keys.Key]float32{
		"Up": -theme.Scaled(48), "Down": theme.Scaled(48), "Page Up": -page, "Page Down": page,
		"Home": -body.Content.Size().Height, "End": body.Content.Size().Height,
	}[p.Key]
	end := max(0, body.Content.Size().Height-body.Size().Height)
	body.ScrollToOffset(fyne.NewPos(0, max(0, min(end, body.Offset.Y+by))))
}
