package comparing

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// Look is what a person may see of paragraphs. It is used by one goroutine.
type Look struct {
	store    Store
	book     *codebook.Codebook
	person   string
	revealed map[string]bool // since the place was opened; the log may not have them yet
	own      map[string]*annotate.Sheet
}

// Look begins one, with what was revealed until now.
func (s *Opener) Look() *Look {
	l := &Look{
		store: s.options.Store, book: s.options.Book, person: s.options.Annotator,
		revealed: make(map[string]bool), own: make(map[string]*annotate.Sheet),
	}
	for paragraph := range s.revealed {
		l.revealed[paragraph] = true
	}
	return l
}

// sheet is the person's own sheet of a paragraph, nil if it cannot be read.
func (l *Look) sheet(paragraph string) *annotate.Sheet {
	if s, ok := l.own[paragraph]; ok {
		return s
	}
	s, err := l.store.Sheet(context.Background(), paragraph, annotate.LayerAnnotation, review.FirstRound, l.person)
	if err != nil {
		s = nil
	}
	l.own[paragraph] = s
	return s
}

// Text is the words of a paragraph, "" if it cannot be read.
func (l *Look) Text(paragraph string) string {
	if s := l.sheet(paragraph); s != nil {
		return s.Paragraph.Text
	}
	return ""
}

// Hidden reports whether the person must not see others' answers yet: not
// before they have submitted their own to all that is asked now, unless a reveal is in the log.
func (l *Look) Hidden(paragraph string) bool {
	s := l.sheet(paragraph)
	return !(s != nil && s.Finished(l.book)) && !l.recorded(paragraph)
}

// recorded reports whether the person has seen others' answers to a paragraph.
func (l *Look) recorded(paragraph string) bool {
	if l.revealed[paragraph] {
		return true
	}
	e, err := l.store.Current(context.Background(), annotate.RevealKey(annotate.RevealAnswers, paragraph, l.person, review.FirstRound))
	return err == nil && e != nil && e.Value != ""
}

// Shown is a value as the form shows it.
func (l *Look) Shown(field, value string) string {
	if f := l.book.Field(field); f != nil {
		if o := f.Option(value); o != nil {
			return o.Shown
		}
	}
	return value
}
