package adjudicating

import (
	"context"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
)

// TakeColumn gives everything that is decided here the answers of a column, with the words
// that they rest on.
func (s *Session) TakeColumn(name string) {
	s.Quiet()
	if s.is == nil || !s.Writable() {
		return
	}
	if s.covered {
		s.Tell(answering.Notice{Kind: NoticeCovered})
		return
	}
	for _, c := range s.is.Columns {
		if strings.EqualFold(c.Letter, name) {
			s.take(c)
			return
		}
	}
	s.Tell(answering.Notice{Kind: NoticeNoColumn, Key: name})
}

func (s *Session) take(c adjudicate.Column) {
	s.Writer.Begin()
	taken := make(map[annotate.Slot]bool)
	for again := true; again; { // an answer can bring up the next question
		again = false
		for _, r := range s.Rows() {
			value := c.Answers[r.Slot()]
			if !r.Here || value == "" || taken[r.Slot()] {
				continue
			}
			taken[r.Slot()], again = true, true
			paragraph{s}.Answer(r.Slot(), value)
			s.takeMarks(c, r.Slot())
			break
		}
	}
	s.Writer.Commit()
	if len(taken) == 0 {
		s.Tell(answering.Notice{Kind: NoticeNothingThere, Key: c.Letter})
		return
	}
	s.MoveOn(s.ActiveSlot())
}

// Keep records that the disagreement about the active question is genuine and
// stays: no final answer. If nothing else is to be decided here, that decides
// it, and the next one comes.
func (s *Session) Keep(ctx context.Context) error {
	s.Text.Leave()
	s.Quiet()
	r, ok := s.Active()
	if !ok || !s.Writable() {
		return nil
	}
	if s.covered {
		s.Tell(answering.Notice{Kind: NoticeCovered})
		return nil
	}
	if !r.Disputed || s.is.Audited(r.Slot()) {
		s.Tell(answering.Notice{Kind: NoticeNoDispute, Field: r.Field, Target: s.Target(r.Target)})
		return nil
	}
	slot := r.Slot()
	s.Writer.Begin()
	if s.is.Chosen(slot) != "" {
		s.write(annotate.KindAnswer, slot, "")
	}
	s.write(annotate.KindOutcome, slot, annotate.OutcomeKept.Told(s.is.Seen(slot)))
	for _, other := range s.Rows() {
		if other.Here && other.Disputed && (other.How == "" || other.Changed) {
			s.Writer.Commit()
			s.Move(other.Slot(), false)
			return nil
		}
	}
	return s.finish(ctx)
}

// Enter decides the item at hand and goes to the next that waits; if a
// question here is still empty, it goes there.
func (s *Session) Enter(ctx context.Context) error {
	s.Text.Leave()
	s.StopLooking()
	s.Quiet()
	if missing := s.Missing(); len(missing) > 0 {
		q := missing[0]
		s.Move(q.Slot(), false)
		s.Tell(answering.Notice{Kind: NoticeMissing, Field: q.Field, Target: s.Target(q.Target)})
		return nil
	}
	if s.is == nil {
		return nil
	}
	if !s.Writable() {
		if err := s.step(ctx, 1); err != nil {
			return err
		}
		s.Tell(answering.Notice{Kind: answering.NoticeReadOnly})
		return nil
	}
	s.Writer.Begin()
	return s.finish(ctx)
}

// finish writes how everything here is decided, and with it what all agree on
// and does not hang on a later decision, so that the final sheet stands for
// itself.
func (s *Session) finish(ctx context.Context) error {
	here := s.here()
	for _, r := range s.Rows() {
		how := s.verdict(r)
		if r.Here && r.Renewed && how == "" {
			s.write(annotate.KindOutcome, r.Slot(), "") // it need not be answered as it is asked now
		}
		if how == "" || !r.Here && !r.Chosen && (r.Disputed || s.hangs(r.Slot(), here)) {
			continue
		}
		if !r.Chosen && r.Value != "" {
			s.write(annotate.KindAnswer, r.Slot(), r.Value)
		}
		s.write(annotate.KindOutcome, r.Slot(), s.told(how, r.Slot()))
	}
	s.Writer.Commit()
	return s.advance(ctx)
}

// verdict is the outcome that a row has if it is decided as it stands, "" if
// there is nothing to say or it is said already.
func (s *Session) verdict(r Row) annotate.Outcome {
	start, how := s.is.Start(r.Slot())
	switch {
	case r.How != "" && !(r.Here && r.Changed):
		return ""
	case r.How == annotate.OutcomeKept:
		return r.How
	case r.Value == "":
		return ""
	case s.covered && !r.Chosen: // what the layout suggests, as their own answer
		if r.Here {
			return annotate.OutcomeDecided
		}
		return ""
	case !r.Chosen, r.How != "" && r.How != annotate.OutcomeDecided && r.Value == start:
		return how
	}
	return annotate.OutcomeDecided
}

// write makes one entry of the current action and shows it at once.
func (s *Session) write(kind annotate.Kind, slot annotate.Slot, value string) {
	key := s.is.Final.Key(slot.Field, slot.Target)
	key.Kind = kind
	s.Writer.Write(s.is.Final, key, value, annotate.OriginAnnotator)
}
