package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// OpenArticle makes an article current, at its first paragraph that is not
// submitted.
func (s *Session) OpenArticle(ctx context.Context, id string) error {
	return s.OpenRow(ctx, annotate.Summary{ArticleID: id, Round: s.options.Round})
}

// OpenRow makes the article of a row of the queue current, in the round that the
// row is about.
func (s *Session) OpenRow(ctx context.Context, row annotate.Summary) error {
	if s.Practising() && s.inQueue(row.ArticleID, row.Round) < 0 {
		s.quiet()
		s.tell(Notice{Kind: NoticeUnkeyed})
		return nil
	}
	if err := s.readArticle(ctx, row.ArticleID, row.Round); err != nil {
		return err
	}
	at := s.unsubmitted(0)
	if at < 0 {
		at = max(s.nextAsked(-1, 1), 0)
	}
	s.arrive(at)
	return nil
}

// readArticle makes an article current; the caller says at which paragraph, so
// that no other is ever kept as the place to come back to.
func (s *Session) readArticle(ctx context.Context, id string, round int) error {
	s.LeaveNote()
	queued := s.saver.Queue() // before the sheets are read, so that none falls between
	article, err := s.store.Article(ctx, id)
	if err != nil {
		return err
	}
	sheets, err := s.store.Sheets(ctx, id, s.layer, round, s.options.Annotator)
	if err != nil {
		return err
	}
	key, err := s.readKey(ctx, id)
	if err != nil {
		return err
	}
	s.round, s.key = round, key
	s.show(article, sheets, queued)
	return nil
}

// show makes an article current as it is on disk, and lays over it the answers
// that are still on their way there.
func (s *Session) show(article *annotate.Article, sheets map[string]*annotate.Sheet, queued []annotate.Action) {
	s.article, s.sheets = article, sheets
	s.readAsked()
	for _, a := range queued {
		for _, e := range a.Entries {
			if sheet := sheets[e.Key.Subject]; sheet != nil && s.ours(e.Key) && e.Key.Round == s.round {
				sheet.Renew(e)
			}
		}
	}
}

// arrive makes a paragraph current, with the field that the annotator is to
// answer first.
func (s *Session) arrive(i int) {
	s.quiet()
	s.at = i
	s.arrived = s.options.Now()
	s.answered = latestAnswer(s.Current())
	sheet := s.Current()
	if sheet != nil && sheet.State(s.book) == annotate.Submitted {
		s.activate(annotate.Slot{}, false)
	} else {
		s.activateFirst()
	}
	s.tellConflict()
	if sheet != nil && s.keepsPlace() {
		s.saver.Place(annotate.Place{Article: s.article.ID, Paragraph: sheet.Paragraph.ID})
	}
}

// latestAnswer is the newest answer that the annotator gave and that stands on
// a sheet; remarks, and a layout guess that was submitted, are no such answer.
func latestAnswer(sheet *annotate.Sheet) annotate.Slot {
	var newest annotate.Standing
	var slot annotate.Slot
	if sheet == nil {
		return slot
	}
	for sl, a := range sheet.Answers {
		remark := sl.Field == annotate.FieldUnsure || sl.Field == annotate.FieldNote || sl.Field == annotate.FieldEvidence
		if remark || a.Entry.Value == "" || a.Entry.Origin == annotate.OriginPrefill {
			continue
		}
		if slot == (annotate.Slot{}) || a.Entry.After(&newest.Entry) {
			newest, slot = a, sl
		}
	}
	return slot
}

// GoTo makes the paragraph at an index current.
func (s *Session) GoTo(i int) {
	s.LeaveNote()
	s.quiet()
	if s.article == nil || i < 0 || i >= len(s.article.Paragraphs) {
		s.tell(Notice{Kind: NoticeNoParagraph, Paragraph: i + 1})
		return
	}
	if !s.Asked(i) {
		s.tell(Notice{Kind: NoticeNotAsked, Paragraph: s.numberOf(i)})
		return
	}
	if i != s.at {
		s.arrive(i)
	}
}

// NextParagraph and PreviousParagraph move without submitting.
func (s *Session) NextParagraph() {
	s.stepParagraph(1, NoticeLast)
}

// PreviousParagraph is the opposite of NextParagraph.
func (s *Session) PreviousParagraph() {
	s.stepParagraph(-1, NoticeFirst)
}

func (s *Session) stepParagraph(by int, end NoticeKind) {
	i := s.nextAsked(s.at, by)
	if s.article != nil && i < 0 {
		s.quiet()
		s.tell(Notice{Kind: end})
		return
	}
	s.GoTo(i)
}

// Asked reports whether the paragraph at an index is asked; where an article is
// asked again, most of it only is to be read.
func (s *Session) Asked(i int) bool {
	return s.asked == nil || s.article != nil && s.asked[s.article.Paragraphs[i].ID]
}

// readAsked finds out which paragraphs are asked. An article that is no longer
// in the queue stays as it is.
func (s *Session) readAsked() {
	if s.round == s.options.Round {
		s.asked = nil
		return
	}
	if i := s.inQueue(s.article.ID, s.round); i >= 0 {
		s.asked = make(map[string]bool)
		for _, id := range s.queue[i].Asked {
			s.asked[id] = true
		}
	}
}

// nextAsked finds the next paragraph that way that is asked, or -1.
func (s *Session) nextAsked(from, by int) int {
	if s.article == nil {
		return -1
	}
	for i := from + by; i >= 0 && i < len(s.article.Paragraphs); i += by {
		if s.Asked(i) {
			return i
		}
	}
	return -1
}

// NextOpen and PreviousOpen go to the nearest paragraph of the article that
// is a draft, marked unsure, or needs another look.
func (s *Session) NextOpen() { s.stepOpen(1) }

// PreviousOpen is the opposite of NextOpen.
func (s *Session) PreviousOpen() { s.stepOpen(-1) }

func (s *Session) stepOpen(by int) {
	s.LeaveNote()
	s.quiet()
	if s.article == nil {
		return
	}
	for i := s.at + by; i >= 0 && i < len(s.article.Paragraphs); i += by {
		sheet := s.Sheet(i)
		if !s.Asked(i) {
			continue
		}
		if sheet.Unsure() || sheet.State(s.book) == annotate.Draft || s.needsLook(sheet) || len(s.Conflicts(i)) > 0 {
			s.arrive(i)
			return
		}
	}
	s.tell(Notice{Kind: NoticeNoMore})
}

// unsubmitted finds the first paragraph at or after an index that is not
// submitted, or -1.
func (s *Session) unsubmitted(from int) int {
	for i := from; i < len(s.article.Paragraphs); i++ {
		if s.Asked(i) && s.Sheet(i).State(s.book) != annotate.Submitted {
			return i
		}
	}
	return -1
}

// firstLabel is the first label of a set, or the value itself.
func firstLabel(value string) string {
	if labels := codebook.SplitSet(value); len(labels) > 0 {
		return labels[0]
	}
	return value
}
