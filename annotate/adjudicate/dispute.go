package adjudicate

import (
	"plumbline/annotate"
	"plumbline/annotate/review"
)

// State says whether a disagreement waits for a decision.
type State int

// The states of a disagreement.
const (
	Waiting State = iota
	Changed       // decided, and to be decided again
	Done
	Kept // decided: it is genuine and stays
	Moot // the final answers to other questions leave it unasked
)

// Waits reports whether the lead has something to decide.
func (s State) Waits() bool { return s == Waiting || s == Changed }

// Dispute is a question of a paragraph on which annotators differ, or differed
// when it was decided.
type Dispute struct {
	Article    review.Article
	Paragraph  string // its id
	Position   int    // from 1
	Text       string // how the paragraph begins
	Slot       annotate.Slot
	Difficulty float64 // the mean distance between the answers, from 0 to 1
	Together   int     // how many questions of the paragraph are in dispute
	Unsure     int     // how many annotators doubted their answer
	Audit      bool    // all agree, and a lead looks at it all the same
	State      State
	Outcome    annotate.Outcome

	cause    annotate.Cause
	contests []string // the labels that divide the answers
}

// Whole reports whether the dispute is about the article as a whole.
func (d *Dispute) Whole() bool { return d.Paragraph == d.Article.ID }

// disputes lists what divides the annotators of a case whom the filter leaves,
// and what was decided when their answers were others, in codebook order.
func (c *Case) disputes() []Dispute {
	var found []Dispute
	for i := range c.rules.book.Fields {
		f := &c.rules.book.Fields[i]
		if !f.Choosable() {
			continue
		}
		for _, slot := range c.slotsOf(f, "") {
			given := c.narrow[slot]
			divides := len(given) > 1 && annotate.Divided(given)
			if !divides && !c.Audited(slot) && !c.Changed(slot) && c.Final.Verdict(slot).Cause.Entry.Value == "" {
				continue
			}
			d := Dispute{
				Article: c.Article, Paragraph: c.Paragraph.ID, Position: c.Paragraph.Position, Text: c.snippet(),
				Slot: slot, Difficulty: c.rules.difficulty(slot.Field, given), Unsure: c.unsure(slot),
				Audit: !divides && c.Audited(slot), contests: contested(f, c.given[slot]),
			}
			found = append(found, d)
		}
	}
	for i := range found {
		found[i].Together = len(found)
	}
	return found
}

// judge sets the state, outcome and cause of a dispute of the case.
func (c *Case) judge(d *Dispute) {
	verdict := c.Final.Verdict(d.Slot)
	d.Outcome, d.cause = c.How(d.Slot), annotate.Cause(verdict.Cause.Entry.Value)
	switch {
	case c.Changed(d.Slot):
		d.State = Changed
	case !c.Ask().Visible(d.Slot.Field, d.Slot.Target) && len(c.Pending(d.Slot)) == 0:
		d.State = Moot
	case c.Decided(d.Slot) && d.Outcome == annotate.OutcomeKept:
		d.State = Kept
	case c.Decided(d.Slot):
		d.State = Done
	default:
		d.State = Waiting
	}
}
