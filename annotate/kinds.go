package annotate

import "slices"

// Kind says what an entry of the log is about.
type Kind string

// The kinds of entries. An answer is a decision; all others are events. One
// fold serves them all.
const (
	KindAnswer     Kind = "answer"
	KindSubmission Kind = "submission" // the value lists the targets asked
	KindArticle    Kind = "article"    // field is a Meta field
	KindTarget     Kind = "target"     // field is a Target field
	KindPerson     Kind = "person"     // field is a Person field
	KindAttribute  Kind = "attribute"  // field is the name of a private attribute
	KindBatch      Kind = "batch"      // subject is a set of articles, field a Batch field
	KindAssignment Kind = "assignment" // annotator is whom the article is given to
	KindReveal     Kind = "reveal"     // annotator is who saw, field a Reveal field
	KindOutcome    Kind = "outcome"    // of a final answer: how it was decided
	KindReason     Kind = "reason"     // of a final answer or of a practice key: why
	KindCause      Kind = "cause"      // of a final answer: what divided the annotators
	KindProject    Kind = "project"    // subject is ProjectSubject, field a Project field
)

// Subject is what the subject of an entry names.
type Subject string

// The subjects of entries.
const (
	OfParagraph Subject = "paragraph"
	OfArticle   Subject = "article"
	OfTarget    Subject = "target"
	OfPerson    Subject = "person"
	OfBatch     Subject = "batch"
	OfProject   Subject = "project"
)

// kindOfEntry is what is told of a kind. Who may see it, and whether it goes
// into a pack, is told in the store.
type kindOfEntry struct {
	kind    Kind
	subject Subject
	onSheet bool               // it is part of one person's work on a paragraph
	but     map[string]Subject // by field, where the subject is another
}

var kinds = []kindOfEntry{
	{kind: KindAnswer, subject: OfParagraph, onSheet: true},
	{kind: KindSubmission, subject: OfParagraph, onSheet: true},
	{kind: KindArticle, subject: OfArticle},
	{kind: KindTarget, subject: OfTarget},
	{kind: KindPerson, subject: OfPerson},
	{kind: KindAttribute, subject: OfPerson},
	{kind: KindBatch, subject: OfBatch},
	{kind: KindAssignment, subject: OfArticle},
	{kind: KindReveal, subject: OfArticle, but: map[string]Subject{RevealAnswers: OfParagraph}},
	{kind: KindOutcome, subject: OfParagraph, onSheet: true},
	{kind: KindReason, subject: OfParagraph, onSheet: true},
	{kind: KindCause, subject: OfParagraph, onSheet: true},
	{kind: KindProject, subject: OfProject},
}

// Kinds lists every kind of entry there is.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i := range kinds {
		all[i] = kinds[i].kind
	}
	return all
}

// Known reports whether k is one of Kinds.
func (k Kind) Known() bool { return slices.Contains(Kinds(), k) }

// Of is what the subject of an entry of the kind is, "" for one that is not
// known. It depends on the field where one kind tells of two things.
func (k Kind) Of(field string) Subject {
	told := k.told()
	if but, ok := told.but[field]; ok {
		return but
	}
	return told.subject
}

// But lists the fields under which the subject is another than that of the kind.
func (k Kind) But() map[string]Subject { return k.told().but }

// OnSheet reports whether entries of the kind are part of one person's work on
// a paragraph.
func (k Kind) OnSheet() bool { return k.told().onSheet }

func (k Kind) told() kindOfEntry {
	for i := range kinds {
		if kinds[i].kind == k {
			return kinds[i]
		}
	}
	return kindOfEntry{}
}
