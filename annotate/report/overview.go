package report

import (
	"fmt"

	"plumbline/annotate/paper"
	"plumbline/annotate/review"
)

// lead is what stands first: what needs the lead, and every question in a line.
func (t telling) lead() (all []paper.Block) {
	if t.Purpose != "" {
		all = append(all, paper.Says(t.Purpose))
	}
	if said := t.sentences(); said != nil {
		all = append(all, paper.Block{List: said})
	}
	return append(all, paper.Beside(t.overview()), paper.Aside(
		"α is Krippendorff's: 1 is perfect agreement, 0 no better than if these labels were dealt out at random. Above .80 one may rely on "+
			"labels, above .667 draw tentative conclusions; a value is above a line only if its whole interval is. Hollow: not dependable, "+
			"from fewer than 10 paragraphs, or from fewer than 10 articles that hold anything but the commonest label.",
	))
}

func (t telling) overview() *paper.Table {
	s := scaleOf(t.Overview)
	table := &paper.Table{Wide: true, Head: []paper.Cell{
		{Text: "Question"},
		{Text: "Metric"},
		{Text: "α", Number: true},
		{Text: "95 % interval", Whole: true},
		{Text: s.head(), Whole: true},
		{Text: "From"},
	}}
	for i := range t.Overview.Rows {
		row := &t.Overview.Rows[i]
		measured := cells(row.Alpha)
		table.Rows = append(table.Rows, []paper.Cell{
			{Text: nameOf(row), To: idOf(i), Under: reasonOf(row.Alpha)},
			{Text: metricOf(row), Whole: true},
			measured[0], measured[1],
			{Bar: s.bar(row.Alpha)},
			measured[2],
		})
	}
	return table
}

// idOf is what leads to a question.
func idOf(i int) string { return fmt.Sprintf("row-%d", i+1) }

func nameOf(row *review.Row) string { return review.NameOf(row.Question, row.What).String() }

func metricOf(row *review.Row) string { return review.MetricName(row.Level) + " α" }

// selves is how far those who were asked again agree with themselves.
func (t telling) selves() paper.Section {
	section := paper.Section{Title: "With themselves, where they were asked again"}
	for _, a := range t.Again {
		table := &paper.Table{Head: append([]paper.Cell{{Text: "Question"}}, head("α")...)}
		for i := range a.Overview.Rows {
			if row := &a.Overview.Rows[i]; row.Alpha.N > 0 {
				table.Rows = append(table.Rows, append([]paper.Cell{{Text: nameOf(row), Under: reasonOf(row.Alpha)}}, cells(row.Alpha)...))
			}
		}
		section.Blocks = append(section.Blocks, paper.Headed(a.Annotator), paper.Says(a.Gap.Words().String()), paper.Beside(table))
	}
	return section
}

// bothWays is every question without those whose answers do not count, and with them.
func (t telling) bothWays() paper.Section {
	section := paper.Section{Title: "With those whose answers do not count, and without"}
	table := &paper.Table{Wide: true, Head: append(append([]paper.Cell{{Text: "Question"}}, head("α without")...), head("α with")...)}
	for _, b := range t.BothWays {
		table.Rows = append(table.Rows, append(append([]paper.Cell{{Text: nameOf(&b.Row)}}, cells(b.Without)...), cells(b.With)...))
	}
	if table.Rows != nil {
		section.Blocks = append(section.Blocks, paper.Beside(table))
	}
	return section
}
