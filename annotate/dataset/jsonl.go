package dataset

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"plumbline/annotate/dataset/table"
	"plumbline/annotate/sentence"
)

// JSONLines has an object for each answer.
var JSONLines = &Format{
	Name: "jsonl", Counts: "row", Extension: ".jsonl", Holds: "one JSON object a line",
	Title: sentence.Own("JSON Lines"), Tip: sentence.Own("One object a line, with lists for sets and spans"),
	write: writeJSONLines,
}

// writeJSONLines writes rows as one JSON object a line and returns how many
// there were. Every object has every key, in the order of a table, and at the end the
// evidence of the answer as a list; numbers are numbers, what is absent is null. A value
// is always a string: "-2" and "none" stand in one column.
func writeJSONLines(w io.Writer, what *contents) (int, error) {
	j := jsonLine{columns: what.columns, shared: ofParagraph(what.columns)}
	for _, c := range j.columns {
		j.keys = append(j.keys, string(j.quote(c.Name))+":")
	}
	return writeRows(bufio.NewWriterSize(w, table.BufferSize), what.rows, j.build)
}

// jsonLine builds lines in one buffer, in which the keys of the paragraph stay
// from row to row.
type jsonLine struct {
	columns   []column
	shared    int      // how many of them are the paragraph's
	keys      []string // their names, as they stand before the values
	line      []byte
	paragraph string
	prefix    int
	words     bytes.Buffer
	quoter    *json.Encoder // writes to words
}

func (j *jsonLine) build(r *Row) []byte {
	if j.prefix == 0 || j.paragraph != r.ParagraphID {
		j.line = append(j.line[:0], '{')
		for i := range j.shared {
			j.member(i, r)
		}
		j.paragraph, j.prefix = r.ParagraphID, len(j.line)
	}
	j.line = j.line[:j.prefix]
	for i := j.shared; i < len(j.columns); i++ {
		j.member(i, r)
	}
	j.line = append(append(append(j.line, `"evidence":`...), j.encode(r.nestedEvidence())...), "}\n"...)
	return j.line
}

// member appends one key, its value and a comma.
func (j *jsonLine) member(i int, r *Row) {
	col := &j.columns[i]
	j.line = append(j.line, j.keys[i]...)
	value := col.cell(r)
	switch {
	case value == "":
		j.line = append(j.line, "null"...)
	case col.number():
		j.line = append(j.line, value...)
	default:
		j.line = append(j.line, j.quote(value)...)
	}
	j.line = append(j.line, ',')
}

// quote writes words as JSON.
func (j *jsonLine) quote(s string) []byte { return j.encode(s) }

// encode writes words or lists as JSON; "<" and "&" stay readable, as this is no web page.
func (j *jsonLine) encode(value any) []byte {
	if j.quoter == nil {
		j.quoter = json.NewEncoder(&j.words)
		j.quoter.SetEscapeHTML(false)
	}
	j.words.Reset()
	_ = j.quoter.Encode(value) // words and numbers into memory always encode
	return bytes.TrimRight(j.words.Bytes(), "\n")
}
