package adjudicating

import (
	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// Cause is what divided the annotators about the active question, "" if
// nobody has said.
func (s *Session) Cause() annotate.Cause {
	if s.is == nil {
		return ""
	}
	return annotate.Cause(s.is.Final.Verdict(s.ActiveSlot()).Cause.Entry.Value)
}

// SetCause says what divided the annotators about the active question; the
// same again takes it back.
func (s *Session) SetCause(cause annotate.Cause) {
	s.Text.Leave()
	s.Quiet()
	r, ok := s.Active()
	if !ok || !s.Writable() {
		return
	}
	if !r.Disputed {
		s.Tell(answering.Notice{Kind: NoticeNoDispute, Field: r.Field, Target: s.Target(r.Target)})
		return
	}
	if cause == s.Cause() {
		cause = ""
	}
	s.Writer.Begin()
	s.write(annotate.KindCause, s.ActiveSlot(), string(cause))
	s.Writer.Commit()
}
