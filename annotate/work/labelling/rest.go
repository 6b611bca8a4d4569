package labelling

import (
	"unicode"

	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

// keyRest gives absent to the rest of the targets.
const keyRest = 'r'

// restValue is the value that "the rest" gives: the off-scale value of a
// per-target field.
func restValue(f *codebook.Field) string {
	if f.RestsBy(string(keyRest)) {
		return f.OffScale[0]
	}
	return ""
}

// NamedBy is the word of the current paragraph that names a target, at which the
// rest stops; "" if none does.
func (s *Session) NamedBy(target string) string {
	if sheet := s.Current(); sheet != nil {
		return s.Target(target).NameIn(sheet.Paragraph.Text)
	}
	return ""
}

// Rest gives absent to the active target and the later ones, as its key does.
func (s *Session) Rest() { s.Press(keyRest) }

// HasRest reports whether a question has an answer that the rest can be given.
func HasRest(f *codebook.Field) bool { return restValue(f) != "" }

// restAbsent gives absent to the question's target and every later unanswered
// one, as one action, and stops at a target that is named in the paragraph. It
// reports whether the key asks for that.
func (s *Session) restAbsent(q answering.Question, key rune) bool {
	value := restValue(q.Field)
	if unicode.ToLower(key) != keyRest || value == "" {
		return false
	}
	if !s.Writable() {
		return true
	}
	from, last := q.Slot(), q.Slot()
	passed := false
	s.Writer.Begin()
	for _, row := range s.Rows() {
		passed = passed || row.Slot() == from
		later := row.Slot() != from
		if !passed || row.Field != q.Field || later && row.Value != "" {
			continue
		}
		if t, name := s.Target(row.Target), s.NamedBy(row.Target); name != "" {
			s.Writer.Commit()
			s.Move(row.Slot(), false)
			s.Tell(answering.Notice{Kind: NoticeNamed, Target: t, Field: q.Field, Key: name})
			return true
		}
		last = row.Slot()
		s.Gave(last, "")
		paragraph{s}.Answer(last, value)
	}
	s.Writer.Commit()
	s.Gave(last, value)
	s.MoveOn(last)
	return true
}
