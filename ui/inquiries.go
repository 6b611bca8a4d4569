package ui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"plumbline/ui/dialogs"
)

// inquire asks what the lead is to be asked about the question that is looked at.
func (c commands) inquire() {
	s, a := c.w.work.Session(), c.w.annotating()
	if s == nil || a == nil || !s.MayInquire() {
		if a != nil {
			a.Sync()
		}
		return
	}
	sheet, slot := s.Current(), s.Looked()
	about := dialogs.Inquiry{Number: sheet.Paragraph.Position, Text: sheet.Paragraph.Text}
	if sheet.Paragraph.Whole() {
		about.Number, about.Text = 0, lang.L("The article as a whole")
	}
	if f := s.Book().Field(slot.Field); f != nil {
		about.Question = f.Label
		if slot.Target != "" {
			about.Question += " · " + s.Target(slot.Target).Name
		}
	}
	if q := s.Inquiry(slot); q != nil {
		about.Words = q.Words
	}
	c.ask.Inquire(about, func(words string) error {
		err := s.Inquire(context.Background(), slot, words)
		a.Sync()
		if err == nil {
			c.w.params.Trace("asked %s", slot.Field)
		}
		return err
	})
}
