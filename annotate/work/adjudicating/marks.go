package adjudicating

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
)

// Marked are the columns whose annotators marked words for their answer to the active
// question; none while the answers are covered.
func (s *Session) Marked() []adjudicate.Column {
	slot := s.ActiveSlot()
	if s.is == nil || s.covered || slot == (annotate.Slot{}) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.is.Columns), func(c adjudicate.Column) bool { return !hasWords(c.Evidence(slot)) })
}

func hasWords(marked []annotate.MarkedOption) bool {
	return slices.ContainsFunc(marked, func(m annotate.MarkedOption) bool { return len(m.Passages) > 0 })
}

// TakeMarks makes what the annotator of a column marked for the active question the
// evidence of the final answer, as far as it has the same options. It leaves the answer
// as it is.
func (s *Session) TakeMarks(letter string) {
	s.Quiet()
	if s.is == nil || !s.Writable() {
		return
	}
	if s.covered {
		s.Tell(answering.Notice{Kind: NoticeCovered})
		return
	}
	r, ok := s.Active()
	marked := s.Marked()
	at := slices.IndexFunc(marked, func(c adjudicate.Column) bool { return c.Letter == letter })
	if !ok || at < 0 {
		s.Tell(answering.Notice{Kind: NoticeNoMarks, Key: letter})
		return
	}
	s.Writer.Begin()
	taken := s.takeMarks(marked[at], r.Slot())
	s.Writer.Commit()
	if taken == 0 {
		s.Tell(answering.Notice{Kind: NoticeOtherMarks, Key: letter, Field: r.Field, Target: s.Target(r.Target)})
		return
	}
	s.Tell(answering.Notice{Kind: NoticeTookMarks, Key: letter, Field: r.Field, Target: s.Target(r.Target), Marks: taken})
}

// NextMarks takes the marks of the annotator after the one whose marks stand, the first
// where nobody's do, among those that fit the final answer; after the last no marks stand.
func (s *Session) NextMarks() {
	slot, marked := s.ActiveSlot(), s.Marked()
	fitting := slices.DeleteFunc(slices.Clone(marked), func(c adjudicate.Column) bool { return len(s.usable(c, slot)) == 0 })
	if len(fitting) == 0 {
		letter := ""
		if len(marked) > 0 {
			letter = marked[0].Letter
		}
		s.TakeMarks(letter) // which tells why nothing is taken
		return
	}
	stand := s.finalMarks(slot)
	at := slices.IndexFunc(fitting, func(c adjudicate.Column) bool { return same(s.usable(c, slot), stand) })
	if at+1 < len(fitting) {
		s.TakeMarks(fitting[at+1].Letter)
		return
	}
	s.Quiet()
	if s.Writable() {
		s.Writer.Begin()
		s.clearMarks(slot, nil)
		s.Writer.Commit()
	}
}

// takeMarks writes what a column marked for the options of the final answer to a question,
// in the place of what stood, and returns how many passages that is.
func (s *Session) takeMarks(c adjudicate.Column, slot annotate.Slot) (taken int) {
	usable := s.usable(c, slot)
	if len(usable) == 0 {
		return 0
	}
	s.clearMarks(slot, usable)
	for _, m := range usable {
		key, value := s.is.Final.EvidenceKey(slot, m.Option), annotate.JoinPassages(m.Passages)
		if s.is.Final.Current(key).Entry.Value != value {
			s.Writer.Write(s.is.Final, key, value, annotate.OriginAnnotator)
		}
		taken += len(m.Passages)
	}
	return taken
}

// clearMarks takes back the final marks of a question but for those of some options.
func (s *Session) clearMarks(slot annotate.Slot, but []annotate.MarkedOption) {
	for _, m := range s.finalMarks(slot) {
		if !slices.ContainsFunc(but, func(o annotate.MarkedOption) bool { return o.Option == m.Option }) {
			s.Writer.Write(s.is.Final, s.is.Final.EvidenceKey(slot, m.Option), "", annotate.OriginAnnotator)
		}
	}
}

// usable is what a column marked for options that the final answer has too.
func (s *Session) usable(c adjudicate.Column, slot annotate.Slot) []annotate.MarkedOption {
	f := s.Book().Field(slot.Field)
	if f == nil {
		return nil
	}
	final := f.Labels(s.is.Value(slot))
	return slices.DeleteFunc(c.Evidence(slot), func(m annotate.MarkedOption) bool {
		return len(m.Passages) == 0 || m.Option != "" && !slices.Contains(final, m.Option)
	})
}

// FinalMarks is the evidence of the final answer to the active question.
func (s *Session) FinalMarks() []annotate.MarkedOption {
	if s.is == nil {
		return nil
	}
	return s.finalMarks(s.ActiveSlot())
}

// finalMarks are the marks of the answer as it would be decided now, be it a choice or what
// most answered.
func (s *Session) finalMarks(slot annotate.Slot) (stand []annotate.MarkedOption) {
	f := s.Book().Field(slot.Field)
	if f == nil {
		return nil
	}
	options := append([]string{""}, f.Labels(s.is.Value(slot))...)
	slices.Sort(options)
	for _, option := range slices.Compact(options) {
		value := s.is.Final.Current(s.is.Final.EvidenceKey(slot, option)).Entry.Value
		if passages, _ := annotate.SplitPassages(value); len(passages) > 0 {
			stand = append(stand, annotate.MarkedOption{Slot: slot, Option: option, Passages: passages})
		}
	}
	return stand
}

func same(a, b []annotate.MarkedOption) bool {
	return slices.EqualFunc(a, b, func(x, y annotate.MarkedOption) bool {
		return x.Slot == y.Slot && x.Option == y.Option && slices.Equal(x.Passages, y.Passages)
	})
}
