package annotate

import (
	"slices"
	"strings"

	"plumbline/annotate/sentence"
)

// Selection chooses articles by what is known of them: of each field that is named
// they have one of the values. The zero value chooses all.
type Selection []MetaField

// ReadSelection reads what a person types: "event=strike". Several values of one
// field are alternatives.
func ReadSelection(words []string) (Selection, error) {
	var s Selection
	for _, w := range words {
		name, value, ok := strings.Cut(w, "=")
		if name, value = strings.TrimSpace(name), strings.TrimSpace(value); !ok || name == "" {
			return nil, Fail(CodeInvalid, "selection.form", "Words", sentence.Quoted(w))
		}
		s = append(s, MetaField{FieldNamed(name), value})
	}
	return s, nil
}

// Has reports whether an article is chosen. An empty value chooses those of which
// nothing is known there.
func (s Selection) Has(m Meta) bool {
	for _, f := range s {
		got := FoldText(m.decided(f.Field))
		if !slices.ContainsFunc(s, func(o MetaField) bool { return o.Field == f.Field && FoldText(o.Value) == got }) {
			return false
		}
	}
	return true
}

// decided is the value of a field, or of the batch, which is decided and not known.
func (m Meta) decided(field string) string {
	if field == MetaBatch {
		return m.Batch
	}
	return m.Get(field)
}

// FieldNamed is the field of an article by the name a person types: a free one for
// a name that no other has.
func FieldNamed(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "text", MetaTitle, MetaOutlet, MetaAuthor, MetaPublished, MetaURL, MetaRemark, MetaFile, MetaEvent, MetaStratum, MetaBatch:
		return name
	}
	return FreePrefix + strings.TrimPrefix(name, FreePrefix)
}

// Columns lists what is known of the article to compare it with others by: event,
// stratum and what the project names itself.
func (m Meta) Columns() (columns []MetaField) {
	for _, f := range m.Fields() {
		if f.Field == MetaEvent || f.Field == MetaStratum || strings.HasPrefix(f.Field, FreePrefix) {
			columns = append(columns, f)
		}
	}
	return columns
}
