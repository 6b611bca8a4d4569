package table

import (
	"errors"
	"io"
	"math"
	"slices"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/tabular"
)

// Columns are those of a table of labels.
func Columns() []tabular.Column {
	return []tabular.Column{{Name: "annotator"}, {Name: "unit"}, {Name: "label"}}
}

// Read reads a table and checks all of it. A label that is empty or one of
// Form.Missing is a missing one; {} is the empty set. Errors of content are *Error.
func Read(r io.Reader, form Form) (*Labels, error) {
	columns := form.Columns
	if len(columns) == 0 {
		columns = Columns()
	}
	lines, err := tabular.Open(r, columns...)
	if err != nil {
		return nil, told(err)
	}
	rows, err := readRows(lines, form.Missing)
	if err != nil {
		return nil, told(err)
	}
	if !form.Repeats {
		if err := rows.refuseRepeats(); err != nil {
			return nil, err
		}
	}
	labels, err := rows.labels(form)
	if err != nil {
		return nil, err
	}
	labels.Oddities = rows.oddities(lines, form)
	return labels, nil
}

// told puts what is wrong with a table in words of this room.
func told(err error) error {
	var problem *tabular.Problem
	if errors.As(err, &problem) {
		return &Error{Line: problem.Line, Message: problem.Message, Err: err}
	}
	return err
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

func readRows(lines *tabular.Table, missing []string) (*rows, error) {
	all := &rows{}
	for {
		r, err := lines.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		annotator, unit, label := r.Cells[0], r.Cells[1], r.Cells[2]
		if annotator == "" || unit == "" {
			return nil, refuse(r.Line, "table.annotator-or-unit-empty")
		}
		if r.Line > math.MaxInt32-1 {
			return nil, refuse(r.Line, "table.too-many-lines", "Most", math.MaxInt32-1)
		}
		a, u := all.annotators.number(annotator), all.units.number(unit)
		if label != "" && !slices.Contains(missing, label) {
			all.rows = append(all.rows, row{a, u, all.texts.number(label), int32(r.Line)})
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

// repeats counts the labels that an annotator gave to a unit that they had labelled.
func (r *rows) repeats() int {
	n := 0
	for i := 1; i < len(r.rows); i++ {
		if a, b := r.rows[i-1], r.rows[i]; a.unit == b.unit && a.annotator == b.annotator {
			n++
		}
	}
	return n
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
