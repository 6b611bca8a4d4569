// Package unitizing measures how far annotators mark the same spans of texts, and
// give them the same categories.
//
// Offsets are code points, spans half open. What is compared are unitizations: the
// spans that one annotator marked in the texts that they read. None of the measures
// needs to know anything else of the texts than how long they are.
package unitizing

import (
	"cmp"
	"slices"

	"plumbline/annotate/sentence"
)

// Span is a stretch of a text, from Begin up to but not with End, with the index of
// its category.
type Span struct {
	Begin, End int
	Category   int
}

func (s Span) length() int { return s.End - s.Begin }

// Text is a text in which annotators marked spans.
type Text struct {
	Name          string
	Begin, Length int // where it begins, and how long it is
	// Marked are the spans of each annotator, by index; a nil list is of one who did
	// not read the text, an empty one of who found nothing in it.
	Marked [][]Span
}

func (t Text) end() int { return t.Begin + t.Length }

// Unitizations are what annotators marked in texts.
type Unitizations struct {
	Annotators []string
	Categories []string
	Texts      []Text
}

// New puts the spans of texts in order and checks them. The error, a *Fault, names the first
// span that is empty, lies outside of its text or has no category of these.
func New(annotators, categories []string, texts []Text) (*Unitizations, error) {
	u := &Unitizations{Annotators: annotators, Categories: categories, Texts: texts}
	for _, text := range texts {
		if len(text.Marked) != len(annotators) {
			return nil, fault("unitizing.annotators",
				"Text", text.Name, "N", len(text.Marked), "Annotators", len(annotators))
		}
		for a, spans := range text.Marked {
			slices.SortStableFunc(spans, inOrder)
			for _, s := range spans {
				if s.Begin >= s.End || s.Begin < text.Begin || s.End > text.end() || s.Category < 0 || s.Category >= len(categories) {
					return nil, fault("unitizing.span", "Text", text.Name, "Annotator", annotators[a],
						"Begin", s.Begin, "End", s.End, "First", text.Begin, "Last", text.end())
				}
			}
		}
	}
	return u, nil
}

// Fault says what is wrong with spans.
type Fault struct{ Message sentence.Sentence }

// Error says it in English.
func (f *Fault) Error() string { return f.Message.String() }

// Text says the same in any language.
func (f *Fault) Text() sentence.Text { return f.Message }

func fault(key string, params ...any) error { return &Fault{sentence.Of(key, params...)} }

func inOrder(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Begin, b.Begin), cmp.Compare(a.End, b.End), cmp.Compare(a.Category, b.Category))
}

// Spans counts what was marked.
func (u *Unitizations) Spans() (n int) {
	for _, text := range u.Texts {
		for _, spans := range text.Marked {
			n += len(spans)
		}
	}
	return n
}

// readByAll are the texts that every annotator read.
func (u *Unitizations) readByAll() []Text {
	return slices.DeleteFunc(slices.Clone(u.Texts), func(t Text) bool {
		return slices.ContainsFunc(t.Marked, func(spans []Span) bool { return spans == nil })
	})
}

// continuum lays texts one behind the other: the spans of each annotator in it, and
// how long it is. Gaps go on from one text to the next.
func continuum(texts []Text, annotators int) (marked [][]Span, length int) {
	marked = make([][]Span, annotators)
	for _, text := range texts {
		for a, spans := range text.Marked {
			for _, s := range spans {
				marked[a] = append(marked[a], Span{s.Begin - text.Begin + length, s.End - text.Begin + length, s.Category})
			}
		}
		length += text.Length
	}
	return marked, length
}
