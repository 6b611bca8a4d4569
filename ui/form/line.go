package form

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// line is one question of the form: its ground and, on it, one control. It
// lives as long as the question keeps its shape.
type line struct {
	field   *codebook.Field
	shape   *shape
	control control
	lead    bool // the first field of its target, which carries the target's name

	ground *area
	name   *name // of the target, or of a further field under it

	y, high float32 // where it was placed
}

// lineKey tells whether a line of the last view serves the next.
type lineKey struct {
	field  *codebook.Field
	target string
	shape  *shape
}

func (f *Form) newLine(row *Row, s *shape) *line {
	l := &line{field: row.Field, shape: s, ground: newArea(), name: newName()}
	field, target := row.Field.Key, row.Target
	on := reports{enter: func() { f.enter(field, target) }}
	on.option = func(value string) {
		if f.OnOption != nil {
			f.OnOption(field, target, value)
		}
	}
	on.guess = func() {
		if f.OnGuessOpened != nil {
			f.OnGuessOpened()
			return
		}
		on.enter()
	}
	l.ground.onTapped = on.enter
	l.control = s.make(row, on)
	return l
}

// set shows a row; second is the row folded into the same line, if any.
func (l *line) set(row, second *Row, readOnly bool) {
	outlined := row.Outlined || second != nil && second.Outlined
	l.ground.set(areaState{family: row.Field.Family, active: row.Active, outlined: outlined})
	l.control.show(row, second, readOnly)
	l.setName(row)
}

// setName shows the target's name, or that of a further question about it.
func (l *line) setName(row *Row) {
	if !row.Field.PerTarget {
		return
	}
	c := theme.Current()
	look := nameState{text: row.TargetName, ink: c.Ink, size: theme.SizeLabel(), bold: row.Active}
	if !l.lead {
		look = nameState{text: row.Field.Label, ink: c.Muted, size: theme.SizeLabel() - theme.Scaled(1)}
	}
	if row.Active {
		look.ink, _ = c.Family(row.Field.Family)
	}
	look.unsure, look.fresh, look.again = row.Unsure, row.NewQuestion, row.Was != ""
	look.right = l.name.State().right
	l.name.Set(look)
}

// arrangeName gives the name its place; at the right it ends next to the control.
func (l *line) arrangeName(x, y, width, high float32, right bool) {
	kit.Arrange(l.name, x, y, width, high)
	look := l.name.State()
	look.right = right
	l.name.Set(look)
}

func guessOf(row *Row) string {
	if row.Value != "" {
		return ""
	}
	return row.Guess
}

func guessState(row *Row) GuessState {
	s := GuessState{Label: row.Field.Label, Unsure: row.Unsure, Look: row.Was != ""}
	switch {
	case row.Value != "":
		s.Value = ShownValue(row.Field, row.Value)
	case row.Guess != "":
		s.Value, s.Origin = ShownValue(row.Field, row.Guess), row.GuessFrom
		if s.Origin == "" {
			s.Origin = word("from layout")
		}
	}
	return s
}

func answersState(row, second *Row) AnswersState {
	s := AnswersState{Label: row.Field.Label, Strong: true, Family: row.Field.Family, Unsure: row.Unsure}
	if row.Field.PerTarget {
		s.Label, s.Strong = row.TargetName, false
	}
	s.Fields[0], s.Values[0], s.Instead = row.Field, row.Value+guessOf(row), row.Instead
	if second != nil {
		s.Fields[1], s.Values[1] = second.Field, second.Value+guessOf(second)
		s.Unsure = s.Unsure || second.Unsure
	}
	return s
}

func (l *line) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{l.ground}
	if l.field.PerTarget && l.shape != asFolded {
		out = append(out, l.name)
	}
	return append(out, l.control.objects()...)
}

// controlHeightAt is the height of the control alone.
func (l *line) controlHeightAt(width float32) float32 { return l.control.heightAt(width) }

func (l *line) arrangeControl(x, y, width float32) { l.control.arrange(x, y, width) }
