package reviewscreen

import (
	"math"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
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

// sentenceOf says what needs the lead.
func sentenceOf(a review.Attention) Sentence {
	if a.Kind == review.FileMissing {
		return Sentence{Text: missingWords(a)}
	}
	s := Sentence{Row: reviewing.IDOf(a.Question, a.What)}
	data := map[string]any{
		"Row": nameOf(a.Question, a.What), "Annotator": a.Annotator, "Paragraphs": a.Paragraphs,
		"First": a.First, "Second": a.Second, "Times": a.Times, "All": a.All,
	}
	if a.Alpha.CI95 != nil {
		data["Low"] = chart.Number(a.Alpha.CI95[0])
	}
	if a.Lean != nil {
		data["Lean"] = leanWords(*a.Lean)
	}
	switch {
	case a.Kind == review.NobodyJudged:
		s.Text = unjudgedWords(a.Why)
	case a.Kind == review.Leans:
		s.Text = lang.L("{{.Annotator}} {{.Lean}} than the others on {{.Row}} ({{.Paragraphs}} paragraphs).", data)
	case a.Kind == review.ReadsDifferently && a.Everything():
		s.Text = lang.L("{{.Annotator}} reads the questions, taken together, differently from the others ({{.Paragraphs}} paragraphs).", data)
	case a.Kind == review.ReadsDifferently && a.Lean != nil:
		s.Text = lang.L("{{.Annotator}} reads {{.Row}} differently from the others ({{.Paragraphs}} paragraphs): {{.Lean}}.", data)
	case a.Kind == review.ReadsDifferently:
		s.Text = lang.L("{{.Annotator}} reads {{.Row}} differently from the others ({{.Paragraphs}} paragraphs).", data)
	case a.Times > 0:
		s.Text = lang.L("{{.Row}} has the lowest lower bound ({{.Low}}); {{.First}} and {{.Second}} collide most, {{.Times}} times of {{.All}}.", data)
	default:
		s.Text = lang.L("{{.Row}} has the lowest lower bound ({{.Low}}).", data)
	}
	return s
}

// leanWords say which way an annotator leans.
func leanWords(l review.Lean) string {
	much := math.Abs(l.More)
	data := map[string]any{"Label": l.Label, "Steps": chart.Short(math.Round(much*10) / 10), "Points": math.Round(100 * much)}
	switch {
	case l.Label == "" && l.More > 0:
		return lang.L("gives values that are higher by {{.Steps}} steps", data)
	case l.Label == "":
		return lang.L("gives values that are lower by {{.Steps}} steps", data)
	case l.More > 0:
		return lang.L("uses {{.Label}} on {{.Points}} paragraphs in 100 more", data)
	}
	return lang.L("uses {{.Label}} on {{.Points}} paragraphs in 100 fewer", data)
}

// unjudgedWords say why nobody can be told from the others.
func unjudgedWords(why agreement.Unjudged) string {
	switch why {
	case agreement.TwoAnnotators:
		return lang.L("Who reads differently cannot be told between two annotators: each differs from the other as much.")
	case agreement.ManyReaders:
		return lang.L("Who reads differently is not looked for among more than 60 annotators.")
	case agreement.FewForPairs:
		return lang.L("Who reads differently cannot be told yet: of articles that two labelled it takes 24.")
	case agreement.Rings:
		return lang.L("Who reads differently cannot be told: the pairs form no odd ring (A with B, B with C, C with A), so that a difficult article looks like a different reader. Give articles to other pairs too.")
	}
	return lang.L("Who reads differently cannot be told yet: it takes 4 articles that four or more labelled, or 8 that three did.")
}

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
