package codebook

import (
	"slices"
	"strings"

	"plumbline/annotate/sentence"
)

// InWords says when a field is asked, by the labels that annotators see. It is
// nil if the field always is.
func (c *Codebook) InWords(f *Field) sentence.Text {
	if f.ShowIf == nil {
		return nil
	}
	return c.inWords(f, f.ShowIf)
}

func (c *Codebook) inWords(of *Field, condition Condition) sentence.Text {
	switch cond := condition.(type) {
	case FieldIs:
		return c.isInWords(of, cond)
	case AnyOf:
		return c.joined(of, cond, "rule.or")
	case AllOf:
		return c.joined(of, cond, "rule.and")
	default:
		return condition.Text()
	}
}

// joined joins conditions with the words of a key between them.
func (c *Codebook) joined(of *Field, parts []Condition, key string) sentence.Text {
	texts := make([]sentence.Text, len(parts))
	for i, part := range parts {
		texts[i] = c.inWords(of, part)
	}
	return sentence.Joined(sentence.Of(key), texts)
}

func (c *Codebook) isInWords(of *Field, cond FieldIs) sentence.Text {
	name, values := any(cond.Field), slices.Clone(cond.Values)
	if f := c.Field(cond.Field); f != nil {
		name = f.Label
		for i, v := range values {
			values[i] = f.ShownValue(v)
		}
		if of.PerTarget && f.PerTarget {
			name = sentence.Of("rule.same-target", "Field", f.Label)
		}
	}
	key, last := "rule.is", sentence.Of("rule.last-or")
	switch {
	case cond.Not && len(values) > 1:
		key, last = "rule.none-of", sentence.Of("rule.last-nor")
	case cond.Not:
		key = "rule.is-not"
	}
	list := sentence.Names(values[:1])
	if n := len(values); n > 1 {
		list = sentence.Joined(last, []any{sentence.Names(values[:n-1]), values[n-1]})
	}
	return sentence.Of(key, "Field", name, "Values", list)
}

// ShownValue is what the control shows for a value, or the value itself where
// the field has no such option.
func (f *Field) ShownValue(value string) string {
	if o := f.Option(value); o != nil {
		return o.Shown
	}
	return value
}

// InForm is a value of the field as the form shows it, with its labels beside each
// other where it consists of several.
func (f *Field) InForm(value string) string {
	if value == "" || !f.Choosable() {
		return value
	}
	shown := f.Labels(value)
	for i, label := range shown {
		shown[i] = f.ShownValue(label)
	}
	return strings.Join(shown, ", ")
}
