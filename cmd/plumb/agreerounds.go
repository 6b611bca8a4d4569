package main

import (
	"fmt"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
)

// selfAgreement is how far an annotator agrees with themselves on one question.
type selfAgreement struct {
	Annotator string      `json:"annotator"`
	Field     string      `json:"field"`
	Target    *string     `json:"target"`
	TargetID  *string     `json:"target_id"`
	Meaning   int         `json:"meaning"`
	What      review.What `json:"what,omitempty"`
	Days      [2]int      `json:"days"` // from the first answers to those given again: the shortest and the longest
	agreement.Result
}

// ofRounds compares what annotators answered first with what they answered when
// they were asked again.
func (c *agreeCommand) ofRounds(s *session, answers *review.Answers, filter review.Filter, only choice) error {
	if c.By != "" {
		return misused("--rounds compares annotators with themselves; leave --by out.")
	}
	w := newWords(s.out)
	all, gaps := []selfAgreement{}, []string{}
	for _, who := range answers.Annotators() {
		o := answers.Stability(who, annotate.RepeatRound, filter)
		if o.Doubly == 0 {
			continue
		}
		o.Rows = slices.DeleteFunc(o.Rows, func(r review.Row) bool { return !only.means(r.Question) })
		if o = o.WithIntervals(c.draws(), func() bool { return s.Err() == nil }); o == nil {
			return s.Err()
		}
		slices.SortStableFunc(o.Rows, review.InOrder)
		gap := answers.Gap(who, annotate.RepeatRound, filter)
		gaps = append(gaps, who+": "+gap.Words().String())
		if len(all) == 0 {
			w.row("annotator", "question", "target", "alpha", "value", "95 % interval", "n", "articles", "")
		}
		for i := range o.Rows {
			r := &o.Rows[i]
			all = append(all, selfAgreement{
				who, r.Question.Field, orNull(r.Question.TargetName), orNull(r.Question.Target), r.Question.Meaning, r.What,
				[2]int{gap.Shortest, gap.Longest},
				r.Alpha,
			})
			w.row(who, r.Question.Label, r.Question.TargetName, string(r.Level), value(r.Alpha), interval(r.Alpha),
				fmt.Sprint(r.Alpha.N), fmt.Sprint(r.Alpha.Articles), remarks(r))
		}
	}
	if c.JSON {
		return writeObject(s.out, struct {
			Results []selfAgreement `json:"results"`
		}{all})
	}
	if len(all) == 0 {
		s.say("Nobody was asked anything again yet; plumb settings --repeat-share says how much is.")
		return nil
	}
	w.line("")
	for _, gap := range gaps {
		w.line("%s", gap)
	}
	w.line("Intervals %s.", c.intervalSource(partOf(c.Resample)))
	return w.end()
}
