package datasheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

func (f facts) quality() Section {
	items := []Item{f.agreement(), f.repeats(), f.settling()}
	for _, item := range []Item{f.words(), f.effects(), f.exclusions(), f.bothWays()} {
		if !item.Blank() {
			items = append(items, item)
		}
	}
	return Section{"How far it can be relied on", items}
}

func (f facts) agreement() Item {
	item := Item{
		Asks: "How far do annotators agree?", From: both,
		Told: []string{
			"Krippendorff's alpha by question, with its interval of 95 % by whole articles, each left out in turn, and n, the paragraphs labelled by two or more.",
		},
		Rows: &Table{Head: []string{"Question", "Metric", "Alpha", "95 % interval", "n", "Remark"}},
	}
	if events, ok := f.Overview.EventWords(review.Draws{}); ok {
		item.Told = append(item.Told, events.String())
	}
	rows := slices.SortedFunc(slices.Values(f.Overview.Rows), review.InOrder)
	var none []string
	for i := range rows {
		row := &rows[i]
		if row.Alpha.N == 0 {
			none = append(none, review.NameOf(row.Question, row.What).String())
			continue
		}
		item.Rows.Rows = append(item.Rows.Rows, append(
			[]string{review.NameOf(row.Question, row.What).String(), review.MetricName(row.Level)}, measured(row.Alpha)...))
	}
	if none != nil {
		item.Told = append(item.Told, "Answered by no two annotators: "+strings.Join(none, "; ")+".")
	}
	if len(item.Rows.Rows) == 0 {
		item.Told, item.Rows = []string{"No question was answered by two annotators."}, nil
	}
	return item
}

// measured is a coefficient in the cells of a table.
func measured(r agreement.Result) []string {
	value, bounds := "undefined", ""
	if r.Value != nil {
		value = review.Digits(*r.Value)
	}
	if r.CI95 != nil {
		bounds = review.Digits(r.CI95[0]) + " to " + review.Digits(r.CI95[1])
	}
	return []string{value, bounds, fmt.Sprint(r.N), r.Reason.String()}
}

func (f facts) repeats() Item {
	item := Item{Asks: "How far does each annotator agree with themselves?", From: gebru}
	share := f.Settings[annotate.ProjectRepeatShare]
	if share != "" && share != "0" {
		item.Told = append(item.Told, fmt.Sprintf(
			"%s %% of what was submitted was asked again after at least %s days, without being marked as such.",
			share, cmp.Or(f.Settings[annotate.ProjectRepeatDays], fmt.Sprint(annotate.RepeatDays))))
	}
	for _, a := range f.Again {
		item.Told = append(item.Told, a.Annotator+": "+a.Gap.Words().String())
		for i := range a.Overview.Rows {
			row := &a.Overview.Rows[i]
			if row.Alpha.N == 0 {
				continue
			}
			if item.Rows == nil {
				item.Rows = &Table{Head: []string{"Annotator", "Question", "Alpha", "95 % interval", "n", "Remark"}}
			}
			item.Rows.Rows = append(item.Rows.Rows, append(
				[]string{a.Annotator, review.NameOf(row.Question, row.What).String()}, measured(row.Alpha)...))
		}
	}
	if item.Blank() {
		item.Told = []string{"Nothing was asked again."}
	}
	return item
}

func (f facts) settling() Item {
	item := Item{Asks: "How were disagreements settled?", From: gebru}
	l := f.Labels.Altogether()
	decided := 0
	var outcomes []string
	for _, o := range []struct {
		outcome annotate.Outcome
		says    string
	}{
		{annotate.OutcomeUnanimous, "unanimous"},
		{annotate.OutcomeMajority, "the majority as it was"},
		{annotate.OutcomeSingle, "as the only annotator gave it"},
		{annotate.OutcomeDecided, "chosen by a lead"},
		{annotate.OutcomeKept, "kept open, as the disagreement is genuine"},
	} {
		if n := l.Outcomes[o.outcome]; n > 0 {
			decided += n
			outcomes = append(outcomes, fmt.Sprintf("%s %d", o.says, n))
		}
	}
	if decided == 0 {
		item.Told = []string{"No final answers were decided; every annotator's answer stands for itself."}
		return item
	}
	item.Told = []string{
		fmt.Sprintf("%s: %s.", plural(decided, "final answer"), strings.Join(outcomes, ", ")),
	}
	ofPeople, among := decided-l.ByRule, "of them"
	if l.ByRule > 0 {
		item.Told = append(item.Told, fmt.Sprintf("%d of them a rule made, for all it fits at once, and nobody looked at them.", l.ByRule))
		among = fmt.Sprintf("of the other %d", ofPeople)
	}
	if ofPeople > 0 {
		item.Told = append(item.Told, fmt.Sprintf("%d %s were given before the annotators' answers were seen.", l.Blind, among))
	}
	for _, words := range f.Overview.Presets.Words() {
		item.Told = append(item.Told, words.String())
	}
	if causes := Causes(l.Causes); causes != "" {
		item.Told = append(item.Told, "What divided annotators, where it was said: "+causes+".")
	}
	return item
}

// Causes tells how often each cause divided annotators.
func Causes(of map[annotate.Cause]int) string {
	var causes []string
	for _, c := range annotate.Causes() {
		if n := of[c]; n > 0 {
			causes = append(causes, fmt.Sprintf("%s %d", strings.ReplaceAll(string(c), "_", " "), n))
		}
	}
	return strings.Join(causes, ", ")
}

func (f facts) exclusions() Item {
	item := Item{Asks: "Does anybody's work not count?", From: gebru}
	for _, e := range f.Excluded {
		item.Told = append(item.Told, e.Words().String())
	}
	return item
}

func (f facts) bothWays() Item {
	item := Item{Asks: "What does agreement come to with those whose work does not count?", From: gebru}
	all := slices.SortedFunc(slices.Values(f.BothWays), func(a, b review.BothWays) int { return review.InOrder(a.Row, b.Row) })
	for _, b := range all {
		if item.Rows == nil {
			item.Rows = &Table{Head: []string{"Question", "Alpha without", "95 % interval", "n", "Alpha with", "95 % interval", "n"}}
		}
		without, with := measured(b.Without), measured(b.With)
		item.Rows.Rows = append(item.Rows.Rows, append(append(
			[]string{review.NameOf(b.Row.Question, b.Row.What).String()}, without[:3]...), with[:3]...))
	}
	return item
}
