package dataset

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"unicode/utf16"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Evidence is the companion of a table of answers: it has a row for each passage that
// an answer rests on, and a row without a place for each answer that no words show.
var Evidence = &Format{
	Name: "evidence", Counts: "row", Extension: ".evidence.csv", Holds: "a table of the words marked as evidence",
	Title: sentence.Own("Evidence"),
	Tip:   sentence.Own("One row per passage that an answer rests on: its words, with offsets in code points and in UTF-16"),
	ForExcel: &Format{
		Counts: "row", Extension: ".evidence.csv",
		write: func(w io.Writer, what *contents) (int, error) {
			return writeEvidence(w, what.rows, true)
		},
	},
	write: func(w io.Writer, what *contents) (int, error) {
		return writeEvidence(w, what.rows, false)
	},
}

var evidenceColumns = []string{
	"paragraph_id", "annotator", "layer", "round", "field", "target", "value", "begin", "end", "words", "begin_utf16", "end_utf16",
}

// writeEvidence writes what the answers in rows rest on and returns how many rows that is.
func writeEvidence(w io.Writer, rows iter.Seq2[*Row, error], forExcel bool) (n int, err error) {
	out := csv.NewWriter(w)
	if out.UseCRLF = forExcel; forExcel {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return 0, err
		}
	}
	if err := out.Write(evidenceColumns); err != nil {
		return 0, err
	}
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		for _, p := range row.passages() {
			cells := row.evidenceCells(p, forExcel)
			if err := out.Write(cells); err != nil {
				return n, err
			}
			n++
		}
	}
	out.Flush()
	return n, out.Error()
}

// quoted is a passage of a row's answer as it is written: for the whole answer or one of
// its options, with its place in UTF-16. Without words it says that none show it.
type quoted struct {
	option string
	annotate.Passage
	begin16, end16 int // -1 where the text is not here
}

// inText reports whether there are words.
func (q quoted) inText() bool { return q.End > q.Begin }

// passages lists what the answer of a row rests on.
func (r *Row) passages() (all []quoted) {
	for _, of := range r.Evidence {
		if len(of.Passages) == 0 {
			all = append(all, quoted{option: of.Option})
		}
		at, at16 := 0, 0
		text := []rune(r.Text)
		count := func(to int) int {
			if to > len(text) {
				return -1
			}
			for ; at < to; at++ {
				at16 += utf16.RuneLen(text[at])
			}
			return at16
		}
		for _, p := range of.Passages {
			all = append(all, quoted{of.Option, p, count(p.Begin), count(p.End)})
		}
	}
	return all
}

func (r *Row) evidenceCells(q quoted, forExcel bool) []string {
	cells := []string{
		r.ParagraphID, r.Annotator, string(r.Layer), count(r.Round), r.Field, r.Target, q.option, "", "", "", "", "",
	}
	if q.inText() {
		cells[7], cells[8], cells[9] = strconv.Itoa(q.Begin), strconv.Itoa(q.End), q.Words
	}
	if q.inText() && q.end16 >= 0 {
		cells[10], cells[11] = strconv.Itoa(q.begin16), strconv.Itoa(q.end16)
	}
	if forExcel {
		for _, i := range []int{1, 5, 9} {
			cells[i] = formulaSafe(cells[i])
		}
	}
	return cells
}

// nested is a passage as it stands in an object: numbers and words are null where there are
// none.
type nested struct {
	Value   string  `json:"value"`
	Begin   *int    `json:"begin"`
	End     *int    `json:"end"`
	Words   *string `json:"words"`
	Begin16 *int    `json:"begin_utf16"`
	End16   *int    `json:"end_utf16"`
}

// nestedEvidence is what the answer of a row rests on, for a JSON encoder; nil for nothing.
func (r *Row) nestedEvidence() (all []nested) {
	for _, q := range r.passages() {
		n := nested{Value: q.option}
		if q.inText() {
			n.Begin, n.End, n.Words = &q.Begin, &q.End, &q.Words
		}
		if q.inText() && q.end16 >= 0 {
			n.Begin16, n.End16 = &q.begin16, &q.end16
		}
		all = append(all, n)
	}
	return all
}
