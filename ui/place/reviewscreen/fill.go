package reviewscreen

import (
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/ui/chart"
)

// Overview puts an overview into words, without filters and detail. It may be
// called off the UI goroutine. Version is that of the codebook; computing says
// that the overview has no intervals yet. Of the texts it needs Shown. Missing
// is what review.MissingFile found.
func Overview(o *review.Overview, version string, computing bool, t Texts, missing ...review.Attention) View {
	v := View{
		Paragraphs: o.Paragraphs, Double: o.Doubly, Annotators: len(o.Annotators),
		Codebook: version, Computing: computing,
	}
	for i := range o.Rows {
		v.Rows = append(v.Rows, rowOf(&o.Rows[i]))
	}
	for _, a := range o.Attention(missing...) {
		v.Sentences = append(v.Sentences, sentenceOf(a, t))
	}
	return v
}

// idOf names a row by what it measures.
func idOf(q review.Question, what review.What) RowID {
	return RowID(fmt.Sprintf("%s\n%s\n%d\n%s\n%s", q.Codebook, q.Field, q.Meaning, q.Target, what))
}

func rowOf(r *review.Row) Row {
	row := Row{
		ID: idOf(r.Question, r.What), Name: nameOf(r.Question, r.What), Family: r.Question.Family,
		Result: r.Alpha, Quiet: r.Question.Guessed,
	}
	if r.AtGuess > 0 {
		row.Note = lang.L("{{.Left}} of {{.Answers}} answers are the guess from the layout.",
			map[string]any{"Left": r.AtGuess, "Answers": r.Answers})
	}
	return row
}

// nameOf names a question and which answers to it are measured.
func nameOf(q review.Question, what review.What) string {
	name := q.Label
	if q.TargetName != "" {
		name += " · " + q.TargetName
	}
	data := map[string]any{"Name": name}
	switch what {
	case review.Addressed:
		name = lang.L("{{.Name}}, where seen", data)
	case review.AbsentOrAddressed:
		name = lang.L("{{.Name}}: absent or not", data)
	case review.Seen:
		name = lang.L("{{.Name}}, where both saw any", data)
	case review.GuessChanged:
		name = lang.L("{{.Name}}, guess changed", data)
	}
	if !q.InForce {
		name = lang.L("{{.Name}} (as asked earlier)", map[string]any{"Name": name})
	}
	return name
}

// sentenceOf says what needs the lead.
func sentenceOf(a review.Attention, t Texts) Sentence {
	if a.Kind == review.FileMissing {
		return Sentence{Text: missingWords(a), Link: LinkFiles}
	}
	s := Sentence{Row: idOf(a.Question, a.What)}
	data := map[string]any{
		"Row": nameOf(a.Question, a.What), "Annotator": a.Annotator, "Near": a.Near, "Others": a.Others,
		"First": t.shownOf(a.Question, a.First), "Second": t.shownOf(a.Question, a.Second), "Times": a.Times, "All": a.All,
	}
	if a.Alpha.Value != nil {
		data["Alpha"] = chart.Number(*a.Alpha.Value)
	}
	if a.Alpha.CI95 != nil {
		data["Low"] = chart.Number(a.Alpha.CI95[0])
	}
	if a.GainCI95 != nil {
		data["Gain"], data["From"], data["To"] = chart.Number(a.Gain), chart.Number(a.GainCI95[0]), chart.Number(a.GainCI95[1])
	}
	if a.Without.Value != nil {
		data["Without"] = chart.Number(*a.Without.Value)
	}
	switch {
	case a.Kind == review.AnnotatorApart && a.Near == 0:
		s.Text = lang.L("{{.Annotator}} stands apart on {{.Row}}: without {{.Annotator}}, α is {{.Without}} instead of {{.Alpha}}, a gain of {{.Gain}} ({{.From}} – {{.To}}).", data)
	case a.Kind == review.AnnotatorApart && a.GainCI95 != nil:
		s.Text = lang.L("{{.Annotator}} stands apart on {{.Row}}: no agreement beyond chance with {{.Near}} of {{.Others}} others; without {{.Annotator}}, α is {{.Without}} instead of {{.Alpha}}, a gain of {{.Gain}} ({{.From}} – {{.To}}).", data)
	case a.Kind == review.AnnotatorApart:
		s.Text = lang.L("{{.Annotator}} stands apart on {{.Row}}: no agreement beyond chance with {{.Near}} of {{.Others}} others; without {{.Annotator}}, α is {{.Without}} instead of {{.Alpha}}.", data)
	case a.Times > 0:
		s.Text = lang.L("{{.Row}} has the lowest lower bound ({{.Low}}); {{.First}} and {{.Second}} collide most, {{.Times}} times of {{.All}}.", data)
	default:
		s.Text = lang.L("{{.Row}} has the lowest lower bound ({{.Low}}).", data)
	}
	return s
}

// LinkFiles is the link of a sentence about files that are missing or old.
const LinkFiles = "files"

// missingWords says whose file is missing or old.
func missingWords(a review.Attention) string {
	data := map[string]any{"Annotator": a.Annotator, "Days": a.Days, "Further": a.Further}
	switch {
	case a.Never && a.Further == 0:
		return lang.L("Nothing has come from {{.Annotator}} yet, while others went on.", data)
	case a.Never:
		return lang.L("Nothing has come from {{.Annotator}} and {{.Further}} more, while others went on.", data)
	case a.Further == 0:
		return lang.L("The newest answer of {{.Annotator}} is {{.Days}} days old, while others went on.", data)
	}
	return lang.L("The newest answer of {{.Annotator}} is {{.Days}} days old, and {{.Further}} more are behind, while others went on.", data)
}

// noteOf says what to know about a label.
func noteOf(n review.Note) string {
	data := map[string]any{"Uses": n.Uses, "Annotator": n.Annotator, "Times": chart.Short(math.Round(n.Times*10) / 10)}
	switch {
	case n.Kind == review.FewUses && n.Uses == 1:
		return lang.L("only 1 use")
	case n.Kind == review.FewUses:
		return lang.L("only {{.Uses}} uses", data)
	case n.Kind == review.Overused:
		return lang.L("{{.Annotator}} uses it {{.Times}} times as often", data)
	case n.Kind == review.OnlyOne:
		return lang.L("only {{.Annotator}} uses it", data)
	case n.Kind == review.NeverHad:
		return lang.L("nobody used it")
	}
	return ""
}

// RowOf finds the row with an id, nil where there is none.
func RowOf(o *review.Overview, id RowID) *review.Row {
	i := slices.IndexFunc(o.Rows, func(r review.Row) bool { return idOf(r.Question, r.What) == id })
	if i < 0 {
		return nil
	}
	return &o.Rows[i]
}

// besideOf are the numbers that stand beside the coefficient of a row.
func besideOf(r *review.Row) []agreement.Result {
	var numbers []agreement.Result
	for _, beside := range []*agreement.Result{r.Agreed, r.AC1} {
		if beside != nil {
			n := *beside
			if n.Articles == 0 {
				n.Articles = r.Alpha.Articles
			}
			numbers = append(numbers, n)
		}
	}
	return numbers
}
