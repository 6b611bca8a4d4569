package labelling

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// conflicts are the questions that the annotator answered differently in two
// places, in the first round of real work.
type conflicts struct {
	paragraphs map[string][]annotate.Doubt
	articles   map[string]int // how many such paragraphs are in each
}

func newConflicts(found []annotate.Flagged) conflicts {
	c := conflicts{paragraphs: make(map[string][]annotate.Doubt, len(found)), articles: make(map[string]int)}
	for _, f := range found {
		c.paragraphs[f.Paragraph.ID] = slices.Clone(f.Questions)
		c.articles[f.Paragraph.Article]++
	}
	return c
}

// decide takes a question of a paragraph off the list, and reports whether it
// was the last of the paragraph.
func (c conflicts) decide(paragraph, article string, slot annotate.Slot) bool {
	waiting, flagged := c.paragraphs[paragraph]
	if !flagged {
		return false
	}
	waiting = slices.DeleteFunc(waiting, func(d annotate.Doubt) bool { return d.Slot == slot })
	if c.paragraphs[paragraph] = waiting; len(waiting) > 0 {
		return false
	}
	delete(c.paragraphs, paragraph)
	c.articles[article]--
	return true
}

// ShowConflicts tells the session which paragraphs its annotator answered
// differently in two places (see annotate.Conflicts). To find them is to read
// the whole project, so it is done elsewhere and told here. They stay flagged
// until the annotator decides.
func (s *Session) ShowConflicts(found []annotate.Flagged) {
	s.conflicts = newConflicts(found)
	article := make(map[string]string, len(found))
	for _, f := range found {
		article[f.Paragraph.ID] = f.Paragraph.Article
	}
	for _, a := range s.Writer.Queued() { // decided while they were looked for
		for _, e := range a.Entries {
			s.decided(e.Key, article[e.Key.Subject])
		}
	}
	s.markRows()
}

// markRows flags articles in the queue of real work.
func (s *Session) markRows() {
	if !s.Practising() {
		s.mark(s.conflicts.articles, s.ruled)
	}
}

// Conflicts lists the questions of the paragraph at an index of the article that
// were answered differently in two places.
func (s *Session) Conflicts(i int) []annotate.Doubt {
	sheet := s.Sheet(i)
	if sheet == nil || !s.keepsBookmark() {
		return nil
	}
	return s.conflicts.paragraphs[sheet.Paragraph.ID]
}

// ConflictsInAll is the number of such paragraphs, and articles as a whole, in the whole project.
func (s *Session) ConflictsInAll() annotate.UnitCount {
	n := annotate.UnitCount{All: len(s.conflicts.paragraphs)}
	for id := range s.conflicts.paragraphs {
		if _, whole := s.conflicts.articles[id]; whole {
			n.Wholes++
		}
	}
	return n
}

// decided takes a question off the list once the annotator has answered it.
func (s *Session) decided(key annotate.Key, article string) {
	own := key.Layer == annotate.LayerAnnotation && key.Round == annotate.FirstRound && key.Annotator == s.options.Annotator
	if own && s.conflicts.decide(key.Subject, article, annotate.Slot{Field: key.Field, Target: key.Target}) {
		s.markRows()
	}
}

// inConflict reports whether a question of the current paragraph was answered
// differently in two places; then its answer is written even if it stays.
func (s *Session) inConflict(slot annotate.Slot) bool {
	return slices.ContainsFunc(s.Conflicts(s.at), func(d annotate.Doubt) bool { return d.Slot == slot })
}

// decideRemarks decides for what stands, as Enter does, about the submission and about
// remarks, which are read with the paragraph. It decides nothing about an answer that
// nobody touched: the question stays in conflict until it is answered.
func (s *Session) decideRemarks(sheet *annotate.Sheet) {
	for _, d := range slices.Clone(s.Conflicts(s.at)) {
		key := sheet.Key(d.Field, d.Target)
		switch f := s.book.Field(d.Field); {
		case d.Field == "":
			key = sheet.SubmissionKey()
		case f != nil && f.Choosable():
			continue
		}
		e := s.Writer.Pen.WriteOver(sheet.Current(key), key, valueOf(sheet, d), annotate.OriginAnnotator)
		if given := sheet.Answers[d.Slot].Entry.Codebook; d.Field != "" && given != "" {
			e.Codebook = given
		}
		s.Writer.Add(sheet, e)
	}
}

// valueOf is the answer here to a question that was answered differently
// elsewhere.
func valueOf(sheet *annotate.Sheet, d annotate.Doubt) string {
	if d.Field != "" {
		return sheet.Answers[d.Slot].Entry.Value
	}
	if sheet.Submission == nil {
		return ""
	}
	return sheet.Submission.Entry.Value
}

// tellConflict says what is in conflict in the paragraph that became current.
func (s *Session) tellConflict() {
	for _, d := range s.Conflicts(s.at) {
		if f := s.book.Field(d.Field); f != nil {
			s.Tell(answering.Notice{Kind: NoticeConflict, Field: f, Target: s.Target(d.Target), From: d.Other, To: valueOf(s.Current(), d)})
			return
		}
	}
}
