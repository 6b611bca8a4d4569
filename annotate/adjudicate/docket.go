package adjudicate

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// Docket is the list of disagreements of a project.
type Docket struct {
	rules    *rules
	filter   review.Filter
	order    []annotate.Slot // questions, the least dependable agreement first
	disputes []*Dispute
	at       map[string][]*Dispute // by paragraph

	articles   []review.Article
	annotators []string
	batches    []review.Batch
	versions   []review.Version
}

// Book is the codebook in force.
func (d *Docket) Book() *codebook.Codebook { return d.rules.book }

// Targets lists the targets of the project, in order.
func (d *Docket) Targets() []annotate.Target { return d.rules.targets }

// Holds reports whether something divides the annotators of a paragraph.
func (d *Docket) Holds(paragraph string) bool { return d.at[paragraph] != nil }

// Filter is whose answers count as disagreements.
func (d *Docket) Filter() review.Filter { return d.filter }

// Articles lists the articles that anyone answered about, and Annotators those
// who answered: what a filter can choose from.
func (d *Docket) Articles() []review.Article { return d.articles }

// Annotators lists the ids of those who answered anything.
func (d *Docket) Annotators() []string { return d.annotators }

// Batches lists the sets of articles, and Versions the versions of the codebook
// under which anyone answered.
func (d *Docket) Batches() []review.Batch { return d.batches }

// Versions lists the versions of the codebook that answers were given under.
func (d *Docket) Versions() []review.Version { return d.versions }

// Read finds the disagreements among the answers that a filter takes. It reads
// every sheet of the project once.
func Read(ctx context.Context, from Source, f review.Filter, draws review.Draws) (*Docket, error) {
	r, err := readRules(ctx, from)
	if err != nil {
		return nil, err
	}
	d := &Docket{rules: r, filter: f, at: make(map[string][]*Dispute)}
	measured := review.New(r.book, r.targets, func(hash string) (*codebook.Codebook, error) { return from.CodebookByHash(ctx, hash) })
	measured.Exclude(r.excluded)
	if err := eachCase(ctx, measuring{from, measured}, r, f, d.hear); err != nil {
		return nil, err
	}
	overview := measured.Overview(f).WithIntervals(draws, func() bool { return ctx.Err() == nil })
	if overview == nil {
		return nil, ctx.Err()
	}
	d.order = d.questions(byLowerBound(overview))
	d.articles, d.annotators = measured.Articles(), measured.Annotators()
	d.batches, d.versions = measured.Batches(), measured.Versions()
	return d, nil
}

// measuring gives every sheet to the statistics too, so that it is read once.
type measuring struct {
	Source
	answers *review.Answers
}

// EachSheet visits the sheets and counts them.
func (m measuring) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return m.Source.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if err := m.answers.Add(a, s); err != nil {
			return err
		}
		return visit(a, s)
	})
}

// byLowerBound lists the questions by the lowest lower bound of any of their
// coefficients, the lowest first.
func byLowerBound(o *review.Overview) []annotate.Slot {
	var order []annotate.Slot
	for _, row := range o.Rows {
		slot := annotate.Slot{Field: row.Question.Field, Target: row.Question.Target}
		if row.Question.InForce && !slices.Contains(order, slot) {
			order = append(order, slot)
		}
	}
	return order
}

// questions lists all questions in dispute: those with a coefficient as they are
// ordered, then the others as they come, each behind what it hangs on.
func (d *Docket) questions(measured []annotate.Slot) []annotate.Slot {
	order := slices.Clone(measured)
	for _, dispute := range d.disputes {
		if !slices.Contains(order, dispute.Slot) {
			order = append(order, dispute.Slot)
		}
	}
	return parentsFirst(d.rules.book, order)
}

// parentsFirst moves questions behind those they hang on, which may leave them
// unasked; beside that the order stays.
func parentsFirst(book *codebook.Codebook, order []annotate.Slot) []annotate.Slot {
	var sorted []annotate.Slot
	var place func(annotate.Slot)
	place = func(slot annotate.Slot) {
		if slices.Contains(sorted, slot) {
			return
		}
		ancestors := book.Ancestors(book.Field(slot.Field))
		for _, up := range order {
			above := slices.ContainsFunc(ancestors, func(f *codebook.Field) bool { return f.Key == up.Field })
			if above && (up.Target == "" || slot.Target == "" || up.Target == slot.Target) {
				place(up)
			}
		}
		if !slices.Contains(sorted, slot) {
			sorted = append(sorted, slot)
		}
	}
	for _, slot := range order {
		place(slot)
	}
	return sorted
}

func (d *Docket) hear(c *Case) {
	for _, dispute := range c.disputes() {
		c.judge(&dispute)
		d.disputes = append(d.disputes, &dispute)
		d.at[c.Paragraph.ID] = append(d.at[c.Paragraph.ID], &dispute)
	}
}

// Update sets the state of the disputes of a paragraph after a decision.
func (d *Docket) Update(c *Case) {
	for _, dispute := range d.at[c.Paragraph.ID] {
		c.judge(dispute)
	}
}

// Open reads a paragraph and all that was answered about it.
func (d *Docket) Open(article *annotate.Article, paragraph annotate.Paragraph, sheets []*annotate.Sheet) *Case {
	return newCase(d.rules, article, paragraph, sheets, d.filter)
}

// Order says how disagreements are gone through.
type Order int

// The orders.
const (
	ByField     Order = iota // one question at a time, the least dependable first
	ByParagraph              // whole paragraphs
)

// Item is what is decided in one go: a disagreement, or all of a paragraph.
type Item struct {
	Disputes []*Dispute // at least one, of one paragraph
}

// State is that of the first dispute that waits, else Done unless all are moot.
func (i Item) State() State {
	state := Moot
	for _, d := range i.Disputes {
		if d.State.Waits() {
			return d.State
		}
		state = min(state, d.State)
	}
	return state
}

// Hardest is the dispute with the greatest difficulty.
func (i Item) Hardest() *Dispute {
	return slices.MaxFunc(i.Disputes, func(a, b *Dispute) int { return cmp.Compare(a.Difficulty, b.Difficulty) })
}

// Items lists everything in an order: within it the hardest first, then where
// more questions are in dispute, then where more annotators were unsure. One question
// at a time, those come first on which others hang.
func (d *Docket) Items(order Order) []Item {
	items := d.items(order)
	place := make(map[annotate.Slot]int)
	if order == ByField {
		for i, slot := range d.order {
			place[slot] = i
		}
	}
	slices.SortStableFunc(items, func(a, b Item) int {
		x, y := a.Hardest(), b.Hardest()
		return cmp.Or(
			cmp.Compare(place[x.Slot], place[y.Slot]), compareDifficulty(y, x), cmp.Compare(y.Together, x.Together),
			cmp.Compare(doubts(b), doubts(a)), cmp.Compare(x.Article.ID, y.Article.ID), cmp.Compare(x.Position, y.Position),
		)
	})
	return items
}

// Covered lists everything in an order that tells nothing of what was answered: one question
// at a time as the form asks them, else paragraph by paragraph.
func (d *Docket) Covered(order Order) []Item {
	items := d.items(order)
	place := make(map[string]int)
	if order == ByField {
		for i := range d.rules.book.Fields {
			place[d.rules.book.Fields[i].Key] = i
		}
	}
	slices.SortStableFunc(items, func(a, b Item) int {
		x, y := a.Disputes[0], b.Disputes[0]
		return cmp.Or(
			cmp.Compare(place[x.Slot.Field], place[y.Slot.Field]),
			cmp.Compare(x.Article.ID, y.Article.ID), cmp.Compare(x.Position, y.Position),
		)
	})
	return items
}

// items are the disagreements as they were found.
func (d *Docket) items(order Order) []Item {
	var items []Item
	if order == ByField {
		for _, dispute := range d.disputes {
			items = append(items, Item{[]*Dispute{dispute}})
		}
	} else {
		for _, dispute := range d.disputes {
			if all := d.at[dispute.Paragraph]; all[0] == dispute {
				items = append(items, Item{all})
			}
		}
	}
	return items
}

// compareDifficulty compares how hard disputes are; differences by rounding are none.
func compareDifficulty(a, b *Dispute) int {
	const rounding = 1e-12
	if d := a.Difficulty - b.Difficulty; d < rounding && d > -rounding {
		return 0
	}
	return cmp.Compare(a.Difficulty, b.Difficulty)
}

func doubts(i Item) int {
	n := 0
	for _, d := range i.Disputes {
		n += d.Unsure
	}
	return n
}

// Again counts the items that were decided and are to be decided again; answers that all gave
// are among them, which are no disagreements otherwise.
func Again(items []Item) int {
	n := 0
	for _, i := range items {
		if i.State() == Changed {
			n++
		}
	}
	return n
}

// Progress counts the items that are decided, and those that need or needed
// it.
func Progress(items []Item) (done, all int) {
	for _, i := range items {
		switch i.State() {
		case Done, Kept:
			done++
			all++
		case Waiting, Changed:
			all++
		case Moot:
		}
	}
	return done, all
}
