package answering

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Paragraph is the paragraph at hand as the place where it is answered holds
// it.
type Paragraph interface {
	Form
	Answers
	Texts
	Back
}

// Form is what the paragraph asks.
type Form interface {
	Book() *codebook.Codebook
	Targets() []annotate.Target // of the project
	Sheet() *annotate.Sheet     // on which it is answered; nil while there is no paragraph
	Closed() bool               // it takes no more answers
	Questions() []Question      // as they stand, in the order of the form
}

// Answers is how it is answered. Answer and TakeBack write entries by a Writer,
// which has begun an action for them.
type Answers interface {
	Answer(slot annotate.Slot, value string)       // nothing where that changes nothing
	TakeBack(q Question) (taken bool)              // empties the answer to the active question
	Apply(sheet *annotate.Sheet, e annotate.Entry) // shows an entry that is written
	Committed()                                    // the action is complete
}

// Texts is the free text that is typed beside the answers.
type Texts interface {
	TextSlot() (slot annotate.Slot, ok bool) // what a text typed now is about
	TextAt(slot annotate.Slot) string
	WriteText(slot annotate.Slot, text string)
}

// Back is the way to what is undone or redone.
type Back interface {
	// GoTo makes the paragraph that an entry is about the one at hand, and
	// returns the sheet it stands on; nil if it must not change, which is told.
	GoTo(ctx context.Context, key annotate.Key) (*annotate.Sheet, error)
	// LeadTo leads to the question that an entry has just changed.
	LeadTo(e annotate.Entry)
}

// Book is the codebook in force.
func (c *Core) Book() *codebook.Codebook { return c.at.Book() }

// Target returns the target with the given id, or a nameless one.
func (c *Core) Target(id string) annotate.Target {
	for _, t := range c.at.Targets() {
		if t.ID == id {
			return t
		}
	}
	return annotate.Target{ID: id, Name: id}
}

// Question is one question of the paragraph and how it stands.
type Question struct {
	Field    *codebook.Field
	Target   string // id, "" unless the field is asked per target
	Value    string // the answer, "" if none
	Here     bool   // it is answered now; the cursor passes over the others
	Waits    bool   // it is to be answered before the paragraph is done
	Active   bool
	Cursor   string // option under the cursor, only on the active question
	Outlined bool   // changed by the latest undo or redo
}

// Slot names the question.
func (q Question) Slot() annotate.Slot { return annotate.Slot{Field: q.Field.Key, Target: q.Target} }

// Question is a question of the form with what the cursor says of it; how it
// stands is added by the place.
func (c *Core) Question(q codebook.Question) Question {
	return c.cursor.mark(Question{Field: q.Field, Target: q.Target})
}

// Manner is what differs from place to place in how keys are taken.
type Manner struct {
	// Everywhere says what keys mean whatever question is active.
	Everywhere map[rune]func()
	// Otherwise takes a key that gives no option of the active question, and
	// reports whether it means anything; nil = none does.
	Otherwise func(q Question, key rune) bool
	// Before records, ahead of each action, what it is done in sight of; nil = nothing.
	Before func()
	// Stays leaves the question answered last active once none waits, so that
	// another key corrects it.
	Stays bool
}
