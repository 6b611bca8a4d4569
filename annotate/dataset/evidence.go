package dataset

import (
	"encoding/csv"
	"io"
	"iter"
	"slices"
	"strconv"
	"unicode/utf16"

	"plumbline/annotate"
	"plumbline/annotate/dataset/table"
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

var evidenceColumns = []table.Column{
	words("paragraph_id", "The paragraph that the words stand in.", ""),
	words("annotator", "Whose answer rests on them, by a short id.", "the answer is final"),
	words("layer", "What kind of answer it is: annotation, final or practice.", ""),
	number("round", "Which time the paragraph was answered.", "", ""),
	words("field", "The question, by its key in the codebook.", ""),
	words("target", "Whom or what the question is asked about, by name.", "the question is about the paragraph"),
	words("value", "The value that the words show; of a set, one of its values.", "they show the answer as a whole"),
	number("begin", "Where the words begin in the text of the paragraph.", "code points", "no words show it"),
	number("end", "Where they end, exclusive.", "code points", "no words show it"),
	words(evidenceWords, "The words, verbatim.", "no words show it"),
	number(
		"begin_utf16",
		"Where they begin, as JavaScript, Java and Windows count.",
		"UTF-16 code units",
		"no words show it, or the text is not here",
	),
	number("end_utf16", "Where they end, exclusive.", "UTF-16 code units", "no words show it, or the text is not here"),
}

// evidenceWords is the column of the words themselves.
const evidenceWords = "words"

// passages are what the answers of an export rest on, as a table.
func (c *contents) passages() *table.Table {
	kept := slices.DeleteFunc(slices.Clone(evidenceColumns), func(of table.Column) bool {
		return of.Name == evidenceWords && c.export.Hides.Text
	})
	return &table.Table{
		Name: "evidence", Meaning: "One passage that an answer rests on, or that no words show it.", Columns: kept,
		Rows: func(yield func([]string, error) bool) {
			for row, err := range c.rows {
				if err != nil {
					yield(nil, err)
					return
				}
				for _, p := range row.passages() {
					cells := row.evidenceCells(p, false)
					if len(kept) < len(cells) {
						cells = slices.Delete(cells, 9, 10)
					}
					if !yield(cells, nil) {
						return
					}
				}
			}
		},
	}
}

// writeEvidence writes what the answers in rows rest on and returns how many rows that is.
func writeEvidence(w io.Writer, rows iter.Seq2[*Row, error], forExcel bool) (n int, err error) {
	out := csv.NewWriter(w)
	if out.UseCRLF = forExcel; forExcel {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return 0, err
		}
	}
	var head []string
	for _, c := range evidenceColumns {
		head = append(head, c.Name)
	}
	if err := out.Write(head); err != nil {
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
