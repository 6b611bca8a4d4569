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

// areaState says how the ground of a question is drawn.
type areaState struct {
	family   string
	active   bool
	outlined bool
}

// area is the ground a question stands on: it marks the active one, outlines
// the one just undone, and takes the clicks beside the controls.
type area struct {
	widget.BaseWidget
	onTapped func()

	state   areaState
	ground  canvas.Rectangle
	bar     canvas.Rectangle
	outline canvas.Rectangle
}

func newArea() *area {
	a := &area{}
	a.ExtendBaseWidget(a)
	a.paint()
	return a
}

func (a *area) set(state areaState) {
	if a.state != state {
		a.state = state
		a.Refresh()
	}
}

// Tapped reports a click beside the controls.
func (a *area) Tapped(*fyne.PointEvent) {
	if a.onTapped != nil {
		a.onTapped()
	}
}

func (a *area) paint() {
	c := theme.Current()
	strong, _ := c.Family(a.state.family)
	a.ground.FillColor = c.Rail
	a.ground.TopRightCornerRadius, a.ground.BottomRightCornerRadius = theme.Radius, theme.Radius
	a.ground.Hidden = !a.state.active
	a.bar.FillColor = strong
	a.bar.Hidden = !a.state.active
	a.outline.FillColor = color.Transparent
	a.outline.StrokeColor, a.outline.StrokeWidth, a.outline.CornerRadius = c.Warning, theme.Ring, theme.Radius
	a.outline.Hidden = !a.state.outlined
}

func (a *area) arrange(size fyne.Size) {
	a.ground.Resize(size)
	a.bar.Resize(fyne.NewSize(3, size.Height))
	a.outline.Move(fyne.NewPos(5, 1))
	a.outline.Resize(size.SubtractWidthHeight(6, 2))
}

// CreateRenderer draws ground, bar and outline.
func (a *area) CreateRenderer() fyne.WidgetRenderer {
	return &kit.Parts{
		Of: a, Arrange: a.arrange, Paint: a.paint,
		All: func() []fyne.CanvasObject { return []fyne.CanvasObject{&a.ground, &a.bar, &a.outline} },
	}
}
