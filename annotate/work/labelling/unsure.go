package labelling

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

// ToggleUnsure marks an answer as unsure, or takes the mark back: the answer
// of the field the annotator has gone to, else the one given last, else the
// paragraph as a whole.
func (s *Session) ToggleUnsure() {
	s.Quiet()
	f := s.book.Field(annotate.FieldUnsure)
	if f == nil || !s.Writable() {
		return
	}
	slot := s.doubtful()
	sheet := s.Current()
	target := slot.Target
	old := sheet.Under(s.book, annotate.FieldUnsure, target)
	next := old
	if labels := s.askable(toggled(old, slot.Field)); labels == "" {
		next = ""
	} else if normal, err := f.Normalize(labels, s.book); err == nil {
		next = normal
	}
	if next == old {
		return
	}
	s.Writer.Begin()
	s.Writer.Write(sheet, sheet.Key(annotate.FieldUnsure, target), next, annotate.OriginAnnotator)
	s.Writer.Commit()
	n := answering.Notice{Kind: NoticeUnsure, Field: s.book.Field(slot.Field), Target: s.Target(target)}
	if !s.unsureOf(sheet, slot) {
		n.Kind = NoticeSure
	}
	s.Tell(n)
}

// doubtful finds the answer that a doubt is about.
func (s *Session) doubtful() annotate.Slot {
	if q, ok := s.Chosen(); ok && q.Value != "" {
		return q.Slot()
	}
	if q, ok := s.Answered(); ok && q.Value != "" {
		return q.Slot()
	}
	return annotate.Slot{Field: annotate.UnsureParagraph}
}

// unsureOf reports whether an answer is marked as unsure.
func (s *Session) unsureOf(sheet *annotate.Sheet, slot annotate.Slot) bool {
	return slices.Contains(codebook.SplitSet(sheet.Under(s.book, annotate.FieldUnsure, slot.Target)), slot.Field)
}

// UnsureParagraph reports whether the paragraph as a whole is marked unsure.
func (s *Session) UnsureParagraph() bool {
	sheet := s.Current()
	return sheet != nil && s.unsureOf(sheet, annotate.Slot{Field: annotate.UnsureParagraph})
}

// askable leaves out the doubts about fields that the codebook no longer has.
func (s *Session) askable(set string) string {
	possible := s.book.UnsureOptions()
	return codebook.JoinSet(slices.DeleteFunc(codebook.SplitSet(set), func(label string) bool {
		return !slices.Contains(possible, label)
	}))
}

func toggled(set, label string) string {
	labels := codebook.SplitSet(set)
	for i, l := range labels {
		if l == label {
			return codebook.JoinSet(append(labels[:i:i], labels[i+1:]...))
		}
	}
	return codebook.JoinSet(append(labels, label))
}
