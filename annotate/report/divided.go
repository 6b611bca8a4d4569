package report

import (
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/datasheet"
	"plumbline/annotate/paper"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// Hardest is how many of the hardest paragraphs are listed.
const Hardest = 15

// shortID is how much of an id names a paragraph.
const shortID = 12

// hardest lists the paragraphs that divide annotators most, with their texts where these
// are wanted.
func (t telling) hardest() paper.Section {
	section := paper.Section{ID: "hardest", Title: "The hardest paragraphs"}
	table := &paper.Table{Wide: true, Head: []paper.Cell{
		{Text: "Paragraph"},
		{Text: "Difficulty", Number: true},
		{Text: "Question"},
		{Text: "Answers"},
	}}
	for _, d := range t.Overview.Divided(Hardest) {
		worst := d.Disputes[0]
		var given []string
		for _, a := range worst.Answers {
			given = append(given, a.Annotator+": "+a.Value)
		}
		named := paper.Cell{Text: d.Paragraph[:min(shortID, len(d.Paragraph))]}
		if words, shown := t.Hard[d.Paragraph]; shown {
			named.Under = []paper.Words{{Text: words}}
		}
		table.Rows = append(table.Rows, []paper.Cell{
			named,
			{Text: review.Digits(d.Difficulty), Number: true},
			{Text: review.NameOf(worst.Question, review.Everything).String()},
			{Text: strings.Join(given, ", ")},
		})
	}
	if table.Rows != nil {
		section.Blocks = append(section.Blocks, paper.Beside(table), paper.Aside(
			"Difficulty is the mean distance between answers, from 0 to 1, of the question that divides most. "+
				"Paragraphs are named by the beginning of their id, answers by their value, as in the export.",
		))
	}
	return section
}

// outcomes are how questions were decided, in the order of columns.
var outcomes = []struct {
	annotate.Outcome
	name string
}{
	{annotate.OutcomeUnanimous, "Unanimous"},
	{annotate.OutcomeSingle, "One annotator"},
	{annotate.OutcomeMajority, "Majority"},
	{annotate.OutcomeDecided, "Chosen"},
	{annotate.OutcomeKept, "Kept open"},
}

// decided is how each question was decided, and what divided annotators about it.
func (t telling) decided() paper.Section {
	section := paper.Section{ID: "decided", Title: "How each question was decided"}
	table := &paper.Table{Wide: true, Head: []paper.Cell{{Text: "Question"}, {Text: "Final answers", Number: true}}}
	for _, o := range outcomes {
		table.Head = append(table.Head, paper.Cell{Text: o.name, Number: true})
	}
	table.Head = append(table.Head, paper.Cell{Text: "Before seeing", Number: true}, paper.Cell{Text: "What divided annotators"})
	for i := range t.Book.Fields {
		f := &t.Book.Fields[i]
		of := t.Labels.Decided[f.Key]
		if of == nil {
			continue
		}
		line := []paper.Cell{{Text: f.Label}, {Text: fmt.Sprint(of.All()), Number: true}}
		for _, o := range outcomes {
			line = append(line, paper.Cell{Text: fmt.Sprint(of.Outcomes[o.Outcome]), Number: true})
		}
		blind := fmt.Sprint(of.Blind)
		if of.ByRule == of.All() {
			blind = "–" // nobody decided any of them
		}
		table.Rows = append(table.Rows, append(line,
			paper.Cell{Text: blind, Number: true}, paper.Cell{Text: datasheet.Causes(of.Causes)}))
	}
	if table.Rows != nil {
		section.Blocks = append(section.Blocks, paper.Beside(table))
	}
	return section
}

// practised is how near everybody came to the key in practice.
func (t telling) practised() paper.Section {
	section := paper.Section{ID: "practice", Title: "Practice"}
	table := &paper.Table{Head: []paper.Cell{
		{Text: "Annotator"},
		{Text: "Attempt", Number: true},
		{Text: "Submitted", Number: true},
		{Text: "Right", Number: true},
		{Text: "Share", Number: true},
		{Text: "Nearness", Number: true},
	}}
	for _, p := range t.Practice {
		share := func(x float64, ok bool) paper.Cell {
			if !ok {
				return paper.Cell{Text: "undefined", Number: true}
			}
			return paper.Cell{Text: sentence.Share(x).String(), Number: true}
		}
		table.Rows = append(table.Rows, []paper.Cell{
			{Text: p.Annotator},
			{Text: fmt.Sprint(p.Round), Number: true},
			{Text: fmt.Sprintf("%d of %s", p.Submitted, p.Units()), Number: true},
			{Text: fmt.Sprintf("%d of %d", p.Score.Right, p.Score.Asked), Number: true},
			share(p.Score.Share()),
			share(p.Score.Nearness()),
		})
	}
	if table.Rows != nil {
		section.Blocks = append(section.Blocks, paper.Beside(table), paper.Aside(
			"Nearness is 1 less the mean distance to the key's answers, so that a near miss counts for more than a far one."))
	}
	return section
}
