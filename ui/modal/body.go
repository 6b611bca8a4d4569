package modal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// tall is an object whose height follows from its width, which Fyne's MinSize cannot
// say.
type tall interface{ heightAt(width float32) float32 }

func heightAt(o fyne.CanvasObject, width float32) float32 {
	if t, ok := o.(tall); ok {
		return t.heightAt(width)
	}
	return o.MinSize().Height
}

// Column sets the parts of a body below each other.
type Column struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
	modal *Modal
}

// NewColumn returns a column of parts.
func NewColumn(parts ...fyne.CanvasObject) *Column {
	c := &Column{parts: parts}
	c.ExtendBaseWidget(c)
	return c
}

func (c *Column) belongTo(m *Modal) { c.modal = m }

// Add puts parts below the others.
func (c *Column) Add(parts ...fyne.CanvasObject) {
	c.parts = append(c.parts, parts...)
	if c.modal != nil {
		for _, p := range parts {
			c.modal.adopt(p)
		}
	}
	c.Refresh()
	c.modal.arrange()
}

// MinSize is as wide as the widest part; how high it is follows from the width.
func (c *Column) MinSize() fyne.Size {
	least := fyne.NewSize(0, 0)
	for _, p := range c.parts {
		least.Width = max(least.Width, p.MinSize().Width)
	}
	least.Height = c.heightAt(max(least.Width, c.Size().Width))
	return least
}

func (c *Column) heightAt(width float32) float32 {
	return c.walk(width, func(fyne.CanvasObject, float32, float32) {})
}

func (c *Column) arrange(size fyne.Size) {
	c.walk(size.Width, func(p fyne.CanvasObject, y, height float32) { kit.Arrange(p, 0, y, size.Width, height) })
}

// walk tells where every part stands and returns where the last one ends. What a
// heading is over stands close below it.
func (c *Column) walk(width float32, tell func(p fyne.CanvasObject, y, height float32)) float32 {
	var y float32
	var above fyne.CanvasObject
	for _, p := range c.parts {
		if !p.Visible() {
			continue
		}
		if above != nil {
			y += gapBelow(above)
		}
		height := heightAt(p, width)
		tell(p, y, height)
		y, above = y+height, p
	}
	return y
}

func gapBelow(above fyne.CanvasObject) float32 {
	if w, ok := above.(*Words); ok && w.bold {
		return theme.Scaled(4)
	}
	return theme.Scaled(12)
}

// CreateRenderer draws the parts.
func (c *Column) CreateRenderer() fyne.WidgetRenderer {
	return &kit.Parts{
		Of: c, All: func() []fyne.CanvasObject { return c.parts }, Arrange: c.arrange,
		Paint: func() {
			for _, p := range c.parts {
				p.Refresh()
			}
		},
	}
}

// Row is a control with the label that stands at its left.
type Row struct {
	Label   string
	Control fyne.CanvasObject
}

// NewRow returns a control with its label.
func NewRow(label string, control fyne.CanvasObject) Row { return Row{label, control} }

// Form sets labels and their controls side by side, each label in the middle of the
// first line of its box.
type Form struct {
	widget.BaseWidget
	rows   []Row
	labels []*kit.Prose
}

// NewForm returns a form of rows.
func NewForm(rows ...Row) *Form {
	f := &Form{rows: rows}
	for range rows {
		f.labels = append(f.labels, kit.NewProse())
	}
	f.ExtendBaseWidget(f)
	f.fill()
	return f
}

func (f *Form) fill() {
	for i, r := range f.rows {
		f.labels[i].Set(theme.SizeBody(), kit.Run{Text: r.Label, Color: theme.Current().Ink, Bold: true})
	}
}

// labelWidth is what the labels get: what the longest needs, up to two fifths.
func (f *Form) labelWidth(width float32) float32 {
	var widest float32
	for _, l := range f.labels {
		widest = max(widest, l.NaturalWidth()+1)
	}
	return min(widest, width*2/5)
}

// MinSize is room for the controls and for labels of their usual length.
func (f *Form) MinSize() fyne.Size {
	var widest float32
	for _, r := range f.rows {
		widest = max(widest, r.Control.MinSize().Width)
	}
	width := widest + formGap() + theme.Scaled(60)
	return fyne.NewSize(width, f.heightAt(max(width, f.Size().Width)))
}

func formGap() float32 { return theme.Scaled(14) }

func (f *Form) heightAt(width float32) float32 {
	return f.walk(width, func(int, float32, float32) {})
}

// walk tells where every row stands, and returns where the last one ends.
func (f *Form) walk(width float32, tell func(row int, y, height float32)) float32 {
	left := f.labelWidth(width)
	var y float32
	for i, r := range f.rows {
		if i > 0 {
			y += theme.Scaled(8)
		}
		height := max(heightAt(r.Control, width-left-formGap()), f.labels[i].HeightAt(left))
		tell(i, y, height)
		y += height
	}
	return y
}

func (f *Form) arrange(size fyne.Size) {
	left := f.labelWidth(size.Width)
	line := NewEntry("", "").MinSize().Height
	f.walk(size.Width, func(i int, y, height float32) {
		label := f.labels[i].HeightAt(left)
		first := min(height, max(line, label))
		kit.Arrange(f.labels[i], 0, y+(first-label)/2, left, label)
		x := left + formGap()
		kit.Arrange(f.rows[i].Control, x, y, size.Width-x, height)
	})
}

// CreateRenderer draws labels and controls.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	var all []fyne.CanvasObject
	for i, r := range f.rows {
		all = append(all, f.labels[i], r.Control)
	}
	return &kit.Parts{
		Of: f, All: func() []fyne.CanvasObject { return all }, Arrange: f.arrange,
		Paint: func() {
			f.fill()
			for _, r := range f.rows {
				r.Control.Refresh()
			}
		},
	}
}

// children returns what a part of a body contains. Controls count as one: what an
// entry is made of is its own affair.
func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *Column:
		return o.parts
	case *Form:
		controls := make([]fyne.CanvasObject, len(o.rows))
		for i, r := range o.rows {
			controls[i] = r.Control
		}
		return controls
	case *widget.Form:
		items := make([]fyne.CanvasObject, len(o.Items))
		for i, item := range o.Items {
			items[i] = item.Widget
		}
		return items
	}
	return nil
}
