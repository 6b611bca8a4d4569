package tabular

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"plumbline/annotate/sentence"
)

// lookAt is how much of a table is looked at to find out what parts its cells.
const lookAt = 64 << 10

// delimiters are what can part cells, the likeliest first.
const delimiters = ",;\t|"

// Open reads the first line of a table and finds the wanted columns in it. An error is
// a *Problem or a failure to read.
func Open(r io.Reader, wanted ...Column) (*Table, error) {
	text, wide, err := decoded(r)
	if err != nil {
		return nil, err
	}
	head, err := text.Peek(lookAt)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.IndexByte(head, '\r') >= 0 && bytes.IndexByte(head, '\n') < 0 {
		text = bufio.NewReaderSize(macLines{text}, lookAt)
		head, _ = text.Peek(len(head)) // it was read already
	}
	if len(bytes.TrimSpace(head)) == 0 {
		return nil, fatal(0, "tabular.empty", "Columns", sentence.Names(required(wanted)))
	}
	t := &Table{columns: wanted, wide: wide}
	comma := t.namedDelimiter(text, head)
	if comma == 0 {
		comma = delimiterOf(head, wanted)
	}
	t.lines = csv.NewReader(text)
	t.lines.Comma, t.lines.FieldsPerRecord, t.lines.ReuseRecord = comma, -1, true
	return t, t.header()
}

// decoded is the text in UTF-8 without its byte order mark, and whether it was UTF-16.
func decoded(r io.Reader) (text *bufio.Reader, wide bool, err error) {
	text = bufio.NewReaderSize(r, lookAt)
	start, err := text.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, false, err
	}
	switch {
	case bytes.HasPrefix(start, []byte("\ufeff")):
		_, err = text.Discard(len(start))
		return text, false, err
	case bytes.HasPrefix(start, []byte{0xff, 0xfe}), bytes.HasPrefix(start, []byte{0xfe, 0xff}):
		narrow := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Reader(text)
		return bufio.NewReaderSize(narrow, lookAt), true, nil
	}
	return text, false, nil
}

// macLines ends lines as others do where a text ends them in a carriage return alone.
type macLines struct{ text io.Reader }

func (m macLines) Read(p []byte) (int, error) {
	n, err := m.text.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// namedDelimiter takes a first line like sep=; out of the text and returns what it names.
func (t *Table) namedDelimiter(text *bufio.Reader, head []byte) rune {
	first, _, found := bytes.Cut(head, []byte("\n"))
	line := strings.ToLower(strings.Trim(string(first), "\"\r"))
	if !found || len(line) != len("sep=;") || !strings.HasPrefix(line, "sep=") {
		return 0
	}
	_, _ = text.Discard(len(first) + 1) // they were looked at
	t.before = 1
	return rune(line[len(line)-1])
}

// delimiterOf is what parts the first line into most of the wanted columns.
func delimiterOf(head []byte, wanted []Column) rune {
	best, most := ',', 0
	for _, comma := range delimiters {
		lines := csv.NewReader(bytes.NewReader(head))
		lines.Comma, lines.LazyQuotes = comma, true
		names, err := lines.Read()
		if err != nil {
			continue
		}
		found := 0
		for _, c := range wanted {
			if n, _ := find(names, c); n >= 0 {
				found++
			}
		}
		if found > most {
			best, most = comma, found
		}
	}
	return best
}

// find is the index of a column in the first line, or -1, and whether it is there again.
func find(names []string, c Column) (at int, again bool) {
	at = -1
	for i, name := range names {
		if !strings.EqualFold(strings.TrimSpace(name), c.inTable()) {
			continue
		}
		if at >= 0 {
			return at, true
		}
		at = i
	}
	return at, false
}

// header finds the wanted columns in the first line.
func (t *Table) header() error {
	names, line, err := t.record()
	if err != nil {
		return err
	}
	t.names = slices.Clone(names)
	t.width, t.at = len(names), make([]int, len(t.columns))
	var missing []string
	for i, c := range t.columns {
		at, again := find(names, c)
		t.at[i] = at
		switch {
		case again:
			return fatal(line, "tabular.column-twice", "Column", c.inTable())
		case at < 0 && (!c.Optional || c.Called != ""):
			missing = append(missing, c.inTable())
		}
	}
	if len(missing) == 0 {
		t.cells = make([]string, len(t.columns))
		return nil
	}
	return fatal(line, "tabular.columns-missing", "Missing", sentence.Names(missing),
		"Header", sentence.Quoted(sentence.Start(strings.Join(names, string(t.lines.Comma)), mostQuoted)))
}

// mostQuoted is how much of a line is quoted.
const mostQuoted = 120

// required are the names that the first line must have.
func required(wanted []Column) []string {
	var names []string
	for _, c := range wanted {
		if !c.Optional || c.Called != "" {
			names = append(names, c.inTable())
		}
	}
	return names
}
