// Package practice compares what an annotator answered for practice with a key
// of right answers: paragraph by paragraph, as a score, and as the pass mark
// that can stand before real work.
//
// A key is answers of the practice layer without annotator, in round FirstRound,
// with a reason where there is one. What an annotator answers for practice has
// their id; each go at the articles is a round of its own, an attempt.
package practice

import (
	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

// KeyRound is the round of the practice layer in which keys stand, and in which
// an annotator practises first.
const KeyRound = 1

// Answer is one question of a paragraph: what the annotator answered, and what
// the key says. A value is "" where the question is not asked or has no answer,
// and as it is derived where the codebook says so.
type Answer struct {
	Field  *codebook.Field
	Target string // id, "" unless the field is asked per target
	Yours  string
	Key    string
	Asked  bool   // by the key, which answers it, and of the annotator; only then it counts
	Hidden bool   // the key asks it; the annotator's own answers, which count, hid it from them
	Reason string // why the key is so, "" if none is given for this answer alone
}

// Right reports whether the answer is exactly that of the key.
func (a Answer) Right() bool { return a.Yours == a.Key }

// Near is how near the answer is to that of the key, from 0 to 1: 1 less the
// distance by which agreement measures how hard a paragraph is.
func (a Answer) Near() float64 { return 1 - review.Distance(a.Field, a.Yours, a.Key) }

// Feedback is a submitted paragraph beside its key.
type Feedback struct {
	Paragraph annotate.Paragraph
	Answers   []Answer // in the order of the form
	Reason    string   // why the key is so, for the paragraph as a whole
}

// Counts reports whether the key answers the paragraph.
func (f Feedback) Counts() bool { return f.Tally().Asked > 0 }

// Missed lists the answers that count and are not those of the key.
func (f Feedback) Missed() []Answer {
	var missed []Answer
	for _, a := range f.Answers {
		if a.Asked && !a.Right() {
			missed = append(missed, a)
		}
	}
	return missed
}

// Tally counts the answers of the paragraph.
func (f Feedback) Tally() Tally {
	var t Tally
	for _, a := range f.Answers {
		t.add(a)
	}
	return t
}

// Compare compares an annotator's sheet with the key's. A question counts if the
// key asks it, which follows from the key's own answers, and answers it, and if the
// annotator was asked it too. What only one of them was asked is listed, but does not
// count: that answers went another way is the mistake, and it counts once.
func Compare(book *codebook.Codebook, targets []string, key, yours *annotate.Sheet) Feedback {
	f := Feedback{Paragraph: yours.Paragraph, Reason: reason(key, annotate.Slot{})}
	right, own := key.Ask(book, targets), yours.Ask(book, targets)
	for i := range book.Fields {
		field := &book.Fields[i]
		if !field.Choosable() {
			continue
		}
		about := []string{""}
		if field.PerTarget {
			about = targets
		}
		for _, target := range about {
			a := Answer{
				Field: field, Target: target, Reason: reason(key, annotate.Slot{Field: field.Key, Target: target}),
				Yours: value(book, own, yours, field, target), Key: value(book, right, key, field, target),
			}
			inKey := a.Key != "" && right.Visible(field.Key, target)
			a.Asked, a.Hidden = inKey && own.Visible(field.Key, target), inKey && !own.Visible(field.Key, target)
			if inKey || a.Yours != "" && own.Visible(field.Key, target) {
				f.Answers = append(f.Answers, a)
			}
		}
	}
	return f
}

// reason is why the key's answer is as it is; the zero slot is the paragraph.
func reason(key *annotate.Sheet, slot annotate.Slot) string {
	return key.Verdict(slot).Reason.Entry.Value
}

// value is the answer that counts: a visible one, or the derived one.
func value(book *codebook.Codebook, asked *codebook.Asked, sheet *annotate.Sheet, f *codebook.Field, target string) string {
	if asked.Visible(f.Key, target) {
		return sheet.Under(book, f.Key, target)
	}
	derived, _ := asked.Derived(f.Key, target)
	return derived
}
