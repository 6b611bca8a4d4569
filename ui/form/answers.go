package form

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// AnswersState is everything a folded line shows: a name and the answers to
// one field, or to two of the same target.
type AnswersState struct {
	Label   string
	Strong  bool // the label is a field's, in its family's colour, not a target's
	Family  string
	Fields  [2]*codebook.Field // the second may be nil
	Values  [2]string
	Unsure  bool
	Instead string // stands where there is no answer
}

// Answers is an answered question folded to one line.
type Answers struct {
	kit.Control[AnswersState]
	OnTapped func()
}

// NewAnswers returns a folded line in a state.
func NewAnswers(state AnswersState) *Answers {
	a := &Answers{}
	a.Make(a, state, a.draw, func() fyne.Size { return fyne.NewSize(0, foldedHeight()) })
	return a
}

// tags are the answers, each in a chip of its colour, or what is said in their
// place.
func (a *Answers) tags() []kit.Chip {
	var tags []kit.Chip
	s := a.State()
	for i, f := range s.Fields {
		if f == nil || s.Values[i] == "" {
			continue
		}
		for _, value := range f.Labels(s.Values[i]) {
			fill, ink := TagColors(f, value)
			tags = append(tags, kit.Chip{Text: ShownValue(f, value), Skin: kit.Skin{Fill: fill, Ink: ink}, Bold: true})
		}
	}
	if len(tags) == 0 && s.Instead != "" {
		c := theme.Current()
		tags = append(tags, kit.Chip{Text: s.Instead, Skin: kit.Skin{Fill: c.Hover, Ink: c.Muted}})
	}
	return tags
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

// draw puts the answers at the right edge; those without room become "+2".
func (a *Answers) draw(d *kit.Drawing, size fyne.Size) {
	c, s, gap, tags := theme.Current(), a.State(), theme.Scaled(5), a.tags()
	if d.Lit() {
		d.Box(-6, 0, size.Width+12, size.Height, theme.Radius, c.Hover)
	}
	label := kit.Text{Text: s.Label, Size: theme.SizeLabel() - theme.Scaled(0.5), Ink: c.Ink, Bold: s.Strong}
	if s.Strong {
		label.Ink, _ = c.Family(s.Family)
	}
	mark := markOf(false, s.Unsure, false)
	mw := mark.width()
	// A long name gives way to the answers, down to a third of the line.
	lw := min(kit.Width(label), max(size.Width-widthOf(tags, gap)-mw-2*gap, size.Width/3))
	d.Words(0, 0, lw, size.Height, label)
	mark.draw(d, lw+gap, 0, size.Height)

	room, all := size.Width-lw-mw-2*gap, len(tags)
	for len(tags) > 1 && widthOf(tags, gap) > room {
		tags = tags[:len(tags)-1]
	}
	if hidden := all - len(tags); hidden > 0 {
		tags[len(tags)-1].Text = fmt.Sprintf("+%d", hidden+1)
	}
	x := size.Width
	for _, t := range slices.Backward(tags) {
		w := min(t.Width(), room)
		d.Chip(t, x-w, size.Height/2, w)
		x -= w + gap
	}
	d.Whole(size, "", func() { call(a.OnTapped) })
}

func widthOf(tags []kit.Chip, gap float32) (sum float32) {
	for _, t := range tags {
		sum += t.Width() + gap
	}
	return sum
}

func foldedHeight() float32 { return theme.Scaled(24) }
