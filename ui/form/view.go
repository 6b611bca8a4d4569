package form

import (
	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// View is everything the form shows. It is plain data: whoever holds the
// answers builds one after each action and hands it to Show.
type View struct {
	Book    *codebook.Codebook
	Targets []annotate.Target // asked in the article, in order
	Whole   bool              // the questions are those about the article as a whole
	Rows    []Row             // the questions that are asked now
	Told    Told

	Note            string
	NoteActive      bool // the note has, or is to get, the focus
	State           StateLine
	CanUndo         bool
	UnsureParagraph bool
	ReadOnly        bool

	// Deciding, if set, makes the form one in which final answers are decided.
	Deciding *Deciding
}

// Row is one question that is asked: a field, for one target if it is asked per
// target.
type Row struct {
	Field     *codebook.Field
	Target    string // id
	Value     string // a set joined by codebook.SetSeparator; "" is no answer
	Guess     string // proposed: by the layout, or by the majority
	Instead   string // stands in the place of the options, "" for none
	Active    bool
	Marks     map[string]int // how many passages are marked for an option
	Cursor    string         // the option under Left and Right
	Unsure    bool
	Outlined  bool // just undone or redone
	ShownOnly bool // shown as it stands, to be entered and not answered
	Again     bool // to be looked at again, because the question means something else or a ruling came

	// Twice marks a question that was answered differently in two places; Elsewhere is
	// the answer that does not stand here.
	Twice     bool
	Elsewhere string

	// NewQuestion marks a question that came after the paragraph was submitted.
	NewQuestion bool
}

// Told is what the foot says: the question at hand, and what the last key did.
type Told struct {
	Question string
	Hint     string // beside the question
	// Of names the question that the option below belongs to, where it is another
	// than the one at hand.
	Of      string
	Option  *codebook.Option // defined, with its examples while it is looked at
	Looked  bool
	Refused string // in place of the definition: a key that means nothing here
}

// StateKind says where a paragraph stands.
type StateKind int

// The states of a paragraph, as the foot of the form names them.
const (
	Empty     StateKind = iota // nothing to say
	Open                       // required answers are left
	Missing                    // and somebody wanted to go on without them
	Complete                   // Enter submits
	Submitted                  // handed in
	ReadOnly                   // nothing can be answered here
)

// StateLine is the sentence at the foot of the form.
type StateLine struct {
	Kind StateKind
	Text string
}
