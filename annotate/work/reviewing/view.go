package reviewing

import (
	"fmt"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/narrow"
	"plumbline/annotate/review"
)

// View is everything there is to show. It is plain data.
type View struct {
	Overview   *review.Overview     // nil while there are no numbers
	Attention  []review.Attention   // what needs the lead; labels as the form shows them
	Seats      annotate.Seats       // annotators who are no people, of whom nothing is told
	Excluded   []annotate.Exclusion // whose answers a lead left out of all numbers
	Filters    []narrow.Filter
	Beside     *Beside      // a model beside people; nil where no labels of one are here
	Detail     *Detail      // of one row; nil while it is being worked out
	Codebook   string       // the version in force
	About      string       // what the project says of itself, such as that its answers are illustrations
	Restricted bool         // the person sees others' answers only where the lead has closed a batch
	Computing  bool         // intervals follow
	Draws      review.Draws // what the intervals stand on
	Err        error        // why there are no numbers
}

// RowID names a row. It stays the same from one View to the next, so that a
// row stays selected while numbers come and go.
type RowID string

// IDOf names a row by what it measures.
func IDOf(q review.Question, what review.What) RowID {
	return RowID(fmt.Sprintf("%s\n%s\n%d\n%s\n%s", q.Codebook, q.Field, q.Meaning, q.Target, what))
}

// RowOf finds the row with an id, nil where there is none.
func RowOf(o *review.Overview, id RowID) *review.Row {
	i := slices.IndexFunc(o.Rows, func(r review.Row) bool { return IDOf(r.Question, r.What) == id })
	if i < 0 {
		return nil
	}
	return &o.Rows[i]
}

// Detail is everything about one row. Values are as the form shows them.
type Detail struct {
	Row RowID
	// Beside are the numbers that belong beside the coefficient of the row:
	// percent agreement and AC1 where one value exceeds 85 %.
	Beside     []agreement.Result
	Annotators []string
	Pairs      []agreement.Result // each with its Pair
	Strict     []review.Lean      // who gives higher or lower values, by name
	Collisions review.Collisions
	Labels     []review.Label
	Divided    []Divided // hardest first
	DividedAll int       // how many there are in all
	Cell       *Cell     // that Divided is narrowed to; nil is none
	Windows    []review.Window
	Direction  review.Direction
	Selves     []Self         // who was asked again; none where nobody was
	Manners    []Manner       // how everybody answers, by name
	More       agreement.More // labelled twice, to halve the interval; zero is unknown
	Words      *Words         // nil where nobody marked words for the question
	Effects    []review.ArmEffect
	Passed     []PassedOver       // targets given absent by the key for the rest, and seen by a colleague
	PassedAll  review.PassedOvers // how many there are in all, and of how many
}

// Divided is a paragraph on which annotators differ.
type Divided struct {
	Paragraph  string // its id
	Article    string // its title
	Position   int    // from 1
	Whole      bool   // it is the article as a whole
	Text       string
	Difficulty float64 // 0 to 1
	// Answers are empty while they are hidden from the person at the keyboard.
	Answers []Given
	Hidden  bool
}

// Given is the answer of one annotator: the one that counts, and what they
// changed it to after they had seen others', "" for nothing.
type Given struct{ Annotator, Answer, Later string }

// Alone stands for the second label of the cells in which nothing was given
// instead of the first.
const Alone = "\x00alone"

// Cell is one cell of the pair map or of the collisions: two annotators, or
// two labels. A row of the table of labels is a cell whose second label is "".
type Cell struct {
	Row    RowID
	Pair   [2]string
	Labels [2]string
}

// Manner is how somebody answers all questions, beside how they answer this one.
type Manner struct {
	review.Manner
	Differs *review.Reader    // who reads the question differently from the others; nil for who does not
	Lean    *review.Lean      // the way that goes; nil where it goes no way
	Self    *agreement.Result // with themselves, on the question; nil for who was not asked again
}

// Self is how far an annotator agrees with themselves.
type Self struct {
	Annotator string
	Result    agreement.Result
	Gap       review.Gap
}
