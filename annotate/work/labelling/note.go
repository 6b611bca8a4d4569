package labelling

import (
	"time"

	"plumbline/annotate"
)

// noteDelay is how long after the last key a note is written.
const noteDelay = time.Second

// pendingNote is a note that is being typed and not yet written.
type pendingNote struct {
	dirty  bool
	text   string
	cancel func()
}

// TypeNote takes the text of the note box as it is after a key.
func (s *Session) TypeNote(text string) {
	if !s.writable() || text == s.NoteText() {
		return
	}
	s.notice = Notice{}
	if s.note.cancel != nil {
		s.note.cancel()
	}
	s.note.dirty, s.note.text = true, text
	s.note.cancel = s.options.After(noteDelay, s.LeaveNote)
}

// Typing reports whether a note is typed that is not yet on its way to disk.
func (s *Session) Typing() bool { return s.note.dirty }

// LeaveNote writes the note that was being typed, if it changed.
func (s *Session) LeaveNote() {
	if s.note.cancel != nil {
		s.note.cancel()
	}
	text, dirty := s.note.text, s.note.dirty
	s.note = pendingNote{}
	sheet := s.Current()
	if !dirty || sheet == nil || text == sheet.Under(s.book, annotate.FieldNote, "") {
		return
	}
	s.pen.Begin()
	s.write(sheet, sheet.Key(annotate.FieldNote, ""), text, annotate.OriginAnnotator)
	s.commit()
}
