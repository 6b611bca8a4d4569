package labelling

import (
	"slices"

	"plumbline/annotate"
)

// ShowConflicts tells the session which paragraphs its annotator answered
// differently in two places (see annotate.Conflicts). To find them is to read
// the whole project, so it is done elsewhere and told here. They stay flagged
// until the annotator decides.
func (s *Session) ShowConflicts(found []annotate.Flagged) {
	s.conflicts = make(map[string][]annotate.Doubt, len(found))
	s.conflicted = make(map[string]int)
	for _, f := range found {
		s.conflicts[f.Paragraph.ID] = slices.Clone(f.Questions)
		s.conflicted[f.Paragraph.Article]++
	}
	for _, a := range s.saver.Queue() { // decided while they were looked for
		for _, e := range a.Entries {
			s.settle(e.Key, articleOf(found, e.Key.Subject))
		}
	}
	s.markQueue()
}

// markQueue counts the flagged paragraphs in the queue.
func (s *Session) markQueue() {
	for i := range s.queue {
		s.queue[i].Twice = 0
		if s.layer == annotate.LayerAnnotation && s.queue[i].Round == annotate.FirstRound {
			s.queue[i].Twice = s.conflicted[s.queue[i].ArticleID]
		}
	}
}

func articleOf(found []annotate.Flagged, paragraph string) string {
	for _, f := range found {
		if f.Paragraph.ID == paragraph {
			return f.Paragraph.Article
		}
	}
	return ""
}

// Conflicts lists the questions of the paragraph at an index of the article that
// were answered differently in two places.
func (s *Session) Conflicts(i int) []annotate.Doubt {
	if s.layer != annotate.LayerAnnotation || s.round != annotate.FirstRound || s.article == nil || i < 0 || i >= len(s.article.Paragraphs) {
		return nil
	}
	return s.conflicts[s.article.Paragraphs[i].ID]
}

// ConflictsInAll is the number of such paragraphs in the whole project.
func (s *Session) ConflictsInAll() int { return len(s.conflicts) }

// settle takes a question off the list once it is decided.
func (s *Session) settle(key annotate.Key, article string) {
	open, flagged := s.conflicts[key.Subject]
	own := key.Layer == annotate.LayerAnnotation && key.Round == annotate.FirstRound && key.Annotator == s.options.Annotator
	if !flagged || !own {
		return
	}
	open = slices.DeleteFunc(open, func(d annotate.Doubt) bool { return d.Slot == annotate.Slot{Field: key.Field, Target: key.Target} })
	if s.conflicts[key.Subject] = open; len(open) > 0 {
		return
	}
	delete(s.conflicts, key.Subject)
	s.conflicted[article]--
	s.markQueue()
}

// inConflict reports whether a question of the current paragraph was answered
// differently in two places; then its answer is written even if it stays.
func (s *Session) inConflict(slot annotate.Slot) bool {
	return slices.ContainsFunc(s.Conflicts(s.at), func(d annotate.Doubt) bool { return d.Slot == slot })
}

// decideConflicts decides for what stands, as Enter does: for what was said,
// under the version of the codebook under which it was said.
func (s *Session) decideConflicts(sheet *annotate.Sheet) {
	for _, d := range slices.Clone(s.Conflicts(s.at)) {
		key := sheet.Key(d.Field, d.Target)
		if d.Field == "" {
			key = sheet.SubmissionKey()
		}
		e := s.pen.Write(key, s.standingValue(sheet, d), sheet.CurrentID(key), annotate.OriginAnnotator)
		if given := sheet.Answers[d.Slot].Entry.Codebook; d.Field != "" && given != "" {
			e.Codebook = given
		}
		s.put(sheet, e)
	}
}

func (s *Session) standingValue(sheet *annotate.Sheet, d annotate.Doubt) string {
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
			s.tell(Notice{Kind: NoticeConflict, Field: f, Target: s.Target(d.Target), From: d.Other, To: s.standingValue(s.Current(), d)})
			return
		}
	}
}
