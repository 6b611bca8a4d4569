// Package paper is a document of headings, words, lists, tables and bars, and how it is
// written as one page of HTML that needs nothing beside it. What it says is its maker's.
package paper

import "time"

// Paper is a document.
type Paper struct {
	Title    string
	Made     time.Time
	Under    string // a line below the title
	Lead     []Block
	Sections []Section
}

// Section is a part of it with a heading.
type Section struct {
	ID     string // by which cells lead to it, or ""
	Title  string
	Blocks []Block
}

// Block is one thing below another; one of its fields is set.
type Block struct {
	Heading string // of what follows
	Words   *Words
	List    []string
	Tables  []*Table // side by side where there is room
}

// Words are a paragraph.
type Words struct {
	Text string
	Tone Tone
}

// Tone says how words are meant.
type Tone string

// The tones.
const (
	Plain Tone = ""
	Muted Tone = "muted" // beside the matter
	Low   Tone = "low"   // not dependable
)

// Table is rows under a head.
type Table struct {
	Title string
	Head  []Cell
	Rows  [][]Cell
	Wide  bool // takes the whole width
}

// Cell is one of a table.
type Cell struct {
	Text   string
	Tone   Tone
	Number bool // stands at the right, its digits below each other
	Strong bool
	Whole  bool // is not broken into lines
	Named  bool // names its row
	To     string
	Under  []Words // below it, smaller
	Bar    *Bar
}

// Bar is a value on a scale with its interval.
type Bar struct {
	Width       float64   // of the drawing
	Lines       []float64 // where the scale is marked
	At          float64   // the value
	From, Until float64   // its interval; none where both are 0
	Hollow      bool      // not dependable
}

// Says is a block of words.
func Says(text string) Block { return Block{Words: &Words{Text: text}} }

// Aside is a block of words beside the matter.
func Aside(text string) Block { return Block{Words: &Words{Text: text, Tone: Muted}} }

// Headed is a heading within a section.
func Headed(text string) Block { return Block{Heading: text} }

// Beside are tables that stand side by side; those without rows are left out.
func Beside(tables ...*Table) Block {
	var b Block
	for _, t := range tables {
		if t != nil && len(t.Rows) > 0 {
			b.Tables = append(b.Tables, t)
		}
	}
	return b
}

// Texts are cells of words.
func Texts(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, t := range texts {
		cells[i] = Cell{Text: t}
	}
	return cells
}
