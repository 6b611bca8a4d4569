package annotate

// KeepUnseen splits a sheet at the moment when others' answers to its paragraph
// were first shown to its annotator, or they first voted after a discussion of it:
// Unseen is then the sheet as it was before. The history is everything in the log about
// the sheet, in any order; without either in it nothing changes.
func (s *Sheet) KeepUnseen(history []Entry) {
	var first *Entry
	for i := range history {
		e := &history[i]
		if s.opens(e.Key) && (first == nil || first.After(e)) {
			first = e
		}
	}
	if first == nil {
		return
	}
	s.revealed = true
	s.unseen = NewSheet(s.Paragraph, s.Layer, s.Round, s.Annotator)
	s.unseen.Versions = s.Versions
	for i := range history {
		if s.owns(history[i].Key) && first.After(&history[i]) {
			s.unseen.Apply(history[i])
		}
	}
}

// opens reports whether an entry of the key says that the annotator knows what others
// answered.
func (s *Sheet) opens(k Key) bool {
	return k == RevealKey(RevealAnswers, s.Paragraph.ID, s.Annotator, s.Round) ||
		k.Kind == KindVote && k == VoteKey(s.Paragraph.ID, s.Annotator, Slot{k.Field, k.Target}) && s.Layer == LayerAnnotation &&
			s.Round == FirstRound
}

// owns reports whether a key is of an answer of the sheet, of its evidence or of its submission.
func (s *Sheet) owns(k Key) bool {
	if k.Kind == KindEvidence || k.Kind == KindArticleAnswer {
		k.Kind, k.Option = KindAnswer, ""
	}
	return k == s.Key(k.Field, k.Target) || k == s.SubmissionKey()
}

// Unseen is what the annotator had answered before they were shown what others
// did, which is what agreement is about: the sheet itself if they never were.
func (s *Sheet) Unseen() *Sheet {
	if s.unseen != nil {
		return s.unseen
	}
	return s
}

// Revealed reports whether others' answers to the paragraph were ever shown to
// the sheet's annotator. They may have been before and after submitting.
func (s *Sheet) Revealed() bool { return s.revealed }
