package labelling

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// OpenArticle makes an article current, at its first paragraph that is not
// submitted.
func (s *Session) OpenArticle(ctx context.Context, id string) error {
	return s.OpenRow(ctx, annotate.Summary{ArticleID: id, Round: s.options.Round})
}

// OpenRow makes the article of a row of the queue current, in the round that the
// row is about.
func (s *Session) OpenRow(ctx context.Context, row annotate.Summary) error {
	if s.Practising() && s.find(row.ArticleID, row.Round) < 0 {
		s.Quiet()
		s.Tell(answering.Notice{Kind: NoticeUnkeyed})
		return nil
	}
	if err := s.readArticle(ctx, row.ArticleID, row.Round); err != nil {
		return err
	}
	at := s.unfinished()
	if at < 0 {
		at = max(s.nextAsked(-1, 1), 0)
	}
	s.arrive(at)
	return nil
}

// readArticle makes an article current; the caller says at which paragraph, so
// that no other is ever kept as the place to come back to.
func (s *Session) readArticle(ctx context.Context, id string, round int) error {
	s.Text.Leave()
	queued := s.Writer.Queued() // before the sheets are read, so that none falls between
	next, err := s.read(ctx, id, round)
	if err != nil {
		return err
	}
	next.at = s.at
	s.opened = next
	for _, a := range queued { // answers that are still on their way to disk
		for _, e := range a.Entries {
			if sheet := s.sheets[e.Key.Subject]; sheet != nil && s.options.Ours(e.Key) && e.Key.Round == s.round {
				sheet.Renew(e)
			}
		}
	}
	return nil
}

// read reads an article as it is on disk.
func (s *Session) read(ctx context.Context, id string, round int) (*opened, error) {
	article, err := s.store.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	sheets, err := s.store.Sheets(ctx, id, s.options.Layer, round, s.options.Annotator)
	if err != nil {
		return nil, err
	}
	article.Paragraphs = article.Units(s.book)
	clear(s.found)
	o := &opened{article: article, sheets: sheets, round: round, book: s.book, practice: s.practice}
	if err := o.readKey(ctx, s.store); err != nil {
		return nil, err
	}
	switch i := s.find(id, round); {
	case round == s.options.Round:
	case i >= 0:
		o.asked = make(map[string]bool)
		for _, paragraph := range s.rows[i].Asked {
			o.asked[paragraph] = true
		}
	default: // an article that is no longer in the queue stays as it is
		o.asked = s.asked
	}
	return o, nil
}

// arrive makes a paragraph current, with the field that the annotator is to
// answer first: of one that is finished the one that was answered differently in two places,
// or that a ruling wants to be looked at again.
func (s *Session) arrive(i int) {
	s.Quiet()
	s.at = i
	sheet := s.Current()
	s.Arrive(latestAnswer(sheet))
	ruled, again := s.firstRuled(sheet)
	switch conflicts := s.Conflicts(i); {
	case sheet == nil || !sheet.Finished(s.book):
		s.First()
	case len(conflicts) > 0:
		s.Move(conflicts[0].Slot, false)
	case again:
		s.Move(ruled, false)
		s.Tell(answering.Notice{Kind: NoticeRuled, Field: s.book.Field(ruled.Field), Target: s.Target(ruled.Target)})
	default:
		s.Move(annotate.Slot{}, false)
	}
	s.tellConflict()
	if sheet != nil && s.keepsBookmark() {
		s.Writer.KeepBookmark(annotate.Bookmark{Article: s.article.ID, Paragraph: sheet.Paragraph.ID})
	}
}

// latestAnswer is the newest answer that the annotator gave and that stands on
// a sheet; remarks, and a layout guess that was submitted, are no such answer.
func latestAnswer(sheet *annotate.Sheet) annotate.Slot {
	var newest annotate.Current
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
	s.Text.Leave()
	s.Quiet()
	switch {
	case i < 0 || i >= len(s.paragraphs()):
		s.Tell(answering.Notice{Kind: NoticeNoParagraph, Paragraph: i + 1})
	case !s.Asked(i):
		s.Tell(answering.Notice{Kind: NoticeNotAsked, Paragraph: s.numberOf(i)})
	case i != s.at:
		s.arrive(i)
	}
}

// GoToNumber makes the paragraph with a number current.
func (s *Session) GoToNumber(number int) {
	if i := slices.IndexFunc(s.paragraphs(), func(p annotate.Paragraph) bool { return p.Position == number }); i >= 0 {
		s.GoTo(i)
		return
	}
	s.Text.Leave()
	s.Quiet()
	s.Tell(answering.Notice{Kind: NoticeNoParagraph, Paragraph: number})
}

// NextParagraph and PreviousParagraph move without submitting.
func (s *Session) NextParagraph() { s.stepParagraph(1, answering.NoticeLast) }

// PreviousParagraph is the opposite of NextParagraph.
func (s *Session) PreviousParagraph() { s.stepParagraph(-1, answering.NoticeFirst) }

func (s *Session) stepParagraph(by int, end answering.NoticeKind) {
	i := s.nextAsked(s.at, by)
	if s.article != nil && i < 0 {
		s.Quiet()
		s.Tell(answering.Notice{Kind: end})
		return
	}
	s.GoTo(i)
}

// NextOpen goes to the next paragraph that waits for something, of the article or else of
// the next one in the queue with such, round and round: a draft, one that is marked
// unsure, needs another look, or was answered differently in two places.
func (s *Session) NextOpen(ctx context.Context) error { return s.stepOpen(ctx, 1) }

// PreviousOpen is the opposite of NextOpen.
func (s *Session) PreviousOpen(ctx context.Context) error { return s.stepOpen(ctx, -1) }

func (s *Session) stepOpen(ctx context.Context, by int) error {
	s.Text.Leave()
	s.Quiet()
	n := len(s.paragraphs())
	for i := s.at + by; i >= 0 && i < n; i += by {
		if s.Asked(i) && s.isOpen(i) {
			s.arrive(i)
			return nil
		}
	}
	if opened, err := s.openElsewhere(ctx, by); opened || err != nil {
		return err
	}
	for step := 1; step < n; step++ { // from the other end of the article
		if i := (s.at + by*step + n*step) % n; s.Asked(i) && s.isOpen(i) {
			s.arrive(i)
			return nil
		}
	}
	if s.article != nil {
		s.Tell(answering.Notice{Kind: NoticeNoMore})
	}
	return nil
}

// openElsewhere opens the nearest other article that way with a paragraph that waits for
// something, at that paragraph.
func (s *Session) openElsewhere(ctx context.Context, by int) (opened bool, err error) {
	here := -1
	if s.article != nil {
		here = s.find(s.article.ID, s.round)
	}
	n := len(s.rows)
	for step := 1; step < n && here >= 0 && !s.Practising(); step++ {
		row := s.rows[(here+by*step+n*step)%n]
		if row.Twice+row.Ruled+row.Look+row.Unsure == 0 && row.Begun == row.Submitted {
			continue
		}
		if err := s.readArticle(ctx, row.ArticleID, row.Round); err != nil {
			return false, err
		}
		last := len(s.paragraphs()) - 1
		for i := range s.paragraphs() {
			if by < 0 {
				i = last - i
			}
			if s.Asked(i) && s.isOpen(i) {
				s.arrive(i)
				return true, nil
			}
		}
		s.arrive(max(s.nextAsked(-1, 1), 0)) // its counters are of before
		return true, nil
	}
	return false, nil
}

// isOpen reports whether a paragraph waits for something.
func (s *Session) isOpen(i int) bool {
	sheet := s.Sheet(i)
	return sheet.Unsure() || sheet.State(s.book) == annotate.Draft || sheet.WantsLook(s.book) || len(s.Conflicts(i)) > 0 ||
		len(s.Touched(sheet)) > 0
}
