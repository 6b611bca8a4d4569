package annotatescreen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/passage"
	"plumbline/ui/theme"
)

var (
	_ fyne.Widget   = (*turnLine)(nil)
	_ fyne.Tappable = (*turnLine)(nil)
)

// turnLine is the line below the queue that leads to practice, or back to real
// work. It is there only where something can be practised.
type turnLine struct {
	widget.BaseWidget
	onTapped func()
	line     *canvas.Rectangle
	title    *passage.Line
	about    *passage.Line
}

func newTurnLine(onTapped func()) *turnLine {
	t := &turnLine{
		onTapped: onTapped, line: canvas.NewRectangle(nil),
		title: passage.NewLine("", passage.Style{}, 1), about: passage.NewLine("", passage.Style{}, 1),
	}
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// show says where the line leads.
func (t *turnLine) show(practising bool, articles int) {
	if !practising && articles == 0 {
		return
	}
	p := theme.Current()
	t.line.FillColor = p.Line
	t.title.SetStyle(passage.Style{Family: passage.Sans, Bold: true, Size: theme.SizeLabel(), LineHeight: 1.35, Ink: p.Accent})
	t.about.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeSmall(), LineHeight: 1.35, Ink: p.Muted})
	switch {
	case practising:
		t.title.SetText(lang.L("Back to real work"))
		t.about.SetText(lang.L("Practice goes on where it is"))
	case articles == 1:
		t.title.SetText(lang.L("Practice"))
		t.about.SetText(lang.L("1 article with a key · not counted"))
	default:
		t.title.SetText(lang.L("Practice"))
		t.about.SetText(lang.L("{{.Count}} articles with a key · not counted", map[string]any{"Count": articles}))
	}
	t.Show()
	t.Refresh()
}

// Tapped leads there.
func (t *turnLine) Tapped(*fyne.PointEvent) { t.onTapped() }

// CreateRenderer draws the line.
func (t *turnLine) CreateRenderer() fyne.WidgetRenderer { return &turnRenderer{t} }

type turnRenderer struct{ t *turnLine }

// Layout places title and remark.
func (r *turnRenderer) Layout(size fyne.Size) {
	x, y := 2*theme.Scaled(kit.RowSide), theme.Scaled(10)
	r.t.line.Resize(fyne.NewSize(size.Width, 1))
	for _, l := range []*passage.Line{r.t.title, r.t.about} {
		h := l.MinSize().Height
		l.Move(fyne.NewPos(x, y))
		l.Resize(fyne.NewSize(size.Width-2*x, h))
		y += h + theme.Scaled(2)
	}
}

// MinSize leaves room for two lines.
func (r *turnRenderer) MinSize() fyne.Size {
	return fyne.NewSize(40, (theme.SizeLabel()+theme.SizeSmall())*1.35+theme.Scaled(24))
}

// Refresh places and draws anew.
func (r *turnRenderer) Refresh() {
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}
func (r *turnRenderer) Destroy() {}

// Objects are the line above and two texts.
func (r *turnRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.line, r.t.title, r.t.about}
}
