package form

import "plumbline/annotate/codebook"

// View is everything the form shows. It is plain data: whoever holds the
// answers builds one after each action and hands it to Show.
type View struct {
	Rows            []Row
	Note            string
	NoteActive      bool // the note has, or is to get, the focus
	State           StateLine
	CanUndo         bool
	UnsureParagraph bool
	ReadOnly        bool
	Compact         bool // answered fields fold to one line

	// Deciding, if set, makes the form one in which final answers are decided.
	Deciding *Deciding
}

// Row is one question: a field, for one target if it is asked per target.
type Row struct {
	Field      *codebook.Field
	Target     string // id
	TargetName string
	Value      string // a set joined by codebook.SetSeparator; "" is no answer
	Guess      string // proposed: by the layout, or by the majority
	GuessFrom  string // what proposed it, "" for the layout
	Instead    string // stands in the folded line where there is no value
	Active     bool
	Cursor     string // the option under Left and Right
	Unsure     bool
	Outlined   bool // just undone or redone
	Folded     bool // to one line; the form decides it by its room
	Decided    bool // folded unless it is active, whatever the room
	Help       Help
	TargetHelp string // what counts as the target and what does not

	// Was says what was answered when the question meant something else, and
	// under which version of the codebook; "" if nothing needs another look.
	Was string

	// NewQuestion marks a question that came after the paragraph was submitted.
	NewQuestion bool
}

// Help is what the form explains while a row is active.
type Help struct {
	Rule       string
	Lead       string // the option explained, as shown
	Definition string
	Example    string
	NotExample string
}

// StateKind says where a paragraph stands.
type StateKind int

// The states of a paragraph, as the foot of the form names them.
const (
	Empty     StateKind = iota // nothing to say
	Missing                    // required answers are missing
	Complete                   // Enter submits
	Submitted                  // handed in
	ReadOnly                   // nothing can be answered here
)

// StateLine is the sentence at the foot of the form.
type StateLine struct {
	Kind StateKind
	Text string
}

// chip reports whether the row is a layout guess shown in passing.
func (r *Row) chip() bool { return r.Field.Prefill != "" && !r.Active }
