// Package meeting prepares what a team talks over: the paragraphs that divide annotators
// most and were not talked over yet, with the rule that is at stake and how often each
// answer was given, and no names.
package meeting

import (
	"cmp"
	"context"
	"slices"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
	"plumbline/annotate/team"
)

// How many paragraphs a meeting takes.
const (
	Usual = 12
	Most  = 40
)

// Agenda is what is talked over in one meeting.
type Agenda struct {
	Project string // its title, or ""
	Made    time.Time
	Rules   []Rule // in the order of the codebook
	Left    int    // paragraphs that divide, were not talked over yet, and found no room
}

// Rule is a question of the codebook and the paragraphs that it divides most on.
type Rule struct {
	Field  codebook.Field
	Topics []Topic
}

// Topic is one paragraph.
type Topic struct {
	Paragraph annotate.Paragraph
	Title     string // of the article, "" if it has none
	Divided   []Division
}

// Division is a question on which the annotators of a paragraph differ, that which divides
// them most first.
type Division struct {
	Field  codebook.Field
	Slot   annotate.Slot
	Target string // its name, "" for a question that is asked once
	Given  []Count
}

// Count is how many annotators gave an answer; of a question with several answers, each.
type Count struct {
	Value, Shown string
	Annotators   int
}

// Source is what an agenda is read from.
type Source interface {
	adjudicate.CaseSource
	Discussions(ctx context.Context) (days map[string]string, err error)
}

// Read chooses at most so many paragraphs: of those whose disagreements wait for a decision
// and that were on no agenda yet, those that divide most. With again also those that were.
func Read(ctx context.Context, from Source, most int, again bool, now time.Time) (*Agenda, error) {
	if most < 1 || most > Most {
		return nil, annotate.Fail(annotate.CodeInvalid, "meeting.most", "Most", Most)
	}
	before, err := from.Discussions(ctx)
	if err != nil {
		return nil, err
	}
	docket, err := adjudicate.Read(ctx, from, review.Filter{}, review.Draws{})
	if err != nil {
		return nil, err
	}
	cases, err := adjudicate.NewCases(ctx, from)
	if err != nil {
		return nil, err
	}
	a := &Agenda{Made: now}
	if a.Project, err = from.Setting(ctx, annotate.ProjectTitle); err != nil {
		return nil, err
	}
	chosen := 0
	for _, item := range docket.Items(adjudicate.ByParagraph) {
		hardest := item.Hardest()
		if !item.State().Waits() || hardest.Audit || !again && before[hardest.Paragraph] != "" {
			continue
		}
		c, err := cases.Case(ctx, hardest.Paragraph)
		switch {
		case err != nil:
			return nil, err
		case c.Paragraph.Missing != "": // nobody could read it
			continue
		case chosen == most:
			a.Left++
			continue
		}
		chosen++
		a.add(docket.Book(), c, item)
	}
	slices.SortStableFunc(a.Rules, func(x, y Rule) int { return cmp.Compare(indexOf(docket, x.Field.Key), indexOf(docket, y.Field.Key)) })
	return a, nil
}

func indexOf(d *adjudicate.Docket, field string) int {
	return slices.IndexFunc(d.Book().Fields, func(f codebook.Field) bool { return f.Key == field })
}

// add puts a paragraph under the question that divides its annotators most.
func (a *Agenda) add(book *codebook.Codebook, c *adjudicate.Case, item adjudicate.Item) {
	disputes := slices.Clone(item.Disputes)
	slices.SortStableFunc(disputes, func(x, y *adjudicate.Dispute) int { return cmp.Compare(y.Difficulty, x.Difficulty) })
	topic := Topic{Paragraph: c.Paragraph, Title: c.Article.Title}
	for _, d := range disputes {
		if d.State.Waits() && !d.Audit {
			topic.Divided = append(topic.Divided, division(book.Field(d.Slot.Field), c, d.Slot))
		}
	}
	if len(topic.Divided) == 0 {
		return
	}
	field := topic.Divided[0].Field
	at := slices.IndexFunc(a.Rules, func(r Rule) bool { return r.Field.Key == field.Key })
	if at < 0 {
		at = len(a.Rules)
		a.Rules = append(a.Rules, Rule{Field: field})
	}
	a.Rules[at].Topics = append(a.Rules[at].Topics, topic)
}

// division counts the answers to a question.
func division(f *codebook.Field, c *adjudicate.Case, slot annotate.Slot) Division {
	d := Division{Field: *f, Slot: slot}
	for _, t := range c.Targets {
		if t.ID == slot.Target {
			d.Target = t.Name
		}
	}
	for i := range f.Options {
		o := &f.Options[i]
		n := 0
		for _, g := range c.Given(slot) {
			if slices.Contains(f.Labels(g.Value), o.Value) {
				n++
			}
		}
		if n > 0 {
			d.Given = append(d.Given, Count{Value: o.Value, Shown: o.Spelled(), Annotators: n})
		}
	}
	return d
}

// Topics are all paragraphs, in order.
func (a *Agenda) Topics() (all []Topic) {
	for i := range a.Rules {
		all = append(all, a.Rules[i].Topics...)
	}
	return all
}

// Held are the facts that say that the paragraphs of the agenda were put before the team.
func (a *Agenda) Held() (facts []team.Fact) {
	day := a.Made.Local().Format(time.DateOnly)
	for _, t := range a.Topics() {
		facts = append(facts, team.Fact{Key: annotate.DiscussionKey(t.Paragraph.ID), Value: day})
	}
	return facts
}
