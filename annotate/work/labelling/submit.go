package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

// Enter goes to the next visible required field that is unanswered; if there
// is none it submits the paragraph and goes to the next one. In practice it stays
// at the paragraph, for the key to be read, and goes on when pressed again.
func (s *Session) Enter(ctx context.Context) error {
	s.Text.Leave()
	s.StopLooking() // to look is not to answer
	s.Quiet()
	sheet := s.Current()
	switch {
	case sheet == nil:
		return nil
	case s.Foreign():
		s.NextParagraph()
		return nil
	case s.closed(sheet):
		return s.advance(ctx)
	case len(s.Missing()) > 0:
		s.MoveOn(s.ActiveSlot())
		s.tellMissing(sheet)
		return nil
	case s.options.ReadOnly:
		return s.pass(ctx, sheet)
	}
	s.submit(sheet)
	if s.Practising() {
		s.Move(annotate.Slot{}, false)
		return s.uncover(ctx)
	}
	return s.advance(ctx)
}

// tellMissing says that a paragraph is not complete; where all that is missing is
// a guess that ends the form, it says which key confirms it.
func (s *Session) tellMissing(sheet *annotate.Sheet) {
	n := answering.Notice{Kind: NoticeMissing}
	if missing := s.Missing(); len(missing) == 1 {
		f := missing[0].Field
		if o := f.Option(sheet.Guess(s.book, f.Key)); o != nil && s.book.EndsForm(f.Key, o.Value) {
			n = answering.Notice{Kind: NoticeConfirm, Field: f, Key: o.Key, To: o.Value}
		}
	}
	s.Tell(n)
}

// pass goes on without submitting.
func (s *Session) pass(ctx context.Context, sheet *annotate.Sheet) error {
	refused := sheet.State(s.book) != annotate.Submitted
	err := s.advance(ctx)
	if refused {
		s.Tell(answering.Notice{Kind: answering.NoticeReadOnly})
	}
	return err
}

// submit writes the submission, and the layout guesses that were left as they
// are. A paragraph that is submitted with the same targets stays as it is,
// unless something was answered since under another version of the codebook, or was
// to be looked at again.
func (s *Session) submit(sheet *annotate.Sheet) {
	asked := annotate.JoinIDs(annotate.TargetIDs(s.Targets()))
	if asked == "" {
		asked = annotate.SubmittedNoTargets
	}
	current := ""
	if sheet.Submission != nil {
		current = sheet.Submission.Entry.Value
	}
	looked := sheet.WantsLook(s.book) || len(s.Touched(sheet)) > 0 // what was left as it is was looked at
	s.Writer.Begin()
	for _, f := range s.book.Fields {
		_, outdated := sheet.Outdated(s.book, f.Key, "") // to be looked at, not guessed over
		if guess := sheet.Guess(s.book, f.Key); guess != "" && !outdated {
			s.Writer.Write(sheet, sheet.Key(f.Key, ""), guess, annotate.OriginPrefill)
		}
	}
	s.decideRemarks(sheet)
	if current != asked || renewed(sheet, s.book) || looked {
		s.Writer.Write(sheet, sheet.SubmissionKey(), asked, annotate.OriginAnnotator)
	}
	s.Writer.Commit()
}

// renewed reports whether an answer was given after the submission and under
// another version of the codebook.
func renewed(sheet *annotate.Sheet, book *codebook.Codebook) bool {
	if sheet.Submission == nil || sheet.Submission.Entry.Codebook == book.Hash {
		return false
	}
	for _, a := range sheet.Answers {
		if a.Entry.Codebook == book.Hash && a.Entry.After(&sheet.Submission.Entry) {
			return true
		}
	}
	return false
}

// advance goes to the next paragraph; after the last one to the first of the
// article that was passed over, then to the next article with work left. At the
// end of an article practice waits, for its score to be read.
func (s *Session) advance(ctx context.Context) error {
	if i := s.nextAsked(s.at, 1); i >= 0 {
		s.arrive(i)
		return nil
	}
	if i := s.unfinished(); i >= 0 {
		s.arrive(i)
		return nil
	}
	if s.Practising() {
		s.Tell(answering.Notice{Kind: NoticePractised})
		return nil
	}
	return s.NextArticle(ctx)
}

// NextArticle goes to the next article with work left.
func (s *Session) NextArticle(ctx context.Context) error {
	i := s.rowWithWork(s.find(s.article.ID, s.round))
	if i < 0 {
		s.Move(annotate.Slot{}, false)
		s.Tell(answering.Notice{Kind: answering.NoticeAllDone})
		return nil
	}
	if err := s.OpenRow(ctx, s.rows[i]); err != nil {
		return err
	}
	s.Tell(answering.Notice{Kind: NoticeArticleDone})
	return nil
}

// Submission tells when the current paragraph was submitted, and whether it
// was changed since.
func (s *Session) Submission() (at, changed annotate.Current, submitted bool) {
	sheet := s.Current()
	if sheet == nil || sheet.State(s.book) != annotate.Submitted {
		return at, changed, false
	}
	at = *sheet.Submission
	if marked := sheet.LatestEvidence(); marked.Entry.After(&at.Entry) {
		changed = marked
	}
	for _, a := range sheet.Answers {
		later := a.Entry.Action != at.Entry.Action && a.Entry.After(&at.Entry)
		if later && a.Entry.After(&changed.Entry) {
			changed = a
		}
	}
	return at, changed, true
}
