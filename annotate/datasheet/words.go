package datasheet

import (
	"fmt"

	"plumbline/annotate"
	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/review"
)

// words tells how far annotators marked the same words, where they marked any: what holds
// for all of them, without the pairs and labels that a report has.
func (f facts) words() Item {
	item := Item{Asks: "How far do annotators mark the same words for their answers?", From: gebru}
	for _, of := range f.Words {
		item.Told = append(item.Told, of.Label+": "+of.Apart.Words().String())
		for _, r := range of.Results {
			if r.Category != nil || r.Statistic == unitizing.F1Exact || r.Statistic == unitizing.F1Character {
				continue
			}
			if item.Rows == nil {
				item.Rows = &Table{Head: []string{"Question", "Measure", "Value", "Spans", "Remark"}}
			}
			remark := r.Reason.String()
			if made, some := r.Made(f.Draws.Seed); some {
				remark = made.String() + " " + remark
			}
			value := measured(r.Result)[0]
			item.Rows.Rows = append(item.Rows.Rows, []string{of.Label, r.Told().Short.String(), value, fmt.Sprint(r.N), remark})
		}
	}
	return item
}

// effects tells what an experiment with what is pointed out in the texts came to.
func (f facts) effects() Item {
	item := Item{Asks: "What did it come to that words were pointed out to some annotators and not to others?", From: gebru}
	for _, x := range f.Effects {
		if !x.Enough {
			continue
		}
		if item.Rows == nil {
			item.Rows = &Table{Head: []string{"Pointed out", "Of", "Shown", "Hidden", "Difference", "95 % interval"}}
		}
		item.Rows.Rows = append(item.Rows.Rows, []string{
			treatments[x.Treatment], effectOf(x), review.Digits(x.Shown.Value), review.Digits(x.Hidden.Value), review.Digits(x.Difference),
			review.Digits(x.CI95[0]) + " to " + review.Digits(x.CI95[1]),
		})
	}
	if len(f.Effects) > 0 && item.Rows == nil {
		item.Told = []string{fmt.Sprintf("Too little to say: a difference is named from %d articles in each arm on.", review.LeastArticles)}
	}
	return item
}

var treatments = map[string]string{
	annotate.ProjectTargetsShown: "names of targets", annotate.ProjectHintsShown: "hints",
}

func effectOf(x review.ArmEffect) string {
	switch x.Measure {
	case review.ShareUnsure:
		return "paragraphs in doubt"
	case review.MeanSeconds:
		return "seconds a paragraph"
	}
	return x.Field.Label + ": " + x.Field.ShownValue(x.Value)
}
