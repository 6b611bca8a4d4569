package form

import (
	"fyne.io/fyne/v2"

	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
)

// control is what a question is answered with, or what shows its answer.
type control interface {
	// show puts the control into the state of a row; second is the row that is
	// folded into the same line, if any.
	show(row, second *Row, readOnly bool)
	heightAt(width float32) float32
	// besideName is the width that it needs to stand beside a target's name.
	besideName() float32
	arrange(x, y, width float32)
	objects() []fyne.CanvasObject
}

// shape is how a question is drawn.
type shape struct {
	header bool // the question stands over the control
	inRow  bool // as high as one control, beside a target's name too
	// high is how high the control of a row gets, roughly.
	high func(row *Row) float32
	make func(row *Row, on reports) control
}

// reports are the callbacks of a control.
type reports struct {
	option func(value string) // an option was chosen
	enter  func()             // the question is to become the active one
	guess  func()             // a guess is to be looked at
}

// The shapes of a question.
var (
	asRow    = &shape{header: true, inRow: true, high: oneControl, make: newRow}
	asGrid   = &shape{header: true, high: gridHeight, make: newGrid}
	asGuess  = &shape{high: oneControl, make: newGuess} // a guess in passing
	asFolded = &shape{high: oneFolded, make: newFolded} // the answer in one line
)

// controls are as what questions of each control are drawn. A scale of the
// codebook names its control, so that a new scale finds it here.
var controls = map[codebook.Control]func(*codebook.Field) *shape{
	codebook.ControlChoice: rowOfFew,
	codebook.ControlScale:  func(*codebook.Field) *shape { return asRow },
	codebook.ControlSet:    func(*codebook.Field) *shape { return asGrid },
}

// rowOfFew puts up to four options into one row.
func rowOfFew(f *codebook.Field) *shape {
	const few = 4
	if len(f.Options) <= few {
		return asRow
	}
	return asGrid
}

// controlOf is the shape of a question that is answered here.
func controlOf(f *codebook.Field) *shape { return controls[f.Scale.Control](f) }

// shapeOf is as what a row is drawn that stands alone.
func shapeOf(row *Row) *shape {
	switch {
	case row.chip():
		return asGuess
	case row.Folded:
		return asFolded
	}
	return controlOf(row.Field)
}

// single is a control of one widget.
type single struct {
	widget fyne.CanvasObject
	set    func(row, second *Row, readOnly bool)
	high   func(width float32) float32
	beside func() float32
}

func (s *single) show(row, second *Row, readOnly bool) { s.set(row, second, readOnly) }
func (s *single) heightAt(width float32) float32       { return s.high(width) }
func (s *single) besideName() float32                  { return s.beside() }
func (s *single) objects() []fyne.CanvasObject         { return []fyne.CanvasObject{s.widget} }

func (s *single) arrange(x, y, width float32) {
	s.widget.Move(fyne.NewPos(x, y))
	s.widget.Resize(fyne.NewSize(width, s.heightAt(width)))
}

func oneControl(*Row) float32      { return kit.OptionHeight() }
func oneFolded(*Row) float32       { return foldedHeight() }
func asFoldedAt(_ float32) float32 { return foldedHeight() }
func anyWidth() float32            { return 0 }

func newRow(row *Row, on reports) control {
	w := NewSegments(SegmentsState{Field: row.Field, Family: row.Field.Family})
	w.OnOption = on.option
	set := func(row, _ *Row, readOnly bool) {
		w.Set(SegmentsState{
			Field: row.Field, Family: row.Field.Family, Value: row.Value, Guess: guessOf(row), Cursor: row.Cursor, ReadOnly: readOnly,
		})
	}
	return &single{w, set, w.HeightAt, w.MinWidth}
}

func newGrid(row *Row, on reports) control { return newPills(row.Field, row.Field.Family, on.option) }

func newGuess(_ *Row, on reports) control {
	w := NewGuess(GuessState{})
	w.OnTapped = on.guess
	return &single{w, func(row, _ *Row, _ bool) { w.Set(guessState(row)) }, asFoldedAt, anyWidth}
}

func newFolded(_ *Row, on reports) control {
	w := NewAnswers(AnswersState{})
	w.OnTapped = on.enter
	return &single{w, func(row, second *Row, _ bool) { w.Set(answersState(row, second)) }, asFoldedAt, anyWidth}
}
