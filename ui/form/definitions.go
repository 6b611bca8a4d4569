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

	row    Row
	card   canvas.Rectangle
	title  *headline
	list   *kit.Pane
	scroll *container.Scroll
}

// NewDefinitions returns the card of a field; targetName stands in its question
// where it is asked of a target.
func NewDefinitions(f *codebook.Field, targetName string) *Definitions {
	d := &Definitions{row: Row{Field: f, TargetName: targetName, Help: Help{Rule: f.Rule}}, title: newHeadline()}
	d.list = kit.NewPane(d.drawList)
	d.scroll = kit.Scrolled(d.list, 2*scrollRoom)
	d.ExtendBaseWidget(d)
	d.paint()
	return d
}

// ShowDefinitions lays the definitions of a field over what is read, or takes
// them away where there is no field.
func ShowDefinitions(over *fyne.Container, f *codebook.Field, targetName string) {
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

func (d *Definitions) paint() {
	c, f := theme.Current(), d.row.Field
	strong, _ := c.Family(f.Family)
	d.card.FillColor, d.card.StrokeColor, d.card.StrokeWidth, d.card.CornerRadius = c.Surface, c.Line, theme.Hairline, theme.Radius+2
	d.title.set(f.Label, word("close"), theme.SizeReading(), strong)
	d.list.Outdate()
}

// arrange lays the card out in one column of at most a comfortable width.
func (d *Definitions) arrange(size fyne.Size) {
	pad, row := theme.Scaled(22), theme.Scaled(26)
	inner := size.Width - 2*pad
	d.card.Resize(size)
	kit.Arrange(d.title, pad, pad-4, inner, row)
	top := pad + row + 4
	kit.Arrange(d.scroll, pad, top, inner+scrollRoom, size.Height-top-pad/2)
	d.scroll.Refresh()
}

// drawList draws question and rule, and then the options.
func (d *Definitions) drawList(l *kit.Drawing, width, _ float32) float32 {
	c, f := theme.Current(), d.row.Field
	strong, soft := c.Family(f.Family)
	runs := ruleRuns(&d.row)
	if !f.PerTarget {
		runs = append([]kit.Run{{Text: f.Question, Color: c.Ink, Bold: true}}, runs...)
	}
	y := l.Sentences(0, 0, width, theme.SizeLabel(), runs...) + theme.Scaled(14)
	indent := theme.Scaled(44)
	for i := range f.Options {
		o := &f.Options[i]
		help := helpRuns(Help{Lead: shown(o), Definition: o.Definition, Example: o.Example, NotExample: o.NotExample})
		high := max(l.Sentences(indent, y, width-indent, theme.SizeLabel(), help...), kit.CapHeight())
		fill := soft
		if diverging(f) {
			fill = FillOf(f, o.Value, strong)
		}
		l.Box(0, y+1, 4, high-2, 2, fill)
		l.Cap(theme.Scaled(14), y, kit.CapWidth(o.Key), theme.Scaled(19), o.Key, kit.PlainCap())
		y += high + theme.Scaled(10)
	}
	return y
}

// CreateRenderer draws the card.
func (d *Definitions) CreateRenderer() fyne.WidgetRenderer {
	return &kit.Parts{
		Of: d, Arrange: d.arrange, Paint: d.paint,
		All:   func() []fyne.CanvasObject { return []fyne.CanvasObject{&d.card, d.title, d.scroll} },
		Least: func() fyne.Size { return fyne.NewSize(theme.Scaled(320), theme.Scaled(240)) },
	}
}
