package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Definitions lays all options of one field on a card: key, name, definition
// and examples, under the field's question and rule. Whoever shows it gives it
// the place of the article.
type Definitions struct {
	widget.BaseWidget

	row     Row
	card    canvas.Rectangle
	title   words
	hint    words
	hintCap keyCap
	head    *kit.Prose
	entries []*definition
	list    *fyne.Container
	scroll  *container.Scroll
	high    float32
}

// definition is one option on the card.
type definition struct {
	cap  keyCap
	fill canvas.Rectangle // the colour the option has on the scale
	text *kit.Prose
}

// NewDefinitions returns the card of a field; targetName stands in its question
// where it is asked of a target.
func NewDefinitions(f *codebook.Field, targetName string) *Definitions {
	d := &Definitions{row: Row{Field: f, TargetName: targetName, Help: Help{Rule: f.Rule}}, head: kit.NewProse()}
	objects := []fyne.CanvasObject{d.head}
	for range f.Options {
		e := &definition{text: kit.NewProse()}
		d.entries = append(d.entries, e)
		objects = append(objects, &e.fill)
		objects = append(objects, e.cap.objects()...)
		objects = append(objects, e.text)
	}
	d.list = container.New(&cardLayout{d}, objects...)
	d.scroll = container.NewVScroll(d.list)
	d.ExtendBaseWidget(d)
	d.paint()
	return d
}

// LayDefinitions lays the definitions of a field over what is read, or takes
// them away where there is no field.
func LayDefinitions(over *fyne.Container, f *codebook.Field, targetName string) {
	if f == nil {
		if over.Visible() {
			over.Hide()
		}
		return
	}
	over.Objects = []fyne.CanvasObject{container.NewPadded(container.NewPadded(NewDefinitions(f, targetName)))}
	over.Show()
	over.Refresh()
}

// cardLayout tells the scroller how high the list is; the card places it.
type cardLayout struct{ d *Definitions }

func (l *cardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.d.high) }
func (l *cardLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

func (d *Definitions) paint() {
	c := theme.Current()
	f := d.row.Field
	strong, soft := c.Family(f.Family)
	d.card.FillColor, d.card.StrokeColor, d.card.StrokeWidth, d.card.CornerRadius = c.Surface, c.Line, theme.Hairline, theme.Radius+2
	d.title.set(f.Label, theme.SizeReading(), strong, true)
	d.hint.set(word("close"), theme.SizeSmall(), c.Muted, false)
	d.hintCap.plain("F2")
	runs := ruleRuns(&d.row)
	if !f.PerTarget {
		runs = append([]kit.Run{{Text: f.Question, Color: c.Ink, Bold: true}}, runs...)
	}
	d.head.Set(theme.SizeLabel(), runs...)
	for i, e := range d.entries {
		o := &f.Options[i]
		e.cap.plain(o.Key)
		e.fill.FillColor, e.fill.CornerRadius = soft, 2
		if diverging(f) {
			e.fill.FillColor = FillOf(f, o.Value, strong)
		}
		e.text.Set(theme.SizeLabel(), helpRuns(Help{Lead: shown(o), Definition: o.Definition, Example: o.Example, NotExample: o.NotExample})...)
	}
}

// place lays the card out in one column of at most a comfortable width.
func (d *Definitions) place(size fyne.Size) {
	pad := theme.Scaled(22)
	d.card.Resize(size)
	row := theme.Scaled(26)
	inner := size.Width - 2*pad
	cw, hw := d.hintCap.width(), d.hint.width()
	d.hint.put(pad+inner-hw, pad-4, hw, row)
	d.hintCap.put(pad+inner-hw-theme.Scaled(5)-cw, pad-4, cw, row)
	d.title.put(pad, pad-4, inner-hw-cw-theme.Scaled(16), row)
	d.placeList(inner - scrollRoom)
	top := pad + row + 4
	d.scroll.Move(fyne.NewPos(pad, top))
	d.scroll.Resize(fyne.NewSize(inner+scrollRoom, size.Height-top-pad/2))
	d.scroll.Refresh()
}

func (d *Definitions) placeList(width float32) {
	y := float32(0)
	high := d.head.HeightAt(width)
	d.head.Resize(fyne.NewSize(width, high))
	y += high + theme.Scaled(14)
	indent := theme.Scaled(44)
	for _, e := range d.entries {
		high := max(e.text.HeightAt(width-indent), capHeight())
		e.fill.Move(fyne.NewPos(0, y+1))
		e.fill.Resize(fyne.NewSize(4, high-2))
		e.cap.put(theme.Scaled(14), y, e.cap.width(), theme.Scaled(19))
		e.text.Move(fyne.NewPos(indent, y))
		e.text.Resize(fyne.NewSize(width-indent, high))
		y += high + theme.Scaled(10)
	}
	d.high = y
}

// CreateRenderer draws the card.
func (d *Definitions) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{&d.card, d.title.object(), d.hint.object()}
	objects = append(objects, d.hintCap.objects()...)
	return &drawn{
		of: d, objects: append(objects, d.scroll), place: d.place, paint: d.paint,
		min: func() fyne.Size { return fyne.NewSize(theme.Scaled(320), theme.Scaled(240)) },
	}
}
