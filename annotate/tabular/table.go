package tabular

import (
	"encoding/csv"
	"errors"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// Table is a table of which the first line has been read.
type Table struct {
	lines   *csv.Reader
	columns []Column
	names   []string // of the first line
	at      []int    // each column in a line, -1 where the table does not have it
	width   int      // cells of the first line
	before  int      // lines before what lines reads
	wide    bool     // the table is UTF-16
	cells   []string

	trimmed, firstTrimmed int
}

// Trimmed is how many cells had spaces at their edges, and the line of the first.
func (t *Table) Trimmed() (cells, line int) { return t.trimmed, t.firstTrimmed }

// Has reports whether the table has a column that is wanted.
func (t *Table) Has(name string) bool {
	for i, c := range t.columns {
		if c.Name == name {
			return t.at[i] >= 0
		}
	}
	return false
}

// Further wants all columns whose names begin so too, and returns what follows in their
// names. Their cells come after those of the others, in this order.
func (t *Table) Further(prefix string) (rest []string) {
	for at, name := range t.names {
		name = strings.TrimSpace(name)
		if len(name) <= len(prefix) || !strings.EqualFold(name[:len(prefix)], prefix) {
			continue
		}
		rest = append(rest, strings.TrimSpace(name[len(prefix):]))
		t.columns, t.at, t.cells = append(
			t.columns[:len(t.columns):len(t.columns)],
			Column{Name: name},
		), append(
			t.at,
			at,
		), append(
			t.cells,
			"",
		)
	}
	return rest
}

// Next reads the next line with any content. An error is io.EOF, a *Problem, after
// which other lines can be read unless it is the last, or a failure to read.
func (t *Table) Next() (Row, error) {
	for {
		record, line, err := t.record()
		if err != nil {
			return Row{}, err
		}
		if strings.TrimSpace(strings.Join(record, "")) == "" {
			continue
		}
		if !t.fits(record) {
			return Row{}, fault(line, "tabular.cells-of-line", sentence.Counted, len(record), "First", t.width)
		}
		for i, at := range t.at {
			if t.cells[i] = ""; at >= 0 {
				t.cells[i] = t.cell(i, record[at], line)
			}
		}
		return Row{Line: line, Cells: t.cells}, nil
	}
}

// fits tells whether a line has the cells of the first line; further ones are empty.
func (t *Table) fits(record []string) bool {
	return len(record) >= t.width && strings.Join(record[t.width:], "") == ""
}

// cell is what a cell holds, without the spaces at its edges.
func (t *Table) cell(column int, text string, line int) string {
	if t.columns[column].Verbatim {
		return text
	}
	inside := strings.TrimSpace(text)
	if len(inside) < len(text) {
		if t.trimmed == 0 {
			t.firstTrimmed = line
		}
		t.trimmed++
	}
	return inside
}

// record reads a line as it stands.
func (t *Table) record() (cells []string, line int, err error) {
	record, err := t.lines.Read()
	var parse *csv.ParseError
	switch {
	case errors.As(err, &parse) && errors.Is(parse.Err, csv.ErrBareQuote):
		return nil, 0, fatal(parse.StartLine+t.before, "tabular.quotation-mark-inside")
	case errors.As(err, &parse) && errors.Is(parse.Err, csv.ErrQuote):
		return nil, 0, fatal(parse.StartLine+t.before, "tabular.quotation-mark-open")
	case errors.As(err, &parse):
		return nil, 0, fatal(parse.StartLine+t.before, "tabular.no-csv")
	case err != nil:
		return nil, 0, err
	}
	at, _ := t.lines.FieldPos(0)
	for i, text := range record {
		if utf8.ValidString(text) && (!t.wide || !strings.ContainsRune(text, utf8.RuneError)) {
			continue
		}
		cell, _ := t.lines.FieldPos(i)
		return nil, 0, fault(cell+t.before, "tabular.no-characters")
	}
	return record, at + t.before, nil
}
