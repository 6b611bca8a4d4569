// Package tabular reads tables of anyone's: a first line that names the columns,
// and a line for each row. Which columns are wanted says who reads; others are left
// alone. Names of columns count in any case, spaces at the edges of cells do not,
// and lines without any content are passed over.
//
// A table is UTF-8, with or without a byte order mark, or UTF-16 with one, as Excel
// writes it. Its cells are parted by what lets the first line name most of the
// wanted columns: comma, semicolon, tab or bar, or what a line "sep=;" before it says.
// Lines may end in a carriage return alone.
package tabular

import "plumbline/annotate/sentence"

// Column is a column that is wanted of a table.
type Column struct {
	Name     string
	Called   string // by the table, if not by its name
	Optional bool
	Verbatim bool // spaces at the edges of its cells are part of them
}

// inTable is the column's name in the first line of the table.
func (c Column) inTable() string {
	if c.Called != "" {
		return c.Called
	}
	return c.Name
}

// Row is one line of a table, with its cells in the order of the wanted columns.
// They are valid until the next row is read.
type Row struct {
	Line  int
	Cells []string
}

// Problem is what is wrong with a table: with one line, with it and all after it, or
// with the whole table.
type Problem struct {
	Line    int // from 1; 0 if the whole table is meant
	Message sentence.Sentence
	Last    bool // nothing after it can be read
}

// Error says what is wrong.
func (p *Problem) Error() string { return p.Message.String() }

// Text says the same in any language.
func (p *Problem) Text() sentence.Text { return p.Message }

func fault(line int, key string, params ...any) *Problem {
	return &Problem{Line: line, Message: sentence.Of(key, params...)}
}

// fatal is what keeps the rest of a table from being read.
func fatal(line int, key string, params ...any) *Problem {
	p := fault(line, key, params...)
	p.Last = true
	return p
}
