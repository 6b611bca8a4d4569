package annotate

import (
	"slices"

	"plumbline/annotate/codebook"
)

// Slot is the part of a key that differs between the answers of one sheet.
type Slot struct{ Field, Target string }

// State says how far one annotator is with one paragraph, or with one question of it.
type State string

// The states of a paragraph or a question for an annotator.
const (
	NotBegun  State = ""
	Draft     State = "draft"
	Submitted State = "submitted"
	Again     State = "again" // of a question alone: it meant something else when it was submitted
)

// Sheet is one annotator's answers to one paragraph in one layer and round.
type Sheet struct {
	Paragraph  Paragraph
	Layer      Layer
	Round      int
	Annotator  string
	Answers    map[Slot]Current // as given: taken back too, and under whatever version; Value and Under know what counts
	Submission *Current
	// Versions tell what the answers meant when they were given; without
	// them all are answers under the version in force.
	Versions *codebook.Versions
	Verdicts map[Slot]*Verdict // how final answers came about; nil if there are none

	beside   map[Key]Current // what else belongs to the sheet: evidence, votes, probabilities
	revealed bool            // others' answers were shown
	unseen   *Sheet          // as it was before others' answers were shown; nil if they never were
}

// NewSheet returns an empty sheet.
func NewSheet(p Paragraph, layer Layer, round int, annotator string) *Sheet {
	return &Sheet{Paragraph: p, Layer: layer, Round: round, Annotator: annotator, Answers: make(map[Slot]Current)}
}

// Key returns the log key of one answer.
func (s *Sheet) Key(field, target string) Key {
	return Key{
		Kind: KindAnswer, Subject: s.Paragraph.ID, Layer: s.Layer, Round: s.Round,
		Annotator: s.Annotator, Field: field, Target: target,
	}
}

// SubmissionKey returns the log key of the sheet's submission.
func (s *Sheet) SubmissionKey() Key {
	return Key{
		Kind: KindSubmission, Subject: s.Paragraph.ID, Layer: s.Layer, Round: s.Round,
		Annotator: s.Annotator,
	}
}

// Value returns the answer under the version in force, without guesses: "" if
// there is none. An answer that was given when the field meant something else
// is none.
func (s *Sheet) Value(field, target string) string {
	if s.Versions == nil {
		return s.Answers[Slot{field, target}].Entry.Value
	}
	return s.Under(s.Versions.InForce, field, target)
}

// CurrentID returns the id of the entry that is current for a key of this
// sheet, or "" if there is none yet.
func (s *Sheet) CurrentID(key Key) string {
	return s.Current(key).Entry.ID
}

// Current returns what stands for a key of this sheet, with the revision 0 if
// nothing does.
func (s *Sheet) Current(key Key) Current {
	slot := Slot{key.Field, key.Target}
	switch {
	case key.Kind != KindSubmission && key.Kind != KindAnswer:
		if part := s.Verdict(slot).of(key.Kind); part != nil {
			return *part
		}
		return s.beside[key]
	case key.Kind == KindAnswer:
		if a := s.Answers[slot]; a.Entry.Key.Kind != KindArticleAnswer {
			return a
		}
		return s.beside[key]
	case s.Submission == nil:
		return Current{}
	}
	return *s.Submission
}

// Verdict returns how the answer to a question came about.
func (s *Sheet) Verdict(slot Slot) *Verdict {
	if v := s.Verdicts[slot]; v != nil {
		return v
	}
	return &Verdict{}
}

// Set makes a current entry that of its key on the sheet, as it is, revision
// included.
func (s *Sheet) Set(current Current) {
	slot := Slot{current.Entry.Key.Field, current.Entry.Key.Target}
	switch current.Entry.Key.Kind {
	case KindAnswer:
		s.Answers[slot] = current
		s.recall(slot)
	case KindArticleAnswer:
		s.setBeside(slot, current)
		s.recall(slot)
	case KindSubmission:
		s.Submission = &current
	case KindReveal:
		s.revealed = s.revealed || slot.Field == RevealAnswers
	default:
		s.setBeside(slot, current)
	}
}

// setBeside makes current what is neither answer nor submission.
func (s *Sheet) setBeside(slot Slot, current Current) {
	v, key := s.Verdict(slot), current.Entry.Key
	switch part := v.of(key.Kind); {
	case part != nil:
		*part = current
		if s.Verdicts == nil {
			s.Verdicts = make(map[Slot]*Verdict)
		}
		s.Verdicts[slot] = v
	case key.Kind.OnSheet():
		if s.beside == nil {
			s.beside = make(map[Key]Current)
		}
		s.beside[key] = current
	}
}

// Apply adds an entry to one of the sheet's keys, as Fold does: an older one, say,
// only counts as a revision, and one that knew nothing of the current entry
// stands beside it.
func (s *Sheet) Apply(e Entry) { s.Set(s.Current(e.Key).With(e)) }

// Renew applies an entry that may be on the sheet already, and leaves it alone
// if it is.
func (s *Sheet) Renew(e Entry) {
	if current := s.Current(e.Key); current.lacks(&e) {
		s.Apply(e)
	}
}

// Facts are what the visibility of the sheet's questions depends on: the
// answers, also those of another meaning as far as their options are still there,
// and the layout guess where a prefilled field has none.
func (s *Sheet) Facts(book *codebook.Codebook, targets []string) codebook.Facts {
	return codebook.Facts{
		Article: s.Paragraph.Whole(),
		Text:    s.Paragraph.Text,
		Targets: targets,
		Answer: func(field, target string) (string, bool) {
			if v := s.Guides(book, Slot{field, target}); v != "" {
				return v, true
			}
			if g := s.Guess(book, field); g != "" {
				return g, true
			}
			return "", false
		},
	}
}

// Guess returns the layout guess that stands in for an unanswered field, or
// "" if the field takes none or the codebook does not know the guessed value.
func (s *Sheet) Guess(book *codebook.Codebook, field string) string {
	f := book.Field(field)
	if s.How(book, Slot{Field: field}) == OutcomeKept {
		return "" // no value stands, not even a guessed one
	}
	if f == nil || f.Prefill != "layout" || s.Under(book, field, "") != "" || f.Option(s.Paragraph.Guess) == nil {
		return ""
	}
	return s.Paragraph.Guess
}

// Ask returns the form of the sheet.
func (s *Sheet) Ask(book *codebook.Codebook, targets []string) *codebook.Asked {
	return book.Ask(s.Facts(book, targets))
}

// Begun reports whether any answer stands.
func (s *Sheet) Begun() bool {
	for _, a := range s.Answers {
		if a.Entry.Value != "" {
			return true
		}
	}
	return false
}

// Decided reports whether a final sheet answers a question under book, or
// keeps the disagreement about it.
func (s *Sheet) Decided(book *codebook.Codebook, slot Slot) bool {
	how := s.How(book, slot)
	return how == OutcomeKept || how != "" && how != OutcomeOpen && s.Under(book, slot.Field, slot.Target) != ""
}

// SubmittedTargets lists the targets that were asked when the paragraph was
// submitted, or nil.
func (s *Sheet) SubmittedTargets() []string {
	if s.Submission == nil || s.Submission.Entry.Value == SubmittedNoTargets {
		return nil
	}
	return SplitIDs(s.Submission.Entry.Value)
}

// Unsure reports whether anything on the sheet is marked as unsure.
func (s *Sheet) Unsure() bool {
	for slot, a := range s.Answers {
		if slot.Field == FieldUnsure && a.Entry.Value != "" {
			return true
		}
	}
	return false
}

// Doubts reports whether the annotator marked an answer, or the whole paragraph, as unsure.
func (s *Sheet) Doubts(slot Slot) bool {
	marked := func(target, label string) bool {
		return slices.Contains(codebook.SplitSet(s.Value(FieldUnsure, target)), label)
	}
	return marked(slot.Target, slot.Field) || marked("", UnsureParagraph)
}

// The fields that carry remarks about a paragraph rather than answers.
const (
	FieldUnsure   = "unsure"
	FieldEvidence = "evidence"
	FieldNote     = "note"
	// UnsureParagraph is the unsure label for the paragraph as a whole; the
	// other labels are field keys.
	UnsureParagraph = "paragraph"
)
