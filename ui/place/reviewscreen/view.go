package reviewscreen

import (
	"plumbline/annotate/agreement"
	"plumbline/annotate/narrow"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
)

// View is everything the place shows. It is plain data, worked out elsewhere;
// texts of the project come as they are, numbers as results.
type View struct {
	Paragraphs int    // in the articles that the filters leave
	Double     int    // of them labelled by two or more
	Annotators int    // who labelled any of them
	Codebook   string // version
	About      string // what the project says of itself, such as that its answers are illustrations
	Restricted bool   // the person sees others' answers only where the lead has closed a batch
	Rows       []Row  // sorted by lower bound, quiet ones last
	Sentences  []Sentence
	Filters    []narrow.Filter
	Beside     *reviewing.Beside // a model beside people; nil where no labels of one are here
	Detail     *Detail           // of one row; nil while it is being worked out
	Method     string            // what the intervals stand on, and what is drawn with which seed
	// Computing says that intervals follow.
	Computing bool
	// Problem is why the numbers cannot be worked out, else "".
	Problem string
}

// Row is the agreement on one question.
type Row struct {
	ID     reviewing.RowID
	Name   string // "Stance · Northland"
	Result agreement.Result
	Quiet  bool   // grey: a layout guess was there before the annotators
	Note   string // such as how many were left at the guess
}

// Sentence is what the lead should look at, with the row it leads to; "" leads to
// the files of annotators, and a row that is not there nowhere.
type Sentence struct {
	Text string
	Row  reviewing.RowID
}

// nowhere is a row that no sentence can lead to.
const nowhere = reviewing.RowID("\x00")

// Detail is everything about one row.
type Detail struct {
	Row reviewing.RowID
	// Beside are the numbers that belong beside the coefficient of the row:
	// percent agreement and AC1 where one value exceeds 85 %.
	Beside     []agreement.Result
	Annotators []string
	Pairs      []agreement.Result // each with its Pair
	Strict     []review.Lean      // who gives higher or lower values
	Collisions Collisions
	Labels     []Label
	Divided    []Divided       // hardest first
	DividedAll int             // how many there are in all
	Cell       *reviewing.Cell // that Divided is narrowed to; nil is none
	Windows    []Window
	Change     Change
	Selves     []reviewing.Self // who was asked again; none where nobody was
	Manners    []Manner
	More       agreement.More   // labelled twice, to halve the interval; zero is unknown
	Words      *reviewing.Words // how far the same words were marked; nil where none were
	Effects    []review.ArmEffect
	Passed     []reviewing.PassedOver
	PassedAll  review.PassedOvers
}

// Manner is how one annotator answers, in sentences.
type Manner struct {
	Annotator string
	Remarks   []Remark
}

// Remark is one of the sentences.
type Remark struct {
	Text     string
	Striking bool // more than chance
}

// Collisions counts which labels meet on the same paragraph, over all pairs of
// annotators.
type Collisions struct {
	Labels []string
	Counts [][]int // symmetric, by Labels
	// Alone counts, for fields of several labels, how often one annotator gave
	// a label and the other gave nothing else instead; nil where each answer is
	// one label.
	Alone []int
}

// Label is the agreement on one label.
type Label struct {
	Label  string
	Result agreement.Result
	Share  float64 // of paragraphs, 0 to 1
	Uses   int
	Note   string // such as "only 9 uses"
}

// Divided is a paragraph on which annotators differ.
type Divided struct {
	Paragraph  string // its id
	Article    string // its title
	Position   int    // from 1
	Text       string
	Difficulty float64 // 0 to 1
	// Answers are empty while they are hidden from the person at the keyboard.
	Answers []Given
	Hidden  bool
}

// Given is the answer of one annotator: the one that counts, with what they
// changed it to after they had seen others' in words beside it.
type Given struct{ Annotator, Answer string }

// Window is the agreement over a stretch of paragraphs labelled twice.
type Window struct {
	From, To string // dates, as they are to be read
	Result   agreement.Result
}

// Change is what agreement does over time. It is said only where the interval
// of the change leaves out 0.
type Change int

// The changes; Unclear is also what too few paragraphs give.
const (
	Unclear Change = iota
	Rising
	Falling
)

// row returns the row with an id.
func (v *View) row(id reviewing.RowID) (Row, bool) {
	for _, r := range v.Rows {
		if r.ID == id {
			return r, true
		}
	}
	return Row{}, false
}

// hasLabels reports whether anything can be measured.
func (v *View) hasLabels() bool {
	for _, r := range v.Rows {
		if !r.Result.Reason.Has(agreement.NoLabels) {
			return true
		}
	}
	return false
}

// repeated reports whether anybody was asked again; a detail that is not there yet
// tells of nobody.
func (d *Detail) repeated() bool { return d != nil && len(d.Selves) > 0 }

// lists reports whether the paragraphs of a cell are those that are listed.
func (d *Detail) lists(c reviewing.Cell) bool {
	switch {
	case d == nil:
		return false
	case d.Cell == nil:
		return c == reviewing.Cell{Row: d.Row}
	}
	return *d.Cell == c
}
