package annotate

import "time"

// Flagged is a paragraph that its annotator should look at again, because
// something in it is marked unsure or was answered twice.
type Flagged struct {
	Paragraph Paragraph
	Title     string // of its article
	Questions []Doubt
}

// Doubt is one question to be looked at again: one without a field is the
// submission, or in a list of what is unsure the paragraph as a whole.
type Doubt struct {
	Slot
	Value string // what stands
	Other string // in a conflict, what was answered elsewhere

	// In a conflict, when and where both were answered.
	Given, OtherGiven Whence
}

// Whence is when and on which computer something was answered.
type Whence struct {
	At     time.Time
	Device string
}
