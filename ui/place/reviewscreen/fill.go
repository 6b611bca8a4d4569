package reviewscreen

import (
	"math"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/chart"
	"plumbline/ui/wording"
)

// worded is what a session hands over, in words.
func worded(v reviewing.View) View {
	w := View{
		Codebook: v.Codebook, About: v.About, Restricted: v.Restricted, Computing: v.Computing, Filters: filterWords(v.Filters),
	}
	if v.Err != nil {
		w.Problem = wording.Error(v.Err)
	}
	if o := v.Overview; o != nil {
		w.Paragraphs, w.Double, w.Annotators = o.Paragraphs, o.Doubly, len(o.Annotators)
		for i := range o.Rows {
			w.Rows = append(w.Rows, rowOf(&o.Rows[i]))
		}
	}
	for _, a := range v.Attention {
		w.Sentences = append(w.Sentences, sentenceOf(a))
	}
	if v.Detail != nil {
		w.Detail = detailWords(v.Detail)
	}
	return w
}

func rowOf(r *review.Row) Row {
	row := Row{
		ID: reviewing.IDOf(r.Question, r.What), Name: nameOf(r.Question, r.What), Family: r.Question.Family,
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
	}
	if !q.InForce {
		name = askedEarlier(name)
	}
	return name
}

// askedEarlier names a question that means something else now.
func askedEarlier(name string) string {
	return lang.L("{{.Name}} (as asked earlier)", map[string]any{"Name": name})
}

// sentenceOf says what needs the lead. Labels come as annotators see them.
func sentenceOf(a review.Attention) Sentence {
	shown := func(label string) string { return label }
	s := Sentence{Text: wording.Of(a.Words(nameOf(a.Question, a.What), shown, chart.Number))}
	if a.Kind != review.FileMissing {
		s.Row = reviewing.IDOf(a.Question, a.What)
	}
	return s
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
