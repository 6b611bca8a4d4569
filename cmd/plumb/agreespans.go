package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/spantable"
	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/tabular"
)

// ofSpans is the type of a table of spans.
const ofSpans = "span"

// ofSpanTable computes everything that the spans of a table allow.
func (c *agreeCommand) ofSpanTable(s *session) error {
	if c.Categories != "" || c.Missing != "" || c.Draws != 0 || c.Pairs != "" {
		return misused("--categories, --missing, --draws and --pairs do not go with --type span.")
	}
	u, err := c.readSpans()
	if err != nil {
		return err
	}
	return c.tellSpans(s, u)
}

func (c *agreeCommand) readSpans() (*unitizing.Unitizations, error) {
	var form spantable.Form
	var err error
	if form.Begin, form.Length, err = parseContinuum(c.Continuum); err != nil {
		return nil, err
	}
	if form.Columns, err = calledColumns(c.Columns, spantable.Columns()); err != nil {
		return nil, err
	}
	file, err := ordinaryfile.Open(c.Table, ordinaryfile.Most)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	u, err := spantable.Read(file, form)
	var wrong *tabular.Problem
	switch {
	case errors.As(err, &wrong) && wrong.Line > 0:
		return nil, annotate.Wrap(err, annotate.CodeInvalid, "plumb.table-line",
			"File", c.Table, "Line", wrong.Line, "Problem", wrong.Message)
	case errors.As(err, &wrong):
		return nil, annotate.Wrap(err, annotate.CodeInvalid, "plumb.table-problem", "File", c.Table, "Problem", wrong.Message)
	}
	return u, err
}

// parseContinuum reads BEGIN,LENGTH; both are 0 without it.
func parseContinuum(text string) (begin, length int, err error) {
	if text == "" {
		return 0, 0, nil
	}
	first, second, _ := strings.Cut(text, ",")
	begin, wrong := strconv.Atoi(strings.TrimSpace(first))
	length, alsoWrong := strconv.Atoi(strings.TrimSpace(second))
	if errors.Join(wrong, alsoWrong) != nil || begin < 0 || begin > spantable.MostOffset || length < 1 || length > spantable.MostOffset {
		return 0, 0, misused("--continuum is where the text begins and how long it is, such as 0,400, not %s.", text)
	}
	return begin, length, nil
}

// tellSpans writes the measures of spans.
func (c *agreeCommand) tellSpans(s *session, u *unitizing.Unitizations) error {
	results, err := u.Summary(s, unitizing.DefaultGamma(c.Seed))
	if err != nil {
		return err
	}
	if c.JSON {
		all := measurements{Units: len(u.Texts), Annotators: len(u.Annotators), Ratings: u.Spans(), Results: make([]any, len(results))}
		for i := range results {
			all.Results[i] = results[i]
		}
		return writeObject(s.out, all)
	}
	w := newWords(s.out)
	w.line("%s, %s, %s", amount(len(u.Texts), "text"), amount(len(u.Annotators), "annotator"), amount(u.Spans(), "span"))
	w.line("")
	w.spans(results, func(label string) string { return label })
	w.line("")
	w.line("%s", spanFootnote(c.Seed))
	return w.end()
}

func spanFootnote(seed uint64) string {
	return fmt.Sprintf("Offsets are code points. F1 is not corrected for chance. Gamma draws chance with seed %d.", seed)
}

// spans writes a table of measures of spans, whose labels are shown as somebody reads them.
func (w *words) spans(results []unitizing.Result, shown func(label string) string) {
	w.row("statistic", "of", "value", "spans", "")
	for _, r := range results {
		of := subject(r.Result)
		if r.Category != nil {
			of = shown(*r.Category)
		}
		w.row(r.Told().Short.String(), of, value(r.Result), fmt.Sprint(r.N), spanNotes(r))
	}
}

// spanNotes say what gamma was made of, and the reasons.
func spanNotes(r unitizing.Result) string {
	notes := r.Reason.String()
	if r.Statistic != unitizing.Gamma || r.State == agreement.Undefined {
		return notes
	}
	made := fmt.Sprintf("Disorder %s, by chance %s in %s; gamma ± %s.",
		digits(*r.ObservedDisorder), digits(*r.ExpectedDisorder), amount(r.Draws, "draw"), digits(*r.Precision))
	return strings.TrimSpace(made + " " + notes)
}
