package codebook

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate/sentence"
)

// CheckAgainst finds what keeps a version from being adopted by a project that
// holds others: its name is taken, or a field asks something else than in a
// version that gives it the same meaning, so that answers to two questions
// would be counted as answers to one. The error is of type Problems and lists
// everything, with the lines of the new version.
func (c *Codebook) CheckAgainst(held []*Codebook) error {
	var problems problemList
	for _, h := range held {
		if h.ID == c.ID && h.Version == c.Version && h.Hash != c.Hash {
			problems.add(c.lineOf("version"), "codebook.other-content-held", "ID", c.ID, "Version", c.Version)
		}
	}
	for i := range c.Fields {
		c.checkMeaning(&c.Fields[i], held, &problems)
	}
	if problems.empty() {
		return nil
	}
	return problems.sorted()
}

// checkMeaning compares a field with every version of the same codebook that
// gives it the same meaning.
func (c *Codebook) checkMeaning(f *Field, held []*Codebook, problems *problemList) {
	highest := f.Meaning
	var unlike *Codebook
	var differs []any
	for _, h := range held {
		was := h.Field(f.Key)
		if h.ID != c.ID || was == nil {
			continue
		}
		highest = max(highest, was.Meaning)
		if was.Meaning != f.Meaning || f.IsAside() && was.IsAside() {
			continue
		}
		if d := asksOtherwise(was, f); len(d) > 0 && unlike == nil {
			unlike, differs = h, d
		}
	}
	if unlike != nil {
		problems.add(f.Line, "codebook.meaning-kept",
			"Field", f.Key, "Differs", sentence.Joined(", ", differs), "Version", unlike.Version, "Meaning", f.Meaning, "Next", highest+1)
	}
}

// asksOtherwise names what differs of what an answer to a field means.
func asksOtherwise(a, b *Field) []any {
	var differs []any
	differ := func(what any, same bool) {
		if !same {
			differs = append(differs, what)
		}
	}
	differ(sentence.Of("codebook.list-of-options"), slices.Equal(valuesThatMatter(a), valuesThatMatter(b)))
	differ("scale", a.Scale == b.Scale)
	differ("metric", a.Metric == b.Metric)
	differ("per_target", a.PerTarget == b.PerTarget)
	differ("unit", a.Article == b.Article)
	differ("show_if", canonical(a.ShowIf) == canonical(b.ShowIf))
	differ("exclusive", slices.Equal(sorted(a.Exclusive), sorted(b.Exclusive)))
	differ("off_scale", slices.Equal(sorted(a.OffScale), sorted(b.OffScale)))
	differ("unordered", slices.Equal(sorted(a.Unordered), sorted(b.Unordered)))
	return differs
}

// valuesThatMatter are the options' values, in their order only if it means
// something.
func valuesThatMatter(f *Field) []string {
	values := f.optionValues()
	if !f.scale().Ordered {
		slices.Sort(values)
	}
	return values
}

func sorted(values []string) []string { return slices.Sorted(slices.Values(values)) }

// canonical says a condition so that two that hold alike, but are written in
// another order, are the same.
func canonical(c Condition) string {
	parts := func(list []Condition) string {
		texts := make([]string, len(list))
		for i, part := range list {
			texts[i] = "(" + canonical(part) + ")"
		}
		slices.Sort(texts)
		return strings.Join(texts, " ")
	}
	switch c := c.(type) {
	case nil:
		return ""
	case FieldIs:
		return fmt.Sprintf("%q %t %q", c.Field, c.Not, sorted(c.Values))
	case AnyOf:
		return "any " + parts(c)
	case AllOf:
		return "all " + parts(c)
	default:
		return fmt.Sprintf("%#v", c)
	}
}

// lineOf is the line in which the file says a key of the codebook itself, 0 if
// it says it in another way.
func (c *Codebook) lineOf(key string) int {
	for i, line := range bytes.Split(c.Source, []byte("\n")) {
		if bytes.HasPrefix(line, []byte(key+":")) {
			return i + 1
		}
	}
	return 0
}
