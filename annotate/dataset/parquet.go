package dataset

import (
	"io"

	"plumbline/annotate/dataset/table"
	"plumbline/annotate/sentence"
)

// Parquet is a table with a row for each answer, whose columns have types.
var Parquet = &Format{
	Name: "parquet", Counts: "row", Extension: ".parquet", Holds: "a table with typed columns, compressed",
	Title: sentence.Own("Parquet"), Tip: sentence.Own("One row per answer with typed columns, small and fast, for DuckDB, pandas, Arrow"),
	write: func(w io.Writer, what *contents) (int, error) { return table.WriteParquet(w, what.answers()) },
}

// answers are the rows of an export as a table.
func (c *contents) answers() *table.Table {
	cells := make([]string, len(c.columns))
	return &table.Table{
		Name: "answers", Meaning: "One answer to one question about one paragraph.", Columns: described(c.columns),
		Rows: func(yield func([]string, error) bool) {
			for row, err := range c.rows {
				if err != nil {
					yield(nil, err)
					return
				}
				for i := range c.columns {
					cells[i] = c.columns[i].cell(row)
				}
				if !yield(cells, nil) {
					return
				}
			}
		},
	}
}
