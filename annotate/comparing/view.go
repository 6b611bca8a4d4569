package comparing

import (
	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Answers are the answers to one paragraph side by side.
type Answers struct {
	Paragraph string // its id
	Article   string
	Position  int // 0 of the article as a whole
	Text      string
	Columns   []Column
	Rows      []AnswerRow
}

// Column is one annotator, with what they noted.
type Column struct{ Annotator, Note string }

// AnswerRow is one question, with what each annotator answered, in the order of the
// columns. Differ is true where they do not agree.
type AnswerRow struct {
	Field   *codebook.Field
	Target  string // by name; none is ""
	Earlier bool   // somebody answered it when it meant something else
	Given   []Answered
	Differ  bool
	Marked  [][]annotate.MarkedOption // the words that each answer that counts rests on
}

// Answered is one annotator's answer to a question: the value that counts, what they
// changed it to after they had seen others', "" for nothing, and whether they doubted it.
type Answered struct {
	Value, Later string
	Unsure       bool
}
