package form

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"plumbline/annotate/codebook"
	"plumbline/ui/theme"
)

var (
	_ fyne.Tappable     = (*Answers)(nil)
	_ desktop.Hoverable = (*Answers)(nil)
)

// AnswersState is everything a folded line shows: a name and the answers to
// one field, or to two of the same target.
type AnswersState struct {
	Label  string
	Strong bool // the label is a field's, in its family's colour, not a target's
	Family string
	Fields [2]*codebook.Field // the second may be nil
	Values [2]string
	Unsure bool
	Said   string // stands where there is no answer
}

// Answers is an answered question folded to one line.
type Answers struct {
	widget.BaseWidget
	OnTapped func()

	state AnswersState
	hover bool
	back  canvas.Rectangle
	label words
	mark  keyCap
	tags  []*tag
	objs  []fyne.CanvasObject
}

// tag is one answer in a small box of its colour.
type tag struct {
	box   canvas.Rectangle
	text  words
	value string // text may stand for several when room is short
}

// NewAnswers returns a folded line in a state.
func NewAnswers(state AnswersState) *Answers {
	a := &Answers{state: state}
	a.ExtendBaseWidget(a)
	a.paint()
	return a
}

// State returns what the line shows.
func (a *Answers) State() AnswersState { return a.state }

// Set puts the line into a state; an equal one draws nothing.
func (a *Answers) Set(state AnswersState) {
	if a.state != state {
		a.state = state
		a.Refresh()
	}
}

// Tapped reports the wish to unfold the question.
func (a *Answers) Tapped(*fyne.PointEvent) {
	if a.OnTapped != nil {
		a.OnTapped()
	}
}

// MouseIn lights the line up.
func (a *Answers) MouseIn(*desktop.MouseEvent) { a.light(true) }

// MouseMoved changes nothing.
func (a *Answers) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes it back.
func (a *Answers) MouseOut() { a.light(false) }

func (a *Answers) light(on bool) {
	a.hover = on
	a.Refresh()
}

func (a *Answers) paint() {
	c := theme.Current()
	strong, _ := c.Family(a.state.Family)
	ink := c.Ink
	if a.state.Strong {
		ink = strong
	}
	a.label.set(a.state.Label, theme.SizeLabel()-theme.Scaled(0.5), ink, a.state.Strong)
	paintMark(&a.mark, false, a.state.Unsure, false)
	a.back.FillColor, a.back.CornerRadius = c.Hover, theme.Radius
	a.back.Hidden = !a.hover
	used := 0
	for i, f := range a.state.Fields {
		if f == nil || a.state.Values[i] == "" {
			continue
		}
		for _, value := range f.Labels(a.state.Values[i]) {
			a.paintTag(used, f, value)
			used++
		}
	}
	if used == 0 && a.state.Said != "" {
		a.paintSaid()
		used = 1
	}
	a.tags = a.tags[:used]
	a.objs = append(a.objs[:0], &a.back, a.label.object())
	a.objs = append(a.objs, a.mark.objects()...)
	for _, t := range a.tags {
		a.objs = append(a.objs, &t.box, t.text.object())
	}
}

func (a *Answers) paintTag(i int, f *codebook.Field, value string) {
	if i == len(a.tags) {
		a.tags = append(a.tags, &tag{})
	}
	t := a.tags[i]
	fill, ink := TagColors(f, value)
	t.value = ShownValue(f, value)
	t.text.set(t.value, theme.SizeSmall(), ink, true)
	t.box.FillColor, t.box.CornerRadius = fill, theme.Radius-2
}

// paintSaid puts what is said in place of an answer into a plain box.
func (a *Answers) paintSaid() {
	if len(a.tags) == 0 {
		a.tags = append(a.tags, &tag{})
	}
	c, t := theme.Current(), a.tags[0]
	t.value = a.state.Said
	t.text.set(t.value, theme.SizeSmall(), c.Muted, false)
	t.box.FillColor, t.box.CornerRadius = c.Hover, theme.Radius-2
}

// TagColors are the ground and the ink of an answer in a small box.
func TagColors(f *codebook.Field, value string) (fill, ink color.NRGBA) {
	strong, soft := theme.Current().Family(f.Family)
	if !diverging(f) {
		return soft, strong
	}
	fill = FillOf(f, value, strong)
	return fill, theme.InkOn(fill)
}

// ShownValue is what stands for one value of a field: the text of its option,
// or the value itself where the codebook has none.
func ShownValue(f *codebook.Field, value string) string {
	if o := f.Option(value); o != nil {
		return shown(o)
	}
	return value
}

// place puts the answers at the right edge; those without room become "+2".
func (a *Answers) place(size fyne.Size) {
	gap, pad, high := theme.Scaled(5), theme.Scaled(8), theme.Scaled(20)
	for _, t := range a.tags {
		t.text.say(t.value)
	}
	a.back.Move(fyne.NewPos(-6, 0))
	a.back.Resize(size.AddWidthHeight(12, 0))
	lw, mw := a.label.width(), a.mark.width()
	// A long name gives way to the answers, down to a third of the line.
	lw = min(lw, max(size.Width-a.tagsWidth(gap, pad)-mw-2*gap, size.Width/3))
	a.label.put(0, 0, lw, size.Height)
	a.mark.put(lw+gap, 0, mw, size.Height)

	room := size.Width - lw - mw - 2*gap
	shownTags := len(a.tags)
	for shownTags > 1 && a.widthOf(shownTags, gap, pad) > room {
		shownTags--
	}
	if hidden := len(a.tags) - shownTags; hidden > 0 {
		a.tags[shownTags-1].text.say(fmt.Sprintf("+%d", hidden+1))
	}
	x := size.Width
	for i := len(a.tags) - 1; i >= 0; i-- {
		t := a.tags[i]
		t.box.Hidden, t.text.box.Hidden = i >= shownTags, i >= shownTags
		if i >= shownTags {
			continue
		}
		w := min(t.text.width(), room-2*pad)
		x -= w + 2*pad
		t.box.Move(fyne.NewPos(x, (size.Height-high)/2))
		t.box.Resize(fyne.NewSize(w+2*pad, high))
		t.text.put(x+pad, 0, w, size.Height)
		x -= gap
	}
}

func (a *Answers) tagsWidth(gap, pad float32) float32 { return a.widthOf(len(a.tags), gap, pad) }

func (a *Answers) widthOf(n int, gap, pad float32) float32 {
	var sum float32
	for _, t := range a.tags[:n] {
		sum += t.text.width() + 2*pad + gap
	}
	return sum
}

func foldedHeight() float32 { return theme.Scaled(24) }

// CreateRenderer draws the name and a box for each answer.
func (a *Answers) CreateRenderer() fyne.WidgetRenderer { return &answersRenderer{a} }

// answersRenderer differs from drawn in that the number of its primitives
// follows the number of answers.
type answersRenderer struct{ a *Answers }

func (r *answersRenderer) Layout(size fyne.Size)        { r.a.place(size) }
func (r *answersRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, foldedHeight()) }
func (r *answersRenderer) Objects() []fyne.CanvasObject { return r.a.objs }
func (r *answersRenderer) Destroy()                     {}

func (r *answersRenderer) Refresh() {
	r.a.paint()
	r.a.place(r.a.Size())
	canvas.Refresh(r.a)
}
