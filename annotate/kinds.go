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

	KindPack          Kind = "pack"           // annotator is whom it was made for, the value lists the articles in it
	KindRepeat        Kind = "repeat"         // annotator is who is to be asked again, without being told
	KindErasure       Kind = "erasure"        // field an Erasure field; it holds for ever
	KindExclusion     Kind = "exclusion"      // the person's answers do not count, the value says why
	KindEvidence      Kind = "evidence"       // of one option of an answer: the passages it rests on
	KindAmendment     Kind = "amendment"      // subject is the corrected text, field an Amendment field
	KindExposure      Kind = "exposure"       // annotator is who saw something of others before they answered, field what it was about
	KindQuestion      Kind = "question"       // an annotator's to the lead, field what it is about
	KindRuling        Kind = "ruling"         // the lead's answer, annotator is to whom it is handed, "" for all
	KindConsent       Kind = "consent"        // field is what the person agreed to
	KindArticleAnswer Kind = "article_answer" // an answer about an article as a whole
	KindVote          Kind = "vote"           // an answer given again after a discussion
	KindProbability   Kind = "probability"    // of a model's answer: what it gives each option
	KindFreeze        Kind = "freeze"         // field is the name of what was frozen, the value a hash of it
	KindOpening       Kind = "opening"        // field is what findings were opened, the value on which freeze they rest
)

// The fields of an erasure.
const (
	ErasureEntries = "entries" // the value lists the ids of the entries whose content was destroyed
	ErasureText    = "text"    // of the article whose paragraphs' text was destroyed
)

// The fields of an amendment.
const (
	AmendmentOf         = "of"         // the id of the older article
	AmendmentParagraphs = "paragraphs" // which of its paragraphs was which
)

// What an exposure shows; its value begins with one of these, and tells after a
// space what it was.
const (
	ExposedModel    = "model"    // a model's answer
	ExposedPassages = "passages" // passages that somebody else had marked
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
	OfPack      Subject = "pack"    // an id of its own
	OfErasure   Subject = "erasure" // an id of its own
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
	{kind: KindPack, subject: OfPack},
	{kind: KindRepeat, subject: OfParagraph},
	{kind: KindErasure, subject: OfErasure, but: map[string]Subject{ErasureText: OfArticle}},
	{kind: KindExclusion, subject: OfPerson},
	{kind: KindEvidence, subject: OfParagraph, onSheet: true},
	{kind: KindAmendment, subject: OfArticle},
	{kind: KindExposure, subject: OfParagraph},
	{kind: KindQuestion, subject: OfParagraph},
	{kind: KindRuling, subject: OfParagraph},
	{kind: KindConsent, subject: OfPerson},
	{kind: KindArticleAnswer, subject: OfArticle},
	{kind: KindVote, subject: OfParagraph, onSheet: true},
	{kind: KindProbability, subject: OfParagraph, onSheet: true},
	{kind: KindFreeze, subject: OfProject},
	{kind: KindOpening, subject: OfProject},
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
