// Package table writes rows under described columns in the formats that analysts read:
// comma-separated values, Apache Parquet and workbooks. It knows nothing of what the rows
// tell of.
package table

import (
	"errors"
	"iter"
)

// Type is what the cells of a column are.
type Type string

// The types of columns.
const (
	Text    Type = "text"
	Integer Type = "integer"
	Number  Type = "number" // a decimal fraction
	Moment  Type = "moment" // a time in UTC, as ISO 8601 with milliseconds
	Flag    Type = "flag"   // "true", or empty for no
)

// Yes is what stands in a column of flags.
const Yes = "true"

// Column says what one column holds.
type Column struct {
	Name    string
	Type    Type
	Meaning string // one sentence
	Unit    string // what a number counts, "" for none
	Missing string // what an empty cell says, "" where no cell is empty
}

// Table is rows of cells under columns. A cell is text whatever its type; an empty one is
// missing. The slice of a row is used again for the next.
type Table struct {
	Name    string // of its file or sheet, without an ending
	Meaning string // what a row tells of
	Columns []Column
	Rows    iter.Seq2[[]string, error]
}

// Of is a table of rows that are there already.
func Of(name, meaning string, columns []Column, rows [][]string) *Table {
	return &Table{name, meaning, columns, func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}}
}

// Writer writes the rows of a table in some format. Close ends the table, not what it is
// written to.
type Writer interface {
	WriteRow(cells []string) error
	Close() error
}

// WriteTo writes a table in several formats in one walk over its rows, and returns how many
// rows it has.
func (t *Table) WriteTo(all ...Writer) (n int, err error) {
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		for _, w := range all {
			if err := w.WriteRow(row); err != nil {
				return n, err
			}
		}
		n++
	}
	for _, w := range all {
		err = errors.Join(err, w.Close())
	}
	return n, err
}
