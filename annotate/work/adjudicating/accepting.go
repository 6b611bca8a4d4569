package adjudicating

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/answering"
)

// Agree works out elsewhere what all annotators of a paragraph agree on and nobody has decided,
// in what is listed: of the articles, people, versions and days of the filter, and of the
// question and label of the sieve. The screen is told, and Accept makes it final.
func (w *Work) Agree() {
	if w.session == nil || w.closed {
		return
	}
	s := w.session
	s.Quiet()
	if s.ReadOnly() {
		s.Tell(answering.Notice{Kind: answering.NoticeReadOnly})
		w.screen.Changed()
		return
	}
	if err := s.Flush(); err != nil {
		w.screen.Failed(err)
		return
	}
	filter, sieve, o := w.filter, s.Sieve(), w.options.Answering
	pen := annotate.NewPen(o.Device, o.Annotator, s.Docket().Book().Hash, 0) // what is accepted is written by the session's own
	var decided *adjudicate.Decided
	var err error
	w.screen.Agreeing()
	w.options.Work(func() {
		decided, err = adjudicate.Decide(context.Background(), w.options.Store, pen, adjudicate.WhereUnanimous, sieve, filter)
	}, func() {
		switch {
		case w.closed:
		case err != nil:
			w.screen.Failed(err)
		default:
			w.screen.Agreed(decided)
		}
	})
}

// Accept makes final, in one action, what all agree on.
func (w *Work) Accept(agreed *adjudicate.Decided) {
	if w.session == nil || w.closed {
		return
	}
	w.session.Quiet()
	w.session.accept(agreed)
	w.Reload()
	w.screen.Changed()
}

// accept writes what was worked out as one action.
func (s *Session) accept(d *adjudicate.Decided) {
	s.Writer.Begin()
	for _, e := range d.Entries {
		stands := annotate.Current{Entry: annotate.Entry{ID: e.Replaces}}
		written := s.Writer.Pen.WriteOver(stands, e.Key, e.Value, e.Origin)
		written.Also = e.Also
		if s.is != nil && e.Key.Subject == s.is.Paragraph.ID {
			s.Writer.Add(s.is.Final, written)
		} else {
			s.Writer.AddElsewhere(written)
		}
	}
	s.Writer.Commit()
	s.accepted = d
	s.Tell(answering.Notice{Kind: NoticeAccepted})
}

// Accepted is what the latest accepting made final.
func (s *Session) Accepted() *adjudicate.Decided { return s.accepted }

// Elsewhere reports whether the latest undo or redo changed other paragraphs than the one
// at hand, so that the disagreements are to be read anew.
func (s *Session) Elsewhere() bool {
	for _, k := range s.Changed() {
		if s.is == nil || k.Subject != s.is.Paragraph.ID {
			return true
		}
	}
	return false
}
