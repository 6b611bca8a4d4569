package dataset

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// ProbabilityPrefix begins the names of columns of which each says how probable a model
// holds the option that follows: "p:neutral".
const ProbabilityPrefix = "p:"

// probabilityColumn is the column that says it of the value of each row.
const probabilityColumn = "probability"

// ProbabilityTolerance is how far probabilities may add up to something else than 1, for
// having been rounded. They are divided by what they add up to.
const ProbabilityTolerance = 0.001

// optionProbability is what a model gives an option, as it stands in a table.
type optionProbability struct {
	option, text string
	line         int
}

// optionKeys are those of an object.
func optionKeys(object map[string]any) (options []string) {
	for key := range object {
		if option, is := strings.CutPrefix(key, ProbabilityPrefix); is && option != "" {
			options = append(options, option)
		}
	}
	slices.Sort(options)
	return options
}

// probabilities are the cells of a row in the columns of options, nil where all are empty.
func (t *LabelTable) probabilities(line int, cells []string) (all []optionProbability) {
	for i, option := range t.options {
		if cells[i] != "" {
			all = append(all, optionProbability{option, cells[i], line})
		}
	}
	return all
}

// weighedLabel is what a model says of one question: its label, and what it gives options.
type weighedLabel struct {
	label Label
	given []optionProbability
}

// weighed gathers the rows of a paragraph by question where each tells how probable one
// value is: the label is the value that is held most probable, or that an export marks.
// Rows without a probability are labels by themselves.
func (p *labelPlanner) weighed(rows []Label) (all []weighedLabel) {
	type question struct{ field, target string }
	at := make(map[question][]Label)
	var order []question
	for _, l := range rows {
		if l.Probability == "" {
			if !l.derived() {
				all = append(all, weighedLabel{l, l.Probabilities})
			}
			continue
		}
		q := question{l.Field, l.Target}
		if at[q] == nil {
			order = append(order, q)
		}
		at[q] = append(at[q], l)
	}
	for _, q := range order {
		of := at[q]
		label, tied := mostProbable(of)
		if tied {
			p.problems.add(label.Line, "labels.row", "Row", questionName(label.Field, label.Target, label.Value),
				"Reason", sentence.Of("labels.probability-tie"))
			continue
		}
		w := weighedLabel{label: label}
		for _, l := range of {
			if !l.derived() && l.Line != label.Line {
				p.plan.Rows-- // it is no label of its own
			}
			w.given = append(w.given, optionProbability{strings.TrimSpace(l.Value), l.Probability, l.Line})
		}
		all = append(all, w)
	}
	slices.SortStableFunc(all, func(a, b weighedLabel) int { return cmp.Compare(a.label.Line, b.label.Line) })
	return all
}

// mostProbable is the row whose value is the label of a model, and whether another has the
// same claim to be it.
func mostProbable(rows []Label) (label Label, tied bool) {
	most := math.Inf(-1)
	for _, l := range rows {
		if l.Export != nil && !l.derived() {
			return l, false
		}
		p, err := readProbability(l.Probability)
		switch {
		case err && math.IsInf(most, -1) && label.Line == 0:
			label = l // it is told when it is read
		case err:
		case p > most:
			label, most, tied = l, p, false
		case p == most:
			tied = true
		}
	}
	return label, tied
}

// readProbability reads a number from 0 to 1.
func readProbability(text string) (p float64, wrong bool) {
	p, err := strconv.ParseFloat(text, 64)
	return p, err != nil || math.IsNaN(p) || p < 0 || p > 1
}

// read holds what a model gives the options of a question to probabilities of all of
// them, or tells what is wrong in which line.
func (w *weighedLabel) read(f *codebook.Field) (annotate.Probabilities, int, sentence.Sentence) {
	if len(w.given) == 0 {
		return nil, 0, sentence.Sentence{}
	}
	if f.Scale.Rating == "set" || len(f.Options) == 0 {
		return nil, w.label.Line, sentence.Of("labels.probability-of-set")
	}
	all, sum := make(annotate.Probabilities, len(w.given)), 0.0
	for _, g := range w.given {
		p, wrong := readProbability(g.text)
		_, twice := all[g.option]
		switch {
		case f.Option(g.option) == nil:
			return nil, g.line, sentence.Of("labels.probability-option", "Option", short(g.option), "Options", sentence.Names(optionsOf(f)))
		case wrong:
			return nil, g.line, sentence.Of("labels.probability-range", "Option", short(g.option), "Probability", short(g.text))
		case twice:
			return nil, g.line, sentence.Of("labels.probability-twice", "Option", short(g.option))
		}
		all[g.option] = p
		sum += p
	}
	if missing := slices.DeleteFunc(optionsOf(f), func(o string) bool { _, there := all[o]; return there }); len(missing) > 0 {
		return nil, w.label.Line, sentence.Of("labels.probability-missing", "Options", sentence.Names(missing))
	}
	if math.Abs(sum-1) > ProbabilityTolerance {
		return nil, w.label.Line, sentence.Of(
			"labels.probability-sum",
			"Sum",
			strconv.FormatFloat(sum, 'g', 6, 64),
			"Tolerance",
			ProbabilityTolerance,
		)
	}
	for option := range all {
		all[option] /= sum
	}
	return all, 0, sentence.Sentence{}
}

func optionsOf(f *codebook.Field) []string {
	options := make([]string, len(f.Options))
	for i := range f.Options {
		options[i] = f.Options[i].Value
	}
	return options
}
