package codebook

import (
	"slices"
	"strings"
)

// Wording is how a codebook is told to people, in their language. The parts
// with %s take the words of the codebook.
type Wording struct {
	Is, IsNot, OneOf, NoneOf string // each with %s for the field and %s for the values
	Or, And                  string // between conditions, with their spaces
	LastOr                   string // before the last of several values
	SameTarget               string // the condition is about the same target; with %s for the field
	QuotationMarks           string
}

// English is the wording that files are printed in.
var English = Wording{
	Is: "%s is %s", IsNot: "%s is answered, and not %s", OneOf: "%s is %s", NoneOf: "%s is answered, and neither %s",
	Or: ", or ", And: ", and ", LastOr: " or ",
	SameTarget: "%s of the same target", QuotationMarks: "the paragraph has quotation marks",
}

// InWords says when a field is asked, by the labels that annotators see: ""
// if it always is.
func (c *Codebook) InWords(f *Field, w Wording) string {
	if f.ShowIf == nil {
		return ""
	}
	return c.inWords(f, f.ShowIf, w)
}

func (c *Codebook) inWords(of *Field, condition Condition, w Wording) string {
	switch cond := condition.(type) {
	case FieldIs:
		return c.isInWords(of, cond, w)
	case AnyOf:
		return c.joined(of, cond, w.Or, w)
	case AllOf:
		return c.joined(of, cond, w.And, w)
	case TextHas:
		return w.QuotationMarks
	default:
		return condition.String()
	}
}

func (c *Codebook) joined(of *Field, parts []Condition, word string, w Wording) string {
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = c.inWords(of, part, w)
	}
	return strings.Join(texts, word)
}

func (c *Codebook) isInWords(of *Field, cond FieldIs, w Wording) string {
	name, values := cond.Field, slices.Clone(cond.Values)
	if f := c.Field(cond.Field); f != nil {
		name = f.Label
		for i, v := range values {
			values[i] = f.ShownValue(v)
		}
		if of.PerTarget && f.PerTarget {
			name = filled(w.SameTarget, name)
		}
	}
	pattern := w.Is
	switch {
	case cond.Not && len(values) > 1:
		pattern = w.NoneOf
	case cond.Not:
		pattern = w.IsNot
	case len(values) > 1:
		pattern = w.OneOf
	}
	list := values[0]
	if n := len(values); n > 1 {
		list = strings.Join(values[:n-1], ", ") + w.LastOr + values[n-1]
	}
	return filled(pattern, name, list)
}

// filled puts words in place of each %s; the words themselves may hold any
// sign.
func filled(pattern string, words ...string) string {
	parts := strings.SplitN(pattern, "%s", len(words)+1)
	var b strings.Builder
	for i, part := range parts {
		b.WriteString(part)
		if i < len(parts)-1 && i < len(words) {
			b.WriteString(words[i])
		}
	}
	return b.String()
}

// ShownValue is what the control shows for a value, or the value itself where
// the field has no such option.
func (f *Field) ShownValue(value string) string {
	if o := f.Option(value); o != nil {
		return o.Shown
	}
	return value
}
