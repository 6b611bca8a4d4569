package annotatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/form"
	"plumbline/ui/keys"
	"plumbline/ui/place"
)

// inquire asks the lead about the question that is looked at.
func (a *Screen) inquire(keys.Press) {
	a.letGo()
	if !a.session.MayInquire() {
		a.Sync()
		return
	}
	a.host.Do(place.Inquire)
}

// asked puts what the annotator asked the lead about a question, and then what was laid
// down, into words.
func asked(s *labelling.Session, slot annotate.Slot, laid []form.LaidDown) []form.LaidDown {
	q := s.Inquiry(slot)
	if q == nil {
		return laid
	}
	heading := lang.L("You asked on {{.Day}}:", dayOf(q))
	if q.Answer == nil {
		heading = lang.L("You asked on {{.Day}}, not answered yet:", dayOf(q))
	}
	return append([]form.LaidDown{{Heading: heading, Words: q.Words}}, laid...)
}

func dayOf(q *annotate.Inquiry) map[string]any {
	return map[string]any{"Day": q.At.Local().Format("2 Jan 2006")}
}

// inquirySays is what was asked and answered, in a line of a list.
func inquirySays(q *annotate.Inquiry) string {
	data := map[string]any{"Text": q.Words}
	if q.Answer == nil {
		return lang.L("Asked: {{.Text}}", data)
	}
	data["Answer"] = q.Answer.Words
	return lang.L("Answered: {{.Answer}} (asked: {{.Text}})", data)
}

// inquiryNotice says that the lead was asked, or that it is taken back.
func inquiryNotice(n answering.Notice, data map[string]any) string {
	whole, asked := n.Field == nil, n.Kind == labelling.NoticeInquired
	switch {
	case whole && asked:
		return lang.L("The lead is asked about paragraph {{.Paragraph}}; the answer comes with the next pack", data)
	case asked:
		return lang.L("The lead is asked about {{.Name}}; the answer comes with the next pack", data)
	case whole:
		return lang.L("What the lead was asked about paragraph {{.Paragraph}} is taken back", data)
	}
	return lang.L("What the lead was asked about {{.Name}} is taken back", data)
}
