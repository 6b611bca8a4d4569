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
func WriteCSV(w io.Writer, t *Table) (int, error) { return t.WriteTo(NewCSV(w, t.Columns)) }

// NewCSV begins a table that is written as WriteCSV does.
func NewCSV(w io.Writer, columns []Column) Writer {
	names := make([]string, len(columns))
	for i := range columns {
		names[i] = columns[i].Name
	}
	c := &csvWriter{out: bufio.NewWriterSize(w, BufferSize)}
	c.failed = c.WriteRow(names)
	return c
}

// csvWriter writes lines, each of which is made in the place of the one before.
type csvWriter struct {
	out    *bufio.Writer
	line   []byte
	failed error // to write the header
}

func (c *csvWriter) WriteRow(row []string) error {
	c.line = c.line[:0]
	for i, cell := range row {
		c.line = AppendCell(c.line, i > 0, cell)
	}
	c.line = append(c.line, '\n')
	_, err := c.out.Write(c.line)
	return err
}

func (c *csvWriter) Close() error {
	if c.failed != nil {
		return c.failed
	}
	return c.out.Flush()
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
