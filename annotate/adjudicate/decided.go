package adjudicate

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// Where says which majorities become final.
type Where string

// The majorities that become final.
const (
	WhereUnanimous Where = "unanimous" // two annotators or more, and all say the same
	WhereMajority  Where = "majority"  // more than half say so
)

// Decided is what a consensus makes final.
type Decided struct {
	Answers   int                // that become final
	Unanimous int                // of them
	Units     annotate.UnitCount // in which they are
	Before    int                // questions that were decided before and stay as they are
	Left      int                // questions that two annotators answered, without such a majority
	Entries   []annotate.Entry
}

// Decide makes majorities final that a sieve and a filter let through, and those of what they
// hang on, where nothing is decided or begun yet. A question is settled only if what it hangs
// on is, so that every final answer is one to a question that the final answers ask. A filter
// takes the questions to which an answer is among those it leaves; what it leaves out counts in
// what is decided.
func Decide(ctx context.Context, from Source, pen *annotate.Pen, where Where, sieve Sieve, f review.Filter) (*Decided, error) {
	r, err := readRules(ctx, from)
	if err != nil {
		return nil, err
	}
	s := &decider{pen: pen, where: where, sieve: sieve}
	pen.Begin()
	return &s.found, eachCase(ctx, from, r, f, s.decide)
}

// eachCase visits the cases of a project, one for each paragraph that somebody
// answered something about; articles that are withdrawn, or for practice alone,
// are passed over.
func eachCase(ctx context.Context, from Source, r *rules, f review.Filter, visit func(*Case)) error {
	var article annotate.Article
	var sheets []*annotate.Sheet
	end := func() {
		if len(sheets) > 0 {
			visit(newCase(r, &article, sheets[0].Paragraph, sheets, f))
		}
		sheets = nil
	}
	err := from.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if len(sheets) > 0 && sheets[0].Paragraph.ID != s.Paragraph.ID {
			end()
		}
		if a.Meta.AskedIn(annotate.LayerAnnotation) {
			article = *a
			sheets = append(sheets, s)
		}
		return nil
	})
	if err == nil {
		end()
	}
	return err
}

// decider makes entries of majorities.
type decider struct {
	pen   *annotate.Pen
	where Where
	sieve Sieve
	found Decided
}

func (s *decider) decide(c *Case) {
	before := s.found.Answers
	c.blank = func(slot annotate.Slot) bool { return !s.takes(c, slot) }
	questions := c.Ask().Questions()
	meant := s.meant(c, questions)
	for _, q := range questions {
		slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		if !q.Field.Choosable() || !slices.Contains(meant, slot) {
			continue
		}
		value, how := c.Start(slot)
		switch {
		case c.Audited(slot) && s.where == WhereUnanimous:
			s.found.Left++ // a person looks at it
		case c.Decided(slot), c.Chosen(slot) != "":
			s.found.Before++
		case value == "" && len(c.given[slot]) > 1:
			s.found.Left++
		case value != "":
			s.write(c, slot, value, how)
		}
	}
	if s.found.Answers > before {
		s.found.Units.Add(&c.Paragraph)
	}
}

// meant are the questions that the filter and the sieve let through, and what they hang on.
func (s *decider) meant(c *Case, questions []codebook.Question) []annotate.Slot {
	var all []annotate.Slot
	for _, q := range questions {
		slot := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		if value, _ := c.Start(slot); len(c.narrow[slot]) > 0 && s.sieve.lets(q.Field, value, c.Changed(slot)) {
			all = append(append(all, slot), c.ancestors(slot)...)
		}
	}
	return all
}

// takes reports whether the majority of a question is one to be made final.
func (s *decider) takes(c *Case, slot annotate.Slot) bool {
	_, how := Majority(c.rules.book.Field(slot.Field), c.given[slot])
	return how == annotate.OutcomeUnanimous || how == annotate.OutcomeMajority && s.where == WhereMajority
}

func (s *decider) write(c *Case, slot annotate.Slot, value string, how annotate.Outcome) {
	s.found.Answers++
	if how == annotate.OutcomeUnanimous {
		s.found.Unanimous++
	}
	key := c.Final.Key(slot.Field, slot.Target)
	s.found.Entries = append(s.found.Entries, s.pen.WriteOver(c.Final.Current(key), key, value, annotate.OriginAnnotator))
	key.Kind = annotate.KindOutcome
	s.found.Entries = append(
		s.found.Entries,
		s.pen.WriteOver(c.Final.Current(key), key, how.ToldByRule(c.Seen(slot)), annotate.OriginAnnotator),
	)
}
