package labelling

import (
	"context"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/answering"
)

// readInquiries reads what this annotator asked the lead, and what leads laid down.
func (s *Session) readInquiries(ctx context.Context) error {
	rulings, err := s.store.Rulings(ctx)
	if err != nil {
		return err
	}
	all, err := s.store.Inquiries(ctx)
	s.rulings = rulings
	s.inquiries = slices.DeleteFunc(all, func(q annotate.Inquiry) bool { return q.Annotator != s.options.Annotator })
	return err
}

// Looked is the question that is looked at: the active one, else the one answered last,
// else the paragraph as a whole.
func (s *Session) Looked() annotate.Slot {
	if q, ok := s.Active(); ok {
		return q.Slot()
	}
	if q, ok := s.Answered(); ok {
		return q.Slot()
	}
	return annotate.Slot{}
}

// Inquiry is what this annotator asks the lead about a question in the current paragraph,
// or nil.
func (s *Session) Inquiry(slot annotate.Slot) *annotate.Inquiry {
	for _, q := range s.InquiriesOn(s.Current()) {
		if q.Field == slot.Field && q.Target == slot.Target {
			return &q
		}
	}
	return nil
}

// InquiriesOn are what this annotator asks the lead about the paragraph of a sheet, oldest
// first.
func (s *Session) InquiriesOn(sheet *annotate.Sheet) []annotate.Inquiry {
	if sheet == nil || s.Practising() {
		return nil
	}
	return annotate.InquiriesOn(s.inquiries, sheet.Paragraph.ID)
}

// MayInquire reports whether the lead can be asked about the current paragraph, and says
// so if not: practice has a key, and of a paragraph that is only to be read there is
// nothing to ask.
func (s *Session) MayInquire() bool {
	switch {
	case s.Current() == nil:
		return false
	case s.Practising() || s.Foreign():
		s.Quiet()
		s.Tell(answering.Notice{Kind: NoticeNoInquiry})
		return false
	}
	return s.Writable()
}

// Inquire asks the lead about a question in the current paragraph, in words; "" takes back
// what was asked. Undo reverses it.
func (s *Session) Inquire(ctx context.Context, slot annotate.Slot, words string) error {
	s.Quiet()
	sheet := s.Current()
	if sheet == nil {
		return nil
	}
	if err := s.Flush(); err != nil {
		return err
	}
	key := annotate.InquiryKey(sheet.Paragraph.ID, s.options.Annotator, slot)
	now, err := s.store.Stands(ctx, key)
	if words = strings.TrimSpace(words); err != nil || now.Entry.Value == words {
		return err
	}
	s.Writer.Begin()
	s.Writer.AddElsewhere(s.Writer.Pen.WriteOver(now, key, words, annotate.OriginAnnotator))
	s.Writer.Commit()
	if err := s.renewInquiries(ctx); err != nil {
		return err
	}
	n := answering.Notice{Kind: NoticeInquired, Field: s.book.Field(slot.Field), Target: s.Target(slot.Target)}
	if words == "" {
		n.Kind = NoticeInquiryTaken
	}
	s.Tell(n)
	return nil
}

// renewInquiries reads what is asked once it is on disk.
func (s *Session) renewInquiries(ctx context.Context) error {
	if err := s.Flush(); err != nil {
		return err
	}
	return s.readInquiries(ctx)
}

// Undo reverses the newest action that is not yet undone, and goes to its paragraph.
func (s *Session) Undo(ctx context.Context) error { return s.reverse(ctx, s.Core.Undo) }

// Redo reverses the newest undo, if nothing was answered since.
func (s *Session) Redo(ctx context.Context) error { return s.reverse(ctx, s.Core.Redo) }

func (s *Session) reverse(ctx context.Context, step func(context.Context) error) error {
	if err := step(ctx); err != nil || s.Notice().What != annotate.KindQuestion {
		return err
	}
	return s.renewInquiries(ctx)
}
