package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

var _ fyne.Tappable = (*area)(nil)

// area is the ground a line of the plate stands on: it marks the active one,
// outlines the one just undone, and takes the clicks beside the controls.
type area struct {
	widget.BaseWidget
	onTapped func()

	family           string
	active, outlined bool
	style            kit.Style
	ground           canvas.Rectangle
	outline          canvas.Rectangle
}

func newArea(family string) *area {
	a := &area{family: family}
	a.ExtendBaseWidget(a)
	a.paint()
	return a
}

func (a *area) set(active, outlined bool) {
	if now := kit.StyleNow(); a.active != active || a.outlined != outlined || a.style != now {
		a.active, a.outlined, a.style = active, outlined, now
		a.Refresh()
	}
}

// Tapped reports a click beside the controls.
func (a *area) Tapped(*fyne.PointEvent) { call(a.onTapped) }

func (a *area) paint() {
	c := theme.Current()
	strong, soft := c.Family(a.family)
	a.ground.FillColor = c.Active(soft)
	a.ground.StrokeColor, a.ground.StrokeWidth, a.ground.CornerRadius = strong, theme.Hairline, theme.RadiusSmall+2
	a.ground.Hidden = !a.active
	a.outline.FillColor = color.Transparent
	a.outline.StrokeColor, a.outline.StrokeWidth, a.outline.CornerRadius = c.Warning, theme.Ring, theme.RadiusSmall+2
	a.outline.Hidden = !a.outlined
}

func (a *area) arrange(size fyne.Size) {
	a.ground.Resize(size)
	a.outline.Resize(size)
}

// CreateRenderer draws ground and outline.
func (a *area) CreateRenderer() fyne.WidgetRenderer {
	return &kit.Parts{
		Of: a, Arrange: a.arrange, Paint: a.paint,
		All: func() []fyne.CanvasObject { return []fyne.CanvasObject{&a.ground, &a.outline} },
	}
}
