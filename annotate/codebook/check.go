package codebook

import (
	"slices"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// check finds what is wrong between the parts of a codebook that was read.
func (r *reader) check(book *Codebook) {
	r.checkKeys(book)
	for i := range book.Fields {
		f, lines := &book.Fields[i], r.lines[i]
		r.checkOptions(f)
		r.checkScale(f, lines)
		r.checkLists(book, f, lines)
		r.checkTargets(f, lines)
		r.checkValueWhenHidden(f, lines)
		r.checkEvidence(book, f, lines)
		r.checkUnit(book, f, lines)
	}
	for _, use := range r.uses {
		r.checkUse(book, use)
	}
	r.checkCycles(book)
}

// checkKeys looks at the keys of the fields, which are names in tables and in
// conditions.
func (r *reader) checkKeys(book *Codebook) {
	first := make(map[string]int)
	for i := range book.Fields {
		key, line := book.Fields[i].Key, r.lines[i]["key"]
		switch {
		case key == "":
			continue // reported as missing or empty
		case !isFieldKey(key):
			r.problems.add(line, "codebook.field-key-letters", "Key", quoted(key), "Most", maxName)
		case key == anyWord || key == allWord || key == textHasWord || strings.HasSuffix(key, notSuffix):
			r.problems.add(line, "codebook.field-key-condition", "Key", quoted(key))
		case key == ownKey:
			r.problems.add(line, "codebook.field-reserved", "Key", quoted(key))
		}
		if first[key] > 0 {
			r.problems.add(line, "codebook.field-key-twice", "Key", quoted(key), "Line", first[key])
			continue
		}
		first[key] = line
	}
}

func isFieldKey(key string) bool {
	for i := range len(key) {
		c := key[i]
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return len(key) <= maxName
}

func (r *reader) checkOptions(f *Field) {
	values, keys := make(map[string]int), make(map[string]int)
	for i := range f.Options {
		o := &f.Options[i]
		r.checkOptionValue(o)
		if first, twice := values[o.Value]; twice && o.Value != "" {
			r.problems.add(o.Line, "codebook.option-twice", "Option", quoted(o.Value), "Field", f.name(), "Line", first)
		} else {
			values[o.Value] = o.Line
		}
		if o.Key == "" || !r.checkOptionKey(f, o) {
			continue
		}
		small := strings.ToLower(o.Key) // Caps Lock does not tell keys apart
		if first, twice := keys[small]; twice {
			r.problems.add(o.Line, "codebook.option-key-twice", "Key", quoted(o.Key), "Field", f.name(), "Line", first)
		} else {
			keys[small] = o.Line
		}
	}
}

func (r *reader) checkOptionValue(o *Option) {
	switch {
	case strings.Contains(o.Value, SetSeparator):
		r.problems.add(o.Line, "codebook.option-joins-sets", "Option", quoted(o.Value), "Separator", sentence.Quoted(SetSeparator))
	case strings.ContainsAny(o.Value, "\t\r\n") || strings.TrimSpace(o.Value) != o.Value:
		r.problems.add(o.Line, "codebook.option-spaces", "Option", quoted(o.Value))
	case utf8.RuneCountInString(o.Value) > maxName:
		r.problems.add(o.Line, "codebook.option-too-long", "Option", quoted(o.Value), "Most", maxName)
	}
}

// allRestKey gives the off-scale value to every later target.
const allRestKey = "r"

func (r *reader) checkOptionKey(f *Field, o *Option) bool {
	switch {
	case o.Key == "/":
		r.problems.add(o.Line, "codebook.key-of-notes", "Option", quoted(o.Value))
	case o.Key == "?":
		r.problems.add(o.Line, "codebook.key-of-unsure", "Option", quoted(o.Value))
	case len(o.Key) != 1 || !isASCIILetterOrDigit(o.Key[0]):
		r.problems.add(o.Line, "codebook.option-key-letter", "Key", quoted(o.Key), "Option", quoted(o.Value))
	case f.PerTarget && len(f.OffScale) > 0 && strings.EqualFold(o.Key, allRestKey):
		r.problems.add(o.Line, "codebook.key-of-remaining", "Field", f.name(), "Option", quoted(o.Value))
	default:
		return true
	}
	return false
}

// checkUse looks at one field that a condition asks.
func (r *reader) checkUse(book *Codebook, use conditionUse) {
	f := book.Field(use.asks.Field)
	if f == nil {
		r.problems.add(use.line, "codebook.show-if-no-field",
			"Field", quoted(use.asks.Field), "Suggestion", r.suggest(use.asks.Field, book.keys()))
		return
	}
	if f.IsAside() {
		r.problems.add(use.line, "codebook.show-if-no-options", "Field", f.name())
		return
	}
	r.checkUnitOfUse(&book.Fields[use.by], f, use.line)
	r.checkValues(f, "show_if", use.line, use.asks.Values)
}

// checkValues looks whether all values are options of f.
func (r *reader) checkValues(f *Field, what string, line int, values []string) {
	possible := f.values(nil)
	for _, value := range values {
		if !slices.Contains(possible, value) {
			r.problems.add(
				line,
				"codebook.names-no-option",
				"What",
				what,
				"Value",
				quoted(value),
				"Field",
				f.name(),
				"Suggestion",
				r.suggest(value, possible),
			)
		}
	}
}

func (c *Codebook) keys() []string {
	keys := make([]string, len(c.Fields))
	for i := range c.Fields {
		keys[i] = c.Fields[i].Key
	}
	return keys
}
