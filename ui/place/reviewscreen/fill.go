package reviewscreen

import (
	"math"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/chart"
	"plumbline/ui/narrowing"
	"plumbline/ui/wording"
)

// worded is what a session hands over, in words.
func worded(v reviewing.View) View {
	w := View{
		Codebook: v.Codebook, About: v.About, Restricted: v.Restricted, Computing: v.Computing, Filters: narrowing.Worded(v.Filters),
	}
	w.Beside, w.Method = v.Beside, drawsWords(v.Draws)
	if v.Err != nil {
		w.Problem = wording.Error(v.Err)
	}
	if o := v.Overview; o != nil {
		if events, ok := o.EventWords(v.Draws); ok {
			w.Method += " " + wording.Of(events)
		}
		w.Paragraphs, w.Double, w.Annotators = o.Paragraphs, o.Doubly, len(o.Annotators)
		for i := range o.Rows {
			w.Rows = append(w.Rows, rowOf(&o.Rows[i]))
		}
	}
	if o := v.Overview; o != nil && len(o.Annotators) == 1 && o.Paragraphs > 0 {
		w.Sentences = append(w.Sentences, needsTwo(o.Annotators[0]))
	}
	if v.Overview != nil {
		for _, words := range append(v.Overview.Unusable.Words(), v.Overview.Presets.Words()...) {
			w.Sentences = append(w.Sentences, Sentence{Text: wording.Of(words), Row: nowhere})
		}
	}
	for _, e := range v.Excluded {
		w.Sentences = append(w.Sentences, Sentence{Text: wording.Of(e.Words()), Row: nowhere})
	}
	if words, some := v.Seats.Words(); some {
		w.Sentences = append(w.Sentences, Sentence{Text: wording.Of(words), Row: nowhere})
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
		ID: reviewing.IDOf(r.Question, r.What), Name: nameOf(r.Question, r.What),
		Result: r.Alpha, Quiet: r.Question.Guessed,
	}
	if r.AtGuess > 0 {
		row.Note = lang.L("{{.Left}} of {{.Answers}} answers are the guess from the layout.",
			map[string]any{"Left": r.AtGuess, "Answers": r.Answers})
	}
	if r.Beside() > 0 {
		row.Note = wording.Of(r.BesideWords())
	}
	return row
}

// nameOf names a question and which answers to it are measured.
func nameOf(q review.Question, what review.What) string { return wording.Of(review.NameOf(q, what)) }

// needsTwo says why there is no agreement where one annotator is left.
func needsTwo(annotator string) Sentence {
	return Sentence{Text: lang.L("Agreement needs two annotators; here is only {{.Annotator}}. Choose another one above, or all.",
		map[string]any{"Annotator": annotator}), Row: nowhere}
}

// drawsWords say what intervals stand on, and what is drawn with which seed.
func drawsWords(d review.Draws) string {
	data := map[string]any{"Draws": d.Times, "Seed": d.Seed, "Shuffles": agreement.Shuffles}
	readers := lang.L("Who reads differently: {{.Shuffles}} shuffles, seed {{.Seed}}.", data)
	switch {
	case d.Times > 0 && d.Paragraphs:
		return lang.L("95 % intervals: {{.Draws}} draws of paragraphs, seed {{.Seed}}.", data) + " " + readers
	case d.Times > 0:
		return lang.L("95 % intervals: {{.Draws}} draws of whole articles, seed {{.Seed}}.", data) + " " + readers
	case d.Paragraphs:
		return lang.L("95 % intervals: each paragraph is left out in turn; nothing is drawn.", data) + " " + readers
	}
	return lang.L("95 % intervals: each article is left out in turn; nothing is drawn.", data) + " " + readers
}

// sentenceOf says what needs the lead. Labels come as annotators see them.
func sentenceOf(a review.Attention) Sentence {
	shown := func(label string) string { return label }
	s := Sentence{Text: wording.Of(a.Words(wording.Of(review.NameWithin(a.Question, a.What)), shown, chart.Number))}
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
