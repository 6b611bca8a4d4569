package codebook

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"plumbline/annotate/sentence"
)

const (
	anyWord     = "any"
	allWord     = "all"
	textHasWord = "text_has"
	notSuffix   = "_not"
)

// condition reads show_if: a map in which every key is a condition and all of
// them must hold. by is the index of the field that has it.
func (r *reader) condition(n *yaml.Node, by, depth int) Condition {
	if depth > maxDepth {
		r.problems.add(n.Line, "codebook.show-if-too-deep")
		return nil
	}
	var parts AllOf
	entries, isMap := r.entries(n, sentence.Of("codebook.a-condition"))
	if isMap && len(entries) == 0 && !r.exhausted() {
		r.problems.add(n.Line, "codebook.show-if-empty")
	}
	for _, e := range entries {
		if part := r.conditionPart(e, by, depth); part != nil {
			parts = append(parts, part)
		}
	}
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	default:
		return parts
	}
}

func (r *reader) conditionPart(e entry, by, depth int) Condition {
	switch e.key {
	case anyWord:
		return orNil(AnyOf(r.conditions(e, by, depth)))
	case allWord:
		return orNil(AllOf(r.conditions(e, by, depth)))
	case textHasWord:
		return TextHas{What: r.oneOf(e.value, textHasWord, QuotationMarks)}
	default:
		field, not := strings.CutSuffix(e.key, notSuffix)
		asks := FieldIs{Field: field, Values: r.texts(e.value, e.key), Not: not}
		r.uses = append(r.uses, conditionUse{by: by, line: e.line, asks: asks})
		return asks
	}
}

func (r *reader) conditions(e entry, by, depth int) []Condition {
	var parts []Condition
	list := r.items(e.value, e.key)
	if len(list) == 0 && e.value.Kind == yaml.SequenceNode {
		r.problems.add(e.value.Line, "codebook.empty-list", "What", e.key)
	}
	for _, item := range list {
		if part := r.condition(item, by, depth+1); part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// orNil keeps an empty list, which is reported elsewhere, out of the book.
func orNil[C interface {
	~[]Condition
	Condition
}](c C,
) Condition {
	if len(c) == 0 {
		return nil
	}
	return c
}
