package dataset

import (
	"bufio"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode"

	"plumbline/annotate"
	"plumbline/annotate/dataset/table"
	"plumbline/annotate/sentence"
)

// CSV is a table with a row for each answer.
var CSV = &Format{
	Name: "csv", Counts: "row", Extension: ".csv", Holds: "a table with a header",
	Title: sentence.Own("CSV"), Tip: sentence.Own("One row per answer, for R, Python, DuckDB: plain values, offsets in code points"),
	ForExcel: SpreadsheetCSV,
	write:    func(w io.Writer, c *contents) (int, error) { return writeCSV(w, c, false) },
}

// SpreadsheetCSV is a CSV that a spreadsheet opens without harm.
var SpreadsheetCSV = &Format{
	Counts: "row", Extension: ".csv", Holds: "a table that a spreadsheet opens without harm",
	Title: sentence.Own("CSV for spreadsheets"),
	Tip:   sentence.Own("Titles, texts and notes that look like formulas get an apostrophe in front"),
	write: func(w io.Writer, c *contents) (int, error) { return writeCSV(w, c, true) },
}

// writeCSV writes rows as comma-separated values (RFC 4180, UTF-8, a header
// line) and returns how many there were. forExcel adds what a spreadsheet
// needs: a byte order mark, CRLF, and an apostrophe before words that it
// would run as a formula; without it the words are as they are stored.
func writeCSV(w io.Writer, what *contents, forExcel bool) (int, error) {
	c := csvLine{columns: what.columns, shared: ofParagraph(what.columns), end: "\n", forExcel: forExcel}
	out := bufio.NewWriterSize(w, table.BufferSize)
	if forExcel {
		c.end = "\r\n"
		c.line = append(c.line, byteOrderMark...)
	}
	c.header()
	if _, err := out.Write(c.line); err != nil {
		return 0, err
	}
	return writeRows(out, what.rows, c.build)
}

const byteOrderMark = "\ufeff"

// writeRows writes what build makes of each row.
func writeRows(out *bufio.Writer, rows iter.Seq2[*Row, error], build func(*Row) []byte) (int, error) {
	n := 0
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		if _, err := out.Write(build(row)); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Flush()
}

// csvLine builds lines in one buffer. The columns of the paragraph stay in it
// from row to row, because a paragraph has many answers and a long text.
type csvLine struct {
	columns   []column
	shared    int // how many of them are the paragraph's
	line      []byte
	paragraph string // whose columns stand in line
	prefix    int    // their length
	end       string
	forExcel  bool
}

// header begins the table. The names of free columns are a person's words.
func (c *csvLine) header() {
	for i := range c.columns {
		name := column{words(c.columns[i].Name, "", ""), func(*Row) string { return c.columns[i].Name }}
		c.cell(&name, &Row{})
	}
	c.line = append(c.line[:len(c.line)-1], c.end...)
}

func (c *csvLine) build(r *Row) []byte {
	if c.prefix == 0 || c.paragraph != r.ParagraphID {
		c.line = c.line[:0]
		for i := range c.shared {
			c.cell(&c.columns[i], r)
		}
		c.paragraph, c.prefix = r.ParagraphID, len(c.line)
	}
	c.line = c.line[:c.prefix]
	for i := c.shared; i < len(c.columns); i++ {
		c.cell(&c.columns[i], r)
	}
	c.line = append(c.line[:len(c.line)-1], c.end...)
	return c.line
}

// cell appends one value and a comma.
func (c *csvLine) cell(col *column, r *Row) {
	value := col.cell(r)
	if c.forExcel && !col.number() && !isLabelOfNumber(col, r) {
		value = formulaSafe(value)
	}
	c.line = table.AppendCell(c.line, false, value)
	c.line = append(c.line, ',')
}

// isLabelOfNumber reports whether a cell is an answer such as -2, which a
// spreadsheet is to take for a number.
func isLabelOfNumber(col *column, r *Row) bool {
	if col.Name != "value" || r.Field == annotate.FieldNote {
		return false
	}
	_, err := strconv.ParseFloat(r.Value, 64)
	return err == nil
}

// formulaSafe keeps a spreadsheet from running words as a formula, also those that
// stand after blanks, which some spreadsheets pass over.
func formulaSafe(s string) string {
	start := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' })
	if start != "" && strings.ContainsRune("=+-@", rune(start[0])) || s != "" && strings.ContainsRune("\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
