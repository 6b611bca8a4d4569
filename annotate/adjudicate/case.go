package adjudicate

import (
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// Case holds the answers of all annotators to one paragraph, and the final ones.
type Case struct {
	Article   review.Article
	Paragraph annotate.Paragraph
	Targets   []annotate.Target // asked in the article
	Columns   []Column
	Final     *annotate.Sheet

	rules  *rules
	basis  *annotate.Basis           // what final answers rest on: what is submitted
	given  map[annotate.Slot][]Given // what is seen: the answers that are submitted
	narrow map[annotate.Slot][]Given // of them, those that a filter takes
	guides map[annotate.Slot][]Given // answers of another meaning, which only say what else is asked
	blank  func(annotate.Slot) bool  // questions whose majority is not to be made final
	hidden func() bool               // what annotators answered is covered, and their majorities with it

	audited bool // all agree on everything, and a lead is to look at it all the same
}

// newCase makes the case of a paragraph from its sheets.
func newCase(r *rules, article *annotate.Article, paragraph annotate.Paragraph, sheets []*annotate.Sheet, f review.Filter) *Case {
	c := &Case{
		Article:   review.Article{ID: article.ID, Title: article.Meta.Title},
		Paragraph: paragraph, Targets: article.Meta.AskedTargets(r.targets),
		rules: r, basis: annotate.NewBasis(r.book), given: make(map[annotate.Slot][]Given), narrow: make(map[annotate.Slot][]Given),
		guides: make(map[annotate.Slot][]Given),
		blank:  func(annotate.Slot) bool { return false },
		hidden: func() bool { return false },
	}
	everything := review.Filter{Drafts: f.Drafts}
	for _, s := range sheets {
		switch {
		case s.Round != Round:
		case s.Layer == annotate.LayerFinal:
			c.Final = s
		case r.leavesOut(s.Annotator):
		case s.Layer == annotate.LayerAnnotation && s.Annotator != "" && everything.Takes(article.ID, s, r.book):
			c.basis.Add(s, c.targetIDs())
			c.hear(s, f.Takes(article.ID, s, r.book))
		}
	}
	if c.Final == nil {
		c.Final = annotate.NewSheet(paragraph, annotate.LayerFinal, Round, "")
	}
	nameColumns(paragraph.ID, c.Columns)
	c.audited = len(c.Columns) > 1 && r.audit.takes(paragraph.ID) && !c.anyDivided()
	return c
}

func (c *Case) anyDivided() bool {
	for slot := range c.given {
		if c.divided(slot) {
			return true
		}
	}
	return false
}

// divided reports whether annotators differ on a question.
func (c *Case) divided(slot annotate.Slot) bool {
	return len(c.given[slot]) > 1 && annotate.Divided(c.given[slot])
}

// Audited reports whether a question is put before a lead although all agree on it.
func (c *Case) Audited(slot annotate.Slot) bool {
	f := c.rules.book.Field(slot.Field)
	return c.audited && f != nil && f.Required && len(c.given[slot]) > 1
}

// hear adds an annotator's sheet to the case.
func (c *Case) hear(s *annotate.Sheet, counts bool) {
	column := Column{Annotator: s.Annotator, Answers: c.rules.answers(s, c.targetIDs()), sheet: s}
	c.Columns = append(c.Columns, column)
	for slot, value := range column.Answers {
		c.given[slot] = append(c.given[slot], Given{Annotator: s.Annotator, Value: value})
		if counts {
			c.narrow[slot] = append(c.narrow[slot], Given{Annotator: s.Annotator, Value: value})
		}
	}
	for slot, value := range c.rules.guides(s, c.targetIDs()) {
		c.guides[slot] = append(c.guides[slot], Given{Annotator: s.Annotator, Value: value})
	}
}

func (c *Case) targetIDs() []string { return annotate.TargetIDs(c.Targets) }

// Given are the answers of annotators to a question.
func (c *Case) Given(slot annotate.Slot) []Given { return c.given[slot] }

// Disputed reports whether a question is put before a lead: annotators differ on it, or
// it is audited.
func (c *Case) Disputed(slot annotate.Slot) bool { return c.divided(slot) || c.Audited(slot) }

// Disputes are the questions of the paragraph that are put before a lead.
func (c *Case) Disputes() []annotate.Slot {
	var all []annotate.Slot
	for i := range c.rules.book.Fields {
		for _, slot := range c.slotsOf(&c.rules.book.Fields[i], "") {
			if c.Disputed(slot) {
				all = append(all, slot)
			}
		}
	}
	return all
}

// Start is the majority from which a decision starts, and what it is. While the answers are
// covered a decision starts from nothing, or from what the layout of the text suggests.
func (c *Case) Start(slot annotate.Slot) (string, annotate.Outcome) {
	f := c.rules.book.Field(slot.Field)
	switch {
	case f == nil || c.blank(slot):
		return "", ""
	case c.hidden() && (slot.Target != "" || c.Disputed(slot)):
		return "", ""
	case c.hidden():
		return c.Final.Guess(c.rules.book, slot.Field), ""
	}
	return Majority(f, c.given[slot])
}

// Cover hides what annotators answered while hidden is true: no majority is proposed, and none
// says which other questions are asked.
func (c *Case) Cover(hidden func() bool) { c.hidden = hidden }

// Seen is the digest of the submitted answers to a question as they are now.
func (c *Case) Seen(slot annotate.Slot) string { return c.basis.Seen(slot) }

// Decided reports whether a question has a final answer, or is kept.
func (c *Case) Decided(slot annotate.Slot) bool { return c.Final.Decided(c.rules.book, slot) }

// Changed reports whether a question that was decided is to be decided again: annotators
// answer otherwise since, or it means something else.
func (c *Case) Changed(slot annotate.Slot) bool { return c.basis.Reopens(c.Final, slot, c.targetIDs()) }

// Renewed reports whether a question that was decided means something else now.
func (c *Case) Renewed(slot annotate.Slot) bool { return c.Changed(slot) && !c.Decided(slot) }

// How is the outcome of a question, "" while it is not decided.
func (c *Case) How(slot annotate.Slot) annotate.Outcome {
	if how := c.Final.How(c.rules.book, slot); how != annotate.OutcomeOpen {
		return how
	}
	return ""
}

// Chosen is the answer on the final sheet, decided or not yet.
func (c *Case) Chosen(slot annotate.Slot) string {
	return c.Final.Under(c.rules.book, slot.Field, slot.Target)
}

// Value returns the answer shown for a question: the final answer, else the majority; nothing
// where the disagreement is kept, or the majority was set aside.
func (c *Case) Value(slot annotate.Slot) string {
	how := c.Final.How(c.rules.book, slot)
	if value := c.Chosen(slot); value != "" && how != annotate.OutcomeKept {
		return value
	}
	if how == annotate.OutcomeKept || how == annotate.OutcomeOpen {
		return ""
	}
	start, _ := c.Start(slot)
	return start
}

// Ask is the form of the paragraph as it stands. A final answer whose
// condition the others do not fulfil is not asked, as everywhere. Where a question is
// to be answered again, what was final of it, or what most had answered, still says
// which others are asked; where nobody answered it, the layout guess does.
func (c *Case) Ask() *codebook.Asked {
	return c.rules.book.Ask(codebook.Facts{
		Article: c.Paragraph.Whole(), Text: c.Paragraph.Text, Targets: c.targetIDs(),
		Answer: func(field, target string) (string, bool) {
			slot := annotate.Slot{Field: field, Target: target}
			value := c.Value(slot)
			if value == "" {
				value = c.guide(slot)
			}
			if value == "" && target == "" && len(c.given[slot]) == 0 {
				value = c.Final.Guess(c.rules.book, field)
			}
			return value, value != ""
		},
	})
}

// guide is what an answer of another meaning says about which other questions are
// asked: the final one, else that of most.
func (c *Case) guide(slot annotate.Slot) string {
	f := c.rules.book.Field(slot.Field)
	if how := c.Final.How(c.rules.book, slot); f == nil || how == annotate.OutcomeKept || how == annotate.OutcomeOpen {
		return ""
	}
	if value := c.Final.Guides(c.rules.book, slot); value != "" {
		return value
	}
	if len(c.guides[slot]) == 0 || c.blank(slot) || c.hidden() {
		return ""
	}
	value, _ := Majority(f, slices.Concat(c.given[slot], c.guides[slot]))
	return value
}

// ancestors are the questions that directly or indirectly decide whether a
// question is asked.
func (c *Case) ancestors(slot annotate.Slot) []annotate.Slot {
	var found []annotate.Slot
	var visit func(annotate.Slot)
	visit = func(slot annotate.Slot) {
		f := c.rules.book.Field(slot.Field)
		if f == nil {
			return
		}
		for _, parent := range c.rules.book.Parents(f) {
			for _, up := range c.slotsOf(parent, slot.Target) {
				if !slices.Contains(found, up) {
					found = append(found, up)
					visit(up)
				}
			}
		}
	}
	visit(slot)
	return found
}

// slotsOf are the questions of a field: about a target if one is given and the
// field asks about targets, else about all of them.
func (c *Case) slotsOf(f *codebook.Field, target string) []annotate.Slot {
	switch {
	case !f.PerTarget:
		return []annotate.Slot{{Field: f.Key}}
	case target != "":
		return []annotate.Slot{{Field: f.Key, Target: target}}
	}
	var all []annotate.Slot
	for _, t := range c.Targets {
		all = append(all, annotate.Slot{Field: f.Key, Target: t.ID})
	}
	return all
}

// Pending are the questions on which a question hangs that are put before a lead, for the
// first time or again, and not decided as they are asked now: they are decided with it.
func (c *Case) Pending(slot annotate.Slot) []annotate.Slot {
	return slices.DeleteFunc(c.ancestors(slot), func(up annotate.Slot) bool {
		if c.hidden() {
			return c.Chosen(up) != "" || c.Decided(up) // whether it divides anybody is covered too
		}
		return c.Decided(up) || !c.Disputed(up) && !c.Changed(up)
	})
}

// unsure counts the annotators who doubted their answer.
func (c *Case) unsure(slot annotate.Slot) int {
	n := 0
	for _, column := range c.Columns {
		if column.Unsure(slot) {
			n++
		}
	}
	return n
}

// snippet is the beginning of the paragraph.
func (c *Case) snippet() string {
	const most = 140
	if runes := []rune(c.Paragraph.Text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return c.Paragraph.Text
}
