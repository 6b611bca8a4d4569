package annotate

import (
	"slices"
	"strings"

	"plumbline/annotate/sentence"
)

// Selection chooses articles by what is known of them: of each field that is named
// they have one of the values. The zero value chooses all.
type Selection []MetaField

// What articles are chosen by beside the fields that they have.
const (
	ByArticle = "article" // its title, its id or the beginning of that
	ByDate    = "date"    // a period in which it was published
)

// shortestID is the fewest characters of an id that can stand for it.
const shortestID = 4

// ReadSelection reads what a person types: "event=strike". Several values of one
// field are alternatives.
func ReadSelection(words []string) (Selection, error) {
	var s Selection
	for _, w := range words {
		name, value, err := splitColumn(w)
		if err != nil {
			return nil, err
		}
		if s, err = s.With(name, value); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// With is the selection with a further value, under the name that a person types.
func (s Selection) With(name, value string) (Selection, error) {
	switch name = strings.ToLower(name); name {
	case ByArticle:
		return append(s, MetaField{ByArticle, value}), nil
	case ByDate:
		if _, ok := ReadPeriod(value); !ok && value != "" {
			return nil, Fail(CodeInvalid, "selection.date", "Words", sentence.Quoted(value))
		}
		return append(s, MetaField{ByDate, value}), nil
	}
	return append(s, MetaField{FieldNamed(name), value}), nil
}

// ReadColumn reads a field and its value as a person types them: "party=green".
func ReadColumn(words string) (MetaField, error) {
	name, value, err := splitColumn(words)
	return MetaField{FieldNamed(name), value}, err
}

func splitColumn(words string) (name, value string, err error) {
	name, value, ok := strings.Cut(words, "=")
	if name, value = strings.TrimSpace(name), strings.TrimSpace(value); !ok || name == "" {
		return "", "", Fail(CodeInvalid, "selection.form", "Words", sentence.Quoted(words))
	}
	return name, value, nil
}

// Has reports whether an article is chosen. An empty value chooses those of which
// nothing is known there.
func (s Selection) Has(article string, m Meta) bool {
	for _, f := range s {
		if !slices.ContainsFunc(s, func(o MetaField) bool { return o.Field == f.Field && o.chooses(article, m) }) {
			return false
		}
	}
	return true
}

// chooses reports whether an article has the value.
func (f MetaField) chooses(article string, m Meta) bool {
	switch f.Field {
	case ByArticle:
		return f.Value == article || len(f.Value) >= shortestID && strings.HasPrefix(article, f.Value) ||
			f.Value != "" && FoldText(f.Value) == FoldText(m.Title)
	case ByDate:
		sought, _ := ReadPeriod(f.Value)
		published, known := ReadPeriod(m.Published)
		return known == (f.Value != "") && (!known || sought.Has(published))
	}
	return FoldText(f.Value) == FoldText(m.decided(f.Field))
}

// Reads lists the fields that have to be known of an article to tell whether it is
// chosen.
func (s Selection) Reads() (fields []string) {
	for _, f := range s {
		fields = append(fields, f.reads())
	}
	slices.Sort(fields)
	return slices.Compact(fields)
}

// reads is the field of an article over which the value decides.
func (f MetaField) reads() string {
	switch f.Field {
	case ByArticle:
		return MetaTitle
	case ByDate:
		return MetaPublished
	}
	return f.Field
}

// Telling is a field of which every article that is chosen has a value, so that it is found
// by that; ok is false if there is none.
func (s Selection) Telling() (field string, ok bool) {
	for _, f := range s {
		unknown := slices.ContainsFunc(s, func(o MetaField) bool { return o.Field == f.Field && o.Value == "" })
		if f.Field != ByArticle && !unknown {
			return f.reads(), true
		}
	}
	return "", false
}

// Chosen lists those of the values that a field has which are chosen.
func (s Selection) Chosen(field string, values []string) (chosen []string) {
	for _, value := range values {
		var m Meta
		m.Set(field, value)
		if slices.ContainsFunc(s, func(f MetaField) bool { return f.reads() == field && f.chooses("", m) }) {
			chosen = append(chosen, value)
		}
	}
	return chosen
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
	if slices.Contains(namedFields, name) {
		return name
	}
	return FreePrefix + strings.TrimPrefix(name, FreePrefix)
}

// namedFields are the fields of an article that a person types by their own names.
var namedFields = []string{
	"text", MetaTitle, MetaOutlet, MetaAuthor, MetaPublished, MetaURL, MetaRemark, MetaFile, MetaEvent, MetaStratum, MetaBatch,
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

// Compared is what is known of the article to choose it by: its columns and its batch.
func (m Meta) Compared() []MetaField {
	columns := m.Columns()
	if m.Batch != "" {
		columns = append(columns, MetaField{MetaBatch, m.Batch})
	}
	return columns
}
