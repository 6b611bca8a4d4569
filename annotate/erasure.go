package annotate

import (
	"slices"
	"strings"
)

// The fields of an erasure. Its subject is the person, and of a text the article.
// What an erasure says holds for ever: to take it back brings nothing back.
const (
	ErasureAttributes = "attributes" // what was kept privately about the person
	ErasureNotes      = "notes"      // what they wrote in their own words
	ErasureAll        = "all"        // that, and everything else they said
	ErasureText       = "text"       // of the article's paragraphs, and what was said in words about them
)

// Erasure is an entry that destroys what others say, with what has to be known if it
// destroys a text.
type Erasure struct {
	Entry
	Paragraphs []string // of the article, by id
	Books      Books    // say which answers are options, and which are in words
}

// Destroys reports whether the content of o goes: what was said of the person or of
// the article before the erasure, in the order of the log, and what quotes the article
// whenever it was written, since the words can only be from before. Whether o was in
// the same file when the erasure was written makes no difference: it may come later,
// with an older copy.
func (x *Erasure) Destroys(o *Entry) bool {
	if x.Key.Kind != KindErasure || x.Value == "" || o.Key.Kind == KindErasure {
		return false
	}
	if x.Key.Field == ErasureText && x.isOfText(o) && o.quotes() {
		return true
	}
	return x.After(o) && x.reaches(o)
}

// reaches reports whether an entry from before is one of those that go.
func (x *Erasure) reaches(o *Entry) bool {
	about := x.Key.Subject
	switch x.Key.Field {
	case ErasureAttributes:
		return o.isAbout(about)
	case ErasureNotes:
		return o.isNoteOf(about)
	case ErasureAll:
		return o.isAbout(about) || o.isWorkOf(about)
	case ErasureText:
		return x.isOfText(o) && o.isInWords(x.Books)
	}
	return false
}

// isOfText reports whether an entry is about the article or one of its paragraphs.
func (x *Erasure) isOfText(o *Entry) bool {
	return o.Key.Subject == x.Key.Subject || slices.Contains(x.Paragraphs, o.Key.Subject)
}

// quotes reports whether an entry says words of the paragraph it is about.
func (e *Entry) quotes() bool {
	return e.Key.Kind == KindEvidence || e.Key.Kind == KindExposure && strings.HasPrefix(e.Value, ExposedPassages)
}

// isInWords reports whether an entry about an article says something in words, which
// may be those of the text: a title mostly is. The names of options are not; what a
// version of the codebook asked that is not there may have been anything.
func (e *Entry) isInWords(books Books) bool {
	switch e.Key.Kind {
	case KindReason, KindQuestion, KindRuling, KindFeedback:
		return true
	case KindAnswer, KindVote, KindArticleAnswer:
		book := e.under(books)
		if book == nil {
			return true
		}
		field := book.Field(e.Key.Field)
		return field == nil || field.Scale.Verbatim
	case KindArticle:
		return e.Key.Field == MetaTitle || e.Key.Field == MetaRemark || strings.HasPrefix(e.Key.Field, FreePrefix)
	}
	return false
}

// isAbout reports whether an entry is kept privately about a person.
func (e *Entry) isAbout(person string) bool {
	return e.Key.Subject == person && (e.Key.Kind == KindAttribute || e.Key.Kind == KindConsent)
}

// isNoteOf reports whether an entry is a person's in their own words.
func (e *Entry) isNoteOf(person string) bool {
	return e.Key.Annotator == person && (e.Key.Kind == KindQuestion || e.Key.Kind == KindAnswer && e.Key.Field == FieldNote)
}

// isWorkOf reports whether an entry is part of what a person said or saw. What
// was planned for them, and what they said as a lead, is not.
func (e *Entry) isWorkOf(person string) bool {
	if e.Key.Annotator != person {
		return false
	}
	told := []Kind{KindReveal, KindExposure, KindQuestion}
	return e.Key.Kind.OnSheet() || slices.Contains(told, e.Key.Kind)
}

// ErasureKey is the key of an erasure: one of the fields above, and the person or
// the article.
func ErasureKey(field, subject string) Key {
	return Key{Kind: KindErasure, Subject: subject, Field: field}
}

// Destroyed is how much an erasure destroys, or has destroyed.
type Destroyed struct {
	Entries    int      // whose content goes
	Paragraphs int      // whose text goes
	Backups    int      // that are deleted, because they hold what goes
	Strays     int      // logs of databases that are deleted, because nobody can tell whether they hold it
	Waiting    int      // entries that are kept on this computer to be put into the project, whose content goes too
	Unfinished bool     // an erasure before this one could not remove all that holds what it destroyed
	Elsewhere  []string // further articles, by id, in which a paragraph of the text stands too, and stays
}

// Nothing reports whether there is nothing to destroy.
func (e Destroyed) Nothing() bool {
	return e.Entries == 0 && e.Paragraphs == 0 && e.Waiting == 0 && !e.Unfinished
}
