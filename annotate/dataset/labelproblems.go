package dataset

import (
	"cmp"
	"slices"

	"plumbline/annotate/sentence"
)

// LabelProblem is one thing that keeps a label table from being taken.
type LabelProblem struct {
	Line    int // in the file, from 1; 0 if the file as a whole is meant
	Message sentence.Sentence
}

// String reads like "line 12: ...".
func (p LabelProblem) String() string { return p.Text().String() }

// Text says the same in any language.
func (p LabelProblem) Text() sentence.Text {
	if p.Line == 0 {
		return p.Message
	}
	return sentence.Of("problem.in-line", "Line", p.Line, "Problem", p.Message)
}

// LabelProblems is everything that is wrong with a label table, in the order
// of its lines; of very many only the first are listed, and how many more.
type LabelProblems []LabelProblem

// Error lists the problems, one a line.
func (p LabelProblems) Error() string { return p.Text().String() }

// Text lists the problems for any language.
func (p LabelProblems) Text() sentence.Text { return sentence.Each("\n", p) }

// maxLabelProblems is how many are listed: more than that share a cause.
const maxLabelProblems = 50

// problemList collects problems.
type problemList struct{ found LabelProblems }

func (l *problemList) add(line int, key string, params ...any) {
	l.found = append(l.found, LabelProblem{Line: line, Message: sentence.Of(key, params...)})
}

// err returns the problems as they are told, or nil.
func (l *problemList) err() error {
	if len(l.found) == 0 {
		return nil
	}
	told := slices.Clone(l.found)
	slices.SortStableFunc(told, func(a, b LabelProblem) int { return cmp.Compare(a.Line, b.Line) })
	if more := len(told) - maxLabelProblems; more > 0 {
		told = append(told[:maxLabelProblems], LabelProblem{Message: sentence.Of("labels.more-problems", "Problems", more)})
	}
	return told
}
