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
	if labels := askable(s.book, f.Toggle(old, slot.Field)); labels == "" {
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
	if !unsureOf(sheet, s.book, slot) {
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
func unsureOf(sheet *annotate.Sheet, book *codebook.Codebook, slot annotate.Slot) bool {
	return slices.Contains(codebook.SplitSet(sheet.Under(book, annotate.FieldUnsure, slot.Target)), slot.Field)
}

// UnsureParagraph reports whether the paragraph as a whole is marked unsure.
func (s *Session) UnsureParagraph() bool {
	sheet := s.Current()
	return sheet != nil && unsureOf(sheet, s.book, annotate.Slot{Field: annotate.UnsureParagraph})
}

// askable leaves out the doubts about fields that the codebook no longer has.
func askable(book *codebook.Codebook, set string) string {
	possible := book.UnsureOptions()
	return codebook.JoinSet(slices.DeleteFunc(codebook.SplitSet(set), func(label string) bool {
		return !slices.Contains(possible, label)
	}))
}
