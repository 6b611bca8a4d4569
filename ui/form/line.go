package form

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate/codebook"
	"plumbline/ui/theme"
)

// shape says as what a question is drawn.
type shape int

const (
	asScale  shape = iota // segments in one row
	asPills               // a grid
	asChip                // a guess in passing
	asFolded              // the answer in one line
)

// line is one question of the form: its ground and, on it, one control. It
// lives as long as the question keeps its shape.
type line struct {
	field *codebook.Field
	shape shape
	lead  bool // the first field of its target, which carries the target's name

	ground   *area
	name     words // of the target, or of a further field under it
	rest     words // second line of a name that is too long for its column
	mark     keyCap
	segments *Segments
	pills    *pills
	chip     *Chip
	answers  *Answers

	y, high float32 // where it was placed
	nameAt  nameSlot
	look    nameLook
}

// lineKey tells whether a line of the last view serves the next.
type lineKey struct {
	field  *codebook.Field
	target string
	shape  shape
}

func shapeOf(row *Row) shape {
	switch {
	case row.chip():
		return asChip
	case row.Folded:
		return asFolded
	case scaleInOneRow(row.Field):
		return asScale
	}
	return asPills
}

func (f *Form) newLine(row *Row, s shape) *line {
	l := &line{field: row.Field, shape: s, ground: newArea()}
	field, target := row.Field.Key, row.Target
	choose := func(value string) {
		if f.OnOption != nil {
			f.OnOption(field, target, value)
		}
	}
	enter := func() { f.enter(field, target) }
	l.ground.onTapped = enter
	switch s {
	case asScale:
		l.segments = NewSegments(SegmentsState{Field: row.Field, Family: row.Field.Family})
		l.segments.OnOption = choose
	case asPills:
		l.pills = newPills(row.Field, row.Field.Family, choose)
	case asChip:
		l.chip = NewChip(ChipState{})
		l.chip.OnTapped = func() {
			if f.OnGuessOpened != nil {
				f.OnGuessOpened()
				return
			}
			enter()
		}
	case asFolded:
		l.answers = NewAnswers(AnswersState{})
		l.answers.OnTapped = enter
	}
	return l
}

// set shows a row; second is the row folded into the same line, if any.
func (l *line) set(row, second *Row, readOnly bool) {
	family := row.Field.Family
	l.ground.set(areaState{family: family, active: row.Active, outlined: row.Outlined || second != nil && second.Outlined})
	switch l.shape {
	case asScale:
		l.segments.Set(SegmentsState{Field: row.Field, Family: family, Value: row.Value, Guess: guessOf(row), Cursor: row.Cursor, ReadOnly: readOnly})
	case asPills:
		l.pills.set(row, readOnly)
	case asChip:
		l.chip.Set(chipState(row))
	case asFolded:
		l.answers.Set(answersState(row, second))
	}
	l.setName(row)
}

// setName shows the target's name, or that of a further question about it.
func (l *line) setName(row *Row) {
	if !row.Field.PerTarget {
		return
	}
	c := theme.Current()
	look := nameLook{text: row.TargetName, ink: c.Ink, size: theme.SizeLabel(), bold: row.Active}
	if !l.lead {
		look = nameLook{text: row.Field.Label, ink: c.Muted, size: theme.SizeLabel() - theme.Scaled(1)}
	}
	if row.Active {
		look.ink, _ = c.Family(row.Field.Family)
	}
	look.unsure, look.fresh, look.again = row.Unsure, row.NewQuestion, row.Was != ""
	if look == l.look {
		return
	}
	l.look = look
	paintMark(&l.mark, look.again, look.unsure, look.fresh)
	l.putName(l.nameAt)
	for _, o := range l.nameObjects() {
		o.Refresh()
	}
}

func guessOf(row *Row) string {
	if row.Value != "" {
		return ""
	}
	return row.Guess
}

func chipState(row *Row) ChipState {
	s := ChipState{Label: row.Field.Label, Unsure: row.Unsure, Look: row.Was != ""}
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
	s.Fields[0], s.Values[0], s.Said = row.Field, row.Value+guessOf(row), row.Said
	if second != nil {
		s.Fields[1], s.Values[1] = second.Field, second.Value+guessOf(second)
		s.Unsure = s.Unsure || second.Unsure
	}
	return s
}

func (l *line) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{l.ground}
	if l.field.PerTarget && l.shape != asFolded {
		out = append(out, l.nameObjects()...)
	}
	switch l.shape {
	case asScale:
		out = append(out, l.segments)
	case asPills:
		for _, p := range l.pills.all {
			out = append(out, p)
		}
	case asChip:
		out = append(out, l.chip)
	case asFolded:
		out = append(out, l.answers)
	}
	return out
}

// restyle repaints what is not a widget of its own after a change of theme.
func (l *line) restyle(row *Row) {
	l.look = nameLook{}
	l.setName(row)
}

// controlHeightAt is the height of the control alone.
func (l *line) controlHeightAt(width float32) float32 {
	switch l.shape {
	case asScale:
		return l.segments.HeightAt(width)
	case asPills:
		return l.pills.height(width)
	}
	return foldedHeight()
}

func (l *line) placeControl(x, y, width float32) {
	var control fyne.CanvasObject
	switch l.shape {
	case asPills:
		l.pills.place(x, y, width)
		return
	case asScale:
		control = l.segments
	case asChip:
		control = l.chip
	case asFolded:
		control = l.answers
	}
	control.Move(fyne.NewPos(x, y))
	control.Resize(fyne.NewSize(width, l.controlHeightAt(width)))
}
