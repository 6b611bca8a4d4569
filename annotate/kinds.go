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
	KindFeedback      Kind = "feedback"       // what annotator is told about an answer of theirs that was decided otherwise
	KindConsent       Kind = "consent"        // field is what the person agreed to
	KindArticleAnswer Kind = "article_answer" // an answer about the outlet, of programs before that was a question like others
	KindVote          Kind = "vote"           // an answer given again after a discussion
	KindProbability   Kind = "probability"    // of a model's answer: what it gives each option
	KindFreeze        Kind = "freeze"         // field is the name of what was frozen, the value a hash of it
	KindRelease       Kind = "release"        // field is the name under which data were given away, the value its secret
	KindOpening       Kind = "opening"        // field is what findings were opened, the value on which freeze they rest
	KindDiscussion    Kind = "discussion"     // a meeting had the paragraph, on a day; with a field: it is to be answered again
	KindFrame         Kind = "frame"          // subject is a batch, or whose order of work it is: by what its articles were found
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
	OfUnit      Subject = "unit" // what questions are asked about: a paragraph, or an article as a whole
	OfParagraph Subject = "paragraph"
	OfArticle   Subject = "article"
	OfTarget    Subject = "target"
	OfPerson    Subject = "person"
	OfBatch     Subject = "batch"
	OfProject   Subject = "project"
	OfPack      Subject = "pack" // an id of its own
)

// kindOfEntry is what is told of a kind. Who may see it, and whether it goes
// into a pack, is told in the store.
type kindOfEntry struct {
	kind    Kind
	subject Subject
	onSheet bool               // it is part of one person's work on a unit
	act     Act                // whether it is an act of its own beside answering
	but     map[string]Subject // by field, where the subject is another
	own     Own                // which of its entries are somebody's own work
	claims  map[string]Claim   // what other entries are listed as in a merge, nil for by their layer
}

var kinds = []kindOfEntry{
	{kind: KindAnswer, subject: OfUnit, onSheet: true, own: OwnWork},
	{kind: KindSubmission, subject: OfUnit, onSheet: true, own: OwnWork},
	{
		kind:    KindArticle,
		subject: OfArticle,
		act:     ActUndone,
		claims:  map[string]Claim{"": ClaimArticle, MetaWithdrawn: ClaimWithdrawal, MetaBatch: ClaimBatch, MetaPractice: ClaimKey},
	},
	{kind: KindTarget, subject: OfTarget, act: ActUndone, claims: as(ClaimTarget)},
	{kind: KindPerson, subject: OfPerson, act: ActUndone, own: OwnJoined, claims: map[string]Claim{"": ClaimPerson, PersonRole: ClaimRole}},
	{kind: KindAttribute, subject: OfPerson, act: ActUndone, own: OwnPerson, claims: as(ClaimPrivate)},
	{kind: KindBatch, subject: OfBatch, act: ActUndone, claims: as(ClaimBatch)},
	{kind: KindAssignment, subject: OfArticle, act: ActUndone, claims: as(ClaimAssignment)},
	{
		kind: KindReveal, subject: OfArticle, but: map[string]Subject{RevealAnswers: OfUnit},
		own: OwnWork, claims: as(ClaimAnswer),
	},
	{kind: KindOutcome, subject: OfUnit, onSheet: true},
	{kind: KindReason, subject: OfUnit, onSheet: true},
	{kind: KindCause, subject: OfUnit, onSheet: true},
	{kind: KindProject, subject: OfProject, act: ActUndone, claims: map[string]Claim{"": ClaimSettings, ProjectCodebook: ClaimCodebook}},
	{kind: KindPack, subject: OfPack, act: ActStays, claims: as(ClaimPack)},
	{kind: KindRepeat, subject: OfUnit, own: OwnAsked, claims: as(ClaimRepeat)},
	{kind: KindErasure, subject: OfPerson, act: ActStays, but: map[string]Subject{ErasureText: OfArticle}, claims: as(ClaimErasure)},
	{kind: KindExclusion, subject: OfPerson, act: ActUndone, claims: as(ClaimExclusion)},
	{kind: KindEvidence, subject: OfUnit, onSheet: true, own: OwnWork},
	{kind: KindAmendment, subject: OfArticle, act: ActStays, claims: as(ClaimArticle)},
	{kind: KindExposure, subject: OfParagraph, own: OwnWork, claims: as(ClaimAnswer)},
	{kind: KindQuestion, subject: OfUnit, own: OwnWork, claims: as(ClaimQuestion)},
	{kind: KindRuling, subject: OfUnit, act: ActUndone, claims: as(ClaimRuling)},
	{kind: KindFeedback, subject: OfUnit, claims: as(ClaimRuling)},
	{kind: KindConsent, subject: OfPerson, act: ActStays, own: OwnPerson, claims: as(ClaimConsent)},
	{kind: KindArticleAnswer, subject: OfUnit, onSheet: true, own: OwnWork},
	{kind: KindVote, subject: OfUnit, onSheet: true, act: ActUndone, own: OwnWork},
	{kind: KindDiscussion, subject: OfUnit, act: ActUndone, claims: as(ClaimDiscussion)},
	{kind: KindProbability, subject: OfUnit, onSheet: true},
	{kind: KindFreeze, subject: OfProject, act: ActStays, claims: as(ClaimFreeze)},
	{kind: KindRelease, subject: OfProject, act: ActStays, claims: as(ClaimRelease)},
	{kind: KindOpening, subject: OfProject, act: ActStays, claims: as(ClaimOpening)},
	{
		kind: KindFrame, subject: OfBatch, act: ActUndone, but: map[string]Subject{FrameOrder: OfPerson}, own: OwnWork,
		claims: map[string]Claim{"": ClaimBatch, FrameOrder: ClaimAnswer},
	},
}

// as lists all entries of a kind as one claim, whatever their field.
func as(c Claim) map[string]Claim { return map[string]Claim{"": c} }

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

// OnSheet reports whether entries of the kind are part of one person's work on a
// paragraph, or on an article as a whole.
func (k Kind) OnSheet() bool { return k.told().onSheet }

func (k Kind) told() kindOfEntry {
	for i := range kinds {
		if kinds[i].kind == k {
			return kinds[i]
		}
	}
	return kindOfEntry{}
}
