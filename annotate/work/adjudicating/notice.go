package adjudicating

import (
	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// NoticeKind says what the status bar has to tell about the latest key.
type NoticeKind int

// The kinds of notices.
const (
	NoticeNone         NoticeKind = iota
	NoticeNoKey                   // Key is no key of Field
	NoticeNoField                 // Key was pressed while no question is active
	NoticeReadOnly                // nothing can be decided
	NoticeMissing                 // Field is still empty
	NoticeNoColumn                // there is no column Key
	NoticeNothingThere            // column Key has no answer to what is decided here
	NoticeCovered                 // the columns are covered until the lead has answered
	NoticeNoDispute               // annotators do not differ about Field
	NoticeTakenBack               // the final answer of Field was taken back
	NoticeFirst                   // there is nothing before
	NoticeLast                    // there is nothing after
	NoticeAllDone                 // nothing waits any more
	NoticeUndone                  // Undo reversed Change
	NoticeRedone                  // Redo repeated Change
	NoticeNothingUndo             // nothing to undo
	NoticeNothingRedo             // nothing to redo
	NoticeKept                    // not undone: something else was decided since
)

// Notice is what happened, in parts that a window can put into a sentence of
// any language.
type Notice struct {
	Kind      NoticeKind
	Key       string
	Field     *codebook.Field
	Target    annotate.Target
	Paragraph int           // position, from 1
	What      annotate.Kind // of an undo: what kind of entry changed
	From, To  string        // values, "" for none
	Kept      int           // how many entries an undo left alone, because others stand since
}

// Notice is what the latest call has to tell.
func (s *Session) Notice() Notice { return s.notice }

func (s *Session) tell(n Notice) {
	if s.is != nil {
		n.Paragraph = s.is.Paragraph.Position
	}
	s.notice = n
}
