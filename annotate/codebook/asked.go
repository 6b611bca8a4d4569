package codebook

import "slices"

// Facts is everything the visibility of a paragraph's questions depends on.
type Facts struct {
	Article bool     // the questions are about an article as a whole, not about a paragraph
	Text    string   // the paragraph
	Targets []string // target ids in force for the paragraph's article, in order
	// Answer returns the current answer; a field with a layout guess answers
	// with the guess until it is answered itself. Values of sets are joined.
	Answer func(field, target string) (value string, answered bool)
}

// Question is one thing the form asks: a field, for one target if per target.
type Question struct {
	Field  *Field
	Target string // "" unless Field.PerTarget
}

// Asked is the form of one paragraph for one state of its answers. It holds
// for the answers of the moment it was made: after a change, Ask again. It is
// not safe for concurrent use.
type Asked struct {
	book  *Codebook
	facts Facts

	endedBy *Field       // the field whose answer ends the form, or nil
	memo    []visibility // by field, then "no target" and each target
	quotes  visibility   // whether the text has quotation marks
}

// visibility is what is known of one question so far.
type visibility uint8

const (
	unknown visibility = iota
	// beingAsked marks a question whose condition is under evaluation. Met
	// again it counts as hidden, so that a circle of conditions, which Parse
	// refuses, still ends.
	beingAsked
	hidden
	visible
)

// Ask works out which questions the codebook asks under the given facts.
func (c *Codebook) Ask(f Facts) *Asked {
	a := &Asked{book: c, facts: f}
	a.memo = make([]visibility, len(c.Fields)*(len(f.Targets)+1))
	for i := range c.Fields {
		field := &c.Fields[i]
		if len(field.EndsFormOn) == 0 || field.PerTarget {
			continue
		}
		if value, answered := a.visibleAnswer(field, ""); answered && field.isOneOf(value, field.EndsFormOn) {
			a.endedBy = field
			clear(a.memo) // what was visible without the end need not be now
			break
		}
	}
	return a
}

// EndsForm reports whether answering the field with value leaves nothing else
// to be asked.
func (c *Codebook) EndsForm(field, value string) bool {
	f := c.Field(field)
	return f != nil && f.isOneOf(value, f.EndsFormOn)
}

// IsAside reports whether the field accompanies the answers (words marked,
// free text, doubts about other fields) instead of being one; such fields stay
// when the form has ended.
func (f *Field) IsAside() bool {
	return f.scale().Aside || f.SaysAboutAnswers()
}

// SaysAboutAnswers reports whether the field says something about answers to
// other fields: a doubt, or the words that decided. Though it is not asked per
// target, it may stand with the target of the answer it is about.
func (f *Field) SaysAboutAnswers() bool {
	return f.scale().Marked || f.OptionsFrom != ""
}

// Visible reports whether the field is asked, about target if it is per target.
func (a *Asked) Visible(field, target string) bool {
	f := a.book.Field(field)
	return f != nil && a.visible(f, target)
}

func (a *Asked) visible(f *Field, target string) bool {
	slot, ok := a.slot(f, target)
	if !ok {
		return false
	}
	if a.memo[slot] == unknown {
		a.memo[slot] = beingAsked
		if (a.stays(f) && a.conditionHolds(f, target)) || f == a.endedBy {
			a.memo[slot] = visible
		} else {
			a.memo[slot] = hidden
		}
	}
	return a.memo[slot] == visible
}

// stays reports whether the field is still asked if the form has ended: it is no
// answer, or its condition asks for what ends the form.
func (a *Asked) stays(f *Field) bool {
	return a.endedBy == nil || f.IsAside() || a.endedBy.endsInto(f)
}

// endsInto reports whether the condition of a field names a value of this one
// that ends the form.
func (f *Field) endsInto(of *Field) bool {
	found := false
	fieldsOf(of.ShowIf, func(on FieldIs) {
		found = found || on.Field == f.Key && !on.Not && slices.ContainsFunc(on.Values, func(v string) bool {
			return slices.Contains(f.EndsFormOn, v)
		})
	})
	return found
}

// Reasons are the questions that are asked although an answer ended the form: why it did.
func (c *Codebook) Reasons() (all []*Field) {
	for i := range c.Fields {
		f := &c.Fields[i]
		if !f.PerTarget && f.Choosable() && slices.ContainsFunc(c.Fields, func(ending Field) bool { return ending.endsInto(f) }) {
			all = append(all, f)
		}
	}
	return all
}

// conditionHolds evaluates show_if. A field that is not per target and asks
// per-target fields needs one target that fulfils the whole condition.
func (a *Asked) conditionHolds(f *Field, target string) bool {
	if f.ShowIf == nil {
		return true
	}
	if f.PerTarget || len(a.facts.Targets) == 0 || !a.book.asksPerTarget(f.ShowIf) {
		return f.ShowIf.Eval(a, target)
	}
	for _, t := range a.facts.Targets {
		if f.ShowIf.Eval(a, t) {
			return true
		}
	}
	return false
}

func (c *Codebook) asksPerTarget(condition Condition) bool {
	found := false
	fieldsOf(condition, func(on FieldIs) {
		f := c.Field(on.Field)
		found = found || f != nil && f.PerTarget
	})
	return found
}

// slot is the place of a question in memo; there is none for a target that is
// not in force, nor for a per-target field without target, nor for a field that is
// asked about something else.
func (a *Asked) slot(f *Field, target string) (int, bool) {
	place := slices.Index(a.facts.Targets, target) + 1
	switch {
	case !a.concerns(f):
		return 0, false
	case f.PerTarget && place == 0:
		return 0, false
	case !f.PerTarget && target != "" && (place == 0 || !f.SaysAboutAnswers()):
		return 0, false
	case !f.PerTarget:
		place = 0
	}
	for i := range a.book.Fields {
		if &a.book.Fields[i] == f {
			return i*(len(a.facts.Targets)+1) + place, true
		}
	}
	return 0, false
}

// visibleAnswer returns the answer to a question that is visible and answered.
func (a *Asked) visibleAnswer(f *Field, target string) (string, bool) {
	if !a.visible(f, target) {
		return "", false
	}
	return a.answer(f, target)
}

// answer returns the answer whether visible or not; an empty value is none.
func (a *Asked) answer(f *Field, target string) (string, bool) {
	if a.facts.Answer == nil {
		return "", false
	}
	value, answered := a.facts.Answer(f.Key, target)
	return value, answered && value != ""
}

func (a *Asked) textHasQuotationMarks() bool {
	if a.quotes == unknown {
		a.quotes = hidden
		if HasQuotationMarks(a.facts.Text) {
			a.quotes = visible
		}
	}
	return a.quotes == visible
}
