package versioning

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
	"plumbline/annotate/search"
	"plumbline/annotate/sentence"
)

// Seek narrows the rules to those that say a text, "" for all.
func (s *Session) Seek(text string) { s.sought = search.For(text) }

// Seeking reports whether the rules are narrowed.
func (s *Session) Seeking() bool { return !s.sought.None() }

// Fields are the questions that say what is sought.
func (s *Session) Fields() []*codebook.Field {
	if s.view.Book == nil {
		return nil
	}
	var fields []*codebook.Field
	for i := range s.view.Book.Fields {
		if f := &s.view.Book.Fields[i]; s.says(f) {
			fields = append(fields, f)
		}
	}
	return fields
}

// says reports whether a question or one of its options says what is sought.
func (s *Session) says(f *codebook.Field) bool {
	words := []string{f.Key, f.Label, f.Question, f.Rule}
	for i := range f.Options {
		words = append(words, optionWords(&f.Options[i])...)
	}
	return !s.Seeking() || s.sought.In(strings.Join(words, "\n"))
}

// Says reports whether an option says what is sought; if nothing is, none does.
func (s *Session) Says(o *codebook.Option) bool {
	return s.sought.In(strings.Join(optionWords(o), "\n"))
}

func optionWords(o *codebook.Option) []string {
	return []string{o.Value, o.Shown, o.Definition, o.Example, o.NotExample}
}

// Label is what the form calls a field, or its key if it is no longer asked.
func (s *Session) Label(field string) string {
	if f := s.view.Book.Field(field); f != nil {
		return f.Label
	}
	return field
}

// ProposedLabel is what the form of the proposal calls a field, or called it.
func (s *Session) ProposedLabel(field string) string {
	if f := s.plan.Book.Field(field); f != nil {
		return f.Label
	}
	return s.Label(field)
}

// TargetName is the name of a target, or its id where nobody knows it.
func (s *Session) TargetName(id string) string {
	for _, t := range s.view.Targets {
		if t.ID == id {
			return t.Name
		}
	}
	return id
}

// Was is an answer that needs another look, as the form shows it now.
func (s *Session) Was(k adoption.Look) string {
	f := s.view.Book.Field(k.Field)
	if f == nil {
		return k.Was
	}
	shown := codebook.SplitSet(k.Was)
	for i := range shown {
		shown[i] = f.ShownValue(shown[i])
	}
	return strings.Join(shown, ", ")
}

// FieldCount is how many answers to a field need another look.
type FieldCount struct {
	Field string
	Count int
}

// LooksByField counts the answers that need another look, in their order.
func (s *Session) LooksByField() []FieldCount {
	var fields []FieldCount
	at := make(map[string]int)
	for _, k := range s.view.Looks {
		i, known := at[k.Field]
		if !known {
			i = len(fields)
			at[k.Field] = i
			fields = append(fields, FieldCount{Field: k.Field})
		}
		fields[i].Count++
	}
	return fields
}

// PageName is the name that the page of the rules is given if nobody says another.
func (s *Session) PageName() string { return s.view.Book.ID + "-" + s.view.Book.Version + ".html" }

// Print writes the rules as a page that any browser prints, in the words of a
// language.
func (s *Session) Print(path string, words sentence.Words) {
	page := codebook.Printed{Book: s.view.Book, Say: words, Rulings: s.view.Rulings.Printed()}
	for _, t := range s.view.Targets {
		page.Targets = append(page.Targets, codebook.PrintedTarget{
			Name: t.Name, Aliases: strings.Join(t.Aliases, ", "), Counts: t.Counts, CountsNot: t.CountsNot,
		})
	}
	var err error
	s.options.Work(func() { err = writePage(path, page) }, func() {
		if err != nil {
			s.screen.Failed(err)
			return
		}
		s.screen.Written(path)
	})
}

func writePage(path string, page codebook.Printed) error {
	var b bytes.Buffer
	if err := page.Write(&b); err != nil {
		return err
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return annotate.Wrap(err, annotate.CodeFailed, "codebook.page-not-written", "File", filepath.Base(path))
	}
	return nil
}
