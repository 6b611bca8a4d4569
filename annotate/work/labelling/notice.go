package labelling

import (
	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// NoticeKind says what the status bar has to tell about the latest key.
type NoticeKind int

// The kinds of notices.
const (
	NoticeNone        NoticeKind = iota
	NoticeNoKey                  // Key is no key of Field
	NoticeNoField                // Key was pressed while no field is active
	NoticeReadOnly               // answers are refused
	NoticeUndone                 // Undo reversed Change in Paragraph
	NoticeRedone                 // Redo repeated Change in Paragraph
	NoticeNothingUndo            // nothing to undo
	NoticeNothingRedo            // nothing to redo
	NoticeKept                   // not undone: something else was decided since
	NoticeNamed                  // Target is named in the paragraph, so "rest absent" stopped
	NoticeArticleDone            // the article is finished
	NoticeAllDone                // every paragraph of the queue is submitted
	NoticeNoMore                 // no draft or unsure paragraph that way
	NoticeUnsure                 // Field (or the paragraph) marked unsure
	NoticeSure                   // the mark was taken back
	NoticeNoParagraph            // there is no paragraph with that number
	NoticeFirst                  // the first paragraph is current
	NoticeLast                   // the last paragraph is current
	NoticeNoEvidence             // evidence cannot be attached
	NoticeTakenBack              // the answer of Field was taken back
	NoticeNotAsked               // the paragraph is only to be read
	NoticeUnkeyed                // the article has no key, so that it cannot be practised
	NoticeClosed                 // the key was shown, so that nothing can be changed
	NoticeConflict               // Field was answered differently in two places: To stands, elsewhere From
	NoticeRecognised             // that the outlet was recognised is recorded
	NoticePractised              // the article is finished for practice; its score is due
)

// Notice is what happened, in parts that a window can put into a sentence of
// any language.
type Notice struct {
	Kind      NoticeKind
	Key       string
	Field     *codebook.Field
	Target    annotate.Target
	Paragraph int    // position, from 1
	From, To  string // values, as the control shows them; "" for none
	Submit    bool   // the change was a submission
	Kept      int    // how many answers an undo left alone, because others stand since
}

// Notice is what the latest call has to tell.
func (s *Session) Notice() Notice { return s.notice }

func (s *Session) tell(n Notice) {
	if n.Paragraph == 0 {
		n.Paragraph = s.numberOf(s.at)
	}
	s.notice = n
}
