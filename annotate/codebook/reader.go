package codebook

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"plumbline/annotate/sentence"
)

// reader turns YAML nodes into a codebook and collects every problem.
type reader struct {
	problems problemList
	budget   int // nodes that may still be visited
	// lines holds, for each field, where its attributes are written.
	lines []map[string]int
	// uses are the fields that conditions ask, checked when all are known.
	uses []conditionUse
}

// conditionUse is one place where the condition of a field asks another.
type conditionUse struct {
	by   int // index of the field that has the condition
	line int
	asks FieldIs
}

// exhausted reports whether the file was given up because it unfolds to more
// than any codebook holds.
func (r *reader) exhausted() bool { return r.budget < 0 }

// visit resolves aliases and counts the node; false means stop reading.
func (r *reader) visit(n *yaml.Node) (*yaml.Node, bool) {
	if r.budget < 0 {
		return nil, false
	}
	r.budget -= 1 + len(n.Value)/bytesPerVisit
	if n.Kind == yaml.AliasNode {
		r.budget -= len(n.Alias.Value) / bytesPerVisit
	}
	if r.budget < 0 {
		r.problems.add(n.Line, "codebook.too-many-entries", "Most", maxVisited)
		return nil, false
	}
	target := n
	if n.Kind == yaml.AliasNode {
		target = n.Alias // an alias never names an alias: YAML gives aliases no anchors
	}
	if target.Style&yaml.TaggedStyle != 0 {
		r.problems.add(n.Line, "codebook.tag", "Tag", quoted(target.Tag))
		return nil, false
	}
	return target, true
}

// entry is one key of a map and its value.
type entry struct {
	key      string
	line     int
	value    *yaml.Node
	anchored bool // the value has an anchor, so it is there to be used elsewhere
}

// entries reads a map; what names the map in problems. It is not ok if the
// node is no map, which is reported.
func (r *reader) entries(n *yaml.Node, what sentence.Sentence) (found []entry, ok bool) {
	line := n.Line
	n, ok = r.visit(n)
	if !ok {
		return nil, false
	}
	if n.Kind != yaml.MappingNode {
		r.problems.add(line, "codebook.no-map", "What", what)
		return nil, false
	}
	first := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, ok := r.visit(n.Content[i])
		if !ok {
			continue
		}
		switch {
		case key.Kind != yaml.ScalarNode:
			r.problems.add(key.Line, "codebook.key-no-word", "What", what)
		case first[key.Value] > 0:
			r.problems.add(key.Line, "codebook.key-twice", "Key", quoted(key.Value), "What", what, "Line", first[key.Value])
		default:
			first[key.Value] = key.Line
			found = append(found, entry{
				key: key.Value, line: key.Line, value: n.Content[i+1], anchored: n.Content[i+1].Anchor != "",
			})
		}
	}
	return found, true
}

// items reads a list.
func (r *reader) items(n *yaml.Node, what string) []*yaml.Node {
	line := n.Line
	n, ok := r.visit(n)
	if !ok {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.problems.add(line, "codebook.no-list", "What", what)
		return nil
	}
	return n.Content
}

// text reads a scalar as it is written, of a key or of what a sentence names; numbers stay the characters they are.
func (r *reader) text(n *yaml.Node, what any) (string, bool) {
	line := n.Line
	n, ok := r.visit(n)
	if !ok {
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		r.problems.add(line, "codebook.no-text", "What", what)
		return "", false
	}
	if n.ShortTag() == "!!null" || strings.TrimSpace(n.Value) == "" {
		r.problems.add(line, "codebook.empty", "What", what)
		return "", false
	}
	if i := strings.IndexFunc(n.Value, acting); i >= 0 {
		r.problems.add(line, "codebook.control", "What", what, "Character", sentence.Character(rune(n.Value[i])))
		return "", false
	}
	return n.Value, true
}

// acting reports a control character, which only an escape brings into a codebook.
func acting(c rune) bool { return c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f }

// texts reads a list of scalars; a single scalar counts as a list of one.
func (r *reader) texts(n *yaml.Node, what string) []string {
	list := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode || n.Kind == yaml.AliasNode && n.Alias.Kind == yaml.SequenceNode {
		list = r.items(n, what)
		if len(list) == 0 && !r.exhausted() {
			r.problems.add(n.Line, "codebook.empty-list", "What", what)
		}
	}
	if len(list) > maxFields {
		r.problems.add(n.Line, "codebook.too-many-values", "What", what, "Values", len(list), "Most", maxFields)
		return nil
	}
	var values []string
	seen := make(map[string]bool, len(list))
	for _, item := range list {
		value, ok := r.text(item, sentence.Of("codebook.an-entry", "What", what))
		if !ok {
			continue
		}
		if seen[value] {
			r.problems.add(item.Line, "codebook.listed-twice", "Value", quoted(value), "What", what)
			continue
		}
		seen[value] = true
		values = append(values, value)
	}
	return values
}

// flag reads true or false.
func (r *reader) flag(n *yaml.Node, what string) bool {
	value, ok := r.text(n, what)
	if ok && value != "true" && value != "false" {
		r.problems.add(n.Line, "codebook.not-true-or-false", "What", what, "Value", quoted(value))
	}
	return value == "true"
}

// oneOf reads a word out of a list of possible ones.
func (r *reader) oneOf(n *yaml.Node, what string, possible ...string) string {
	value, ok := r.text(n, what)
	if !ok {
		return ""
	}
	for _, p := range possible {
		if value == p {
			return value
		}
	}
	r.problems.add(
		n.Line,
		"codebook.not-one-of",
		"What",
		what,
		"Value",
		quoted(value),
		"Possible",
		sentence.Names(possible),
		"Suggestion",
		r.suggest(value, possible),
	)
	return ""
}
