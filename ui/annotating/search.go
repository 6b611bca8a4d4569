package annotating

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate"
	"plumbline/ui/passage"
	"plumbline/ui/roll"
	"plumbline/ui/theme"
)

var (
	_ fyne.Widget   = (*foundRow)(nil)
	_ fyne.Tappable = (*foundRow)(nil)
)

// searchEntry is the search box; Escape leaves it, the arrows move over what
// was found.
type searchEntry struct {
	widget.Entry
	onLeave func()
	onEnter func()
	onMove  func(by int)
}

func newSearchEntry() *searchEntry {
	e := &searchEntry{}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(lang.L("Search paragraphs…  Ctrl+F"))
	return e
}

// TypedKey takes the keys that a list has, before the entry does.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.onLeave()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.onEnter()
	case fyne.KeyDown:
		e.onMove(1)
	case fyne.KeyUp:
		e.onMove(-1)
	default:
		e.Entry.TypedKey(k)
	}
}

// foundRow is one paragraph that a search found.
type foundRow struct {
	widget.BaseWidget
	onTapped func()
	back     *canvas.Rectangle
	text     *passage.Line
	about    *passage.Line
}

func newFoundRow() *foundRow {
	r := &foundRow{
		back: canvas.NewRectangle(nil),
		text: passage.NewLine("", passage.Style{}, 2), about: passage.NewLine("", passage.Style{}, 1),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *foundRow) show(f annotate.Found, picked bool, width float32) float32 {
	p := theme.Current()
	r.back.FillColor, r.back.CornerRadius = p.Rail, theme.Radius
	if picked {
		r.back.FillColor = p.AccentSoft
	}
	r.text.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeLabel(), LineHeight: 1.35, Ink: p.Ink})
	r.text.SetText(f.Paragraph.Text)
	r.about.SetStyle(passage.Style{Family: passage.Sans, Size: theme.SizeSmall(), LineHeight: 1.35, Ink: p.Muted})
	r.about.SetText(lang.L("¶ {{.At}} · {{.Title}}", map[string]any{"At": f.Paragraph.Position, "Title": f.Title}))
	size := fyne.NewSize(width, foundHeight())
	r.Resize(size)
	r.layout(size)
	r.back.Refresh()
	return size.Height
}

func foundHeight() float32 {
	return theme.SizeLabel()*1.35*2 + theme.SizeSmall()*1.35 + theme.Scaled(2*queuePad+8)
}

// Tapped opens the paragraph.
func (r *foundRow) Tapped(*fyne.PointEvent) { r.onTapped() }

// CreateRenderer draws the row.
func (r *foundRow) CreateRenderer() fyne.WidgetRenderer { return &foundRenderer{row: r} }

func (r *foundRow) layout(size fyne.Size) {
	side, pad := theme.Scaled(queueSide), theme.Scaled(queuePad)
	r.back.Move(fyne.NewPos(side, 0))
	r.back.Resize(fyne.NewSize(size.Width-2*side, size.Height-theme.Scaled(4)))
	w := size.Width - 4*side
	th := r.text.HeightFor(w)
	r.text.Move(fyne.NewPos(2*side, pad))
	r.text.Resize(fyne.NewSize(w, th))
	r.about.Move(fyne.NewPos(2*side, pad+th+2))
	r.about.Resize(fyne.NewSize(w, r.about.MinSize().Height))
}

type foundRenderer struct{ row *foundRow }

func (r *foundRenderer) Layout(size fyne.Size) { r.row.layout(size) }
func (r *foundRenderer) MinSize() fyne.Size    { return fyne.NewSize(40, foundHeight()) }
func (r *foundRenderer) Refresh()              {}
func (r *foundRenderer) Destroy()              {}
func (r *foundRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.row.back, r.row.text, r.row.about}
}

// foundView lists what a search found.
type foundView struct {
	onOpen func(annotate.Found)
	roll   *roll.Roll
	found  []annotate.Found
	picked int

	palette *theme.Palette
	scale   float32
}

func newFoundView() *foundView {
	v := &foundView{}
	v.roll = roll.New(roll.Source{
		Count:    func() int { return len(v.found) },
		Estimate: func(int, float32) float32 { return foundHeight() },
		New:      func() fyne.CanvasObject { return newFoundRow() },
		Show: func(i int, o fyne.CanvasObject, width float32) float32 {
			row := o.(*foundRow)
			row.onTapped = func() { v.onOpen(v.found[i]) }
			return row.show(v.found[i], i == v.picked, width)
		},
	})
	return v
}

// restyle shows the list in the palette and text size in force.
func (v *foundView) restyle() {
	if v.palette != theme.Current() || v.scale != theme.Scaled(1) {
		v.palette, v.scale = theme.Current(), theme.Scaled(1)
		v.roll.Reset()
	}
}

func (v *foundView) show(found []annotate.Found) {
	v.found, v.picked = found, 0
	v.roll.Reset()
}

func (v *foundView) move(by int) {
	if len(v.found) == 0 {
		return
	}
	old := v.picked
	v.picked = max(0, min(len(v.found)-1, old+by))
	v.roll.Update(old, v.picked)
	v.roll.Reveal(v.picked, foundHeight())
}
