package codebook

import (
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// ValueError says why a value cannot be an answer to a field.
type ValueError struct {
	Field  string
	Value  string
	Reason sentence.Sentence // without the field's name
}

// Error names the field, what is wrong, and what is possible.
func (e *ValueError) Error() string { return e.Text().String() }

// Text returns the same as Error in any language.
func (e *ValueError) Text() sentence.Text {
	return sentence.Of("value.of-field", "Field", e.Field, "Reason", e.Reason)
}

// Code names the kind of the error for programs.
func (e *ValueError) Code() string { return "value_invalid" }

func (f *Field) refuse(value, key string, params ...any) error {
	return &ValueError{Field: f.Key, Value: value, Reason: sentence.Of(key, params...)}
}

// values are the labels a field can take, in codebook order.
func (f *Field) values(c *Codebook) []string {
	if f.OptionsFrom != "" {
		return c.valuesFromFields(f)
	}
	return f.optionValues()
}

// optionValues are the values of the field's own options, in their order.
func (f *Field) optionValues() []string {
	values := make([]string, len(f.Options))
	for i := range f.Options {
		values[i] = f.Options[i].Value
	}
	return values
}

func (f *Field) possible(c *Codebook) sentence.List { return sentence.Names(f.values(c)) }

// UnsureOptions returns the labels of the field that marks other fields as
// doubtful: the keys of the fields that are asked for an answer, then its
// extra labels ("paragraph"). It is empty if the codebook has no such field.
func (c *Codebook) UnsureOptions() []string {
	for i := range c.Fields {
		if c.Fields[i].OptionsFrom != "" {
			return c.valuesFromFields(&c.Fields[i])
		}
	}
	return nil
}

func (c *Codebook) valuesFromFields(f *Field) []string {
	var values []string
	for i := range c.Fields {
		if !c.Fields[i].IsAside() {
			values = append(values, c.Fields[i].Key)
		}
	}
	return append(values, f.Plus...)
}

// isOneOf reports whether an answer is one of values; a set is if it contains
// one of them.
func (f *Field) isOneOf(answer string, values []string) bool {
	return slices.ContainsFunc(f.Labels(answer), func(label string) bool { return slices.Contains(values, label) })
}

// IsExclusive reports whether the value stands alone in a set.
func (f *Field) IsExclusive(v string) bool { return slices.Contains(f.Exclusive, v) }

// OptionByKey returns the option that the key gives, or nil. Capitals count
// as their small letters, because Caps Lock must not change an answer.
func (f *Field) OptionByKey(key string) *Option {
	for i := range f.Options {
		if len(key) == 1 && strings.EqualFold(f.Options[i].Key, key) {
			return &f.Options[i]
		}
	}
	return nil
}

// OptionByPosition returns the option in the place that a digit names, 1 for the
// first, or nil. In a field that shows digits as keys only these count, so
// that no digit has two meanings there.
func (f *Field) OptionByPosition(key string) *Option {
	isDigit := func(key string) bool { return len(key) == 1 && key[0] >= '0' && key[0] <= '9' }
	if !isDigit(key) || slices.ContainsFunc(f.Options, func(o Option) bool { return isDigit(o.Key) }) {
		return nil
	}
	if i := int(key[0]) - '1'; i >= 0 && i < len(f.Options) {
		return &f.Options[i]
	}
	return nil
}

// quoted shows a value in a message: on one line and not too long.
func quoted(value string) sentence.Quoted {
	const most = 60
	if utf8.RuneCountInString(value) > most {
		value = string([]rune(value)[:most]) + "…"
	}
	return sentence.Quoted(value)
}
