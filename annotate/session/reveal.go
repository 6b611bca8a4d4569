package session

import "plumbline/annotate"

// Reveal records that this annotator is shown the others' answers to a
// paragraph, and returns when that is on disk, so that nothing is seen before. It
// is no answer and cannot be undone: what was seen was seen.
func (s *Session) Reveal(paragraph string) error {
	if s.options.ReadOnly {
		return annotate.Errorf(annotate.CodeReadOnly, "The project is read-only, so it cannot be recorded that you saw the answers of others; they stay hidden.")
	}
	s.LeaveNote()
	key := annotate.RevealKey(annotate.RevealAnswers, paragraph, s.options.Annotator, s.round)
	s.pen.Begin()
	s.saver.Hold(s.pen.Write(key, annotate.Yes, "", annotate.OriginAnnotator))
	s.saver.Release()
	return s.Flush()
}
