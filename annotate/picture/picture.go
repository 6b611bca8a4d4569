// Package picture is one description of pictures of bars: what stands where, in which ink,
// and what each part tells. The window paints it, and it is written as SVG, PNG and CSV, so
// that they cannot differ.
package picture

// Bars is a picture of bars, row by row, in panels beside each other.
type Bars struct {
	Name   string // by which it is asked for, such as stance/Northland/outlets
	Title  string
	Under  string // of what it is
	Panels []Panel
	Counts string // what is counted beside the names of rows, "" where it stands beside bars
	Rows   []Row
	Notes  []string // below it
}

// Panel is a column of bars.
type Panel struct {
	Title  string
	Labels []Label // of a stack, from left to right; of bars that stand alone, the one
	Stack  bool    // parts of one whole in one bar; else one bar on a scale to 1
	Counts string  // what is counted beside its bars, "" where that stands elsewhere
}

// Label is what a part of a bar stands for.
type Label struct {
	Name  string // short, as it stands in a bar
	Words string // what the name means, "" if it says enough
	Ink   Ink
}

// Row is a line of bars.
type Row struct {
	Name   string
	Strong bool   // it is about all that is in the others
	Count  string // beside its name
	Cells  []Cell // of each panel
}

// Cell is the bar of a row in a panel; without parts there is nothing to tell.
type Cell struct {
	Count string // of what the bar is, with a sign where it is not dependable
	Faint bool   // it is not dependable
	Parts []Part
}

// Part is a part of a bar.
type Part struct {
	ID    string // by which it is pressed
	Share float64
	CI95  *[2]float64 // drawn where the bar stands alone
	Words string      // the share, as it is written
	Tells string      // everything about it, in a sentence
}

// Hue is what a colour stands for.
type Hue int

// The hues.
const (
	Ground  Hue = iota // of the picture
	Writing            // words
	Quiet              // words beside the matter
	Rule               // lines, and the track of a bar
	Against            // the lower end of a scale
	Middle             // its middle
	For                // its upper end
	Aside              // what has no place on the scale
	Stance             // the families of questions
	Sourcing
	Editorial
	Other
)

// Ink is a colour by what it is for. What is beside each other is deep and pale in turn, so
// that it can be told apart without colours.
type Ink struct {
	Hue  Hue
	Pale bool
}

// Mark is one thing to draw.
type Mark struct {
	Shape      Shape
	X, Y, W, H float64
	Ink        Ink
	Edge       *Ink // of a box; nil draws none
	Text       string
	Size       float64
	Bold       bool
	Align      Align
	On         *Ink // what the words stand on, where that is a bar
	Tells      string
}

// Shape is the kind of a mark.
type Shape int

// The shapes: a rectangle, a straight line from its corner by its size, and a line of words
// that stands in the middle of its height.
const (
	Box Shape = iota
	Line
	Words
)

// Align is where words stand in their width.
type Align int

// The places of words.
const (
	Left Align = iota
	Center
	Right
)

// Area is a part of a bar that can be pressed.
type Area struct {
	ID         string
	X, Y, W, H float64
	Tells      string
}

// Drawing is what a picture consists of in a width, from back to front.
type Drawing struct {
	Width, Height float64
	Marks         []Mark
	Areas         []Area
}
