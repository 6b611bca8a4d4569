// Package table writes rows under described columns in the formats that analysts read:
// comma-separated values, Apache Parquet and workbooks. It knows nothing of what the rows
// tell of.
package table

import "iter"

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
