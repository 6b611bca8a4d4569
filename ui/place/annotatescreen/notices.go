package annotatescreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/codebook"
	"plumbline/annotate/work/labelling"
)

// notice is what the session tells, in the words of the status bar.
func (a *Screen) notice() string {
	n := a.session.Notice()
	if n.Kind == answering.NoticeClosed && a.session.Foreign() {
		return lang.L("This article is not among yours: here it is only to be read")
	}
	return sentence(n)
}

// sentence puts a notice into the words of the status bar.
func sentence(n answering.Notice) string {
	data := map[string]any{
		"Key": n.Key, "Paragraph": n.Paragraph, "Target": n.Target.Name,
		"Name": "", "From": "", "To": "", "Kept": n.Kept, "Count": n.Marks,
	}
	if n.Field != nil {
		data["Name"] = nameOf(n.Field, n.Target)
		data["Field"] = n.Field.Label
		if n.What != annotate.KindEvidence {
			data["From"], data["To"] = answerWords(n.Field, n.From), answerWords(n.Field, n.To)
		}
		data["Option"] = shownValue(n.Field, n.Option)
	}
	if say, ok := wholeSentences[n.Kind]; ok && n.Whole {
		return say(data)
	}
	switch n.Kind {
	case answering.NoticeUndone, answering.NoticeRedone:
		if n.Kept > 0 {
			return reversed(n, data) + lang.L("; {{.Kept}} decided anew since, left as they are", data)
		}
		return reversed(n, data)
	case labelling.NoticeUnsure, labelling.NoticeSure:
		return doubt(n, data)
	case labelling.NoticeInquired, labelling.NoticeInquiryTaken:
		return inquiryNotice(n, data)
	case answering.NoticeMarked:
		return lang.N("{{.Count}} passages marked for {{.Name}} {{.To}}", n.Marks, data)
	}
	if say, ok := sentences[n.Kind]; ok {
		return say(data)
	}
	return ""
}

// answerWords is a value as a sentence says it: an answer as its control shows it, a
// text in quotation marks.
func answerWords(f *codebook.Field, value string) string {
	switch {
	case !f.Scale.Verbatim:
		return shownValue(f, value)
	case value == "":
		return lang.L("empty")
	}
	return lang.L("\"{{.Text}}\"", map[string]any{"Text": value})
}

// wholeSentences are those that say something else of the article as a whole.
var wholeSentences = map[answering.NoticeKind]func(data any) string{
	answering.NoticeKept: func(d any) string {
		return lang.L("Not undone: the article as a whole, {{.Name}} was decided anew since", d)
	},
	answering.NoticeLast: func(d any) string { return lang.L("This is the end of the article", d) },
	answering.NoticeClosed: func(d any) string {
		return lang.L("The right answers about the article were shown; it stays as it is", d)
	},
}

// sentences are the notices that need no more than their parts filled in.
var sentences = map[answering.NoticeKind]func(data any) string{
	answering.NoticeNoField:     func(d any) string { return lang.L("No question is active: Tab chooses one, Enter goes on", d) },
	answering.NoticeReadOnly:    func(d any) string { return lang.L("Read-only: nothing was changed", d) },
	answering.NoticeNothingUndo: func(d any) string { return lang.L("Nothing to undo", d) },
	answering.NoticeNothingRedo: func(d any) string { return lang.L("Nothing to redo", d) },
	answering.NoticeKept: func(d any) string {
		return lang.L("Not undone: paragraph {{.Paragraph}}, {{.Name}} was decided anew since", d)
	},
	labelling.NoticeNamed: func(d any) string {
		return lang.L("“{{.Key}}” stands in this paragraph: answer {{.Target}} with its own key", d)
	},
	labelling.NoticeArticleDone: func(d any) string { return lang.L("Article finished; this is the next one", d) },
	labelling.NoticePractised:   func(d any) string { return lang.L("The article is practised: this is how it went", d) },
	answering.NoticeAllDone:     func(d any) string { return lang.L("Everything in the queue is submitted", d) },
	labelling.NoticeNoInquiry: func(d any) string {
		return lang.L("The lead is asked about your own paragraphs, in real work", d)
	},
	labelling.NoticeNoMore:      func(d any) string { return lang.L("No draft or unsure paragraph that way", d) },
	labelling.NoticeNoParagraph: func(d any) string { return lang.L("This article has no paragraph {{.Paragraph}}", d) },
	answering.NoticeFirst:       func(d any) string { return lang.L("This is the first paragraph", d) },
	answering.NoticeLast:        func(d any) string { return lang.L("This is the last paragraph", d) },
	labelling.NoticeNoneShow:    func(d any) string { return lang.L("{{.Name}}: noted that no words show it", d) },
	labelling.NoticeNoEvidence:  func(d any) string { return lang.L("Space means nothing here", d) },
	labelling.NoticeUnkeyed: func(d any) string {
		return lang.L("That article has no key to practise by; it is found in real work", d)
	},
	labelling.NoticeConflict: func(d any) string {
		return lang.L(
			"Answered differently in two places: {{.Name}} is {{.To}} here, {{.From}} elsewhere. Answer it again; Enter alone decides nothing",
			d,
		)
	},
	labelling.NoticeRuled: func(d any) string {
		return lang.L("A ruling on {{.Name}} came since you answered it: look again; Enter submits it as it is", d)
	},
	labelling.NoticeNotAsked: func(d any) string { return lang.L("Paragraph {{.Paragraph}} is only to be read here", d) },
	answering.NoticeClosed: func(d any) string {
		return lang.L("The right answers to paragraph {{.Paragraph}} were shown; it stays as it is", d)
	},
	answering.NoticeRemarked:  func(d any) string { return lang.L("The mark for {{.Name}} {{.To}} is changed", d) },
	answering.NoticeUnmarked:  func(d any) string { return lang.L("The mark for {{.Name}} {{.To}} is taken back", d) },
	answering.NoticeWhose:     func(d any) string { return lang.L("Words are selected: press the option that they show", d) },
	answering.NoticeNoWords:   func(d any) string { return lang.L("{{.Name}} takes no marked words", d) },
	answering.NoticeTakenBack: func(d any) string { return lang.L("{{.Name}}: answer taken back", d) },
}

func reversed(n answering.Notice, data map[string]any) string {
	undone, submission := n.Kind == answering.NoticeUndone, n.What == annotate.KindSubmission
	switch marks, inquiry := n.What == annotate.KindEvidence, n.What == annotate.KindQuestion; {
	case n.Whole && undone:
		return lang.L("Undone: the article as a whole, {{.What}}", withWhat(n, data))
	case n.Whole:
		return lang.L("Redone: the article as a whole, {{.What}}", withWhat(n, data))
	case inquiry && undone:
		return lang.L("Undone: paragraph {{.Paragraph}}, what the lead was asked", data)
	case inquiry:
		return lang.L("Redone: paragraph {{.Paragraph}}, what the lead was asked", data)
	case marks && undone:
		return lang.L("Undone: paragraph {{.Paragraph}}, words marked for {{.Name}} {{.Option}}", data)
	case marks:
		return lang.L("Redone: paragraph {{.Paragraph}}, words marked for {{.Name}} {{.Option}}", data)
	case submission && undone:
		return lang.L("Undone: paragraph {{.Paragraph}}, submission", data)
	case submission:
		return lang.L("Redone: paragraph {{.Paragraph}}, submission", data)
	case undone:
		return lang.L("Undone: paragraph {{.Paragraph}}, {{.Name}} {{.From}}, back to {{.To}}", data)
	}
	return lang.L("Redone: paragraph {{.Paragraph}}, {{.Name}} {{.From}}, again {{.To}}", data)
}

// withWhat adds to what a sentence says what an undo or redo changed.
func withWhat(n answering.Notice, data map[string]any) map[string]any {
	switch n.What {
	case annotate.KindSubmission:
		data["What"] = lang.L("submission")
	case annotate.KindQuestion:
		data["What"] = lang.L("what the lead was asked")
	default:
		data["What"] = lang.L("{{.Name}} {{.From}}, then {{.To}}", data)
	}
	return data
}

func doubt(n answering.Notice, data map[string]any) string {
	whole := n.Field == nil
	switch {
	case whole && n.Whole && n.Kind == labelling.NoticeUnsure:
		return lang.L("The article as a whole is marked unsure; ? takes it back", data)
	case whole && n.Whole:
		return lang.L("The article as a whole is no longer marked unsure", data)
	case whole && n.Kind == labelling.NoticeUnsure:
		return lang.L("Paragraph {{.Paragraph}} is marked unsure; ? takes it back", data)
	case whole:
		return lang.L("Paragraph {{.Paragraph}} is no longer marked unsure", data)
	case n.Kind == labelling.NoticeUnsure:
		return lang.L("{{.Name}} is marked unsure; ? takes it back", data)
	}
	return lang.L("{{.Name}} is no longer marked unsure", data)
}
