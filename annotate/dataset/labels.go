package dataset

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// Label is one row of a label table, as it stands in the file.
type Label struct {
	Line        int
	ParagraphID string
	Field       string
	Target      string // name, alias or id; "" for none
	Value       string
	Reason      string // why, where the label is of a key
}

// LabelTable is a label table as it was read: its rows, and what is wrong with
// the file itself.
type LabelTable struct {
	Labels   []Label
	problems problemList
}

// The columns of a label table. The header names them, in any order; others
// are left alone.
const (
	columnParagraph = "paragraph_id"
	columnField     = "field"
	columnTarget    = "target" // may be missing if no field needs it
	columnValue     = "value"
	columnReason    = "reason" // of keys; may be missing
)

// ReadLabels reads a label table: CSV in UTF-8, with or without a byte order
// mark, lines ending in LF or CRLF. What is wrong with the file is kept in the
// table and told by LabelImport.Plan together with everything else; the error is a
// failure to read at all.
func ReadLabels(r io.Reader) (*LabelTable, error) {
	text, err := newTextReader(r)
	if err != nil {
		return nil, err
	}
	reader := csv.NewReader(text)
	reader.FieldsPerRecord = -1 // counted below, so that the message is ours
	reader.ReuseRecord = true
	t := &LabelTable{}
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		t.problems.add(0, "labels.empty-file")
		return t, nil
	}
	if err != nil {
		return t, t.stop(err)
	}
	at, problem := headerColumns(header)
	if problem.Key() != "" {
		t.problems.found = append(t.problems.found, LabelProblem{Line: 1, Message: problem})
		return t, nil
	}
	return t, t.readRows(reader, at, len(header))
}

// labelColumns is where each column stands; target and reason are -1 where they
// do not.
type labelColumns struct{ paragraph, field, target, value, reason int }

func headerColumns(header []string) (at labelColumns, problem sentence.Sentence) {
	ours := []string{columnParagraph, columnField, columnTarget, columnValue, columnReason}
	place := make(map[string]int, len(ours))
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(ours, name) {
			continue
		}
		if _, twice := place[name]; twice {
			return at, sentence.Of("labels.column-twice", "Column", name)
		}
		place[name] = i
	}
	var missing []string
	for _, name := range []string{columnParagraph, columnField, columnValue} {
		if _, ok := place[name]; !ok {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return at, sentence.Of("labels.columns-missing", "Columns", sentence.Names(missing))
	}
	at = labelColumns{paragraph: place[columnParagraph], field: place[columnField], target: -1, value: place[columnValue], reason: -1}
	if i, ok := place[columnTarget]; ok {
		at.target = i
	}
	if i, ok := place[columnReason]; ok {
		at.reason = i
	}
	return at, sentence.Sentence{}
}

func (t *LabelTable) readRows(reader *csv.Reader, at labelColumns, width int) error {
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return t.stop(err)
		}
		line, _ := reader.FieldPos(0)
		if len(record) != width {
			t.problems.add(line, "labels.columns-of-line", sentence.Counted, len(record), "First", width)
			continue
		}
		if !utf8.ValidString(strings.Join(record, "")) {
			t.problems.add(line, "labels.not-utf8")
			continue
		}
		l := Label{
			Line:        line,
			ParagraphID: strings.TrimSpace(record[at.paragraph]),
			Field:       strings.TrimSpace(record[at.field]),
			Value:       record[at.value],
		}
		if at.target >= 0 {
			l.Target = strings.TrimSpace(record[at.target])
		}
		if at.reason >= 0 {
			l.Reason = strings.TrimSpace(record[at.reason])
		}
		t.Labels = append(t.Labels, l)
	}
}

// stop notes in our words why the table cannot be read on. Only a failure of
// the file itself is an error.
func (t *LabelTable) stop(err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	key := "labels.no-csv"
	switch {
	case errors.Is(parse.Err, csv.ErrBareQuote):
		key = "labels.quotation-mark-inside"
	case errors.Is(parse.Err, csv.ErrQuote):
		key = "labels.quotation-mark-open"
	}
	t.problems.add(parse.StartLine, "labels.rest-not-read", "Problem", sentence.Of(key))
	return nil
}
