package table

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// columns are the names that the header must have, in any order.
var columns = []string{"annotator", "unit", "label"}

const byteOrderMark = "\ufeff"

// Read reads a table in CSV (RFC 4180, UTF-8) and checks all of it. An empty
// label is a missing one; {} is the empty set. Errors of content are *Error.
func Read(r io.Reader, form Form) (*Labels, error) {
	text := bufio.NewReaderSize(r, 1<<16)
	start, err := text.Peek(len(byteOrderMark))
	if len(start) == 0 {
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return nil, refuse(0, "table.empty")
	}
	if string(start) == byteOrderMark {
		_, _ = text.Discard(len(byteOrderMark)) // they were peeked
	}
	lines := csv.NewReader(text)
	lines.FieldsPerRecord = -1
	lines.ReuseRecord = true
	order, err := header(lines)
	if err != nil {
		return nil, err
	}
	rows, err := readRows(lines, order)
	if err != nil {
		return nil, err
	}
	if !form.Repeats {
		if err := rows.refuseRepeats(); err != nil {
			return nil, err
		}
	}
	return rows.labels(form)
}

// header finds the columns.
func header(lines *csv.Reader) ([3]int, error) {
	var order [3]int
	record, err := next(lines)
	if errors.Is(err, io.EOF) {
		return order, refuse(0, "table.no-header")
	}
	if err != nil {
		return order, err
	}
	line, _ := lines.FieldPos(0)
	for i, name := range columns {
		order[i] = slices.Index(record, name)
	}
	if slices.Contains(order[:], -1) || len(record) != len(columns) {
		return order, refuse(line, "table.wrong-header",
			"Header", sentence.Quoted(strings.Join(record, ",")))
	}
	return order, nil
}

// next reads a record and turns what is wrong with it into a sentence.
func next(lines *csv.Reader) ([]string, error) {
	record, err := lines.Read()
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		e := refuse(parse.Line, "table.quotation-marks")
		e.Err = err
		return nil, e
	}
	if err != nil {
		return nil, err
	}
	for i, field := range record {
		if !utf8.ValidString(field) {
			line, _ := lines.FieldPos(i)
			return nil, refuse(line, "table.not-utf8")
		}
	}
	return record, nil
}

// row is a line with a label.
type row struct {
	annotator, unit, text int32
	line                  int32
}

// rows are the lines of a table with each name and label kept once.
type rows struct {
	annotators, units, texts names
	rows                     []row
}

// names numbers strings by first occurrence.
type names struct {
	list  []string
	index map[string]int32
}

func (n *names) number(name string) int32 {
	if at, ok := n.index[name]; ok {
		return at
	}
	if n.index == nil {
		n.index = make(map[string]int32)
	}
	name = strings.Clone(name) // the record's memory is used again
	at := int32(len(n.list))
	n.list = append(n.list, name)
	n.index[name] = at
	return at
}

// sort puts the names in order and returns the new place of each.
func (n *names) sort() []int32 {
	sorted := slices.Clone(n.list)
	slices.Sort(sorted)
	to := make([]int32, len(sorted))
	for at, name := range sorted {
		to[n.index[name]] = int32(at)
	}
	n.list = sorted
	return to
}

func readRows(lines *csv.Reader, order [3]int) (*rows, error) {
	all := &rows{}
	for {
		record, err := next(lines)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		line, _ := lines.FieldPos(0)
		if len(record) != len(columns) {
			return nil, refuse(line, "table.fields-of-line", "Fields", len(record))
		}
		annotator, unit, label := record[order[0]], record[order[1]], record[order[2]]
		if annotator == "" || unit == "" {
			return nil, refuse(line, "table.annotator-or-unit-empty")
		}
		if line > math.MaxInt32-1 {
			return nil, refuse(line, "table.too-many-lines", "Most", math.MaxInt32-1)
		}
		a, u := all.annotators.number(annotator), all.units.number(unit)
		if label != "" {
			all.rows = append(all.rows, row{a, u, all.texts.number(label), int32(line)})
		}
	}
	all.sort()
	return all, nil
}

// sort orders annotators and units by name and the rows by unit.
func (r *rows) sort() {
	annotators, units := r.annotators.sort(), r.units.sort()
	for i := range r.rows {
		r.rows[i].annotator = annotators[r.rows[i].annotator]
		r.rows[i].unit = units[r.rows[i].unit]
	}
	slices.SortFunc(r.rows, func(a, b row) int {
		if a.unit != b.unit {
			return int(a.unit) - int(b.unit)
		}
		if a.annotator != b.annotator {
			return int(a.annotator) - int(b.annotator)
		}
		return int(a.line) - int(b.line)
	})
}

// refuseRepeats names the repeated row that stands first in the file.
func (r *rows) refuseRepeats() error {
	first, second := int32(0), int32(math.MaxInt32)
	var at row
	for i := 1; i < len(r.rows); i++ {
		a, b := r.rows[i-1], r.rows[i]
		if a.unit == b.unit && a.annotator == b.annotator && b.line < second {
			first, second, at = a.line, b.line, b
		}
	}
	if first == 0 {
		return nil
	}
	return refuse(int(second), "table.labelled-twice",
		"Annotator", r.annotators.list[at.annotator], "Unit", r.units.list[at.unit], "Line", first)
}

// firstLine returns the line on which a label occurs first.
func (r *rows) firstLine(text int32) int {
	line := int32(math.MaxInt32)
	for _, row := range r.rows {
		if row.text == text {
			line = min(line, row.line)
		}
	}
	return int(line)
}

// labels makes the scheme and the ratings in it.
func (r *rows) labels(form Form) (*Labels, error) {
	scheme, values, err := r.scheme(form)
	if err != nil {
		return nil, err
	}
	out := &Labels{
		Annotators: r.annotators.list, Units: r.units.list, Scheme: scheme,
		Ratings: make([]agreement.Rating, len(r.rows)),
	}
	for i, row := range r.rows {
		out.Ratings[i] = agreement.Rating{Annotator: row.annotator, Unit: row.unit, Value: values[row.text]}
	}
	return out, nil
}
