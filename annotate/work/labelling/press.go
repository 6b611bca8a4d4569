package labelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// The keys that mean the same in every field.
const (
	keyUnsure = "?"
	keyNote   = "/"
	keySpace  = " "
	keyRest   = "r"
)

// Press takes one character the annotator typed. It reports whether the
// character asks for the note, which only a window can open.
func (s *Session) Press(char rune) (note bool) {
	s.quiet()
	if s.closed(s.Current()) {
		s.tell(Notice{Kind: NoticeClosed})
		return false
	}
	key := string(char)
	switch key {
	case keyUnsure:
		s.ToggleUnsure()
		return false
	case keyNote:
		return s.writable()
	case keySpace:
		s.tell(Notice{Kind: NoticeNoEvidence})
		return false
	}
	r, ok := s.Active()
	if !ok {
		s.tell(Notice{Kind: NoticeNoField, Key: key})
		return false
	}
	if o := s.optionByKey(r.Field, key); o != nil {
		s.choose(r, o)
		return false
	}
	if strings.EqualFold(key, keyRest) && restValue(r.Field) != "" {
		s.restAbsent(r)
		return false
	}
	s.tell(Notice{Kind: NoticeNoKey, Key: key, Field: r.Field})
	return false
}

// Choose takes a click on an option of any visible field, which becomes the
// active one.
func (s *Session) Choose(field, target, value string) {
	s.quiet()
	r, ok := s.row(annotate.Slot{Field: field, Target: target})
	if !ok {
		return
	}
	o := r.Field.Option(value)
	if o == nil {
		return
	}
	s.activate(r.slot(), true)
	s.choose(r, o)
}

// choose gives an option as the answer and moves on where the field is done.
func (s *Session) choose(r Row, o *codebook.Option) {
	if !s.writable() {
		return
	}
	s.answered, s.cursor = r.slot(), ""
	value, done := r.Field.Choose(r.Value, o.Value)
	s.answer(r, value)
	if done {
		s.moveOn(r.slot())
	}
	s.lead = o.Value
}

// answer writes the value of one row, if it changes anything.
func (s *Session) answer(r Row, value string) {
	s.answered = r.slot()
	if value == r.Value && !s.inConflict(r.slot()) {
		return
	}
	sheet := s.Current()
	s.pen.Begin()
	s.write(sheet, sheet.Key(r.Field.Key, r.Target), value, annotate.OriginAnnotator)
	s.commit()
}

// TakeBack empties the active field's answer.
func (s *Session) TakeBack() {
	s.quiet()
	r, ok := s.Active()
	if !ok || r.Value == "" && !s.inConflict(r.slot()) || !s.writable() {
		return
	}
	s.answer(r, "")
	s.tell(Notice{Kind: NoticeTakenBack, Field: r.Field, Target: s.Target(r.Target)})
}

// restValue is the value that "the rest" gives: the off-scale value of a
// per-target field.
func restValue(f *codebook.Field) string {
	if f.PerTarget && len(f.OffScale) > 0 {
		return f.OffScale[0]
	}
	return ""
}

// restAbsent gives absent to the row's target and every later unanswered one,
// as one action, and stops at a target that is named in the paragraph.
func (s *Session) restAbsent(r Row) {
	if !s.writable() {
		return
	}
	sheet, value, passed := s.Current(), restValue(r.Field), false
	s.pen.Begin()
	for _, row := range s.Rows() {
		passed = passed || row.slot() == r.slot()
		later := row.slot() != r.slot()
		if !passed || row.Field != r.Field || later && row.Value != "" {
			continue
		}
		if t := s.Target(row.Target); t.NamedIn(sheet.Paragraph.Text) {
			s.commit()
			s.activate(row.slot(), false)
			s.tell(Notice{Kind: NoticeNamed, Target: t, Field: r.Field})
			return
		}
		s.answered = row.slot()
		if row.Value != value || s.inConflict(row.slot()) {
			s.write(sheet, sheet.Key(r.Field.Key, row.Target), value, annotate.OriginAnnotator)
		}
	}
	s.commit()
	s.lead = value
	s.moveOn(s.answered)
}

// writable reports whether answers can be given, and says so if not.
func (s *Session) writable() bool {
	switch {
	case s.options.ReadOnly:
		s.tell(Notice{Kind: NoticeReadOnly})
		return false
	case s.Current() == nil:
		return false
	case s.closed(s.Current()):
		s.tell(Notice{Kind: NoticeClosed})
		return false
	}
	return true
}

// quiet clears what the previous key had to tell.
func (s *Session) quiet() {
	s.notice = Notice{}
	s.outlined = nil
	s.lead = ""
}

// KeyChar turns what a key typed, and the character in its place on a US
// keyboard (0 if unknown), into the character that counts: what it types,
// unless that is no ASCII letter or digit nor "/" or "?"; a digit's place
// counts only without Shift; decimal digits of any script are digits. The
// Turkish capital of i, which Caps Lock gives, is an i.
func KeyChar(typed, place rune, shift bool) rune {
	if d, ok := digit(typed); ok {
		return d
	}
	if asciiLetter(typed) || strings.ContainsRune("/? ", typed) {
		return typed
	}
	if small := unicode.ToLower(typed); asciiLetter(small) {
		return small
	}
	return placeChar(typed, place, shift)
}

// placeChar is the character of the key's place where that has a meaning, else
// what was typed.
func placeChar(typed, place rune, shift bool) rune {
	switch {
	case asciiLetter(place):
		return place
	case place >= '0' && place <= '9' && !shift:
		return place
	case place == '/' && shift && typed >= utf8.RuneSelf:
		return '?'
	case place == '/' && !shift:
		return '/'
	}
	return typed
}
