package annotate

import "slices"

// The fields of an erasure. Its subject is the person, and of a text the article.
// What an erasure says holds for ever: to take it back brings nothing back.
const (
	ErasureAttributes = "attributes" // what was kept privately about the person
	ErasureNotes      = "notes"      // what they wrote in their own words
	ErasureAll        = "all"        // that, and everything else they said
	ErasureText       = "text"       // of the article's paragraphs
)

// Erases reports whether e, an erasure, destroys the content of o, an entry that
// came before it in the order of the log. Whether o was in the same file when e
// was written makes no difference: it may come later, with an older copy.
func (e *Entry) Erases(o *Entry) bool {
	if e.Key.Kind != KindErasure || e.Value == "" || !e.After(o) || o.Key.Kind == KindErasure {
		return false
	}
	person := e.Key.Subject
	switch e.Key.Field {
	case ErasureAttributes:
		return o.isAbout(person)
	case ErasureNotes:
		return o.isNoteOf(person)
	case ErasureAll:
		return o.isAbout(person) || o.isWorkOf(person)
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
	told := []Kind{KindReveal, KindExposure, KindQuestion, KindArticleAnswer}
	return e.Key.Kind.OnSheet() || slices.Contains(told, e.Key.Kind)
}

// ErasureKey is the key of an erasure: one of the fields above, and the person or
// the article.
func ErasureKey(field, subject string) Key {
	return Key{Kind: KindErasure, Subject: subject, Field: field}
}

// Destroyed is how much an erasure destroys, or has destroyed.
type Destroyed struct {
	Entries    int // whose content goes
	Paragraphs int // whose text goes
	Backups    int // that are deleted, because they hold what goes
	Waiting    int // entries that are kept on this computer to be put into the project, whose content goes too
}

// Nothing reports whether there is nothing to destroy.
func (e Destroyed) Nothing() bool { return e.Entries == 0 && e.Paragraphs == 0 && e.Waiting == 0 }
