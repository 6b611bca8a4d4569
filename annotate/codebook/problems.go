package codebook

import (
	"cmp"
	"slices"

	"plumbline/annotate/sentence"
)

// Problem is one thing that is wrong with a codebook file.
type Problem struct {
	Line    int // 1-based; 0 if the file as a whole is meant
	Message sentence.Sentence
}

// String reads like "line 12: ...".
func (p Problem) String() string { return p.Text().String() }

// Text is the same for any language.
func (p Problem) Text() sentence.Text {
	if p.Line == 0 {
		return p.Message
	}
	return sentence.Of("problem.in-line", "Line", p.Line, "Problem", p.Message)
}

// Problems is everything that is wrong with a codebook file, in the order of
// its lines.
type Problems []Problem

// Error lists the problems, one a line.
func (p Problems) Error() string { return p.Text().String() }

// Text lists the problems for any language.
func (p Problems) Text() sentence.Text {
	return sentence.Of("codebook.problems", sentence.Counted, len(p), "Problems", sentence.Each("\n  ", p))
}

// Code names the kind of the error for programs.
func (p Problems) Code() string { return "codebook_invalid" }

// maxProblems bounds what a broken file can make us say.
const maxProblems = 100

// problemList collects problems while a file is read.
type problemList struct {
	found Problems
	more  int
}

func (l *problemList) add(line int, key string, params ...any) {
	if len(l.found) >= maxProblems {
		l.more++
		return
	}
	l.found = append(l.found, Problem{Line: line, Message: sentence.Of(key, params...)})
}

func (l *problemList) empty() bool { return len(l.found) == 0 }

// sorted returns the problems by line.
func (l *problemList) sorted() Problems {
	slices.SortStableFunc(l.found, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	if l.more > 0 {
		return append(l.found, Problem{Message: sentence.Of("codebook.more-problems", "Problems", l.more)})
	}
	return l.found
}
