package adjudicating

import (
	"context"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/codebook"
)

// Press takes one character of a plain key, which only ever answers the active
// question. It reports whether the character asks for the reason, which only a
// window can open.
func (s *Session) Press(char rune) (reason bool) {
	s.quiet()
	if char == '/' {
		return s.writable()
	}
	key := string(char)
	r, ok := s.Active()
	if !ok {
		s.tell(Notice{Kind: NoticeNoField, Key: key})
		return false
	}
	o := r.Field.OptionByKey(key)
	if o == nil && s.options.NumberKeys {
		o = r.Field.OptionByPlace(key)
	}
	if o == nil {
		s.tell(Notice{Kind: NoticeNoKey, Key: key, Field: r.Field})
		return false
	}
	s.choose(r, o)
	return false
}

// Choose takes a click on an option of any question of the paragraph, which
// becomes the active one.
func (s *Session) Choose(slot annotate.Slot, value string) {
	s.quiet()
	s.activate(slot)
	if r, ok := s.Active(); ok {
		if o := r.Field.Option(value); o != nil {
			s.choose(r, o)
		}
	}
}

// choose answers with an option, and moves on where something still waits.
func (s *Session) choose(r Row, o *codebook.Option) {
	if !s.writable() {
		return
	}
	s.cursor = ""
	value, done := r.Field.Choose(r.Value, o.Value)
	s.pen.Begin()
	s.answer(r.Slot(), value)
	s.commit()
	s.lead = o.Value
	if done {
		s.moveOn(r.Slot())
	}
}

// TakeBack empties the active question: a majority is set aside. On an empty
// one it lets the majority come back.
func (s *Session) TakeBack() {
	s.quiet()
	r, ok := s.Active()
	if !ok || !s.writable() {
		return
	}
	slot := r.Slot()
	how := s.is.Final.Verdict(slot).How()
	s.pen.Begin()
	switch {
	case r.Value != "":
		s.answer(slot, "")
		s.tell(Notice{Kind: NoticeTakenBack, Field: r.Field, Target: s.Target(r.Target)})
	case how != "":
		s.write(annotate.KindOutcome, slot, "")
	}
	s.commit()
}

// TakeColumn gives everything that is decided here the answers of a column.
func (s *Session) TakeColumn(name string) {
	s.quiet()
	if s.is == nil || !s.writable() {
		return
	}
	if s.covered {
		s.tell(Notice{Kind: NoticeCovered})
		return
	}
	for _, c := range s.is.Columns {
		if strings.EqualFold(c.Letter, name) {
			s.take(c)
			return
		}
	}
	s.tell(Notice{Kind: NoticeNoColumn, Key: name})
}

func (s *Session) take(c adjudicate.Column) {
	s.pen.Begin()
	taken := make(map[annotate.Slot]bool)
	for again := true; again; { // an answer can bring up the next question
		again = false
		for _, r := range s.Rows() {
			value := c.Answers[r.Slot()]
			if !r.Here || value == "" || taken[r.Slot()] {
				continue
			}
			taken[r.Slot()], again = true, true
			s.answer(r.Slot(), value)
			break
		}
	}
	s.commit()
	if len(taken) == 0 {
		s.tell(Notice{Kind: NoticeNothingThere, Key: c.Letter})
		return
	}
	s.moveOn(s.active)
}

// Keep records that the disagreement about the active question is genuine and
// stays: no final answer. If nothing else is to be decided here, that decides
// it, and the next one comes.
func (s *Session) Keep(ctx context.Context) error {
	s.LeaveReason()
	s.quiet()
	r, ok := s.Active()
	if !ok || !s.writable() {
		return nil
	}
	if !r.Disputed {
		s.tell(Notice{Kind: NoticeNoDispute, Field: r.Field, Target: s.Target(r.Target)})
		return nil
	}
	slot := r.Slot()
	s.pen.Begin()
	if s.is.Chosen(slot) != "" {
		s.write(annotate.KindAnswer, slot, "")
	}
	s.write(annotate.KindOutcome, slot, annotate.OutcomeKept.Told(s.is.Seen(slot)))
	for _, other := range s.Rows() {
		if other.Here && other.Disputed && (other.How == "" || other.Changed) {
			s.commit()
			s.activate(other.Slot())
			return nil
		}
	}
	return s.finish(ctx)
}

// Enter decides what lies on the desk and goes to the next that waits; if a
// question here is still empty, it goes there.
func (s *Session) Enter(ctx context.Context) error {
	s.LeaveReason()
	s.cursor = ""
	s.quiet()
	for _, r := range s.Rows() {
		if r.waits() {
			s.activate(r.Slot())
			s.tell(Notice{Kind: NoticeMissing, Field: r.Field, Target: s.Target(r.Target)})
			return nil
		}
	}
	if s.is == nil {
		return nil
	}
	if !s.writable() {
		if err := s.step(ctx, 1); err != nil {
			return err
		}
		s.tell(Notice{Kind: NoticeReadOnly})
		return nil
	}
	s.pen.Begin()
	return s.finish(ctx)
}

// finish writes how everything here is decided, and with it what all agree on
// and does not hang on a later decision, so that the final sheet stands for
// itself.
func (s *Session) finish(ctx context.Context) error {
	here := s.here()
	for _, r := range s.Rows() {
		how := s.verdict(r)
		if how == "" || !r.Here && !r.Chosen && (r.Disputed || s.hangs(r.Slot(), here)) {
			continue
		}
		if !r.Chosen && r.Value != "" {
			s.write(annotate.KindAnswer, r.Slot(), r.Value)
		}
		s.write(annotate.KindOutcome, r.Slot(), how.Told(s.is.Seen(r.Slot())))
	}
	s.commit()
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
	case !r.Chosen, r.How != "" && r.How != annotate.OutcomeDecided && r.Value == start:
		return how
	}
	return annotate.OutcomeDecided
}

// answer gives a question a final answer that is to be decided anew; with none
// the majority is set aside.
func (s *Session) answer(slot annotate.Slot, value string) {
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
	if standing := s.is.Final.Verdict(slot).How(); standing != "" && value != "" || standing != annotate.OutcomeOpen && value == "" {
		s.write(annotate.KindOutcome, slot, outcome)
	}
}

// write makes one entry of the current action and shows it at once.
func (s *Session) write(kind annotate.Kind, slot annotate.Slot, value string) {
	key := s.is.Final.Key(slot.Field, slot.Target)
	key.Kind = kind
	s.put(s.pen.Write(key, value, s.is.Final.CurrentID(key), annotate.OriginAnnotator))
}

func (s *Session) put(e annotate.Entry) {
	now, from := s.options.Now(), s.arrived
	if s.decided.After(from) {
		from = s.decided
	}
	e.ElapsedMS = max(now.Sub(from).Milliseconds(), 0)
	s.decided = now
	s.is.Final.Apply(e)
	s.past.Hold(e)
}

// commit hands the action to the writer.
func (s *Session) commit() {
	s.past.Commit()
	s.docket.Update(s.is)
	s.uncover()
}

// writable reports whether something can be decided, and says so if not.
func (s *Session) writable() bool {
	if s.options.ReadOnly {
		s.tell(Notice{Kind: NoticeReadOnly})
		return false
	}
	return s.is != nil
}

// quiet clears what the previous key had to tell.
func (s *Session) quiet() {
	s.notice = Notice{}
	s.outlined = nil
	s.lead = ""
}
