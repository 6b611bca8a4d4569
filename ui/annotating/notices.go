package annotating

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/session"
)

// sentence puts a notice into the words of the status bar.
func sentence(n session.Notice) string {
	data := map[string]any{
		"Key": n.Key, "Paragraph": n.Paragraph, "Target": n.Target.Name,
		"Name": "", "From": "", "To": "",
	}
	if n.Field != nil {
		data["Name"] = nameOf(n.Field, n.Target)
		data["Field"] = n.Field.Label
		data["From"], data["To"] = shownValue(n.Field, n.From), shownValue(n.Field, n.To)
	}
	switch n.Kind {
	case session.NoticeNone:
		return ""
	case session.NoticeUndone, session.NoticeRedone:
		return reversed(n, data)
	case session.NoticeUnsure, session.NoticeSure:
		return doubt(n, data)
	}
	return lang.L(sentences[n.Kind], data)
}

// sentences are the notices that need no more than their parts filled in.
var sentences = map[session.NoticeKind]string{
	session.NoticeNoKey:       "{{.Key}} is no key of {{.Field}}",
	session.NoticeNoField:     "No field is active: Tab chooses one, Enter goes on",
	session.NoticeReadOnly:    "Read-only: nothing was changed",
	session.NoticeNothingUndo: "Nothing to undo",
	session.NoticeNothingRedo: "Nothing to redo",
	session.NoticeKept:        "Not undone: paragraph {{.Paragraph}}, {{.Name}} was decided anew since",
	session.NoticeNamed:       "{{.Target}} is named in this paragraph: answer it with its own key",
	session.NoticeArticleDone: "Article finished; this is the next one",
	session.NoticeAllDone:     "Everything in the queue is submitted",
	session.NoticeNoMore:      "No draft or unsure paragraph that way",
	session.NoticeNoParagraph: "This article has no paragraph {{.Paragraph}}",
	session.NoticeFirst:       "This is the first paragraph",
	session.NoticeLast:        "This is the last paragraph",
	session.NoticeNoEvidence:  "Space means nothing here",
	session.NoticeTakenBack:   "{{.Name}}: answer taken back",
}

func reversed(n session.Notice, data map[string]any) string {
	undone := n.Kind == session.NoticeUndone
	switch {
	case n.Submit && undone:
		return lang.L("Undone: paragraph {{.Paragraph}}, submission", data)
	case n.Submit:
		return lang.L("Redone: paragraph {{.Paragraph}}, submission", data)
	case undone:
		return lang.L("Undone: paragraph {{.Paragraph}}, {{.Name}} {{.From}}, back to {{.To}}", data)
	}
	return lang.L("Redone: paragraph {{.Paragraph}}, {{.Name}} {{.From}}, again {{.To}}", data)
}

func doubt(n session.Notice, data map[string]any) string {
	whole := n.Field == nil
	switch {
	case whole && n.Kind == session.NoticeUnsure:
		return lang.L("Paragraph {{.Paragraph}} is marked unsure; ? takes it back", data)
	case whole:
		return lang.L("Paragraph {{.Paragraph}} is no longer marked unsure", data)
	case n.Kind == session.NoticeUnsure:
		return lang.L("{{.Name}} is marked unsure; ? takes it back", data)
	}
	return lang.L("{{.Name}} is no longer marked unsure", data)
}
