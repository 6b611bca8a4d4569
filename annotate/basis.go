package annotate

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"plumbline/annotate/codebook"
)

// Given is what one annotator answered to a question.
type Given struct{ Annotator, Value string }

// Basis collects what annotators answered to the questions of one paragraph, as far
// as it counts: what a final answer rests on.
type Basis struct {
	book  *codebook.Codebook
	given map[Slot][]Given
}

// NewBasis is the basis of a paragraph of which no sheet was taken up yet.
func NewBasis(book *codebook.Codebook) *Basis {
	return &Basis{book: book, given: make(map[Slot][]Given)}
}

// Add takes up an annotator's sheet. Only what is submitted in the first round of
// annotation is a basis.
func (b *Basis) Add(s *Sheet, targets []string) {
	if s.Layer != LayerAnnotation || s.Round != FirstRound || s.Annotator == "" || s.State(b.book) != Submitted {
		return
	}
	for slot, value := range s.Account(b.book, targets).Answers() {
		b.given[slot] = append(b.given[slot], Given{s.Annotator, value})
	}
}

// Seen is the digest of the answers to a question.
func (b *Basis) Seen(slot Slot) string { return Digest(b.given[slot]) }

// Given are the answers to a question.
func (b *Basis) Given(slot Slot) []Given { return b.given[slot] }

// Reopens reports whether a question that was decided on the final sheet is to be decided
// again: it is still asked, and since then annotators answer otherwise, or it means something
// else. It alone says so, for whoever lists, counts, marks or writes final answers.
func (b *Basis) Reopens(final *Sheet, slot Slot, targets []string) bool {
	how, seen := ReadOutcome(final.Verdict(slot).Outcome.Entry.Value)
	if how == "" || how == OutcomeOpen || final.Decided(b.book, slot) && seen == b.Seen(slot) {
		return false
	}
	state := final.Account(b.book, targets).Of(slot)
	return state == Submitted || state == Again
}

// Answers are the answers that are chosen, not remarks, and that stand as the paragraph
// does: submitted, or in a draft.
func (a *Account) Answers() map[Slot]string {
	answers := make(map[Slot]string, len(a.sheet.Answers))
	for slot := range a.sheet.Answers {
		f := a.book.Field(slot.Field)
		if f == nil || !f.Choosable() {
			continue
		}
		if state := a.Of(slot); state != Submitted && state != Draft {
			continue
		}
		if value := a.sheet.Under(a.book, slot.Field, slot.Target); value != "" {
			answers[slot] = value
		}
	}
	return answers
}

// Digest names a set of answers in a few characters. It does not depend on
// their order, so it is the same whichever way files were merged.
func Digest(given []Given) string {
	var all uint64
	for _, g := range given {
		sum := sha256.Sum256([]byte(g.Annotator + "\n" + g.Value))
		all ^= binary.BigEndian.Uint64(sum[:8])
	}
	return fmt.Sprintf("%016x", all)
}

// Divided reports whether two answers differ.
func Divided(given []Given) bool {
	return slices.ContainsFunc(given, func(g Given) bool { return g.Value != given[0].Value })
}
