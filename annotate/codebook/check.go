package codebook

import (
	"slices"
	"strings"
	"unicode/utf8"
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
			r.problems.add(line, "the field key %s must be small letters, digits and _, beginning with a letter, at most %d", quoted(key), maxName)
		case key == anyWord || key == allWord || key == textHasWord || strings.HasSuffix(key, notSuffix):
			r.problems.add(line, "the field key %s would read as part of a condition; choose another", quoted(key))
		}
		if first[key] > 0 {
			r.problems.add(line, "the field key %s is given twice, first in line %d", quoted(key), first[key])
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
			r.problems.add(o.Line, "the option %s of %s is given twice, first in line %d", quoted(o.Value), f.name(), first)
		} else {
			values[o.Value] = o.Line
		}
		if o.Key == "" || !r.checkOptionKey(f, o) {
			continue
		}
		small := strings.ToLower(o.Key) // Caps Lock does not tell keys apart
		if first, twice := keys[small]; twice {
			r.problems.add(o.Line, "the key %s gives two options of %s, first in line %d", quoted(o.Key), f.name(), first)
		} else {
			keys[small] = o.Line
		}
	}
}

func (r *reader) checkOptionValue(o *Option) {
	switch {
	case strings.Contains(o.Value, SetSeparator):
		r.problems.add(o.Line, "the option value %s contains %q, which joins the labels of a set", quoted(o.Value), SetSeparator)
	case strings.ContainsAny(o.Value, "\t\r\n") || strings.TrimSpace(o.Value) != o.Value:
		r.problems.add(o.Line, "the option value %s has a line break, a tab, or a space at an end", quoted(o.Value))
	case utf8.RuneCountInString(o.Value) > maxName:
		r.problems.add(o.Line, "the option value %s is longer than %d characters; say more in its definition", quoted(o.Value), maxName)
	}
}

// allRestKey gives the off-scale value to every later target.
const allRestKey = "r"

func (r *reader) checkOptionKey(f *Field, o *Option) bool {
	switch {
	case o.Key == "/":
		r.problems.add(o.Line, "the key \"/\" opens the note everywhere and cannot give %s", quoted(o.Value))
	case o.Key == "?":
		r.problems.add(o.Line, "the key \"?\" marks an answer as unsure everywhere and cannot give %s", quoted(o.Value))
	case len(o.Key) != 1 || !isASCIILetterOrDigit(o.Key[0]):
		r.problems.add(o.Line, "the key %s of option %s must be one letter a to z or one digit", quoted(o.Key), quoted(o.Value))
	case f.PerTarget && len(f.OffScale) > 0 && strings.EqualFold(o.Key, allRestKey):
		r.problems.add(o.Line, "the key \"r\" answers %s for all remaining targets and cannot give %s", f.name(), quoted(o.Value))
	default:
		return true
	}
	return false
}

// checkUse looks at one field that a condition asks.
func (r *reader) checkUse(book *Codebook, use conditionUse) {
	f := book.Field(use.asks.Field)
	if f == nil {
		r.problems.add(use.line, "show_if names the field %s, which the codebook does not have%s",
			quoted(use.asks.Field), r.suggest(use.asks.Field, book.keys()))
		return
	}
	if f.IsAside() {
		r.problems.add(use.line, "show_if cannot ask %s, which has no options of its own", f.name())
		return
	}
	r.checkValues(f, "show_if", use.line, use.asks.Values)
}

// checkValues looks whether all values are options of f.
func (r *reader) checkValues(f *Field, what string, line int, values []string) {
	possible := f.values(nil)
	for _, value := range values {
		if !slices.Contains(possible, value) {
			r.problems.add(line, "%s names %s, which is no option of %s%s", what, quoted(value), f.name(), r.suggest(value, possible))
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
