package adjudicating

import (
	"time"

	"plumbline/annotate"
)

// reasonDelay is how long after the last key a reason is written.
const reasonDelay = time.Second

// pendingReason is a reason that is being typed and not yet written.
type pendingReason struct {
	dirty  bool
	text   string
	slot   annotate.Slot
	cancel func()
}

// Reason is why the active question is decided as it is.
func (s *Session) Reason() string {
	if s.reason.dirty && s.reason.slot == s.active {
		return s.reason.text
	}
	if s.is == nil {
		return ""
	}
	return s.is.Final.Verdict(s.active).Reason.Entry.Value
}

// TypeReason takes the text of the reason as it is after a key.
func (s *Session) TypeReason(text string) {
	if _, ok := s.Active(); !ok || !s.writable() || text == s.Reason() {
		return
	}
	s.notice = Notice{}
	if s.reason.cancel != nil {
		s.reason.cancel()
	}
	s.reason = pendingReason{dirty: true, text: text, slot: s.active}
	s.reason.cancel = s.options.After(reasonDelay, s.LeaveReason)
}

// Typing reports whether a reason is typed that is not yet on its way to disk.
func (s *Session) Typing() bool { return s.reason.dirty }

// LeaveReason writes the reason that was being typed, if it changed.
func (s *Session) LeaveReason() {
	r := s.reason
	if r.cancel != nil {
		r.cancel()
	}
	s.reason = pendingReason{}
	if !r.dirty || r.text == s.is.Final.Verdict(r.slot).Reason.Entry.Value {
		return
	}
	s.pen.Begin()
	s.write(annotate.KindReason, r.slot, r.text)
	s.commit()
}

// Cause is what divided the annotators about the active question, "" if
// nobody has said.
func (s *Session) Cause() annotate.Cause {
	if s.is == nil {
		return ""
	}
	return annotate.Cause(s.is.Final.Verdict(s.active).Cause.Entry.Value)
}

// SetCause says what divided the annotators about the active question; the
// same again takes it back.
func (s *Session) SetCause(cause annotate.Cause) {
	s.LeaveReason()
	s.quiet()
	r, ok := s.Active()
	if !ok || !s.writable() {
		return
	}
	if !r.Disputed {
		s.tell(Notice{Kind: NoticeNoDispute, Field: r.Field, Target: s.Target(r.Target)})
		return
	}
	if cause == s.Cause() {
		cause = ""
	}
	s.pen.Begin()
	s.write(annotate.KindCause, s.active, string(cause))
	s.commit()
}
