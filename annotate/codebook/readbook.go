package codebook

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"plumbline/annotate/sentence"
)

var bookKeys = []string{"id", "version", "title", "language", "unit", "stance_targets", "fields"}

// codebook reads the whole file. An unknown key is allowed at the top if its
// value has an anchor: that is where lists used in several conditions stand.
func (r *reader) codebook(root *yaml.Node) *Codebook {
	book := &Codebook{Unit: "paragraph"}
	given := make(map[string]bool)
	entries, isMap := r.entries(root, sentence.Of("codebook.itself"))
	for _, e := range entries {
		given[e.key] = true
		switch e.key {
		case "id":
			book.ID = r.name(e.value, "id")
		case "version":
			book.Version = r.name(e.value, "version")
		case "title":
			book.Title, _ = r.text(e.value, e.key)
		case "language":
			book.Language, _ = r.text(e.value, e.key)
		case "unit":
			book.Unit, _ = r.text(e.value, e.key)
		case "stance_targets":
			_, _ = r.text(e.value, e.key) // a remark for people, the project holds the targets
		case "fields":
			r.fields(book, e.value)
		default:
			if !e.anchored {
				r.problems.add(e.line, "codebook.unknown-key", "Key", quoted(e.key), "Suggestion", r.suggest(e.key, bookKeys))
			}
		}
	}
	for _, key := range []string{"id", "version", "fields"} {
		if isMap && !given[key] {
			r.problems.add(root.Line, "codebook.key-missing", "Key", key)
		}
	}
	if book.Title == "" {
		book.Title = book.ID
	}
	return book
}

func (r *reader) fields(book *Codebook, n *yaml.Node) {
	list := r.items(n, "fields")
	if len(list) == 0 && n.Kind == yaml.SequenceNode {
		r.problems.add(n.Line, "codebook.no-fields")
	}
	if len(list) > maxFields {
		r.problems.add(n.Line, "codebook.too-many-fields", "Fields", len(list), "Most", maxFields)
		return
	}
	for _, item := range list {
		book.Fields = append(book.Fields, r.field(item, len(book.Fields)))
	}
}

// options reads the options of a field.
func (r *reader) options(n *yaml.Node, f *Field) {
	list := r.items(n, "options")
	if len(list) > maxFields {
		r.problems.add(n.Line, "codebook.too-many-options", "Field", f.name(), "Options", len(list), "Most", maxFields)
		return
	}
	for _, item := range list {
		f.Options = append(f.Options, r.option(item))
	}
}

var optionKeys = []string{"value", "key", "shown", "words", "definition", "example", "not_example", "alert"}

func (r *reader) option(n *yaml.Node) Option {
	option := Option{Line: n.Line}
	given := make(map[string]bool)
	entries, isMap := r.entries(n, sentence.Of("codebook.an-option"))
	for _, e := range entries {
		given[e.key] = true
		if !slices.Contains(optionKeys, e.key) {
			r.problems.add(e.line, "codebook.option-unknown-key", "Key", quoted(e.key), "Suggestion", r.suggest(e.key, optionKeys))
			continue
		}
		if e.key == "alert" {
			option.Alert = r.flag(e.value, e.key)
			continue
		}
		*option.text(e.key), _ = r.text(e.value, e.key)
	}
	for _, key := range []string{"value", "key"} {
		if isMap && !given[key] && !r.exhausted() {
			r.problems.add(n.Line, "codebook.option-key-missing", "Key", key)
		}
	}
	if option.Shown == "" {
		option.Shown = option.Value
	}
	return option
}

// text is where a text of an option belongs, by its key.
func (o *Option) text(key string) *string {
	return map[string]*string{
		"value": &o.Value, "key": &o.Key, "shown": &o.Shown, "words": &o.Words,
		"definition": &o.Definition, "example": &o.Example, "not_example": &o.NotExample,
	}[key]
}
