package dataset

import (
	"errors"
	"io"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/annotate/tabular"
)

// Label is one row of a label table, as it stands in the file.
type Label struct {
	Line        int
	ParagraphID string
	Field       string
	Target      string // name, alias or id; "" for none
	Value       string
	Reason      string // why, where the label is of a key or decided for all
	Whose       Whose
	Export      *ExportedLabel // what an export of ours says beside it, or nil
	// Of a model: how probable it holds Value, and of a table with a column an option what it
	// gives each; as they stand, "" and nil for what is not told.
	Probability   string
	Probabilities []optionProbability
}

// LabelTable is a label table as it was read: its rows, and what is wrong with
// the file itself.
type LabelTable struct {
	Labels   []Label
	Marks    []LabelMark // of a table of evidence, or beside the labels of an export
	problems problemList
	exported bool     // it is an export of ours
	evidence bool     // it is a table of evidence
	options  []string // of which it has a column of probabilities each
}

// Where columns stand in LabelColumns.
var (
	atExported    = columnNamed("state")
	atBegin       = columnNamed("begin")
	atProbability = columnNamed(probabilityColumn)
)

func columnNamed(name string) int {
	return slices.IndexFunc(LabelColumns(), func(c tabular.Column) bool { return c.Name == name })
}

// LabelColumns are the columns of a label table. The first line names them, in any
// order; others are left alone.
func LabelColumns() []tabular.Column {
	return []tabular.Column{
		{Name: "paragraph_id"},
		{Name: "field"},
		{Name: "value", Verbatim: true}, // its edges are part of a note
		{Name: "target", Optional: true},
		{Name: "reason", Optional: true}, // of keys
		{Name: "annotator", Optional: true},
		{Name: "layer", Optional: true},
		{Name: "round", Optional: true},
		// What follows stands in exports.
		{Name: "state", Optional: true},
		{Name: "origin", Optional: true},
		{Name: "codebook_id", Optional: true},
		{Name: "meaning", Optional: true},
		{Name: "outcome", Optional: true},
		{Name: "outcome_stale", Optional: true},
		{Name: "outcome_blind", Optional: true},
		{Name: "outcome_by_rule", Optional: true},
		{Name: "decided_by", Optional: true},
		{Name: "cause", Optional: true},
		{Name: annotate.FieldRecognised, Optional: true},
		{Name: "excluded", Optional: true},
		// And these in tables of evidence.
		{Name: "begin", Optional: true},
		{Name: "end", Optional: true},
		{Name: "words", Optional: true, Verbatim: true},
		// And this in tables of a model's, see ProbabilityPrefix.
		{Name: probabilityColumn, Optional: true},
		{Name: "share", Optional: true}, // as an export calls it
	}
}

// ReadLabels reads a label table. What is wrong with the file is kept in the
// table and told by LabelImport.Plan together with everything else; the error is a
// failure to read at all. Columns are LabelColumns, with the names that the file has
// for them.
func ReadLabels(r io.Reader, columns ...tabular.Column) (*LabelTable, error) {
	if len(columns) == 0 {
		columns = LabelColumns()
	}
	t := &LabelTable{}
	rows, err := tabular.Open(r, columns...)
	t.exported = err == nil && rows.Has("codebook_id") && rows.Has("state")
	t.evidence = err == nil && rows.Has("begin") && rows.Has("end") && rows.Has("words")
	if err == nil {
		t.options = rows.Further(ProbabilityPrefix)
	}
	for err == nil {
		var row tabular.Row
		if row, err = rows.Next(); err == nil {
			t.add(row)
		}
		var problem *tabular.Problem
		if errors.As(err, &problem) && !problem.Last {
			t.problems.found = append(t.problems.found, LabelProblem{Line: problem.Line, Message: problem.Message})
			err = nil
		}
	}
	return t, t.stop(err)
}

// add takes a row, whose cells are in the order of LabelColumns.
func (t *LabelTable) add(row tabular.Row) {
	c := row.Cells
	l := Label{Line: row.Line, ParagraphID: c[0], Field: c[1], Value: c[2], Target: c[3], Reason: c[4]}
	var problem sentence.Sentence
	if l.Whose, problem = whose(c[5], c[6], c[7]); problem.Key() != "" {
		t.problems.found = append(t.problems.found, LabelProblem{Line: row.Line, Message: problem})
		return
	}
	switch {
	case t.evidence:
		t.addMark(l, c[atBegin:])
		return
	case l.Whose.Layer == annotate.LayerModel || l.Whose.Layer == "":
		l.Probability, l.Probabilities = c[atProbability], t.probabilities(row.Line, c[len(LabelColumns()):])
	}
	if t.exported {
		t.addExported(l, c[atExported:])
		return
	}
	if c[atExported] == string(annotate.Draft) {
		l.Export = &ExportedLabel{Draft: true}
	}
	t.Labels = append(t.Labels, l)
}

// stop notes why the table cannot be read on. Only a failure of the file itself is
// an error.
func (t *LabelTable) stop(err error) error {
	var problem *tabular.Problem
	if !errors.As(err, &problem) {
		if errors.Is(err, io.EOF) {
			return nil
		}
		return err
	}
	message := problem.Message
	if problem.Line > 1 {
		message = sentence.Of("labels.rest-not-read", "Problem", message)
	}
	t.problems.found = append(t.problems.found, LabelProblem{Line: problem.Line, Message: message})
	return nil
}

// IsLabelTable reports the first line of a label table: it names all columns that one
// must have.
func IsLabelTable(header []string) bool {
	for _, c := range LabelColumns() {
		there := slices.ContainsFunc(header, func(name string) bool { return strings.EqualFold(strings.TrimSpace(name), c.Name) })
		if !there && !c.Optional {
			return false
		}
	}
	return true
}
