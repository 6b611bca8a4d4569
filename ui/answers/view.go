// Package answers shows what everyone answered to a paragraph side by side: a card
// for each annotator, with one question at one height in all of them, or, where they
// are many, each question with its answers and who gave them. Adjudicate decides by
// it, Review opens it behind a number.
package answers

import "plumbline/annotate/codebook"

// View is what everyone answered to one paragraph, in plain data.
type View struct {
	Covered   bool // nothing is shown yet but how many there are
	Columns   []Column
	Questions []Question
	Hint      string // a line below the answers; "" is none
}

// Column is one annotator. They go by a letter, by a name, or by both.
type Column struct {
	Letter string // "" where names say it all
	Name   string // "" while names are hidden
	Key    string // the key that takes their answers; "" is none
	Note   string // what they noted
}

// Question is one question with everyone's answers, in the order of the columns.
type Question struct {
	ID     string // of the area over its answers; "" where nothing is behind them
	Name   string
	Field  *codebook.Field
	Strong bool // what the view is about, such as where the annotators differ
	Active bool // the one that is decided now
	Given  []Given
}

// Given is the answer of one annotator to a question.
type Given struct {
	Value  string // "" for none
	Later  string // what they changed it to after they had seen others'; "" for nothing
	Unsure bool   // they doubted it
	Words  string // that they marked for it; "" for none
}

// Extent is from where to where something goes in a drawing, downwards.
type Extent struct{ From, To float32 }
