package codebook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong with a codebook file.
type Problem struct {
	Line    int // 1-based; 0 if the file as a whole is meant
	Message string
}

// String reads like "line 12: ...".
func (p Problem) String() string {
	if p.Line == 0 {
		return p.Message
	}
	return fmt.Sprintf("line %d: %s", p.Line, p.Message)
}

// Problems is everything that is wrong with a codebook file, in the order of
// its lines.
type Problems []Problem

// Error lists the problems, one a line.
func (p Problems) Error() string {
	if len(p) == 1 {
		return "The codebook has a problem: " + p[0].String()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "The codebook has %d problems:", len(p))
	for _, problem := range p {
		b.WriteString("\n  " + problem.String())
	}
	return b.String()
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

func (l *problemList) add(line int, format string, args ...any) {
	if len(l.found) >= maxProblems {
		l.more++
		return
	}
	l.found = append(l.found, Problem{Line: line, Message: fmt.Sprintf(format, args...)})
}

func (l *problemList) empty() bool { return len(l.found) == 0 }

// sorted returns the problems by line.
func (l *problemList) sorted() Problems {
	slices.SortStableFunc(l.found, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	if l.more > 0 {
		return append(l.found, Problem{Message: fmt.Sprintf("and %d more; correct these first", l.more)})
	}
	return l.found
}
