// Package table reads a table of labels of anyone's (see tabular): one label a line,
// with the columns annotator, unit and label. It names what may not be meant as it counts.
package table

import (
	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
	"plumbline/annotate/tabular"
)

// CodeInvalid is the code of every Error.
const CodeInvalid = "table_invalid"

// Error is what is wrong with a table, where, and what to do. Line counts from
// 1 and is 0 when the whole file is meant.
type Error struct {
	Line    int
	Message sentence.Sentence
	Err     error // the cause, where there is one
}

func (e *Error) Error() string { return e.Text().String() }

// Text says the same in any language.
func (e *Error) Text() sentence.Text {
	if e.Line == 0 {
		return e.Message
	}
	return sentence.Of("table.in-line", "Line", e.Line, "Problem", e.Message)
}

// Code names the kind of the error for programs.
func (e *Error) Code() string { return CodeInvalid }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func refuse(line int, key string, params ...any) *Error {
	return &Error{Line: line, Message: sentence.Of(key, params...)}
}

// Form says how to read the labels of a table.
type Form struct {
	Scale agreement.Scale
	// Categories is the declared scheme: categories in their order, or the
	// elements of sets. Without it, those that occur are taken.
	Categories []string
	// Columns are Columns with the names that the table has for them; none are those.
	Columns []tabular.Column
	// Missing are labels that stand for a missing one, beside the empty one.
	Missing []string
	// Repeats allows several labels of an annotator on a unit; how many there are is told.
	Repeats bool
}

// Labels is what a table holds. Annotators and units are sorted by name, so
// that the order of lines makes no difference. Those whose labels are all
// empty are among them.
type Labels struct {
	Annotators []string
	Units      []string
	Scheme     *agreement.Scheme
	Ratings    []agreement.Rating  // sorted by unit, annotator and line
	Oddities   []sentence.Sentence // what may not be meant as it counts
}

// Table makes a table for statistics of agreement.
func (l *Labels) Table() (*agreement.Table, error) {
	return agreement.NewTable(l.Scheme, l.Annotators, len(l.Units), l.Ratings)
}
