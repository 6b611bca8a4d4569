package codebook

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"plumbline/annotate/sentence"
)

// What a codebook file may hold. A hostile file ends at one of these before it
// costs time or memory.
const (
	MaxSize    = 512 << 10 // bytes, thirty times the default codebook
	maxDepth   = 32        // of nested lists and maps
	maxVisited = 100_000   // nodes read, aliases counted each time they are used
	maxFields  = 200       // and of options, and of values in a list

	bytesPerVisit = 256 // so long texts, repeated by aliases, cost more visits
)

// Parse reads a codebook from YAML. Whatever is wrong is reported at once: the
// error is of type Problems. The bytes are kept as they are in Source.
func Parse(src []byte) (*Codebook, error) {
	if problem, bad := checkBytes(src); bad {
		return nil, Problems{problem}
	}
	root, problem, bad := load(src)
	if bad {
		return nil, Problems{problem}
	}
	r := &reader{budget: maxVisited}
	book := r.codebook(root)
	if !r.exhausted() {
		r.check(book)
	}
	if !r.problems.empty() {
		return nil, r.problems.sorted()
	}
	sum := sha256.Sum256(src)
	book.Hash = hex.EncodeToString(sum[:])
	book.Source = bytes.Clone(src)
	return book, nil
}

// checkBytes refuses what the YAML reader would refuse without naming a line.
func checkBytes(src []byte) (Problem, bool) {
	if len(src) > MaxSize {
		return Problem{Message: sentence.Of("codebook.too-large")}, true
	}
	if len(bytes.TrimSpace(src)) == 0 {
		return Problem{Message: sentence.Of("codebook.empty-file")}, true
	}
	line := 1
	for at := 0; at < len(src); {
		r, size := utf8.DecodeRune(src[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			return Problem{Line: line, Message: sentence.Of("codebook.not-utf8")}, true
		case r == '\n':
			line++
		case !allowed(r) && (r != '\uFEFF' || at > 0):
			return Problem{Line: line, Message: sentence.Of("codebook.control-character", "Character", controlName(r))}, true
		}
		at += size
	}
	return Problem{}, false
}

// allowed reports whether YAML 1.2 (section 5.1) lets the character stand.
func allowed(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r < 0xA0:
		return r < 0x7F || r == 0x85
	default:
		return r != 0xFEFF && r != 0xFFFE && r != 0xFFFF
	}
}

func controlName(r rune) string {
	const digits = "0123456789ABCDEF"
	return "U+" + string([]byte{digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
}

// load reads the one YAML document of the file into nodes, which know lines.
func load(src []byte) (root *yaml.Node, problem Problem, bad bool) {
	var document yaml.Node
	limits := yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth)))
	if err := yaml.Load(src, &document, limits); err != nil {
		return nil, yamlProblem(err), true
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) != 1 {
		return nil, Problem{Message: sentence.Of("codebook.none-in-file")}, true
	}
	return document.Content[0], Problem{}, false
}

// yamlProblem translates what the YAML reader found.
func yamlProblem(err error) Problem {
	var loadErr *yaml.LoadError
	if !errors.As(err, &loadErr) {
		return Problem{Message: sentence.Of("codebook.unreadable-yaml", "Cause", firstOf(err.Error()))}
	}
	cause := firstOf(strings.TrimPrefix(loadErr.Message, "yaml: "))
	var message sentence.Sentence
	switch {
	case strings.Contains(cause, "max depth"):
		message = sentence.Of("codebook.too-deep")
	case strings.Contains(cause, "no documents"):
		message = sentence.Of("codebook.empty-file")
	case strings.Contains(cause, "multiple"):
		message = sentence.Of("codebook.several-documents")
	case loadErr.ContextMsg != "" && loadErr.ContextMark.Line > 0:
		message = sentence.Of("codebook.no-yaml-within", "Cause", cause, "Context", loadErr.ContextMsg, "Line", loadErr.ContextMark.Line)
	default:
		message = sentence.Of("codebook.no-yaml", "Cause", cause)
	}
	return Problem{Line: loadErr.Mark.Line, Message: message}
}

// firstOf cuts a message that may quote a hostile file.
func firstOf(message string) string {
	const most = 200
	if utf8.RuneCountInString(message) > most {
		return string([]rune(message)[:most]) + "…"
	}
	return message
}
