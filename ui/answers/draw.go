package answers

import (
	"image/color"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// mostCards is how many annotators have a card each; more are listed by what
// they answered.
const mostCards = 4

// leastCard is the least width of a card.
func leastCard() float32 { return theme.Scaled(148) }

// Drawn is where things stand after a view was drawn.
type Drawn struct {
	End       float32
	Questions []Extent // of each question
	Active    Extent   // of the one that is decided now, where that has to be looked for
}

// Draw draws the answers from a corner on in a width.
func Draw(l *kit.Drawing, v View, x, y, width float32) Drawn {
	d := &drawing{Drawing: l, left: x, width: width}
	switch {
	case v.Covered:
		d.End = d.sentence(
			lang.L("What the {{.Count}} annotators answered is covered until you have answered all on which they differ here.",
				map[string]any{"Count": len(v.Columns)}),
			y,
		)
		return d.Drawn
	case len(v.Columns) <= mostCards && width/float32(max(len(v.Columns), 1)) >= leastCard():
		d.cards(v, y)
	default:
		d.byAnswer(v, y)
	}
	if v.Hint != "" {
		in := theme.Scaled(14)
		d.End = d.text(v.Hint, x+in, d.End+theme.Scaled(8), width-2*in, theme.SizeSmall(), false, theme.Current().Muted, 2)
	}
	return d.Drawn
}

// drawing is what the answers are drawn on.
type drawing struct {
	*kit.Drawing
	Drawn
	left, width float32
}

// ground draws what a card stands on. What stands on it says where it ends, so that it
// is drawn first and grows then.
func (d *drawing) ground(x, y, w float32) (grow func(end float32)) {
	p := theme.Current()
	d.Frame(x, y, w, 0, theme.Radius, p.Surface, p.Line, theme.Hairline)
	return d.growing(y)
}

// growing makes the mark that was drawn last end somewhere further down.
func (d *drawing) growing(y float32) (grow func(end float32)) {
	at := len(d.Marks) - 1
	return func(end float32) { d.Marks[at].Size.Height = end - y }
}

// lit is the light under a question that the pointer is on.
func (d *drawing) lit(q Question, y float32) (grow func(end float32)) {
	if !d.Hovered(q.ID) {
		return func(float32) {}
	}
	card.Lit(d.Drawing, q.ID, d.left, y, d.width, 0)
	return d.growing(y)
}

// text places words of at most so many lines and returns where they end.
func (d *drawing) text(words string, x, y, w, size float32, bold bool, ink color.NRGBA, lines int) float32 {
	return d.Paragraph(x, y, w, kit.Text{Text: words, Size: size, Bold: bold, Leading: 1.35, Ink: ink, Lines: lines})
}

func (d *drawing) sentence(words string, y float32) (end float32) {
	pad, grow := theme.Scaled(16), d.ground(d.left, y, d.width)
	end = d.text(words, d.left+pad, y+pad, d.width-2*pad, theme.SizeBody(), false, theme.Current().Muted, 3) + pad
	grow(end)
	return end
}

// heading names a column by letter and name, as far as they are there.
func heading(c Column) string {
	switch {
	case c.Letter == "":
		return c.Name
	case c.Name != "":
		return c.Letter + " · " + c.Name
	}
	return lang.L("Annotator {{.Letter}}", map[string]any{"Letter": c.Letter})
}

// ink is the colour of a question's name.
func ink(q Question) color.NRGBA {
	p := theme.Current()
	if !q.Strong {
		return p.Muted
	}
	family, _ := p.Family(q.Field.Family)
	return family
}

// quoted is a note as it was written.
func quoted(note string) string { return "“" + note + "”" }
