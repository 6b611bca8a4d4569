package annotate

import (
	"cmp"
	"slices"

	"plumbline/annotate/codebook"
)

// NoWords is the value of evidence by which somebody says of an option that no words of
// the paragraph show it: that nobody is credited, or what a caption leaves to its picture.
// It is what evidence that is required asks of an answer without words, so that to leave
// them out is said and never merely happens.
const NoWords = "[]"

// LacksEvidence reports whether an answer that stands under a version of the codebook, or
// is guessed, has no evidence where the question requires it. One option with words is
// enough, or with the word that none show it: if every option of a set had to have its
// own, a full answer would cost more than a poor one. Of a text that is not here no words
// can be required.
func (s *Sheet) LacksEvidence(book *codebook.Codebook, slot Slot) bool {
	f := book.Field(slot.Field)
	if f == nil || !f.RequiresEvidence() || s.Paragraph.Text == "" ||
		book.Evidence(slot.Field, s.Paragraph.ID) != codebook.EvidenceRequired {
		return false
	}
	value := cmp.Or(s.Under(book, slot.Field, slot.Target), s.Guess(book, slot.Field))
	return value != "" && !s.supported(book, slot, f.Labels(value))
}

// supported reports whether evidence was given for one of the labels of an answer, or for
// all of it, when the question meant what it does in book.
func (s *Sheet) supported(book *codebook.Codebook, slot Slot, labels []string) bool {
	given := func(option string) bool {
		key := s.Key(slot.Field, slot.Target)
		key.Kind, key.Option = KindEvidence, option
		e := s.beside[key].Entry
		return e.Value != "" && s.Versions.Same(e.Codebook, slot.Field, book)
	}
	return given("") || slices.ContainsFunc(labels, given)
}

// open reports whether a question that is asked keeps a paragraph from being submitted: it
// has to be answered and is not, or its answer lacks evidence. What the program asks itself keeps nothing
// open that was submitted without it: a project may have begun to hide outlets since.
func (s *Sheet) open(book *codebook.Codebook, q codebook.Question) bool {
	slot := Slot{q.Field.Key, q.Target}
	return !q.Field.Own && s.lacks(book, q) && s.Answers[slot].Entry.Value == "" || s.LacksEvidence(book, slot)
}
