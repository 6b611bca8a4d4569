package table

import (
	"bufio"
	"io"
	"strings"
)

// BufferSize is how many bytes are gathered before they are written.
const BufferSize = 1 << 16

// WriteCSV writes a table as comma-separated values (RFC 4180, UTF-8, a header line) and
// returns how many rows it has.
func WriteCSV(w io.Writer, t *Table) (int, error) {
	out := bufio.NewWriterSize(w, BufferSize)
	var line []byte
	for i, c := range t.Columns {
		line = AppendCell(line, i > 0, c.Name)
	}
	if _, err := out.Write(append(line, '\n')); err != nil {
		return 0, err
	}
	n := 0
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		line = line[:0]
		for i, cell := range row {
			line = AppendCell(line, i > 0, cell)
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Flush()
}

// AppendCell appends a cell to a line, after a comma unless it is the first, in quotes
// where it needs them.
func AppendCell(line []byte, further bool, cell string) []byte {
	if further {
		line = append(line, ',')
	}
	if !strings.ContainsAny(cell, "\",\r\n") {
		return append(line, cell...)
	}
	line = append(line, '"')
	line = append(line, strings.ReplaceAll(cell, `"`, `""`)...)
	return append(line, '"')
}
