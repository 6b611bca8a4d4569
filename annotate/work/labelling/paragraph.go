package labelling

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
)

var _ answering.Paragraph = paragraph{}

// paragraph is the current paragraph, as the answering asks for it.
type paragraph struct{ s *Session }

// Book, Targets, Sheet, Closed and Questions are what is asked.
func (p paragraph) Book() *codebook.Codebook { return p.s.book }

func (p paragraph) Targets() []annotate.Target { return p.s.targets }

func (p paragraph) Sheet() *annotate.Sheet { return p.s.Current() }

func (p paragraph) Closed() bool { return p.s.Foreign() || p.s.closed(p.s.Current()) }

func (p paragraph) Questions() []answering.Question {
	rows := p.s.Rows()
	questions := make([]answering.Question, len(rows))
	for i, r := range rows {
		questions[i] = r.Question
	}
	return questions
}

// Answer gives a question a value, if that changes anything or decides a
// conflict.
func (p paragraph) Answer(slot annotate.Slot, value string) {
	sheet := p.s.Current()
	if value == sheet.Under(p.s.book, slot.Field, slot.Target) && !p.s.inConflict(slot) {
		return
	}
	p.s.Writer.Write(sheet, sheet.Key(slot.Field, slot.Target), value, annotate.OriginAnnotator)
}

// TakeBack empties an answer; an empty one that was given elsewhere is decided.
func (p paragraph) TakeBack(q answering.Question) bool {
	if q.Value == "" && !p.s.inConflict(q.Slot()) || !p.s.Writable() {
		return false
	}
	p.Answer(q.Slot(), "")
	p.s.Gave(q.Slot(), "")
	return true
}

// Apply shows an entry on its sheet, in the queue and among the conflicts.
func (p paragraph) Apply(sheet *annotate.Sheet, e annotate.Entry) {
	before := tallyOf(sheet, p.s.book)
	sheet.Apply(e)
	p.s.count(sheet, before, tallyOf(sheet, p.s.book))
	p.s.decided(e.Key, sheet.Paragraph.Article)
	p.s.lookedAt(sheet)
}

// Committed records what is shown from now on: the rest was when it was written.
func (p paragraph) Committed() { p.s.recordShownAfter() }

// tallyOf is a sheet's contribution to the counts of its article.
func tallyOf(sheet *annotate.Sheet, book *codebook.Codebook) annotate.Tally {
	var t annotate.Tally
	switch sheet.State(book) {
	case annotate.Submitted:
		if t.Begun, t.Submitted = 1, 1; sheet.Paragraph.Whole() {
			t.WholesDone = 1
		}
	case annotate.Draft:
		t.Begun = 1
	case annotate.NotBegun:
	}
	if sheet.Unsure() {
		t.Unsure = 1
	}
	if sheet.WantsLook(book) {
		t.Look = 1
	}
	return t
}

// TextSlot, TextAt and WriteText are the note of the paragraph.
func (p paragraph) TextSlot() (annotate.Slot, bool) {
	return annotate.Slot{Field: annotate.FieldNote}, p.s.Current() != nil
}

func (p paragraph) TextAt(slot annotate.Slot) string {
	if sheet := p.s.Current(); sheet != nil {
		return sheet.Under(p.s.book, slot.Field, slot.Target)
	}
	return ""
}

func (p paragraph) WriteText(slot annotate.Slot, text string) {
	if sheet := p.s.Current(); sheet != nil {
		p.s.Writer.Write(sheet, sheet.Key(slot.Field, slot.Target), text, annotate.OriginAnnotator)
	}
}

// GoTo makes the paragraph that an entry is about current, in the round of the
// entry. Where the key was shown it stays away and says so.
func (p paragraph) GoTo(ctx context.Context, key annotate.Key) (*annotate.Sheet, error) {
	s := p.s
	sheet, here := s.sheets[key.Subject], key.Round == s.round
	if sheet == nil || !here {
		var err error
		here = false
		if sheet, err = s.store.Sheet(ctx, key.Subject, s.options.Layer, key.Round, s.options.Annotator); err != nil {
			return nil, err
		}
	}
	if s.closed(sheet) {
		s.Tell(answering.Notice{Kind: answering.NoticeClosed, Paragraph: sheet.Paragraph.Position})
		return nil, nil
	}
	if !here {
		if err := s.readArticle(ctx, sheet.Paragraph.Article, key.Round); err != nil {
			return nil, err
		}
		s.arrive(max(s.indexOf(key.Subject), 0)) // an article may be asked about no more
		return s.Current(), nil
	}
	if i := s.indexOf(key.Subject); i >= 0 && i != s.at {
		s.arrive(i)
	}
	return sheet, nil
}

// LeadTo leads to the control that an undo or redo changed, or to the field
// where work goes on.
func (p paragraph) LeadTo(e annotate.Entry) {
	s, slot := p.s, annotate.Slot{Field: e.Key.Field, Target: e.Key.Target}
	if e.Key.Kind == annotate.KindEvidence { // the answer stands as it did
		s.Gave(slot, e.Key.Option)
		return
	}
	for _, q := range p.Questions() {
		if q.Slot() == slot && (e.Key.Kind == annotate.KindAnswer || e.Key.Kind == annotate.KindQuestion) {
			s.Gave(slot, "")
			s.Move(slot, true)
			return
		}
	}
	if s.Current().Finished(s.book) {
		s.Move(annotate.Slot{}, false)
	} else {
		s.First()
	}
}
