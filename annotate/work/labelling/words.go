package labelling

import (
	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// WantsWords reports whether an answer of the current paragraph waits for the words that
// decided it, or for the word that none show it.
func (s *Session) WantsWords(q answering.Question) bool {
	sheet := s.Current()
	return sheet != nil && q.Value != "" && sheet.LacksEvidence(s.book, q.Slot())
}

// sayNoWords says of an answer that waits for words that none in the paragraph show it: of
// the active question, or else of the one answered last.
func (s *Session) sayNoWords() {
	active, _ := s.Active()
	last, _ := s.Answered()
	for _, q := range []answering.Question{active, last} {
		if q.Field == nil || !s.WantsWords(q) || !s.Writable() {
			continue
		}
		sheet := s.Current()
		s.Writer.Begin()
		for _, label := range q.Field.Labels(q.Value) {
			s.Writer.Write(sheet, sheet.EvidenceKey(q.Slot(), label), annotate.NoWords, annotate.OriginAnnotator)
		}
		s.Writer.Commit()
		s.MoveOn(q.Slot())
		s.Tell(answering.Notice{Kind: NoticeNoneShow, Field: q.Field, Target: s.Target(q.Target)})
		return
	}
	if s.Notice().Kind == answering.NoticeNone {
		s.Tell(answering.Notice{Kind: NoticeNoEvidence})
	}
}
