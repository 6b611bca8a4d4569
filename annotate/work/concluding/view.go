package concluding

import (
	"plumbline/annotate"
	"plumbline/annotate/findings"
	"plumbline/annotate/narrow"
	"plumbline/annotate/sentence"
)

// View is everything there is to show. It is plain data.
type View struct {
	Known     bool // whether findings may be opened is known
	Opening   findings.Opening
	Filters   []narrow.Filter
	Findings  *findings.Findings // nil while there are none
	Frozen    *annotate.Freeze   // of what they are; nil is the project as it is now
	Destroyed sentence.Sentence  // what is missing of that since, "" for nothing
	Computing bool               // others follow
	Behind    *Behind            // the paragraphs behind a bar; nil is none
	Err       error              // why there is nothing to tell
}

// Open reports whether findings may be looked at.
func (v *View) Open() bool { return v.Known && (v.Opening.Frozen() || v.Opening.Early) }

// Behind are the paragraphs behind a bar.
type Behind struct {
	Cell findings.Cell
	All  int
	List []Listed // at most so many as are listed at once
}

// Listed is a paragraph in the list. What everybody answered is empty while that is hidden
// from the person at the keyboard.
type Listed struct {
	Paragraph, Article string // the id of the one, the title of the other
	Position           int    // from 1; 0 is the article as a whole
	Text               string
	Share              float64 // of its annotators who gave the label
	Given              []Given
	Hidden             bool
}

// Given is what an annotator answered, as the form shows it.
type Given struct{ Annotator, Answer string }
