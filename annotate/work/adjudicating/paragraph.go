package adjudicating

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

var _ answering.Paragraph = paragraph{}

// paragraph is the paragraph at hand, as the answering asks for it.
type paragraph struct{ s *Session }

// Book, Targets, Sheet, Closed and Questions are what is asked.
func (p paragraph) Book() *codebook.Codebook { return p.s.docket.Book() }

func (p paragraph) Targets() []annotate.Target { return p.s.docket.Targets() }

func (p paragraph) Sheet() *annotate.Sheet {
	if p.s.is == nil {
		return nil
	}
	return p.s.is.Final
}

func (p paragraph) Closed() bool { return false }

func (p paragraph) Questions() []answering.Question {
	rows := p.s.Rows()
	questions := make([]answering.Question, len(rows))
	for i, r := range rows {
		questions[i] = r.Question
	}
	return questions
}

// Answer gives a question a final answer that is to be decided anew; with none
// the majority is set aside.
func (p paragraph) Answer(slot annotate.Slot, value string) {
	s := p.s
	if value != "" && s.is.Chosen(slot) == value && s.is.Decided(slot) {
		return // decided like this already
	}
	if s.is.Chosen(slot) != value {
		s.write(annotate.KindAnswer, slot, value)
	}
	outcome := ""
	if value == "" {
		outcome = annotate.OutcomeOpen.Told(s.is.Seen(slot))
	}
	if now := s.is.Final.Verdict(slot).How(); now != "" && value != "" || now != annotate.OutcomeOpen && value == "" {
		s.write(annotate.KindOutcome, slot, outcome)
	}
}

// TakeBack sets the majority aside; on an empty question it lets the majority
// come back.
func (p paragraph) TakeBack(q answering.Question) (taken bool) {
	switch {
	case !p.s.Writable():
	case q.Value != "":
		p.Answer(q.Slot(), "")
		return true
	case p.s.is.Final.Verdict(q.Slot()).How() != "":
		p.s.write(annotate.KindOutcome, q.Slot(), "")
	}
	return false
}

// Apply shows an entry on the final sheet.
func (p paragraph) Apply(sheet *annotate.Sheet, e annotate.Entry) { sheet.Apply(e) }

// Committed says in the list how the disagreements stand after an action, and
// shows the columns if that is due.
func (p paragraph) Committed() {
	if p.s.is != nil {
		p.s.docket.Update(p.s.is)
		p.s.uncover()
	}
}

// TextSlot, TextAt and WriteText are why the active question is decided as it
// is.
func (p paragraph) TextSlot() (annotate.Slot, bool) {
	_, ok := p.s.Core.Active()
	return p.s.ActiveSlot(), ok
}

func (p paragraph) TextAt(slot annotate.Slot) string {
	if p.s.is == nil {
		return ""
	}
	return p.s.is.Final.Verdict(slot).Reason.Entry.Value
}

func (p paragraph) WriteText(slot annotate.Slot, text string) {
	p.s.write(annotate.KindReason, slot, text)
}

// GoTo makes the paragraph that an entry is about the one at hand.
func (p paragraph) GoTo(ctx context.Context, key annotate.Key) (*annotate.Sheet, error) {
	err := p.s.show(ctx, key.Subject, annotate.Slot{Field: key.Field, Target: key.Target})
	return p.Sheet(), err
}

// LeadTo leads to the question that an undo or redo changed, if it belongs to
// what is decided here.
func (p paragraph) LeadTo(e annotate.Entry) {
	p.s.First()
	for _, q := range p.Questions() {
		if q.Here && q.Slot() == (annotate.Slot{Field: e.Key.Field, Target: e.Key.Target}) {
			p.s.Move(q.Slot(), true)
		}
	}
}
