package codebook

import (
	"strconv"

	"go.yaml.in/yaml/v4"

	"plumbline/annotate/sentence"
)

// fieldReaders reads each key that a field can have.
var fieldReaders = map[string]func(r *reader, f *Field, index int, n *yaml.Node){
	"key":      func(r *reader, f *Field, _ int, n *yaml.Node) { f.Key, _ = r.text(n, "key") },
	"label":    func(r *reader, f *Field, _ int, n *yaml.Node) { f.Label, _ = r.text(n, "label") },
	"short":    func(r *reader, f *Field, _ int, n *yaml.Node) { f.Short, _ = r.text(n, "short") },
	"question": func(r *reader, f *Field, _ int, n *yaml.Node) { f.Question, _ = r.text(n, "question") },
	"rule":     func(r *reader, f *Field, _ int, n *yaml.Node) { f.Rule, _ = r.text(n, "rule") },
	"family":   func(r *reader, f *Field, _ int, n *yaml.Node) { f.Family = r.oneOf(n, "family", families...) },
	"meaning":  func(r *reader, f *Field, _ int, n *yaml.Node) { f.Meaning = r.meaning(n) },
	"scale": func(r *reader, f *Field, _ int, n *yaml.Node) {
		f.Scale = scaleNamed(r.oneOf(n, "scale", scaleNames(scales)...))
	},
	"metric":       func(r *reader, f *Field, _ int, n *yaml.Node) { f.Metric = r.oneOf(n, "metric", metricNames()...) },
	"required":     func(r *reader, f *Field, _ int, n *yaml.Node) { f.Required = r.flag(n, "required") },
	"per_target":   func(r *reader, f *Field, _ int, n *yaml.Node) { f.PerTarget = r.flag(n, "per_target") },
	"unit":         func(r *reader, f *Field, _ int, n *yaml.Node) { f.Article = r.unit(n) },
	"prefill":      func(r *reader, f *Field, _ int, n *yaml.Node) { f.Prefill = r.oneOf(n, "prefill", "layout") },
	"options":      func(r *reader, f *Field, _ int, n *yaml.Node) { r.options(n, f) },
	"options_from": func(r *reader, f *Field, _ int, n *yaml.Node) { f.OptionsFrom = r.oneOf(n, "options_from", "fields") },
	"plus":         func(r *reader, f *Field, _ int, n *yaml.Node) { f.Plus = r.texts(n, "plus") },
	"exclusive":    func(r *reader, f *Field, _ int, n *yaml.Node) { f.Exclusive = r.texts(n, "exclusive") },
	"off_scale":    func(r *reader, f *Field, _ int, n *yaml.Node) { f.OffScale = r.texts(n, "off_scale") },
	"unordered":    func(r *reader, f *Field, _ int, n *yaml.Node) { f.Unordered = r.texts(n, "unordered") },
	"ends_form_on": func(r *reader, f *Field, _ int, n *yaml.Node) { f.EndsFormOn = r.texts(n, "ends_form_on") },
	"attaches_to":  func(r *reader, f *Field, _ int, n *yaml.Node) { f.AttachesTo = r.texts(n, "attaches_to") },
	"evidence": func(r *reader, f *Field, _ int, n *yaml.Node) {
		f.Evidence = Evidence(r.oneOf(n, "evidence", string(EvidenceNone), string(EvidenceOptional), string(EvidenceRequired)))
	},
	"required_share": func(r *reader, f *Field, _ int, n *yaml.Node) { f.RequiredShare = r.share(n) },
	"show_if":        func(r *reader, f *Field, index int, n *yaml.Node) { f.ShowIf = r.condition(n, index, 0) },
	"value_when_hidden": func(r *reader, f *Field, _ int, n *yaml.Node) {
		f.ValueWhenHidden, _ = r.text(n, "value_when_hidden")
	},
}

var (
	fieldKeys = []string{
		"key",
		"label",
		"short",
		"question",
		"rule",
		"family",
		"meaning",
		"scale",
		"metric",
		"required",
		"per_target",
		"unit",
		"prefill",
		"options",
		"options_from",
		"plus",
		"exclusive",
		"off_scale",
		"unordered",
		"ends_form_on",
		"attaches_to",
		"evidence",
		"required_share",
		"show_if",
		"value_when_hidden",
	}
	families = []string{"stance", "sourcing", "editorial"}
)

func (r *reader) field(n *yaml.Node, index int) Field {
	f := Field{Line: n.Line, Meaning: 1}
	lines := make(map[string]int)
	r.lines = append(r.lines, lines)
	entries, isMap := r.entries(n, sentence.Of("codebook.a-field"))
	for _, e := range entries {
		read, known := fieldReaders[e.key]
		if !known {
			r.problems.add(e.line, "codebook.field-unknown-key", "Key", quoted(e.key), "Suggestion", r.suggest(e.key, fieldKeys))
			continue
		}
		lines[e.key] = e.line
		read(r, &f, index, e.value)
	}
	for _, key := range []string{"key", "label", "question", "scale"} {
		if lines[key] == 0 && isMap && !r.exhausted() {
			r.problems.add(f.Line, "codebook.field-key-missing", "Field", f.name(), "Key", key)
		}
	}
	return f
}

// name is how a message calls the field, also if it has no key.
func (f *Field) name() sentence.Sentence {
	if f.Key == "" {
		return sentence.Of("codebook.a-field")
	}
	return sentence.Of("codebook.the-field", "Key", quoted(f.Key))
}

func (r *reader) meaning(n *yaml.Node) int {
	value, ok := r.text(n, "meaning")
	if !ok {
		return 1
	}
	meaning, err := strconv.Atoi(value)
	if err != nil || meaning < 1 {
		r.problems.add(n.Line, "codebook.meaning-no-number", "Value", quoted(value))
		return 1
	}
	return meaning
}

// name reads an identifier of the codebook itself: one word that can stand in
// a table and in a file name.
func (r *reader) name(n *yaml.Node, what string) string {
	value, ok := r.text(n, what)
	if !ok {
		return ""
	}
	if !isName(value) {
		r.problems.add(n.Line, "codebook.name-letters", "What", what, "Value", quoted(value), "Most", maxName)
		return ""
	}
	return value
}

const maxName = 100

func isName(value string) bool {
	for i := range len(value) {
		c := value[i]
		if !isASCIILetterOrDigit(c) && c != '.' && c != '_' && c != '-' && c != '+' {
			return false
		}
	}
	return value != "" && len(value) <= maxName
}

func isASCIILetterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
