package answering

import (
	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// NoticeKind says what the status bar has to tell about the latest key.
type NoticeKind int

// The kinds of notices that every place tells. A place adds its own from
// NoticeOwn on.
const (
	NoticeNone        NoticeKind = iota
	NoticeNoKey                  // Key is no key of Field
	NoticeNoField                // Key was pressed while no question is active
	NoticeReadOnly               // answers are refused
	NoticeClosed                 // the paragraph takes no more answers
	NoticeTakenBack              // the answer of Field was taken back
	NoticeUndone                 // Undo reversed a change in Paragraph, of What
	NoticeRedone                 // Redo repeated a change in Paragraph, of What
	NoticeNothingUndo            // nothing to undo
	NoticeNothingRedo            // nothing to redo
	NoticeKept                   // not undone: something else was decided since
	NoticeFirst                  // there is nothing before
	NoticeLast                   // there is nothing after
	NoticeAllDone                // there is nothing left to do
	NoticeMarked                 // words were marked for To of Field, which has Marks marks now
	NoticeRemarked               // an end of a mark was moved
	NoticeUnmarked               // a mark was taken back
	NoticeWhose                  // words are selected, and no answer was given last that they could belong to
	NoticeNoWords                // answers to Field take no words
	NoticeOwn                    // the first that is a place's own
)

// Notice is what happened, in parts that a window can put into a sentence of
// any language.
type Notice struct {
	Kind      NoticeKind
	Key       string
	Field     *codebook.Field
	Target    annotate.Target
	Paragraph int           // position, from 1
	Whole     bool          // it is the article as a whole
	What      annotate.Kind // of an undo or redo: what kind of entry changed
	Option    string        // of an undo or redo of marks: whose they are
	From, To  string        // values, "" for none
	Marks     int           // how many marks an option has
	Kept      int           // how many entries an undo left alone, because others stand since
}

// Notice is what the latest call has to tell.
func (c *Core) Notice() Notice { return c.notice }

// Tell says something, of the paragraph at hand unless another is named.
func (c *Core) Tell(n Notice) {
	if sheet := c.at.Sheet(); n.Paragraph == 0 && sheet != nil {
		n.Paragraph, n.Whole = sheet.Paragraph.Position, sheet.Paragraph.Whole()
	}
	c.notice = n
}

// StillTelling does something that leads elsewhere, and goes on telling what was told
// before, if anything was.
func (c *Core) StillTelling(do func() error) error {
	told, changed := c.notice, c.changed
	err := do()
	if told.Kind != NoticeNone {
		c.notice, c.changed = told, changed
	}
	return err
}

// Changed is every key that the latest undo or redo changed, a question once, in the
// order in which they had been answered.
func (c *Core) Changed() []annotate.Key { return c.changed }

// Quiet clears what the previous key had to tell.
func (c *Core) Quiet() {
	c.notice, c.changed, c.cursor.outlined, c.cursor.lead = Notice{}, nil, nil, ""
}
