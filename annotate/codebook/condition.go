package codebook

import (
	"strings"

	"plumbline/annotate/sentence"
)

// Condition is a typed show_if expression. A nil Condition is always true.
type Condition interface {
	// Eval reports whether the condition holds for a question about target
	// ("" for a field that is not asked per target).
	Eval(a *Asked, target string) bool
	// Text says the condition in the codebook's own words, for error messages.
	Text() sentence.Text
	// String says it in English.
	String() string
}

// FieldIs holds if a field is visible, answered, and its answer is one of
// Values; with Not, if it is visible, answered, and none of Values. A set is
// one of Values if it contains one of them.
type FieldIs struct {
	Field  string
	Values []string
	Not    bool
}

// TextHas holds if the paragraph has what it names.
type TextHas struct {
	What string
}

// QuotationMarks is the one thing TextHas can look for.
const QuotationMarks = "quotation_marks"

// AnyOf holds if one of its conditions holds.
type AnyOf []Condition

// AllOf holds if every one of its conditions holds.
type AllOf []Condition

var (
	_ Condition = FieldIs{}
	_ Condition = TextHas{}
	_ Condition = AnyOf{}
	_ Condition = AllOf{}
)

// Eval reports whether the field's answer fulfils the condition; about no
// target in particular, one target that fulfils it is enough.
func (c FieldIs) Eval(a *Asked, target string) bool {
	f := a.book.Field(c.Field)
	if f == nil {
		return false
	}
	if !f.PerTarget {
		return c.holdsFor(a, f, "")
	}
	if target != "" {
		return c.holdsFor(a, f, target)
	}
	for _, t := range a.facts.Targets {
		if c.holdsFor(a, f, t) {
			return true
		}
	}
	return false
}

func (c FieldIs) holdsFor(a *Asked, f *Field, target string) bool {
	value, answered := a.visibleAnswer(f, target)
	return answered && f.isOneOf(value, c.Values) != c.Not
}

// String reads like "sourcing is not none" or "unit_type is one of lede, body".
func (c FieldIs) String() string { return c.Text().String() }

// Text returns the same as String in any language.
func (c FieldIs) Text() sentence.Text {
	key := "condition.is-one-of"
	switch {
	case len(c.Values) == 1 && c.Not:
		key = "condition.is-not"
	case len(c.Values) == 1:
		key = "condition.is"
	case c.Not:
		key = "condition.is-none-of"
	}
	return sentence.Of(key, "Field", c.Field, "Values", sentence.Names(c.Values))
}

// Eval reports whether the paragraph has what the condition names.
func (c TextHas) Eval(a *Asked, _ string) bool {
	return c.What == QuotationMarks && a.textHasQuotationMarks()
}

// String reads like "the paragraph has quotation marks".
func (c TextHas) String() string { return c.Text().String() }

// Text returns the same as String in any language.
func (c TextHas) Text() sentence.Text {
	if c.What == QuotationMarks {
		return sentence.Of("condition.quotation-marks")
	}
	return sentence.Of("condition.has", "What", strings.ReplaceAll(c.What, "_", " "))
}

// Eval reports whether one of the conditions holds.
func (c AnyOf) Eval(a *Asked, target string) bool {
	for _, part := range c {
		if part.Eval(a, target) {
			return true
		}
	}
	return false
}

// String joins the conditions with "or".
func (c AnyOf) String() string { return c.Text().String() }

// Text returns the same as String in any language.
func (c AnyOf) Text() sentence.Text { return joinConditions(c, sentence.Of("condition.or")) }

// Eval reports whether all of the conditions hold, for the same target.
func (c AllOf) Eval(a *Asked, target string) bool {
	for _, part := range c {
		if !part.Eval(a, target) {
			return false
		}
	}
	return true
}

// String joins the conditions with "and".
func (c AllOf) String() string { return c.Text().String() }

// Text returns the same as String in any language.
func (c AllOf) Text() sentence.Text { return joinConditions(c, sentence.Of("condition.and")) }

func joinConditions(parts []Condition, word sentence.Sentence) sentence.Text {
	texts := make([]sentence.Text, len(parts))
	for i, part := range parts {
		texts[i] = part.Text()
		if len(parts) > 1 && isCompound(part) {
			texts[i] = sentence.Of("condition.in-brackets", "Condition", part)
		}
	}
	return sentence.Joined(word, texts)
}

func isCompound(c Condition) bool {
	switch c := c.(type) {
	case AnyOf:
		return len(c) > 1
	case AllOf:
		return len(c) > 1
	default:
		return false
	}
}

// fieldsOf calls visit with every condition on a field that c contains.
func fieldsOf(c Condition, visit func(FieldIs)) {
	switch c := c.(type) {
	case FieldIs:
		visit(c)
	case AnyOf:
		for _, part := range c {
			fieldsOf(part, visit)
		}
	case AllOf:
		for _, part := range c {
			fieldsOf(part, visit)
		}
	}
}
