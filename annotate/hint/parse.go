package hint

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"plumbline/annotate"
	"plumbline/annotate/search"
	"plumbline/annotate/sentence"
)

// maxDepth is how deep a list is nested at most: a map of a list of maps of lists, and room.
const maxDepth = 8

// Parse reads a list from YAML. The error names the line and what is wrong there.
func Parse(src []byte) (*List, error) {
	switch {
	case len(src) > MaxSize:
		return nil, wrong(0, sentence.Of("hints.too-large", "Most", MaxSize>>10))
	case !utf8.Valid(src):
		return nil, wrong(0, sentence.Of("hints.not-utf8"))
	case isEmpty(src):
		return nil, wrong(0, sentence.Of("hints.none"))
	}
	var document yaml.Node
	if err := yaml.Load(src, &document, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth)))); err != nil {
		cause := sentence.Quoted(sentence.Beginning(strings.TrimPrefix(err.Error(), "yaml: "), MaxReason))
		return nil, wrong(0, sentence.Of("hints.no-yaml", "Cause", cause))
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) != 1 {
		return nil, wrong(0, sentence.Of("hints.none"))
	}
	r := &reader{known: make(map[string]string)}
	list, err := r.list(document.Content[0])
	if err != nil {
		return nil, err
	}
	return list, nil
}

// isEmpty reports whether there are only remarks in a file.
func isEmpty(src []byte) bool {
	for line := range bytes.Lines(src) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// wrong is what is wrong with a list, at a line of it or, with 0, as a whole.
func wrong(line int, reason sentence.Sentence) error {
	if line == 0 {
		return annotate.Fail(annotate.CodeInvalid, "hints.wrong", "Reason", reason)
	}
	return annotate.Fail(annotate.CodeInvalid, "hints.wrong-line", "Line", line, "Reason", reason)
}

// reader makes a list of YAML nodes.
type reader struct {
	known map[string]string // the words so far, as they are compared
}

func (r *reader) list(root *yaml.Node) (*List, error) {
	list := &List{}
	values, err := entries(root, "name", "hints")
	if err != nil {
		return nil, err
	}
	if list.Name, err = text(root, values["name"], "name", MaxReason); err != nil {
		return nil, err
	}
	hints := values["hints"]
	if hints == nil || hints.Kind != yaml.SequenceNode || len(hints.Content) == 0 {
		return nil, wrong(root.Line, sentence.Of("hints.no-hints"))
	}
	for _, node := range hints.Content {
		h, err := r.hint(node)
		if err != nil {
			return nil, err
		}
		list.Hints = append(list.Hints, h)
	}
	return list, nil
}

func (r *reader) hint(node *yaml.Node) (h Hint, err error) {
	values, err := entries(node, "reason", "words")
	if err != nil {
		return h, err
	}
	if h.Reason, err = text(node, values["reason"], "reason", MaxReason); err != nil {
		return h, err
	}
	words := values["words"]
	if words == nil || words.Kind != yaml.SequenceNode || len(words.Content) == 0 {
		return h, wrong(node.Line, sentence.Of("hints.no-words"))
	}
	for _, w := range words.Content {
		word, err := text(w, w, "word", MaxWord)
		if err != nil {
			return h, err
		}
		if err := r.know(w.Line, word); err != nil {
			return h, err
		}
		h.Words = append(h.Words, word)
	}
	return h, nil
}

// know holds a word to being new, and to being found at all.
func (r *reader) know(line int, word string) error {
	folded := search.Fold(word)
	before, twice := r.known[folded]
	switch {
	case !strings.ContainsFunc(folded, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }):
		return wrong(line, sentence.Of("hints.no-letters", "Word", sentence.Quoted(word)))
	case twice:
		return wrong(line, sentence.Of("hints.twice", "Word", sentence.Quoted(word), "Other", sentence.Quoted(before)))
	case len(r.known) == MaxWords:
		return wrong(line, sentence.Of("hints.too-many", "Most", MaxWords))
	}
	r.known[folded] = word
	return nil
}

// entries reads a map that has some keys and no others.
func entries(node *yaml.Node, keys ...string) (map[string]*yaml.Node, error) {
	if node.Kind != yaml.MappingNode {
		return nil, wrong(node.Line, sentence.Of("hints.no-map", "Keys", strings.Join(keys, ", ")))
	}
	values := make(map[string]*yaml.Node)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		known := false
		for _, k := range keys {
			known = known || key.Kind == yaml.ScalarNode && key.Value == k
		}
		if !known || values[key.Value] != nil {
			name := sentence.Quoted(sentence.Beginning(key.Value, MaxWord))
			return nil, wrong(key.Line, sentence.Of("hints.unknown-key", "Key", name, "Keys", strings.Join(keys, ", ")))
		}
		values[key.Value] = node.Content[i+1]
	}
	return values, nil
}

// text reads words on one line; in is where they were to stand.
func text(in, node *yaml.Node, what string, most int) (string, error) {
	if node == nil || node.Kind != yaml.ScalarNode || strings.TrimSpace(node.Value) == "" {
		return "", wrong(in.Line, sentence.Of("hints.missing", "What", what))
	}
	words := strings.Join(strings.Fields(node.Value), " ")
	switch {
	case strings.ContainsFunc(words, unicode.IsControl):
		return "", wrong(node.Line, sentence.Of("hints.control", "What", what))
	case utf8.RuneCountInString(words) > most:
		return "", wrong(node.Line, sentence.Of("hints.too-long", "What", what, "Most", most))
	}
	return words, nil
}

// Kept reads a list, and writes it as a project keeps it.
func Kept(src []byte) (list *List, kept string, err error) {
	if list, err = Parse(src); err == nil {
		kept, err = list.YAML()
	}
	return list, kept, err
}
