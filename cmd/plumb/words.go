package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/agreement"
	"plumbline/annotate/sentence"
)

// writeObject writes one JSON object on a line.
func writeObject(w io.Writer, object any) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(object); err != nil {
		return err
	}
	return out.Flush()
}

// words writes results for the eye: lines, and tables whose columns align.
type words struct {
	out  *bufio.Writer
	rows [][]string // of the table that is being written
}

func newWords(w io.Writer) *words { return &words{out: bufio.NewWriter(w)} }

// line writes words outside of tables.
func (w *words) line(format string, args ...any) {
	w.align()
	_, _ = fmt.Fprintln(w.out, sentence.VisibleLines(fmt.Sprintf(format, args...))) // end tells of a failure; so below
}

// row writes one row of a table.
func (w *words) row(columns ...string) {
	for i, column := range columns {
		columns[i] = sentence.Visible(strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(column))
	}
	w.rows = append(w.rows, columns)
}

// align writes the table as far as it is known, each column as wide as its
// longest cell.
func (w *words) align() {
	var widths []int
	for _, row := range w.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range w.rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		_, _ = w.out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	w.rows = nil
}

func (w *words) end() error {
	w.align()
	return w.out.Flush()
}

// results writes a table of statistics.
func (w *words) results(results []agreement.Result) {
	w.row("statistic", "level", "of", "value", "95 % interval", "n", "")
	for _, r := range results {
		w.row(r.Told().Name, string(r.Level), subject(r), value(r), interval(r), fmt.Sprint(r.N), r.Reason.String())
	}
}

// subject says of whom or what a result speaks, if not of the whole table.
func subject(r agreement.Result) string {
	switch {
	case r.Pair != nil:
		return strings.Join(r.Pair, " and ")
	case r.Category != nil:
		return *r.Category
	case r.Annotator != nil:
		return *r.Annotator
	case r.Across != nil:
		return *r.Group + " and " + *r.Across
	case r.Group != nil:
		return *r.Group
	default:
		return ""
	}
}

func value(r agreement.Result) string {
	if r.Value == nil {
		return "undefined"
	}
	return digits(*r.Value)
}

func interval(r agreement.Result) string {
	if r.CI95 == nil {
		return ""
	}
	return digits(r.CI95[0]) + " to " + digits(r.CI95[1])
}

// digits writes three; -0.000 is 0.000.
func digits(v float64) string {
	if math.Abs(v) < 0.0005 {
		v = 0
	}
	return fmt.Sprintf("%.3f", v)
}
