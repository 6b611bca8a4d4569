package reviewscreen

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/review"
	"plumbline/annotate/work/reviewing"
)

// detailWords is a detail in words.
func detailWords(of *reviewing.Detail) *Detail {
	d := &Detail{
		Row: of.Row, Beside: of.Beside, Annotators: of.Annotators, Pairs: of.Pairs, Strict: of.Strict,
		Collisions: Collisions{Labels: of.Collisions.Labels, Counts: of.Collisions.Met, Alone: of.Collisions.Alone},
		DividedAll: of.DividedAll, Cell: of.Cell, Selves: of.Selves, More: of.More,
		Words: of.Words, Effects: of.Effects, Passed: of.Passed, PassedAll: of.PassedAll,
	}
	for _, l := range of.Labels {
		var notes []string
		for _, n := range l.Notes {
			notes = append(notes, noteOf(n))
		}
		d.Labels = append(d.Labels, Label{Label: l.Label, Result: l.Alpha, Share: l.Share, Uses: l.Uses, Note: strings.Join(notes, ", ")})
	}
	for _, q := range of.Divided {
		w := Divided{
			Paragraph:  q.Paragraph,
			Article:    q.Article,
			Position:   q.Position,
			Text:       q.Text,
			Difficulty: q.Difficulty,
			Hidden:     q.Hidden,
		}
		if q.Whole {
			w.Position, w.Text = 0, lang.L("The article as a whole")
		}
		for _, g := range q.Answers {
			w.Answers = append(w.Answers, Given{g.Annotator, answerWords(g)})
		}
		d.Divided = append(d.Divided, w)
	}
	for _, m := range of.Manners {
		d.Manners = append(d.Manners, mannerWords(m))
	}
	for _, w := range of.Windows {
		d.Windows = append(d.Windows, Window{From: w.From.Format("2006-01-02"), To: w.Until.Format("2006-01-02"), Result: w.Alpha})
	}
	switch of.Direction {
	case review.Rising:
		d.Change = Rising
	case review.Falling:
		d.Change = Falling
	}
	return d
}

// answerWords puts an answer that was given after others' were seen, if there is
// one, beside the answer that counts.
func answerWords(g reviewing.Given) string {
	if g.Later == "" {
		return g.Answer
	}
	if g.Answer == "" {
		g.Answer = "–"
	}
	return lang.L("{{.Answer}} ({{.Later}} after seeing others)", map[string]any{"Answer": g.Answer, "Later": g.Later})
}
