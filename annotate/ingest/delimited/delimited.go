// Package delimited opens text whose cells are parted by a mark: comma, semicolon, tab
// or bar. A first line "sep=;" names it, else it is the one by which the first rows
// have equally many cells. Quotes that do not fit are kept as they stand. Lines may end
// as those of old Macs do, in a carriage return alone.
package delimited

import (
	"encoding/csv"
	"strings"
)

// Text is a table as it is written.
type Text struct {
	Mark  rune // what parts its cells
	Lines int  // before its rows: one that names the mark
	rest  string
}

// Open finds out what parts the cells of a text, which has no byte order mark. The
// ending of the file's name, with the dot, is a hint.
func Open(text, ending string) *Text {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.Trim(first, "\"\r")
	if len(first) >= len("sep=") && strings.EqualFold(first[:len("sep=")], "sep=") {
		if mark := strings.Trim(first[len("sep="):], "\" "); len(mark) == 1 {
			return &Text{Mark: rune(mark[0]), Lines: 1, rest: rest}
		}
	}
	return &Text{Mark: markOf(text, ending), rest: text}
}

// Rows reads the rows with quotes as they stand.
func (t *Text) Rows() *csv.Reader {
	rows := t.Strict()
	rows.LazyQuotes = true
	return rows
}

// Strict reads the rows and refuses quotes that do not fit.
func (t *Text) Strict() *csv.Reader {
	rows := csv.NewReader(strings.NewReader(t.rest))
	rows.Comma, rows.FieldsPerRecord = t.Mark, -1
	if !usable(t.Mark) {
		rows.Comma = ','
	}
	return rows
}

// usable reports what can part cells.
func usable(mark rune) bool {
	return mark != '"' && mark != '\r' && mark != '\n' && mark != 0 && mark < 0x80
}

const (
	lookAt   = 64 << 10 // bytes that are looked at
	lookRows = 20
)

// markOf finds out what parts the cells by the first rows.
func markOf(text, ending string) rune {
	best, most := ',', 0
	if ending == ".tsv" || ending == ".tab" {
		best = '\t'
	}
	head := text[:min(len(text), lookAt)]
	for _, mark := range []rune{best, ',', ';', '\t', '|'} {
		if n := evenCells(head, mark); n > most {
			best, most = mark, n
		}
	}
	return best
}

// evenCells is how many of the first rows have as many cells as the first, if
// that is more than one.
func evenCells(text string, mark rune) int {
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma, rows.FieldsPerRecord, rows.LazyQuotes = mark, -1, true
	first, even := 0, 0
	for range lookRows {
		row, err := rows.Read()
		if err != nil {
			break
		}
		if first == 0 {
			first = len(row)
		}
		if first > 1 && len(row) == first {
			even++
		}
	}
	return even
}
